// The DSSE envelope (Dead Simple Signing Envelope, v1): bytes, their type and signatures over both. Base64 is
// read strictly here: two spellings of the same bytes would let a file change without its signature failing.
import { z } from 'zod'

const base64 = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').toString('base64') === text, { message: 'is not base64' })
  .transform((text): Uint8Array => Buffer.from(text, 'base64'))

export const envelopeSchema = z.strictObject({
  payloadType: z.string(),
  payload: base64,
  signatures: z.array(z.strictObject({ keyid: z.string().optional(), sig: base64 })).min(1),
})

/** An envelope with its base64 decoded. */
export type Envelope = z.infer<typeof envelopeSchema>

/**
 * What a DSSE signature is over: `DSSEv1`, then type and body, each preceded by its length in bytes.
 *
 * Source: DSSE protocol v1.0.2, "Signature Definition", PAE.
 *
 * @example
 * new TextDecoder().decode(preAuthenticationEncoding('http://example.com/HelloWorld', new TextEncoder().encode('hello world'))) // => "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
 */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8')
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ])
}

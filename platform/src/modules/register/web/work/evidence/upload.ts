// Reads an upload of evidence: the envelope, the public key where one is brought, and whose data it was.
import type { FastifyRequest } from 'fastify'

export type Upload = Readonly<{
  /** Null where no file was chosen. */
  evidence: string | null
  publicPem: string | null
  ownData: boolean | null
  tooLarge: boolean
}>

export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload = { evidence: '', key: '', own: '', tooLarge: false }
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'own') upload.own = String(part.value)
      continue
    }
    const text = (await part.toBuffer()).toString('utf8')
    if (part.file.truncated) upload.tooLarge = true
    if (part.fieldname === 'evidence') upload.evidence = text
    if (part.fieldname === 'key') upload.key = text
  }
  return {
    evidence: upload.evidence === '' ? null : upload.evidence,
    publicPem: upload.key === '' ? null : upload.key,
    ownData: upload.own === '' ? null : upload.own === 'yes',
    tooLarge: upload.tooLarge,
  }
}

// Signs a statement: statement → canonical bytes → envelope. The same statement and key always give the same file, byte
// for byte, since Ed25519 is deterministic and the JSON is canonical.
import { sign } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Result } from '../result/index.ts'
import { preAuthenticationEncoding } from './envelope.ts'
import { idOfKey, privateKeyIn } from './key-object.ts'
import { type AnyStatement, PAYLOAD_TYPE, statementOf } from './statement.ts'

export type Signed =
  | { readonly ok: true; readonly text: string; readonly keyId: string }
  | { readonly ok: false; readonly code: 'bad_private_key'; readonly message: string }

/**
 * Signs a result with an Ed25519 private key (PEM, PKCS #8). `text` is the whole of `evidence.json`: a DSSE envelope on
 * one line, without a newline at the end, so that no byte of it can be changed unnoticed.
 *
 * Source: DSSE protocol v1.0.2; in-toto Statement v1; RFC 8785 (canonical JSON); RFC 8032 (Ed25519).
 *
 * @example
 * signResult(result, newKeys().privateKeyPem).ok // => true
 * signResult(result, 'hello').code // => "bad_private_key"
 */
export function signResult(result: Result, privateKeyPem: string): Signed {
  return signStatement(statementOf(result), privateKeyPem)
}

/**
 * Signs any statement, as `signResult` signs that of a result.
 *
 * Source: as for `signResult`.
 *
 * @example
 * signStatement({ _type: STATEMENT_TYPE, subject: [], predicateType: 'a', predicate: 1 }, newKeys().privateKeyPem).ok // => true
 */
export function signStatement(statement: AnyStatement, privateKeyPem: string): Signed {
  const read = privateKeyIn(privateKeyPem)
  if (!read.ok) return { ok: false, code: 'bad_private_key', message: read.message }
  const payload = Buffer.from(canonicalJson(statement), 'utf8')
  const keyId = idOfKey(read.key)
  const signature = sign(null, preAuthenticationEncoding(PAYLOAD_TYPE, payload), read.key)
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId, sig: signature.toString('base64') }],
  }
  return { ok: true, text: canonicalJson(envelope), keyId }
}

function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('the value has no JSON form')
  return text
}

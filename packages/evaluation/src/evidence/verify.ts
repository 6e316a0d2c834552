// Checks evidence in the order in which it can fail, and says which step did: envelope, key, signature,
// statement, result. Nothing inside the payload is looked at before its signature holds.
import { type KeyObject, verify } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Result } from '../result/index.ts'
import { type Envelope, envelopeSchema, preAuthenticationEncoding } from './envelope.ts'
import { idOfKey, publicKeyIn } from './key-object.ts'
import {
  type AnyStatement,
  anyStatementSchema,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  type Statement,
  statementSchema,
  subjectsOf,
} from './statement.ts'

export type EvidenceFault =
  | 'bad_public_key'
  | 'malformed_json'
  | 'malformed_envelope'
  | 'wrong_payload_type'
  | 'wrong_key'
  | 'changed'
  | 'malformed_statement'
  | 'unknown_predicate'
  | 'invalid_result'
  | 'subject_mismatch'

export type VerifiedEvidence = {
  readonly ok: true
  readonly statement: Statement
  readonly result: Result
  readonly keyId: string
}

/** What was signed, whatever it is about: its signature holds, and its predicate has not been looked at. */
export type OpenedEvidence = {
  readonly ok: true
  readonly statement: AnyStatement
  readonly keyId: string
}
export type RefusedEvidence = { readonly ok: false; readonly code: EvidenceFault; readonly message: string }

/**
 * Verifies the text of an evidence file against one Ed25519 public key (PEM, SPKI). Proves that the holder of that
 * key signed exactly this result, about exactly these observations and this plan; it proves nothing about who
 * holds the key. Never throws.
 *
 * Source: DSSE protocol v1.0.2, "Protocol"; in-toto Attestation Framework, "Validation".
 *
 * @example
 * verifyEvidence('{}', newKeys().publicKeyPem).code // => "malformed_envelope"
 */
export function verifyEvidence(text: string, publicKeyPem: string): VerifiedEvidence | RefusedEvidence {
  const opened = openSigned(text, [publicKeyPem])
  if (!opened.ok) return opened
  if (opened.statement.predicateType !== PREDICATE_TYPE) {
    const message = `the evidence holds ${opened.statement.predicateType}; this version reads ${PREDICATE_TYPE}`
    return refused('unknown_predicate', message)
  }
  return verifyStatement(opened.statement, opened.keyId)
}

/**
 * Opens a signed statement of any kind with whichever of these public keys (PEM, SPKI) it was signed with. Never throws.
 *
 * Source: as for `verifyEvidence`.
 *
 * @example
 * openSigned('{}', [newKeys().publicKeyPem]).code // => "malformed_envelope"
 */
export function openSigned(text: string, publicKeyPems: readonly string[]): OpenedEvidence | RefusedEvidence {
  const keys: KeyObject[] = []
  for (const pem of publicKeyPems) {
    const read = publicKeyIn(pem)
    if (!read.ok) return refused('bad_public_key', read.message)
    keys.push(read.key)
  }
  const json = parse(text)
  if (!json.ok) return refused('malformed_json', `the evidence is not JSON: ${json.message}`)
  if (isResult(json.value)) {
    return refused('malformed_envelope', 'this is a result, which nobody has signed; give evidence.json')
  }
  const envelope = envelopeSchema.safeParse(json.value)
  if (!envelope.success) {
    return refused('malformed_envelope', `the evidence is not a DSSE envelope: ${faultsOf(envelope.error)}`)
  }
  return openEnvelope(envelope.data, keys)
}

/** The file that lies beside the evidence, and is easily taken for it. */
function isResult(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'result' in value && 'provenance' in value
}

function openEnvelope(envelope: Envelope, keys: readonly KeyObject[]): OpenedEvidence | RefusedEvidence {
  if (envelope.payloadType !== PAYLOAD_TYPE) {
    return refused('wrong_payload_type', `the payload is ${envelope.payloadType}; expected ${PAYLOAD_TYPE}`)
  }
  const named = keys.find((key) => envelope.signatures.some(({ keyid }) => keyid === idOfKey(key)))
  const tried = (named === undefined ? keys : [named]).map((key) => ({
    key,
    fault: signatureFault(envelope, key),
  }))
  const holds = tried.find(({ fault }) => fault === null)
  if (holds !== undefined) return readPayload(envelope.payload, idOfKey(holds.key))
  return tried[0]?.fault ?? refused('wrong_key', 'no key was given to verify the signature with')
}

function signatureFault(envelope: Envelope, key: KeyObject): RefusedEvidence | null {
  const keyId = idOfKey(key)
  const ours = envelope.signatures.filter(({ keyid }) => keyid === undefined || keyid === keyId)
  if (ours.length === 0) {
    const signers = envelope.signatures.map(({ keyid }) => keyid).join(', ')
    return refused('wrong_key', `the evidence was signed with ${signers}; the key given is ${keyId}`)
  }
  const signed = preAuthenticationEncoding(envelope.payloadType, envelope.payload)
  if (ours.some(({ sig }) => verify(null, signed, key, sig))) return null
  const unnamed = ours.some(({ keyid }) => keyid === undefined)
  const other = unnamed ? ', or it was signed with another key' : ''
  return refused(
    'changed',
    `the signature does not fit: the evidence was changed after it was signed${other}`,
  )
}

function readPayload(payload: Uint8Array, keyId: string): OpenedEvidence | RefusedEvidence {
  const json = parse(Buffer.from(payload).toString('utf8'))
  const any = json.ok ? anyStatementSchema.safeParse(json.value) : null
  if (!json.ok || !any?.success) {
    const why = any?.error === undefined ? 'it is not JSON' : faultsOf(any.error)
    return refused('malformed_statement', `what was signed is not an in-toto Statement v1: ${why}`)
  }
  return { ok: true, statement: any.data, keyId }
}

function verifyStatement(value: unknown, keyId: string): VerifiedEvidence | RefusedEvidence {
  const statement = statementSchema.safeParse(value)
  if (!statement.success) {
    return refused('invalid_result', `the result in the evidence is not valid: ${faultsOf(statement.error)}`)
  }
  const result = statement.data.predicate
  if (!isDeepStrictEqual(statement.data.subject, subjectsOf(result))) {
    return refused(
      'subject_mismatch',
      'the evidence names other observations or another plan than its result does',
    )
  }
  return { ok: true, statement: statement.data, result, keyId }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** The first faults of what does not fit its schema, in one line. */
export function faultsOf(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
  const shown = faults.slice(0, 5).join('; ')
  return faults.length > 5 ? `${shown}; and ${faults.length - 5} more` : shown
}

function refused(code: EvidenceFault, message: string): RefusedEvidence {
  return { ok: false, code, message }
}

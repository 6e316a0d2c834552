// Evidence against software that we did not write, against every kind of fault, and against changed bytes.
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { bundleFromJSON, bundleToJSON, toDSSEBundle } from '@sigstore/bundle'
import { dsse } from '@sigstore/core'
import { toSignedEntity, Verifier } from '@sigstore/verify'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemas } from '../engine/index.ts'
import { COMPAS_RACE, resultOf } from '../report/result.fixture.ts'
import { preAuthenticationEncoding } from './envelope.ts'
import {
  type EvidenceFault,
  keyIdOf,
  newKeys,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  type RefusedEvidence,
  signResult,
  verifyEvidence,
} from './index.ts'

const keys = newKeys()
const result = resultOf(COMPAS_RACE)
const evidence = signed(keys.privateKeyPem)

function signed(privateKeyPem: string): string {
  const outcome = signResult(result, privateKeyPem)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.text
}

/** Signs any payload at all, so that what comes after the signature can be tested. */
function envelopeOf(payload: string, over: object = {}): string {
  const bytes = Buffer.from(payload)
  const sig = sign(null, preAuthenticationEncoding(PAYLOAD_TYPE, bytes), keys.privateKeyPem).toString(
    'base64',
  )
  return JSON.stringify({
    payloadType: PAYLOAD_TYPE,
    payload: bytes.toString('base64'),
    signatures: [{ keyid: keys.keyId, sig }],
    ...over,
  })
}

function statement(over: object = {}): string {
  const read = JSON.parse(Buffer.from(JSON.parse(evidence).payload, 'base64').toString())
  return JSON.stringify({ ...read, ...over })
}

function refusal(text: string, publicKeyPem = keys.publicKeyPem): RefusedEvidence {
  const outcome = verifyEvidence(text, publicKeyPem)
  if (outcome.ok) throw new Error('the evidence was accepted')
  return outcome
}

test('what was signed comes back whole, with the digests of what it is about', () => {
  const outcome = verifyEvidence(evidence, keys.publicKeyPem)
  expect(outcome).toMatchObject({ ok: true, keyId: keys.keyId, result })
  expect(outcome.ok && outcome.statement.subject).toEqual([
    { name: 'compas-two-year.csv', digest: { sha256: 'b'.repeat(64) } },
    { name: 'Risk decile, two-year reoffending', digest: { sha256: 'a'.repeat(64) } },
  ])
})

test('of two files, both are what the evidence is about', () => {
  const { observations } = result.provenance
  const truth = { name: 'truth.json', bytes: 1, sha256: 'c'.repeat(64) }
  const two = { ...result, provenance: { ...result.provenance, observations: { ...observations, truth } } }
  const outcome = signResult(two, keys.privateKeyPem)
  const read = outcome.ok ? verifyEvidence(outcome.text, keys.publicKeyPem) : undefined
  expect(read?.ok && read.statement.subject.map(({ digest }) => digest.sha256.charAt(0))).toEqual([
    'b',
    'c',
    'a',
  ])
})

test('the same result and key give the same bytes, in canonical form', () => {
  expect(signed(keys.privateKeyPem)).toBe(evidence)
  expect(canonicalize(JSON.parse(evidence))).toBe(evidence)
  const payload = Buffer.from(JSON.parse(evidence).payload, 'base64').toString()
  expect(canonicalize(JSON.parse(payload))).toBe(payload)
})

test('the encoding before signing is that of the DSSE protocol, and of @sigstore/core', () => {
  const body = Buffer.from('hello world')
  const ours = preAuthenticationEncoding('http://example.com/HelloWorld', body)
  expect(ours.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
  expect(preAuthenticationEncoding('té', body)).toEqual(dsse.preAuthEncoding('té', body))
})

test('a key id is the SHA-256 of the SubjectPublicKeyInfo, from either half of the pair', () => {
  const known =
    '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----'
  // printf %s MCow…URo= | base64 -d | sha256sum
  expect(keyIdOf(known)).toBe('sha256:06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9')
  expect(keyIdOf(keys.publicKeyPem)).toBe(keys.keyId)
  expect(newKeys().keyId).not.toBe(keys.keyId)
  expect(() => keyIdOf(keys.privateKeyPem)).toThrow(TypeError)
})

const verifier = new Verifier(
  {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey: (hint) => {
      if (hint !== keys.keyId) throw new Error(`unknown key ${hint}`)
      return { publicKey: createPublicKey(keys.publicKeyPem), validFor: () => true }
    },
  },
  { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 },
)

function bundle(payload: Buffer): ReturnType<typeof toDSSEBundle> {
  const { payloadType, signatures } = JSON.parse(evidence)
  const signature = Buffer.from(signatures[0].sig, 'base64')
  return toDSSEBundle({
    artifact: payload,
    artifactType: payloadType,
    signature,
    keyHint: signatures[0].keyid,
  })
}

test('@sigstore/verify accepts our evidence, and refuses it with one byte changed', () => {
  const payload = Buffer.from(JSON.parse(evidence).payload, 'base64')
  const read = bundleFromJSON(bundleToJSON(bundle(payload)))
  expect(verifier.verify(toSignedEntity(read)).key).toBeDefined()
  const changed = Buffer.from(payload)
  changed[100] = (changed[100] ?? 0) ^ 1
  expect(() => verifier.verify(toSignedEntity(bundle(changed)))).toThrow('signature verification failed')
})

test('any byte of the file changed to any other is refused', () => {
  const bytes = Buffer.from(evidence)
  const property = fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ flip
    return !verifyEvidence(changed.toString('utf8'), keys.publicKeyPem).ok
  })
  fc.assert(property, { numRuns: 500 })
})

test('any byte of the signature or the payload changed fails as changed', () => {
  const read = JSON.parse(evidence)
  const flipped = (text: string, at: number, flip: number) => {
    const bytes = Buffer.from(text, 'base64')
    const where = at % bytes.length
    bytes[where] = (bytes[where] ?? 0) ^ flip
    return bytes.toString('base64')
  }
  const property = fc.property(
    fc.nat(),
    fc.integer({ min: 1, max: 255 }),
    fc.boolean(),
    (at, flip, inPayload) => {
      const sig = inPayload ? read.signatures[0].sig : flipped(read.signatures[0].sig, at, flip)
      const payload = inPayload ? flipped(read.payload, at, flip) : read.payload
      const text = JSON.stringify({ ...read, payload, signatures: [{ ...read.signatures[0], sig }] })
      return refusal(text).code === 'changed'
    },
  )
  fc.assert(property, { numRuns: 300 })
})

const result2 = JSON.parse(statement()).predicate

test.each<[EvidenceFault, string, RegExp]>([
  ['malformed_json', 'hello', /not JSON/],
  ['malformed_json', '', /not JSON/],
  ['malformed_envelope', '{"payload":1}', /payload.*signatures/s],
  ['malformed_envelope', envelopeOf(statement(), { payload: '!!' }), /payload: is not base64/],
  ['malformed_envelope', envelopeOf(statement(), { signatures: [] }), /signatures/],
  ['malformed_envelope', envelopeOf(statement(), { note: 'x' }), /note/],
  ['wrong_payload_type', envelopeOf(statement(), { payloadType: 'text/plain' }), /text\/plain; expected/],
  ['malformed_statement', envelopeOf('not json'), /not JSON/],
  ['malformed_statement', envelopeOf('{"_type":"x"}'), /_type/],
  [
    'unknown_predicate',
    envelopeOf(statement({ predicateType: 'https://policeai.example/schemas/result-9.json' })),
    /result-9\.json; this version/,
  ],
  ['invalid_result', envelopeOf(statement({ predicate: { ...result2, rows: 7 } })), /predicate\.rows/],
  ['invalid_result', envelopeOf(statement({ predicate: {} })), /and \d+ more/],
  [
    'subject_mismatch',
    envelopeOf(statement({ subject: [{ name: 'x', digest: { sha256: 'c'.repeat(64) } }] })),
    /other/,
  ],
])('%s has its own message (%#)', (code, text, message) => {
  const outcome = refusal(text)
  expect(outcome.code).toBe(code)
  expect(outcome.message).toMatch(message)
})

test('another key is told from a changed file', () => {
  const other = newKeys()
  const outcome = refusal(evidence, other.publicKeyPem)
  expect(outcome.code).toBe('wrong_key')
  expect(outcome.message).toContain(keys.keyId)
  expect(outcome.message).toContain(other.keyId)
})

test('a signature without a key id is tried, and may be from another key', () => {
  const { signatures, ...rest } = JSON.parse(evidence)
  const unnamed = JSON.stringify({ ...rest, signatures: [{ sig: signatures[0].sig }] })
  expect(verifyEvidence(unnamed, keys.publicKeyPem).ok).toBe(true)
  expect(refusal(unnamed, newKeys().publicKeyPem).message).toMatch(/or it was signed with another key/)
})

test('keys that cannot be used are refused, and never shown', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(refusal(evidence, 'hello')).toMatchObject({
    code: 'bad_public_key',
    message: expect.stringMatching(/not a public key/),
  })
  expect(refusal(evidence, pem).message).toMatch(/rsa; evidence is signed with Ed25519/)
  expect(refusal(evidence, keys.privateKeyPem).message).toMatch(/keep this one to yourself/)
  const bad = signResult(result, 'secret words')
  expect(bad).toMatchObject({ ok: false, code: 'bad_private_key' })
  expect(JSON.stringify(bad)).not.toContain('secret words')
})

test('a result in the place of its evidence is told from a damaged envelope', () => {
  expect(refusal(JSON.stringify(result))).toMatchObject({
    code: 'malformed_envelope',
    message: 'this is a result, which nobody has signed; give evidence.json',
  })
})

test('the predicate type is the id of the published schema of the result', () => {
  expect(PREDICATE_TYPE).toBe(schemas['result-1']?.$id)
})

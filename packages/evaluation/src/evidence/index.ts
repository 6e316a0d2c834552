// The door of the evidence module: make keys, sign a result, verify what was signed.
export { preAuthenticationEncoding } from './envelope.ts'
export { type Keys, keyIdOf, newKeys, type ReadKey, readPrivateKey } from './keys.ts'
export { type Signed, signResult } from './sign.ts'
export { PAYLOAD_TYPE, PREDICATE_TYPE, STATEMENT_TYPE, type Statement } from './statement.ts'
export { type EvidenceFault, type RefusedEvidence, type VerifiedEvidence, verifyEvidence } from './verify.ts'

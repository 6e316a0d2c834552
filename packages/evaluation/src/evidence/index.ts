// The door of the evidence module: make keys, sign a result, verify what was signed.
export { preAuthenticationEncoding } from './envelope.ts'
export {
  type Keys,
  keyIdOf,
  newKeys,
  publicKeyOf,
  type ReadKey,
  readPrivateKey,
  readPublicKey,
} from './keys.ts'
export { type Signed, signResult, signStatement } from './sign.ts'
export {
  type AnyStatement,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  STATEMENT_TYPE,
  type Statement,
} from './statement.ts'
export {
  type EvidenceFault,
  type OpenedEvidence,
  openSigned,
  type RefusedEvidence,
  type VerifiedEvidence,
  verifyEvidence,
} from './verify.ts'

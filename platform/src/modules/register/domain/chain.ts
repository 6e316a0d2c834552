// What was published: versions that never change. Each one's hash covers its own content and the hash before
// it, so that changing, dropping or reordering a version breaks every later one. RFC 8785 gives the bytes. The hash
// is signed as it is published, so that a chain that was made anew is noticed too.
import { createHash, verify } from 'node:crypto'
import { keyIdOf } from '@policeai/evaluation'
import type { Phase, RecordContent } from '@policeai/record'
import { canonicalJson } from '../../../kernel/audit/chain.ts'
import type { Draft } from './draft.ts'
import { type Person, type Refusal, refusalOf } from './rules.ts'

/** What the hash is over, under the names that the public JSON uses. */
export type VersionContent = Readonly<{
  record: string
  number: number
  content: RecordContent
  /** SHA-256 of each piece of evidence, in the order shown. */
  evidence: readonly string[]
  change_note: string
  authorised_role: string
  /** ISO 8601, as are all times here. */
  authorised_at: string
  authorised_conditions: string | null
  /** `YYYY-MM-DD` */
  review_due: string | null
  published_at: string
  /** The hash of the version before, 64 zeros for the first. */
  previous_hash: string
}>

export type Version = VersionContent & Readonly<{ hash: string }>

/** Who signed a hash: Ed25519 over its 64 characters. Names are those of the public JSON. */
export type Signed = Readonly<{
  /** `sha256:` and the digest of the public key. */
  key_id: string
  /** PEM, so that it can be checked when the key is no longer in use. */
  public_key: string
  /** Base64. */
  signature: string
}>

export type SignedVersion = Version & Readonly<{ signed: Signed }>

/** The hash before the first version. */
export const CHAIN_ORIGIN = '0'.repeat(64)

export function hashVersion(version: VersionContent): string {
  const { record, number, content, evidence, change_note, authorised_role, authorised_at } = version
  const { authorised_conditions, review_due, published_at, previous_hash } = version
  const decided = { authorised_role, authorised_at, authorised_conditions, review_due }
  const covered = { record, number, content, evidence, change_note, ...decided, published_at, previous_hash }
  return createHash('sha256').update(canonicalJson(covered)).digest('hex')
}

export type Head = Readonly<Pick<Version, 'number' | 'hash'>>

export type Publication = Readonly<{
  person: Person
  at: Date
  revision: number
  evidence: readonly string[]
  /** The newest version so far. */
  head: Head | null
}>

/** The next version of a record, from a draft that the force authorised. */
export function publish(
  draft: Draft,
  publication: Publication,
): Readonly<{ done: Version }> | Readonly<{ refused: Refusal }> {
  const refused = refusalOf('publish', draft, publication.person, publication.revision)
  if (refused) return { refused }
  if (draft.authorised === null) throw new TypeError('an authorised draft holds its authorisation')
  const { role, at, conditions, reviewDue } = draft.authorised
  const version: VersionContent = {
    record: draft.recordId,
    number: (publication.head?.number ?? 0) + 1,
    content: draft.content,
    evidence: publication.evidence,
    change_note: draft.changeNote,
    authorised_role: role,
    authorised_at: at.toISOString(),
    authorised_conditions: conditions,
    review_due: reviewDue,
    published_at: publication.at.toISOString(),
    previous_hash: publication.head?.hash ?? CHAIN_ORIGIN,
  }
  return { done: { ...version, hash: hashVersion(version) } }
}

export type ChainFault = Readonly<{
  number: number
  fault: 'missing' | 'does_not_follow' | 'changed' | 'not_signed'
}>
export type ChainCheck =
  | Readonly<{ ok: true; head: Head | null }>
  | Readonly<{ ok: false; fault: ChainFault }>

/** Checks all versions of one record, oldest first; stops at the first that does not hold. */
export function verifyChain(versions: readonly SignedVersion[]): ChainCheck {
  let head: Head | null = null
  for (const version of versions) {
    const fault = faultOf(version, head)
    if (fault) return { ok: false, fault: { number: version.number, fault } }
    head = { number: version.number, hash: version.hash }
  }
  return { ok: true, head }
}

function faultOf(version: SignedVersion, head: Head | null): ChainFault['fault'] | null {
  if (version.number !== (head?.number ?? 0) + 1) return 'missing'
  if (version.previous_hash !== (head?.hash ?? CHAIN_ORIGIN)) return 'does_not_follow'
  if (hashVersion(version) !== version.hash) return 'changed'
  return isSigned(version) ? null : 'not_signed'
}

/** What is no key and no signature does not verify either. */
function isSigned({ hash, signed: { key_id, public_key, signature } }: SignedVersion): boolean {
  try {
    const holds = verify(null, Buffer.from(hash), public_key, Buffer.from(signature, 'base64'))
    return holds && keyIdOf(public_key) === key_id
  } catch {
    return false
  }
}

/** The phase that the content names; a record cannot be submitted without one. */
export function phaseOf(content: RecordContent): Phase | null {
  const entry = content['phase']
  return entry && 'value' in entry ? (entry.value as Phase) : null
}

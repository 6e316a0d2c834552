// The evidence that published versions cite. What a draft alone has attached is not seen from here, even by
// somebody who knows its digest.
import type { Result } from '@policeai/evaluation'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Database } from '../../../kernel/database/open.ts'
import { isId } from '../../../kernel/ids.ts'

export type PublishedEvidence = Readonly<{
  sha256: string
  result: Result
  /** Whether it was measured on the organisation's own data. */
  ownData: boolean
  keyId: string
  /** Who signed: the organisation whose key it is. */
  signedBy: string
  publicPem: string
}>

export type PublicEvidence = Readonly<{
  /** Of digests that a published version cites, in the order given. */
  find: (recordId: string, digests: readonly string[]) => Promise<readonly PublishedEvidence[]>
  /** Whether any published version of the record cites it. */
  isCited: (recordId: string, sha256: string) => Promise<boolean>
}>

/** A result with its curves may be 1 MB. */
const KEPT_PIECES = 64

/** Evidence that a published version cites never changes, so what was read once is kept. */
export function createPublicEvidence(database: Database): PublicEvidence {
  const kept = new LRUCache<string, PublishedEvidence>({ max: KEPT_PIECES })

  async function find(recordId: string, digests: readonly string[]): Promise<readonly PublishedEvidence[]> {
    const keyOf = (sha256: string) => `${recordId}/${sha256}`
    const known = digests.map((sha256) => kept.get(keyOf(sha256)))
    const missing = digests.filter((_, i) => known[i] === undefined)
    const read = await readEvidence(database, recordId, missing)
    for (const piece of read) kept.set(keyOf(piece.sha256), piece)
    return digests.flatMap((sha256, i) => known[i] ?? read.find((piece) => piece.sha256 === sha256) ?? [])
  }

  return { find, isCited: (recordId, sha256) => isCited(database, recordId, sha256) }
}

async function isCited(database: Database, recordId: string, sha256: string): Promise<boolean> {
  if (!isId(recordId) || !/^[0-9a-f]{64}$/.test(sha256)) return false
  const { rows } = await sql`
    select from register.versions where record_id = ${recordId} and ${sha256} = any (evidence) limit 1`.execute(
    database,
  )
  return rows.length > 0
}

async function readEvidence(
  database: Database,
  recordId: string,
  digests: readonly string[],
): Promise<readonly PublishedEvidence[]> {
  if (digests.length === 0) return []
  const { rows } = await sql<PublishedEvidence>`
    select e.sha256, e.result, e.own_data as "ownData", e.key_id as "keyId",
      k.organisation_id as "signedBy", k.public_pem as "publicPem"
    from register.evidence e join register.signing_keys k on k.key_id = e.key_id
    where e.record_id = ${recordId} and e.sha256 in (${sql.join(digests)})`.execute(database)
  return rows
}

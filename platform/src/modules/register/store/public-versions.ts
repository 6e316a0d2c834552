// What the public may read of one record: its published versions, as they stood. Drafts live in another table,
// which no query here names; a record without a version does not exist here.
import { sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import { isId } from '../../../kernel/ids.ts'
import type { SignedVersion } from '../domain/chain.ts'
import { allVersions, newestVersion } from './versions.ts'

/** What is true of the record whatever its version. */
export type PublishedRecord = Readonly<{
  id: string
  organisationId: string
  toolId: string
  toolName: string
  supplier: string
  retiredAt: Date | null
  retiredReason: string | null
  demonstration: boolean
}>

export type PublicVersions = Readonly<{
  /** Null where there is no such record, and in just the same way where nothing of it was published. */
  record: (id: string) => Promise<PublishedRecord | null>
  newest: (id: string) => Promise<SignedVersion | null>
  /** Every published version, the first one first. */
  all: (id: string) => Promise<readonly SignedVersion[]>
}>

export const createPublicVersions = (database: Database): PublicVersions => ({
  record: async (id) => (isId(id) ? findRecord(database, id) : null),
  newest: async (id) => (isId(id) ? newestVersion(database, id) : null),
  all: async (id) => (isId(id) ? allVersions(database, id) : []),
})

async function findRecord(database: Database, id: string): Promise<PublishedRecord | null> {
  const { rows } = await sql<PublishedRecord>`
    select r.id, r.organisation_id as "organisationId", r.tool_id as "toolId", t.name as "toolName", t.supplier,
      r.retired_at as "retiredAt", r.retired_reason as "retiredReason", r.demonstration
    from register.records r join register.tools t on t.id = r.tool_id
    where r.id = ${id} and exists (select from register.versions v where v.record_id = r.id)`.execute(
    database,
  )
  return rows[0] ?? null
}

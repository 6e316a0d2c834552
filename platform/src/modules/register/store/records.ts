// Records and the tools that they are about. A tool is the same for every force that uses it, so that their
// records stand side by side.
import { sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import type { DraftState } from '../domain/draft.ts'
import type { RegisterRecord } from '../domain/record.ts'
import type { RegisterTables } from './tables.ts'

const register = (database: Database) => database.withTables<RegisterTables>()

const select = (database: Database) =>
  register(database)
    .selectFrom('register.records as r')
    .innerJoin('register.tools as t', 't.id', 'r.tool_id')
    .select([
      'r.id',
      'r.organisation_id as organisationId',
      'r.tool_id as toolId',
      't.name as toolName',
      't.supplier',
      'r.created_at as createdAt',
      'r.retired_at as retiredAt',
      'r.retired_reason as retiredReason',
      'r.demonstration',
    ])

export async function findRecord(database: Database, id: string): Promise<RegisterRecord | null> {
  return (await select(database).where('r.id', '=', id).executeTakeFirst()) ?? null
}

/** The record, held until the transaction ends: one person at a time begins a version, or retires it. */
export async function lockRecord(transaction: Database, id: string): Promise<RegisterRecord | null> {
  return (await select(transaction).where('r.id', '=', id).forUpdate('r').executeTakeFirst()) ?? null
}

export async function findBySubmission(database: Database, key: string): Promise<RegisterRecord | null> {
  return (await select(database).where('r.submission_key', '=', key).executeTakeFirst()) ?? null
}

export type NewRecord = Readonly<{
  id: string
  organisationId: string
  toolId: string
  submissionKey: string
  createdAt: Date
  demonstration: boolean
}>

/** False where this form was sent before. */
export async function insertRecord(transaction: Database, record: NewRecord): Promise<boolean> {
  const added = await register(transaction)
    .insertInto('register.records')
    .values({
      id: record.id,
      organisation_id: record.organisationId,
      tool_id: record.toolId,
      submission_key: record.submissionKey,
      created_at: record.createdAt,
      demonstration: record.demonstration,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function markRetired(
  transaction: Database,
  id: string,
  at: Date,
  reason: string,
): Promise<void> {
  await register(transaction)
    .updateTable('register.records')
    .set({ retired_at: at, retired_reason: reason })
    .where('id', '=', id)
    .execute()
}

export type Tool = Readonly<{ name: string; supplier: string }>

export async function listTools(database: Database): Promise<readonly Tool[]> {
  return register(database)
    .selectFrom('register.tools')
    .select(['name', 'supplier'])
    .orderBy('name')
    .execute()
}

/** The id of the tool of that name and supplier, whatever their case; added where it is new. */
export async function findOrAddTool(
  transaction: Database,
  tool: Tool & Readonly<{ id: string; at: Date }>,
): Promise<string> {
  const { id, name, supplier, at: created_at } = tool
  await sql`insert into register.tools (id, name, supplier, created_at)
    values (${id}, ${name}, ${supplier}, ${created_at})
    on conflict (lower(name), lower(supplier)) do nothing`.execute(transaction)
  const found = await register(transaction)
    .selectFrom('register.tools')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name}) and lower(supplier) = lower(${supplier})`)
    .executeTakeFirstOrThrow()
  return found.id
}

/** One line of "Your records". */
export type WorkLine = RegisterRecord &
  Readonly<{
    /** As the force wrote it, newest text first; null where there is none yet. */
    title: Readonly<{ en: string; cy?: string }> | null
    state: DraftState | null
    draftUpdatedAt: Date | null
    returned: boolean
    publishedNumber: number | null
    publishedAt: Date | null
    /** Of the published version, `YYYY-MM-DD`. */
    reviewDue: string | null
  }>

export async function recordsOf(database: Database, organisationId: string): Promise<readonly WorkLine[]> {
  return select(database)
    .leftJoin('register.drafts as d', 'd.record_id', 'r.id')
    .leftJoin('register.current_versions as v', 'v.record_id', 'r.id')
    .select([
      sql<WorkLine['title']>`coalesce(d.content, v.content)->'title'->'value'`.as('title'),
      'd.state',
      'd.updated_at as draftUpdatedAt',
      sql<boolean>`d.returned_at is not null`.as('returned'),
      'v.number as publishedNumber',
      'v.published_at as publishedAt',
      sql<string | null>`v.review_due::text`.as('reviewDue'),
    ])
    .where('r.organisation_id', '=', organisationId)
    .orderBy(sql`coalesce(d.updated_at, v.published_at, r.created_at)`, 'desc')
    .orderBy('r.id')
    .execute()
}

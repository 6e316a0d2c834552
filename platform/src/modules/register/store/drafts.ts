// Drafts: at most one a record. Read with a lock wherever a rule is about to decide on one, so that two
// people who act at once are asked one after the other.
import { sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import type { Authorisation, Draft, Returned } from '../domain/draft.ts'
import type { DraftsTable, RegisterTables } from './tables.ts'

type Row = Omit<DraftsTable, 'content'> & { content: Draft['content']; organisation_id: string }

const select = (database: Database) =>
  database
    .withTables<RegisterTables>()
    .selectFrom('register.drafts as d')
    .innerJoin('register.records as r', 'r.id', 'd.record_id')
    .selectAll('d')
    .select(['r.organisation_id', sql<string | null>`d.review_due::text`.as('review_due')])

export async function findDraft(database: Database, recordId: string): Promise<Draft | null> {
  const row = await select(database).where('d.record_id', '=', recordId).executeTakeFirst()
  return row ? toDraft(row) : null
}

/** The draft, held until the transaction ends. */
export async function lockDraft(transaction: Database, recordId: string): Promise<Draft | null> {
  const row = await select(transaction).where('d.record_id', '=', recordId).forUpdate('d').executeTakeFirst()
  return row ? toDraft(row) : null
}

/** Drafts that wait for an editor, the one that has waited longest first. */
export async function authorisedDrafts(database: Database): Promise<readonly Draft[]> {
  const rows = await select(database)
    .where('d.state', '=', 'authorised')
    .orderBy('d.authorised_at')
    .orderBy('d.record_id')
    .execute()
  return rows.map(toDraft)
}

/** False where the record has a draft already. */
export async function insertDraft(transaction: Database, draft: Draft): Promise<boolean> {
  const added = await transaction
    .withTables<RegisterTables>()
    .insertInto('register.drafts')
    .values({ record_id: draft.recordId, ...columns(draft) })
    .onConflict((conflict) => conflict.column('record_id').doNothing())
    .returning('record_id')
    .executeTakeFirst()
  return added !== undefined
}

/** Writes the next revision; the draft was locked, so that none can have come between. */
export async function updateDraft(transaction: Database, draft: Draft): Promise<void> {
  const { numUpdatedRows } = await transaction
    .withTables<RegisterTables>()
    .updateTable('register.drafts')
    .set(columns(draft))
    .where('record_id', '=', draft.recordId)
    .where('revision', '=', draft.revision - 1)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n)
    throw new Error(`revision ${draft.revision} of draft ${draft.recordId} follows nothing`)
}

export async function deleteDraft(transaction: Database, recordId: string): Promise<void> {
  await transaction
    .withTables<RegisterTables>()
    .deleteFrom('register.drafts')
    .where('record_id', '=', recordId)
    .execute()
}

const columns = (draft: Draft) => ({
  revision: draft.revision,
  state: draft.state,
  content: JSON.stringify(draft.content),
  change_note: draft.changeNote,
  drafted_by: draft.draftedBy,
  drafters: [...draft.drafters],
  submitted_by: draft.submitted?.by ?? null,
  submitted_at: draft.submitted?.at ?? null,
  authorised_by: draft.authorised?.by ?? null,
  authorised_role: draft.authorised?.role ?? null,
  authorised_at: draft.authorised?.at ?? null,
  authorised_conditions: draft.authorised?.conditions ?? null,
  review_due: draft.authorised?.reviewDue ?? null,
  returned_reason: draft.returned?.reason ?? null,
  returned_by_role: draft.returned?.role ?? null,
  returned_at: draft.returned?.at ?? null,
  updated_at: draft.updatedAt,
})

function toDraft(row: Row): Draft {
  return {
    recordId: row.record_id,
    organisationId: row.organisation_id,
    revision: row.revision,
    state: row.state,
    content: row.content,
    changeNote: row.change_note,
    draftedBy: row.drafted_by,
    drafters: row.drafters,
    submitted: row.submitted_by && row.submitted_at ? { by: row.submitted_by, at: row.submitted_at } : null,
    authorised: authorisationOf(row),
    returned: returnedOf(row),
    updatedAt: row.updated_at,
  }
}

function authorisationOf(row: Row): Authorisation | null {
  const {
    authorised_by: by,
    authorised_role: role,
    authorised_at: at,
    authorised_conditions: conditions,
    review_due: reviewDue,
  } = row
  return by && role && at && reviewDue ? { by, role, at, conditions, reviewDue } : null
}

function returnedOf(row: Row): Returned | null {
  const { returned_reason: reason, returned_by_role: role, returned_at: at } = row
  return reason && at ? { reason, role: role === 'editor' ? 'editor' : 'approver', at } : null
}

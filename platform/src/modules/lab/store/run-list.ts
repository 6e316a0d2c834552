// Read models of lists: the runs that a person may see, and the signed evidence of an organisation.
import type { Database } from '../../../kernel/database/open.ts'
import type { RunSummary } from '../domain/run.ts'
import { narrow, SUMMARY_COLUMNS, toSummary } from './tables.ts'

export const PAGE_LENGTH = 50

/** Newest first. `before` is the last run of the page before; null for the first page. */
type ListFilter = Readonly<{ organisationId: string | null; before: string | null }>

export type RunPage = Readonly<{ runs: readonly RunSummary[]; older: string | null }>

export async function listRuns(database: Database, filter: ListFilter): Promise<RunPage> {
  const db = narrow(database)
  const last = db.selectFrom('lab.runs').where('id', '=', filter.before)
  let query = db.selectFrom('lab.runs as run').select(SUMMARY_COLUMNS)
  if (filter.organisationId !== null) query = query.where('run.organisation_id', '=', filter.organisationId)
  if (filter.before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('run.created_at', 'run.id'), '<', tuple(last.select('created_at'), last.select('id'))),
    )
  }
  const ordered = query.orderBy('run.created_at', 'desc').orderBy('run.id', 'desc')
  const rows = (await ordered.limit(PAGE_LENGTH + 1).execute()).map(toSummary)
  const runs = rows.slice(0, PAGE_LENGTH)
  return { runs, older: rows.length > PAGE_LENGTH ? (runs.at(-1)?.id ?? null) : null }
}

export type SignedEvidence = Readonly<{ sha256: string; title: string; runId: string; finishedAt: Date }>

/** Newest first. */
export async function listEvidence(
  database: Database,
  organisationId: string,
): Promise<readonly SignedEvidence[]> {
  const rows = await narrow(database)
    .selectFrom('lab.runs')
    .select(['id', 'title', 'evidence_sha256', 'finished_at'])
    .where('organisation_id', '=', organisationId)
    .where('evidence_sha256', 'is not', null)
    .orderBy('finished_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, title, evidence_sha256: sha256, finished_at: finishedAt }) =>
    sha256 === null || finishedAt === null ? [] : [{ sha256, title, runId: id, finishedAt }],
  )
}

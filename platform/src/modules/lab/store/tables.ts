// The tables of the schema `lab`, as Kysely sees them, and a run as it comes out of them.
import type { Fault as InputFault } from '@policeai/evaluation'
import type { ColumnType } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import type { Failure, Headline, Run, RunState, RunSummary } from '../domain/run.ts'

/** Written as text, read as what the text holds. */
type Json<T> = ColumnType<T, string, string>

type UploadRow = {
  id: string
  organisation_id: string
  uploaded_by: string
  name: string
  sha256: string
  // bigint comes back as text from PostgreSQL and as a number from PGlite
  bytes: ColumnType<number | string, number, never>
  created_at: Date
}

type RunRow = {
  id: string
  organisation_id: string
  started_by: string
  submission_key: string
  title: string
  plan: string
  plan_name: string
  upload_id: string
  truth_upload_id: string | null
  seed: number
  state: RunState
  turn: ColumnType<number, number | undefined, number>
  attempts: ColumnType<number, number | undefined, number>
  step: string | null
  progress: ColumnType<number, number | undefined, number>
  failure: Failure['kind'] | null
  faults: Json<readonly InputFault[]> | null
  result: Json<NonNullable<Run['result']>> | null
  headline: Json<Headline> | null
  evidence_sha256: string | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  demonstration: boolean
}

type Tables = { 'lab.runs': RunRow; 'lab.uploads': UploadRow }

export const narrow = (database: Database) => database.withTables<Tables>()
export type LabDatabase = ReturnType<typeof narrow>

export const SUMMARY_COLUMNS = [
  'run.id',
  'run.organisation_id',
  'run.title',
  'run.state',
  'run.headline',
  'run.evidence_sha256',
  'run.created_at',
  'run.demonstration',
] as const

type SummaryRow = Readonly<
  Pick<
    RunRow,
    'id' | 'organisation_id' | 'title' | 'state' | 'evidence_sha256' | 'created_at' | 'demonstration'
  > & {
    headline: Headline | null
  }
>

export const toSummary = (row: SummaryRow): RunSummary => ({
  id: row.id,
  organisationId: row.organisation_id,
  title: row.title,
  state: row.state,
  headline: row.headline,
  evidenceSha256: row.evidence_sha256,
  createdAt: row.created_at,
  demonstration: row.demonstration,
})

export function toFailure(
  kind: Failure['kind'] | null,
  faults: readonly InputFault[] | null,
): Failure | null {
  if (kind === 'input') return { kind, faults: faults ?? [] }
  return kind === null ? null : { kind }
}

// Read model of the page of one run: the run whole, with its files and, once measured, its result.
import type { Database } from '../../../kernel/database/open.ts'
import type { Run, Upload } from '../domain/run.ts'
import { type LabDatabase, narrow, SUMMARY_COLUMNS, toFailure, toSummary } from './tables.ts'

export async function findRun(database: Database, id: string): Promise<Run | null> {
  const row = await select(narrow(database)).where('run.id', '=', id).executeTakeFirst()
  return row ? toRun(row) : null
}

const select = (database: LabDatabase) =>
  database
    .selectFrom('lab.runs as run')
    .innerJoin('lab.uploads as upload', 'upload.id', 'run.upload_id')
    .leftJoin('lab.uploads as truth', 'truth.id', 'run.truth_upload_id')
    .select([
      ...SUMMARY_COLUMNS,
      'run.plan',
      'run.plan_name',
      'run.seed',
      'run.turn',
      'run.attempts',
      'run.step',
    ])
    .select(['run.progress', 'run.failure', 'run.faults', 'run.result', 'run.started_at', 'run.finished_at'])
    .select(['upload.id as upload_id', 'upload.name', 'upload.sha256', 'upload.bytes'])
    .select([
      'truth.id as truth_id',
      'truth.name as truth_name',
      'truth.sha256 as truth_sha256',
      'truth.bytes as truth_bytes',
    ])

function toTruth(row: Row): Upload | null {
  const { truth_id: id, truth_name: name, truth_sha256: sha256, truth_bytes: bytes } = row
  if (id === null || name === null || sha256 === null) return null
  return { id, organisationId: row.organisation_id, name, sha256, bytes: Number(bytes) }
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>

const toRun = (row: Row): Run => ({
  ...toSummary(row),
  plan: row.plan,
  planName: row.plan_name,
  upload: {
    id: row.upload_id,
    organisationId: row.organisation_id,
    name: row.name,
    sha256: row.sha256,
    bytes: Number(row.bytes),
  },
  truth: toTruth(row),
  seed: row.seed,
  turn: row.turn,
  attempts: row.attempts,
  step: row.step,
  progress: row.progress,
  failure: toFailure(row.failure, row.faults),
  result: row.result,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

// Writes runs, each change inside the transaction of the act that makes it. A worker writes only while its attempt
// is still the latest: one that was given up for dead, and was not, finds nothing to write to.
import type { Result } from '@policeai/evaluation'
import type { Database } from '../../../kernel/database/open.ts'
import type { Failure, Headline, Run, RunFiles } from '../domain/run.ts'
import { type LabDatabase, narrow } from './tables.ts'

export type NewRun = Readonly<
  Pick<Run, 'id' | 'title' | 'plan' | 'planName' | 'seed' | 'createdAt' | 'demonstration'> &
    RunFiles & {
      startedBy: string
      submissionKey: string
    }
>

type Life = Pick<Run, 'id' | 'organisationId' | 'state' | 'turn' | 'attempts' | 'evidenceSha256'>
/** Which attempt at which run writes. */
export type Attempt = Readonly<{ runId: string; attempt: number }>

/** True where it was new; the same submission a second time changes nothing. */
export async function insertRun(transaction: Database, run: NewRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await narrow(transaction)
    .insertInto('lab.runs')
    .values({
      id: run.id,
      organisation_id: run.upload.organisationId,
      started_by: run.startedBy,
      submission_key: run.submissionKey,
      title: run.title,
      plan: run.plan,
      plan_name: run.planName,
      upload_id: run.upload.id,
      truth_upload_id: run.truth?.id ?? null,
      seed: run.seed,
      state: 'queued',
      created_at: run.createdAt,
      demonstration: run.demonstration,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function idOfSubmission(database: Database, submissionKey: string): Promise<string | null> {
  const row = await narrow(database)
    .selectFrom('lab.runs')
    .select('id')
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Reads what decides about a run, and holds the run until the transaction ends. */
export async function lockRun(transaction: Database, id: string): Promise<Life | null> {
  const row = await narrow(transaction)
    .selectFrom('lab.runs')
    .select(['organisation_id', 'state', 'turn', 'attempts', 'evidence_sha256'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  const { organisation_id: organisationId, evidence_sha256: evidenceSha256, ...rest } = row
  return { id, organisationId, evidenceSha256, ...rest }
}

export async function beginRun(transaction: Database, { runId, attempt }: Attempt, at: Date): Promise<void> {
  await narrow(transaction)
    .updateTable('lab.runs')
    .set({ state: 'running', attempts: attempt, step: null, progress: 0, started_at: at })
    .where('id', '=', runId)
    .execute()
}

const ofAttempt = (database: LabDatabase, { runId, attempt }: Attempt) =>
  database
    .updateTable('lab.runs')
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .where('attempts', '=', attempt)

type Progress = Readonly<{ step: string; share: number }>

export async function noteProgress(
  database: Database,
  of: Attempt,
  { step, share }: Progress,
): Promise<void> {
  await ofAttempt(narrow(database), of).set({ step, progress: share }).execute()
}

type Measured = Readonly<{ result: Result; headline: Headline | null; at: Date }>

/** False where this attempt is no longer the one that counts. */
export async function keepResult(transaction: Database, of: Attempt, measured: Measured): Promise<boolean> {
  const { result, headline, at } = measured
  const { numUpdatedRows } = await ofAttempt(narrow(transaction), of)
    .set({
      state: 'measured',
      result: JSON.stringify(result),
      headline: headline === null ? null : JSON.stringify(headline),
      progress: 1,
      finished_at: at,
    })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False where this attempt is no longer the one that counts. */
export async function keepFailure(
  transaction: Database,
  of: Attempt,
  failure: Failure,
  at: Date,
): Promise<boolean> {
  const faults = failure.kind === 'input' ? JSON.stringify(failure.faults) : null
  const { numUpdatedRows } = await ofAttempt(narrow(transaction), of)
    .set({ state: 'failed', failure: failure.kind, faults, finished_at: at })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** In a new turn, so that a job of the one before finds nothing to do. */
export async function queueRun(
  transaction: Database,
  run: Readonly<{ id: string; turn: number; attempts: number }>,
): Promise<void> {
  await narrow(transaction)
    .updateTable('lab.runs')
    .set({
      state: 'queued',
      turn: run.turn,
      attempts: run.attempts,
      step: null,
      progress: 0,
      failure: null,
      faults: null,
      started_at: null,
      finished_at: null,
    })
    .where('id', '=', run.id)
    .execute()
}

export async function keepEvidence(transaction: Database, id: string, sha256: string): Promise<void> {
  await narrow(transaction)
    .updateTable('lab.runs')
    .set({ evidence_sha256: sha256 })
    .where('id', '=', id)
    .execute()
}

export async function idsOfRunning(database: Database): Promise<readonly string[]> {
  const rows = await narrow(database)
    .selectFrom('lab.runs')
    .select('id')
    .where('state', '=', 'running')
    .execute()
  return rows.map((row) => row.id)
}

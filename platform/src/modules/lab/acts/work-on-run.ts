// The job of a run: begin, measure in another process, keep what came of it. What the engine finds wrong with
// the input ends the run; anything else is thrown, and the job comes again until the attempts are used up.
import { SYSTEM_ACTOR } from '../../../kernel/actor.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { headlineOf, nextAttempt, type Run } from '../domain/run.ts'
import type { EngineOutcome, EngineProgress } from '../engine/engine.ts'
import { findRun } from '../store/run-page.ts'
import { type Attempt, beginRun, keepFailure, keepResult, lockRun, noteProgress } from '../store/runs.ts'
import { type LabContext, subjectOf } from './context.ts'
import { lendFiles } from './lend-files.ts'
import type { RunJob } from './run-job.ts'

export async function workOnRun(context: LabContext, job: RunJob, signal: AbortSignal): Promise<void> {
  const attempt = await begin(context, job)
  if (attempt === null) return
  const run = await findRun(context.kernel.database, job.runId)
  if (run === null) return
  await keep(context, attempt, await measure(context, run, attempt, signal))
}

/** Null where there is nothing to do, or where the run broke off too often and is now failed. */
async function begin(context: LabContext, job: RunJob): Promise<Attempt | null> {
  const { kernel } = context
  return kernel.database.transaction().execute(async (trx) => {
    const run = await lockRun(trx, job.runId)
    const next = run === null ? 'nothing-to-do' : nextAttempt(run, job.turn)
    if (run === null || next === 'nothing-to-do') return null
    if (next === 'too-often') return giveUp(context, trx, { runId: run.id, attempt: run.attempts })
    const attempt = { runId: run.id, attempt: run.attempts + 1 }
    await beginRun(trx, attempt, kernel.clock())
    const detail = { attempt: attempt.attempt }
    const subject = subjectOf(run.id)
    await kernel.audit.note(trx, { actor: SYSTEM_ACTOR, action: 'run.started', subject, detail })
    return attempt
  })
}

/** The run broke off as often as it may: a person decides whether it goes again. */
export async function giveUp({ kernel }: LabContext, trx: Database, of: Attempt): Promise<null> {
  await keepFailure(trx, of, { kind: 'interrupted' }, kernel.clock())
  const detail = { failure: 'interrupted', attempt: of.attempt }
  await kernel.audit.note(trx, {
    actor: SYSTEM_ACTOR,
    action: 'run.failed',
    subject: subjectOf(of.runId),
    detail,
  })
  return null
}

async function measure(
  context: LabContext,
  run: Run,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<EngineOutcome> {
  const { documents, clock } = context.kernel
  const progress = createProgress(context, attempt)
  try {
    const { plan: planText, planName, seed } = run
    return await lendFiles(documents, run, (files) =>
      context.engine(
        { planText, planName, ...files, seed, time: clock().toISOString() },
        { progress: progress.report, signal },
      ),
    )
  } finally {
    await progress.stop()
  }
}

const PROGRESS_INTERVAL_MS = 500

/** Writes at most twice a second; what fails to be written is not worth a run. */
function createProgress({ kernel }: LabContext, attempt: Attempt) {
  let last = -PROGRESS_INTERVAL_MS
  let writing: Promise<void> | null = null
  return {
    report: (progress: EngineProgress): void => {
      const now = performance.now()
      if (writing !== null || now - last < PROGRESS_INTERVAL_MS) return
      last = now
      writing = noteProgress(kernel.database, attempt, progress)
        .catch((error) => kernel.log.warn({ err: error }, 'the progress of a run was not written'))
        .finally(() => {
          writing = null
        })
    },
    stop: async (): Promise<void> => {
      await writing
    },
  }
}

/** Writes what came of it, unless this attempt was given up for dead and another has begun. */
async function keep({ kernel }: LabContext, attempt: Attempt, outcome: EngineOutcome): Promise<void> {
  await kernel.database.transaction().execute(async (trx) => {
    if (!(await keepOutcome(trx, attempt, outcome, kernel.clock()))) return
    const detail: Record<string, unknown> = outcome.ok
      ? {}
      : { failure: 'input', faults: outcome.faults.length }
    const action = outcome.ok ? 'run.measured' : 'run.failed'
    const subject = subjectOf(attempt.runId)
    await kernel.audit.note(trx, {
      actor: SYSTEM_ACTOR,
      action,
      subject,
      detail: { attempt: attempt.attempt, ...detail },
    })
  })
}

function keepOutcome(trx: Database, attempt: Attempt, outcome: EngineOutcome, at: Date): Promise<boolean> {
  if (!outcome.ok) return keepFailure(trx, attempt, { kind: 'input', faults: outcome.faults }, at)
  return keepResult(trx, attempt, { result: outcome.result, headline: headlineOf(outcome.result), at })
}

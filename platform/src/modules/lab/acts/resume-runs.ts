// After a crash of an instance that is the only one, no other worker can hold a run that is marked as running: each
// is queued again at once, in a new turn, rather than when the heartbeat of its old job is missed.
import { SYSTEM_ACTOR } from '../../../kernel/actor.ts'
import { MAX_ATTEMPTS } from '../domain/run.ts'
import { idsOfRunning, lockRun, queueRun } from '../store/runs.ts'
import { type LabContext, subjectOf } from './context.ts'
import { RUN_JOB } from './run-job.ts'
import { giveUp } from './work-on-run.ts'

export async function resumeRuns(context: LabContext): Promise<void> {
  for (const id of await idsOfRunning(context.kernel.database)) await resume(context, id)
}

async function resume(context: LabContext, id: string): Promise<void> {
  const { database, jobs, audit } = context.kernel
  await database.transaction().execute(async (trx) => {
    const run = await lockRun(trx, id)
    if (run?.state !== 'running') return
    if (run.attempts >= MAX_ATTEMPTS) {
      await giveUp(context, trx, { runId: id, attempt: run.attempts })
      return
    }
    const turn = run.turn + 1
    await queueRun(trx, { id, turn, attempts: run.attempts })
    const note = {
      actor: SYSTEM_ACTOR,
      action: 'run.again',
      subject: subjectOf(id),
      detail: { after: 'interruption' },
    }
    await audit.note(trx, note)
    await jobs.send(trx, RUN_JOB, { runId: id, turn })
  })
}

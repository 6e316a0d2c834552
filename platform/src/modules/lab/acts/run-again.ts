// A person asks for a run that broke off to be taken up again: the same plan, file and seed.
import type { Actor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import { canGoAgain, mayChange, type Run } from '../domain/run.ts'
import { findRun } from '../store/run-page.ts'
import { lockRun, queueRun } from '../store/runs.ts'
import { actingOn } from './ask-for-run.ts'
import { type LabContext, subjectOf } from './context.ts'
import { RUN_JOB } from './run-job.ts'

export async function runAgain(context: LabContext, actor: Actor, id: string): Promise<void> {
  const { database, jobs, audit } = context.kernel
  await database.transaction().execute(async (trx) => {
    const life = await lockRun(trx, id)
    const run = life && (await findRun(trx, id))
    if (!run || !mayChange(actor, run)) throw notFound()
    if (isAlreadyGoing(run)) return // a double submit, or somebody else was first
    if (!canGoAgain(run))
      throw new Fault('wrong-state', 'Only a run that broke off can be run again as it is.')
    const turn = run.turn + 1
    await queueRun(trx, { id, turn, attempts: 0 })
    await audit.note(trx, { actor: actingOn(actor), action: 'run.again', subject: subjectOf(id) })
    await jobs.send(trx, RUN_JOB, { runId: id, turn })
  })
}

const isAlreadyGoing = (run: Run): boolean => run.state === 'queued' || run.state === 'running'

export const notFound = (): Fault =>
  new Fault('not-found', 'There is no such run, or it is not yours to see.')

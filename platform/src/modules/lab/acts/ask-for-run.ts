// Asks for a run: the run, its job and its audit entry are made together or not at all. The same form with the
// same content asks once, however often it is sent; a form that came back and was changed asks again.
import { createHash } from 'node:crypto'
import { type Actor, type AuditActor, acting } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import { measuringRole, type RunFiles, SEED } from '../domain/run.ts'
import { idOfSubmission, insertRun, type NewRun } from '../store/runs.ts'
import { type LabContext, subjectOf } from './context.ts'
import { RUN_JOB } from './run-job.ts'

type RunRequest = Readonly<{
  formKey: string
  title: string
  plan: string
  planName: string
}> &
  RunFiles

/** The run that was asked for: a new one, or the one that the same form made before. */
export async function askForRun(context: LabContext, actor: Actor, request: RunRequest): Promise<string> {
  const { database, jobs, newId, clock } = context.kernel
  const run: NewRun = {
    ...request,
    id: newId(),
    startedBy: actor.personId,
    submissionKey: submissionKey(request),
    seed: SEED,
    createdAt: clock(),
    demonstration: false,
  }
  return database.transaction().execute(async (trx) => {
    if (!(await insertRun(trx, run))) return (await idOfSubmission(trx, run.submissionKey)) ?? run.id
    await noteCreated(context, trx, run, actingOn(actor))
    await jobs.send(trx, RUN_JOB, { runId: run.id, turn: 1 })
    return run.id
  })
}

type Transaction = Parameters<LabContext['kernel']['audit']['note']>[0]

export const noteCreated = (
  context: LabContext,
  trx: Transaction,
  run: NewRun,
  actor: AuditActor,
): Promise<void> =>
  context.kernel.audit.note(trx, {
    actor,
    action: 'run.created',
    subject: subjectOf(run.id),
    detail: {
      plan_sha256: sha256(run.plan),
      observations_sha256: run.upload.sha256,
      ...(run.truth === null ? {} : { truth_sha256: run.truth.sha256 }),
      seed: run.seed,
    },
  })

/** The person in the role in which runs are made; a route lets no other in. */
export function actingOn(actor: Actor): AuditActor {
  const role = measuringRole(actor)
  if (role === null) throw new Fault('not-allowed', 'Your role does not include measuring.')
  return acting(actor, role)
}

export const submissionKey = ({
  formKey,
  plan,
  upload,
  truth,
}: Pick<RunRequest, 'formKey' | 'plan' | 'upload' | 'truth'>): string => {
  const second = truth === null ? [] : [truth.sha256, truth.name]
  return sha256([upload.organisationId, formKey, upload.sha256, upload.name, ...second, plan].join('\n'))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

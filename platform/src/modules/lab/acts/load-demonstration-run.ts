// Loads a run for a demonstration: the engine measures the file as it would any other, and the result is signed.
// Loading the same run twice gives the one that is there.
import { SYSTEM_ACTOR } from '../../../kernel/actor.ts'
import { headlineOf, type Run, SEED, type Upload } from '../domain/run.ts'
import { findRun } from '../store/run-page.ts'
import { beginRun, idOfSubmission, insertRun, keepResult, type NewRun } from '../store/runs.ts'
import { addUpload } from '../store/uploads.ts'
import { noteCreated, submissionKey } from './ask-for-run.ts'
import { type LabContext, subjectOf } from './context.ts'
import { signResultOf } from './sign-run.ts'

export type DemonstrationRun = Readonly<{
  organisationId: string
  title: string
  planText: string
  planName: string
  observationsName: string
  observations: AsyncIterable<Uint8Array>
  /** When it was measured, as far as the demonstration goes. */
  at: Date
}>

export type LoadedRun = Readonly<{ runId: string; sha256: string; result: NonNullable<Run['result']> }>

/** Our own files, whatever an instance lets people bring. */
const DEMONSTRATION_BYTES = 10_000_000

export async function loadDemonstrationRun(context: LabContext, given: DemonstrationRun): Promise<LoadedRun> {
  const { kernel } = context
  const stored = await kernel.documents.put(given.observations, DEMONSTRATION_BYTES)
  if (stored === 'too-large') throw new Error(`${given.observationsName} is larger than an upload may be`)
  const { organisationId, observationsName: name } = given
  const upload: Upload = { id: kernel.newId(), organisationId, name, ...stored }
  const request = { formKey: 'demonstration', plan: given.planText, upload }
  const known = await idOfSubmission(kernel.database, submissionKey(request))
  const runId = known ?? (await measure(context, given, upload, submissionKey(request)))
  const run = await findRun(kernel.database, runId)
  if (!run?.result) throw new Error(`the demonstration run ${runId} has no result`)
  return { runId, sha256: await signResultOf(context, run, SYSTEM_ACTOR), result: run.result }
}

async function measure(
  context: LabContext,
  given: DemonstrationRun,
  upload: Upload,
  key: string,
): Promise<string> {
  const run: NewRun = {
    id: context.kernel.newId(),
    startedBy: SYSTEM_ACTOR.personId,
    submissionKey: key,
    title: given.title,
    plan: given.planText,
    planName: given.planName,
    upload,
    seed: SEED,
    createdAt: given.at,
    demonstration: true,
  }
  await keepMeasured(context, run, await evaluated(context, given, upload))
  return run.id
}

type Result = LoadedRun['result']

async function evaluated(context: LabContext, given: DemonstrationRun, upload: Upload): Promise<Result> {
  const outcome = await context.kernel.documents.withFile(upload.sha256, (observationsPath) =>
    context.engine(
      {
        planText: given.planText,
        planName: given.planName,
        observationsPath,
        observationsName: upload.name,
        seed: SEED,
        time: given.at.toISOString(),
      },
      { progress: () => undefined, signal: new AbortController().signal },
    ),
  )
  if (outcome.ok) return outcome.result
  throw new Error(`${given.planName}: ${outcome.faults.map(({ message }) => message).join('; ')}`)
}

async function keepMeasured(context: LabContext, run: NewRun, result: Result): Promise<void> {
  const { database, audit } = context.kernel
  const attempt = { runId: run.id, attempt: 1 }
  const at = run.createdAt
  await database.transaction().execute(async (trx) => {
    await addUpload(trx, { ...run.upload, uploadedBy: run.startedBy, at })
    await insertRun(trx, run)
    await noteCreated(context, trx, run, SYSTEM_ACTOR)
    await beginRun(trx, attempt, at)
    await keepResult(trx, attempt, { result, headline: headlineOf(result), at })
    await audit.note(trx, { actor: SYSTEM_ACTOR, action: 'run.measured', subject: subjectOf(run.id) })
  })
}

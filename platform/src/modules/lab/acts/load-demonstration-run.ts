// Loads a run for a demonstration: the engine measures its files as it would any others, and the result is signed.
// Loading the same run twice gives the one that is there.
import { SYSTEM_ACTOR } from '../../../kernel/actor.ts'
import { headlineOf, type Run, type RunFiles, SEED, type Upload } from '../domain/run.ts'
import { findRun } from '../store/run-page.ts'
import { beginRun, idOfSubmission, insertRun, keepResult, type NewRun } from '../store/runs.ts'
import { addUpload } from '../store/uploads.ts'
import { noteCreated, submissionKey } from './ask-for-run.ts'
import { type LabContext, subjectOf } from './context.ts'
import { lendFiles } from './lend-files.ts'
import { signResultOf } from './sign-run.ts'

type DemonstrationFile = Readonly<{ name: string; bytes: AsyncIterable<Uint8Array> }>

export type DemonstrationRun = Readonly<{
  organisationId: string
  title: string
  planText: string
  planName: string
  observations: DemonstrationFile
  /** The second file, where the plan names one. */
  truth: DemonstrationFile | null
  /** When it was measured, as far as the demonstration goes. */
  at: Date
}>

export type LoadedRun = Readonly<{ runId: string; sha256: string; result: NonNullable<Run['result']> }>

/** Our own files, whatever an instance lets people bring. */
const DEMONSTRATION_BYTES = 10_000_000

export async function loadDemonstrationRun(context: LabContext, given: DemonstrationRun): Promise<LoadedRun> {
  const { database } = context.kernel
  const upload = await keepFile(context, given, given.observations)
  const truth = given.truth && (await keepFile(context, given, given.truth))
  const request = { formKey: 'demonstration', plan: given.planText, upload, truth }
  const known = await idOfSubmission(database, submissionKey(request))
  const runId = known ?? (await measure(context, given, { upload, truth }, submissionKey(request)))
  const run = await findRun(database, runId)
  if (!run?.result) throw new Error(`the demonstration run ${runId} has no result`)
  return { runId, sha256: await signResultOf(context, run, SYSTEM_ACTOR), result: run.result }
}

async function keepFile(
  { kernel }: LabContext,
  { organisationId }: DemonstrationRun,
  { name, bytes }: DemonstrationFile,
): Promise<Upload> {
  const stored = await kernel.documents.put(bytes, DEMONSTRATION_BYTES)
  if (stored === 'too-large') throw new Error(`${name} is larger than a file of the demonstration may be`)
  return { id: kernel.newId(), organisationId, name, ...stored }
}

async function measure(
  context: LabContext,
  given: DemonstrationRun,
  files: RunFiles,
  key: string,
): Promise<string> {
  const run: NewRun = {
    ...files,
    id: context.kernel.newId(),
    startedBy: SYSTEM_ACTOR.personId,
    submissionKey: key,
    title: given.title,
    plan: given.planText,
    planName: given.planName,
    seed: SEED,
    createdAt: given.at,
    demonstration: true,
  }
  await keepMeasured(context, run, await evaluated(context, given, files))
  return run.id
}

type Result = LoadedRun['result']

async function evaluated(context: LabContext, given: DemonstrationRun, files: RunFiles): Promise<Result> {
  const { planText, planName, at } = given
  const outcome = await lendFiles(context.kernel.documents, files, (lent) =>
    context.engine(
      { planText, planName, ...lent, seed: SEED, time: at.toISOString() },
      { progress: () => undefined, signal: new AbortController().signal },
    ),
  )
  if (outcome.ok) return outcome.result
  throw new Error(`${planName}: ${outcome.faults.map(({ message }) => message).join('; ')}`)
}

async function keepMeasured(context: LabContext, run: NewRun, result: Result): Promise<void> {
  const { database, audit } = context.kernel
  const attempt = { runId: run.id, attempt: 1 }
  const at = run.createdAt
  await database.transaction().execute(async (trx) => {
    for (const file of [run.upload, run.truth])
      if (file !== null) await addUpload(trx, { ...file, uploadedBy: run.startedBy, at })
    await insertRun(trx, run)
    await noteCreated(context, trx, run, SYSTEM_ACTOR)
    await beginRun(trx, attempt, at)
    await keepResult(trx, attempt, { result, headline: headlineOf(result), at })
    await audit.note(trx, { actor: SYSTEM_ACTOR, action: 'run.measured', subject: subjectOf(run.id) })
  })
}

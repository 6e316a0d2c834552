// An evaluation from plan to result. Plan faults and faults of the observations are returned; the same input, seed,
// version and time give the same result, byte for byte.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, dirname, resolve } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import type { Outcome } from '../faults/index.ts'
import { assemble, type Findings, figuresOnThreads, readingsOf } from '../measuring/index.ts'
import type { Limits } from '../observations/index.ts'
import { type Plan, readPlan } from '../plan/index.ts'
import { RESULT_VERSION, type Result, resultSchema } from '../result/index.ts'
import { taskOf } from '../tasks/index.ts'
import { type Counted, countObservations, type EvaluationProgress } from './count.ts'

export type { EvaluationProgress } from './count.ts'

export type EvaluationOptions = {
  /** Stands in the result; whatever is resampled depends on it. A whole number. */
  readonly seed?: number
  readonly clock?: () => Date
  readonly onProgress?: (progress: EvaluationProgress) => void
  readonly limits?: Partial<Limits>
  /** The address behind the name of a setting, for observations that stay in a database; none by default. */
  readonly setting?: (name: string) => string | undefined
}

export type EvaluationRequest = EvaluationOptions & {
  readonly planText: string
  /** What faults of the plan call it. */
  readonly planName: string
  readonly observationsPath: string
  /** The second file of a format that comes in two. */
  readonly truthPath?: string
  /** What faults and the result call the observations, such as the name of an upload; by default as the plan does. */
  readonly observationsName?: string
}

export type EvaluationOutcome = Outcome<{ result: Result }>

const DEFAULT_SEED = 1

function resultOf(request: EvaluationRequest, plan: Plan, counted: Counted, findings: Findings): Result {
  return resultSchema.parse({
    result: RESULT_VERSION,
    plan,
    rows: counted.counts.rows,
    ...findings,
    ...(counted.design === undefined ? {} : { design: counted.design }),
    provenance: {
      plan: { sha256: createHash('sha256').update(request.planText).digest('hex') },
      observations: counted.file,
      engine: { name: manifest.name, version: manifest.version },
      seed: request.seed ?? DEFAULT_SEED,
      time: (request.clock?.() ?? new Date()).toISOString(),
    },
  })
}

/**
 * Evaluates observations by a plan. All faults of the plan are returned at once; then all of the observations.
 *
 * Throws only where neither is at fault, such as a full disk.
 */
export async function evaluate(request: EvaluationRequest): Promise<EvaluationOutcome> {
  const read = readPlan(request.planText, request.planName)
  if (!read.ok) return read
  const { plan } = read
  const seed = request.seed ?? DEFAULT_SEED
  const counted = await countObservations({ ...request, plan, seed })
  if (!counted.ok) return counted
  const measuring = (done: number) => request.onProgress?.({ step: 'measuring', done })
  measuring(0)
  const assembly = { task: taskOf(plan), plan, counts: counted.counts, seed }
  const figures = await figuresOnThreads(assembly.task, readingsOf(assembly), {
    threads: request.limits?.threads ?? availableParallelism(),
    onProgress: measuring,
  })
  const findings = assemble(assembly, figures)
  measuring(1)
  return { ok: true, result: resultOf(request, plan, counted, findings) }
}

/** A plan read from its file, with its text and what faults call it. */
export async function readPlanFile(
  planPath: string,
): Promise<Outcome<{ plan: Plan; planText: string; planName: string }>> {
  const planName = basename(planPath)
  const planText = await readFile(planPath, 'utf8').catch((error: unknown) => error)
  if (typeof planText !== 'string') {
    const message = 'the plan cannot be read'
    return {
      ok: false,
      faults: [{ code: 'plan_unreadable', file: planName, message, hint: `Is there a file at ${planPath}?` }],
    }
  }
  const read = readPlan(planText, planName)
  return read.ok ? { ok: true, plan: read.plan, planText, planName } : read
}

/** Evaluates by a plan file; its observations file is looked for relative to it. */
export async function evaluateFile(
  planPath: string,
  options: EvaluationOptions = {},
): Promise<EvaluationOutcome> {
  const read = await readPlanFile(planPath)
  if (!read.ok) return read
  const { plan, planText, planName } = read
  const within = (path: string | undefined) => resolve(dirname(planPath), path ?? '')
  const observationsPath = within(plan.observations.file)
  const { truth } = plan.observations
  const second = truth === undefined ? {} : { truthPath: within(truth) }
  return evaluate({ ...options, ...second, planText, planName, observationsPath })
}

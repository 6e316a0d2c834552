// An evaluation from plan to result. Plan faults and faults of the observations are returned; the same input, seed,
// version and time give the same result, byte for byte.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { classify, type Findings } from '../classification/index.ts'
import type { Outcome } from '../faults/index.ts'
import { DEFAULT_LIMITS, type Limits, type Observations, openObservations } from '../observations/index.ts'
import { type Plan, readPlan } from '../plan/index.ts'
import { RESULT_VERSION, type Result, resultSchema } from '../result/index.ts'

/** How far an evaluation has come; `done` is from 0 to 1 within the step. */
export type EvaluationProgress = {
  readonly step: 'reading' | 'counting' | 'measuring'
  readonly done: number
}

export type EvaluationOptions = {
  /** Stands in the result; whatever is resampled depends on it. A whole number. */
  readonly seed?: number
  readonly clock?: () => Date
  readonly onProgress?: (progress: EvaluationProgress) => void
  readonly limits?: Partial<Limits>
}

export type EvaluationRequest = EvaluationOptions & {
  readonly planText: string
  /** What faults of the plan call it. */
  readonly planName: string
  readonly observationsPath: string
  /** What faults and the result call the observations, such as the name of an upload; by default as the plan does. */
  readonly observationsName?: string
}

export type EvaluationOutcome = Outcome<{ result: Result }>

const DEFAULT_SEED = 1

function assemble(
  request: EvaluationRequest,
  plan: Plan,
  observations: Observations,
  findings: Findings,
): Result {
  const { name, format, bytes, sha256 } = observations.file
  return resultSchema.parse({
    result: RESULT_VERSION,
    plan,
    rows: observations.rows,
    ...findings,
    provenance: {
      plan: { sha256: createHash('sha256').update(request.planText).digest('hex') },
      observations: { name, format, bytes, sha256 },
      engine: { name: manifest.name, version: manifest.version },
      seed: request.seed ?? DEFAULT_SEED,
      time: (request.clock?.() ?? new Date()).toISOString(),
    },
  })
}

async function measure(
  request: EvaluationRequest,
  plan: Plan,
  observations: Observations,
): Promise<EvaluationOutcome> {
  const classified = await classify(observations, plan, (step, done) => request.onProgress?.({ step, done }))
  if (!classified.ok) return classified
  return { ok: true, result: assemble(request, plan, observations, classified.findings) }
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
  const opened = await openObservations({
    plan,
    path: resolve(request.observationsPath),
    name: request.observationsName ?? basename(plan.observations.file),
    limits: { ...DEFAULT_LIMITS, ...request.limits },
    onProgress: (done) => request.onProgress?.({ step: 'reading', done }),
  })
  if (!opened.ok) return opened
  try {
    return await measure(request, plan, opened.observations)
  } finally {
    await opened.observations.close()
  }
}

/** Evaluates by a plan file; its observations file is looked for relative to it. */
export async function evaluateFile(
  planPath: string,
  options: EvaluationOptions = {},
): Promise<EvaluationOutcome> {
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
  if (!read.ok) return read
  const observationsPath = resolve(dirname(planPath), read.plan.observations.file)
  return evaluate({ ...options, planText, planName, observationsPath })
}

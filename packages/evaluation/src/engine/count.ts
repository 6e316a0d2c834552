// Counts the observations of a plan by its task: everything that is done with the rows themselves. What comes out is all
// that the figures need, and the same whether it is read here or merged with that of other sites.
import { availableParallelism } from 'node:os'
import type { Outcome } from '../faults/index.ts'
import { type Counts, findingFaults } from '../measuring/index.ts'
import { type Limits, type Observations, type ObservationsFile, roomFault } from '../observations/index.ts'
import type { CommonPlan, Plan } from '../plan/index.ts'
import { repeatsOf, withRunsAsUnits } from '../repeating/index.ts'
import type { Design } from '../result/index.ts'
import { taskOf } from '../tasks/index.ts'
import { observationsName, openFor } from './open.ts'

/** How far an evaluation has come; `done` is from 0 to 1 within the step. */
export type EvaluationProgress = {
  readonly step: 'reading' | 'counting' | 'measuring'
  readonly done: number
}

export type CountingOptions = {
  readonly seed: number
  readonly onProgress?: (progress: EvaluationProgress) => void
  readonly limits?: Partial<Limits>
  /** The address behind the name of a setting, for observations that stay in a database. */
  readonly setting?: (name: string) => string | undefined
}

export type CountingRequest = CountingOptions & {
  readonly plan: Plan
  readonly observationsPath: string
  readonly truthPath?: string
  readonly observationsName?: string
}

/** What was counted, from what, and what was taken as independent. */
export type Counted = {
  readonly counts: Counts<unknown>
  readonly file: ObservationsFile
  readonly design: Design | undefined
  /** Σw and Σw², from which the effective number of merged observations follows. */
  readonly weights: WeightSums | undefined
}

export type WeightSums = { readonly sum: number; readonly squares: number }

/** Added here by rising weight: a database adds in the order of its threads, which the last digits of a sum hang on. */
async function weightsOf({ columns }: CommonPlan, { coded }: Observations): Promise<WeightSums | undefined> {
  if (columns.weight === undefined) return undefined
  const sql = `select weight, cast(count(*) as double precision) as times from raw where ${coded.used} group by weight order by weight`
  let [sum, squares] = [0, 0]
  for await (const batch of coded.table.batches(sql, () => {})) {
    const [weights, times] = [batch.values(0), batch.values(1)]
    for (let i = 0; i < batch.length; i++) {
      const weight = Number(weights[i])
      sum += Number(times[i]) * weight
      squares += Number(times[i]) * weight * weight
    }
  }
  return { sum, squares }
}

/** What was taken as independent, and what each observation stood for. */
export async function designOf(plan: CommonPlan, observations: Observations): Promise<Design | undefined> {
  const [{ columns }, { coded }] = [plan, observations]
  const names = columns.cluster === undefined ? [] : [columns.cluster].flat()
  const clusters: { column: string; n: number }[] = []
  for (const [at, column] of names.entries()) {
    const [row] = await coded.table.rows(`select count(*) from c${at} where n > 0`)
    clusters.push({ column, n: Number(row?.[0]) })
  }
  const weights = await weightsOf(plan, observations)
  if (columns.weight === undefined || weights === undefined)
    return clusters.length === 0 ? undefined : { clusters }
  const { sum, squares } = weights
  return { clusters, weight: columns.weight, effective_n: squares === 0 ? 0 : (sum * sum) / squares }
}

async function countRows(
  { plan, seed, limits, onProgress }: CountingRequest,
  observations: Observations,
): Promise<Outcome<Counted>> {
  const { attributes, coded, rows, file } = observations
  const faults = findingFaults(plan, file.name, attributes)
  if (faults.length > 0) return { ok: false, faults }
  const counted = await taskOf(plan).count({
    plan,
    attributes,
    coded,
    file: file.name,
    seed,
    threads: limits?.threads ?? availableParallelism(),
    onProgress: (done) => onProgress?.({ step: 'counting', done }),
  })
  if (!counted.ok) return counted
  const repeats = await repeatsOf({ task: taskOf(plan), plan, attributes, coded, seed })
  const notes = [...(observations.notes ?? []), ...repeats.warnings]
  const counts = {
    rows,
    attributes,
    slices: counted.slices,
    ...(notes.length === 0 ? {} : { notes }),
    tables: repeats.tables,
  }
  const design = counted.design ?? (await designOf(plan, observations))
  return { ok: true, counts, file, design, weights: await weightsOf(plan, observations) }
}

async function countOpened(request: CountingRequest): Promise<Outcome<Counted>> {
  const opened = await openFor({
    ...request,
    onReading: (done) => request.onProgress?.({ step: 'reading', done }),
  })
  if (!opened.ok) return opened
  try {
    return await countRows(request, opened.observations)
  } finally {
    await opened.observations.close()
  }
}

/** Opens the observations and counts them. Faults of the observations are returned, all at once where they can be. */
export async function countObservations(asked: CountingRequest): Promise<Outcome<Counted>> {
  const request = { ...asked, plan: withRunsAsUnits(asked.plan) }
  try {
    return await countOpened(request)
  } catch (error) {
    const fault = roomFault(error, observationsName(request))
    if (fault === undefined) throw error
    return { ok: false, faults: [fault] }
  }
}

// The jackknife of two systems' figures: both are counted again without each part of the units, and a slice's differences are
// read from that.
import { jackknifeDifference, pByInversion } from '@policeai/metrics'
import type { Outcome } from '../faults/index.ts'
import type { Task } from '../tasks/index.ts'
import { type Contrast, contrastBy } from './contrast.ts'
import { type CountedSide, countWithout, estimateIn, type FiguresBySlice, partsOf } from './parts.ts'
import type { ComparedSide } from './request.ts'
import type { Unit } from './units-of-file.ts'

export type BothFigures = { readonly a: FiguresBySlice; readonly b: FiguresBySlice }
export type CountedSides = { readonly a: CountedSide; readonly b: CountedSide }

/** A clustering: its parts, and the figures of both systems without each of them in turn. */
export type Jackknife = {
  readonly parts: readonly (readonly string[])[]
  readonly clusterOf: (unit: Unit) => string
  readonly without: readonly BothFigures[]
}

/** The figures of both without these units. */
export async function countBoth(
  task: Task,
  sides: CountedSides,
  names: readonly string[],
): Promise<Outcome<{ figures: BothFigures }>> {
  const [a, b] = [await countWithout(task, sides.a, names), await countWithout(task, sides.b, names)]
  if (!a.ok) return a
  return b.ok ? { ok: true, figures: { a: a.figures, b: b.figures } } : b
}

/** The clusterings that units depend on each other by: themselves, the plan's clusters, or both of two that cross. */
function clusterings({ observations }: ComparedSide): readonly ((unit: Unit) => string)[] {
  const { clusters } = observations.coded
  if (clusters === 0) return [({ name }) => name]
  return Array.from({ length: clusters }, (_, at) => (unit: Unit) => String(unit.clusters[at] ?? 0))
}

async function jackknifeBy(
  clusterOf: (unit: Unit) => string,
  task: Task,
  sides: CountedSides,
  shared: readonly Unit[],
  onProgress: (done: number) => void,
): Promise<Outcome<{ jackknife: Jackknife }>> {
  const rows = Math.max(sides.a.observations.rows.used, sides.b.observations.rows.used)
  const parts = partsOf(shared, clusterOf, rows)
  const without: BothFigures[] = []
  for (const part of parts.length < 2 ? [] : parts) {
    const found = await countBoth(task, sides, part)
    if (!found.ok) return found
    onProgress(without.push(found.figures) / parts.length)
  }
  return { ok: true, jackknife: { parts, clusterOf, without } }
}

/** The units that have a say in a slice. */
export type SliceUnits = { readonly key: string; readonly units: ReadonlyMap<string, Unit> }

type Limits = NonNullable<ReturnType<typeof jackknifeDifference>>

/** By one clustering: the parts that have units in the slice, each left out once. */
function limitsBy(
  { parts, clusterOf, without }: Jackknife,
  { key, units }: SliceUnits,
  { figure, estimate }: { readonly figure: string; readonly estimate: number },
): ((level: number) => Limits | undefined) | 'one_unit' {
  const clusters = new Set([...units.values()].map(clusterOf)).size
  const differences = without.flatMap(({ a, b }, at) => {
    if (parts[at]?.some((name) => units.has(name)) !== true) return []
    return [estimateIn(a, key, figure) - estimateIn(b, key, figure)]
  })
  if (differences.length < 2) return 'one_unit'
  return (level) => jackknifeDifference(estimate, Float64Array.from(differences), clusters, level)
}

/** Of two clusterings that cross both variances count, which is wide. */
export function jackknifeContrast(
  jackknives: readonly Jackknife[],
  slice: SliceUnits,
  named: { readonly figure: string; readonly estimate: number },
  level: number,
): Contrast | 'one_unit' | 'part_without' {
  const found = jackknives.map((jackknife) => limitsBy(jackknife, slice, named))
  if (found.includes('one_unit')) return 'one_unit'
  const methods = found.filter((each) => each !== 'one_unit')
  const at = (other: number): Limits | undefined => {
    const limits = methods.map((method) => method(other))
    const known = limits.filter((each) => each !== undefined)
    const [first, second] = known
    if (first === undefined || known.length < limits.length) return undefined
    if (second === undefined) return first
    const reach = Math.hypot(first.high - first.estimate, second.high - second.estimate)
    return { ...first, low: first.estimate - reach, high: first.estimate + reach }
  }
  const limits = at(level)
  if (limits === undefined) return 'part_without'
  const p = methods.length === 1 ? limits.p : pByInversion((other) => at(other) ?? limits)
  return contrastBy('jackknife-paired', { ...limits, p }, level)
}

/** One jackknife for each clustering. */
export async function jackknivesOf(
  task: Task,
  sides: CountedSides,
  shared: readonly Unit[],
  onProgress: (done: number) => void,
): Promise<Outcome<{ jackknives: readonly Jackknife[] }>> {
  const jackknives: Jackknife[] = []
  const ways = clusterings(sides.a)
  for (const clusterOf of ways) {
    const found = await jackknifeBy(clusterOf, task, sides, shared, (done) =>
      onProgress((jackknives.length + done) / ways.length),
    )
    if (!found.ok) return found
    jackknives.push(found.jackknife)
  }
  return { ok: true, jackknives }
}

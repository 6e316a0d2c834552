// The units that both files have, in parts: every part is left out once, and the figures of both systems are counted again from
// what is left. Units of one cluster are in one part.
import type { Outcome } from '../faults/index.ts'
import type { Observations } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis, Slices, Task } from '../tasks/index.ts'
import { estimateOf } from './estimates.ts'
import type { UnitRule } from './unit-rules.ts'
import { type Unit, withoutUnits } from './units-of-file.ts'

/** Fewer parts than this make Student's interval wide for want of degrees of freedom; more cost counting. */
const FEWEST_PARTS = 15
const MOST_PARTS = 50
/** Rows that all parts of one file together may be counted over. */
const ROWS_COUNTED = 3e6

/** One of the two systems: its rows and how they are counted. */
export type CountedSide = {
  readonly plan: CommonPlan
  readonly observations: Observations
  readonly rule: UnitRule
  /** Units without a partner, which are never counted. */
  readonly alone: readonly Unit[]
  /** All units, by their names. */
  readonly units: ReadonlyMap<string, Unit>
}

/** The figures of a slice, by measure and what it is of. */
export type SliceFigures = ReadonlyMap<string, FigureBasis>

/** By the name of the slice, of all observations and of every group. */
export type FiguresBySlice = ReadonlyMap<string, SliceFigures>

export const ALL = 'all'

export function figureKey({ measure, of = '' }: Pick<FigureBasis, 'measure' | 'of'>): string {
  return `${measure}\n${of}`
}

/** The same group has the same name in both files, whatever its code. */
export function groupKey(columns: readonly string[], values: readonly string[]): string {
  return JSON.stringify([columns, values])
}

/** What figures are read with: their intervals are of no use here, and are not worth their replicates. */
function barePlan(plan: CommonPlan): CommonPlan {
  return { ...plan, intervals: { ...plan.intervals, replicates: 1 } }
}

function figuresBySlice(
  task: Task,
  { plan, observations }: CountedSide,
  slices: Slices<unknown>,
): FiguresBySlice {
  const { attributes } = observations
  const figuresOf = (state: unknown, slice: Readonly<Record<string, string>>): SliceFigures => {
    const reading = { plan: barePlan(plan), state, all: slices.all, seed: 0, slice, attributes }
    return new Map(task.figures(reading).map((figure) => [figureKey(figure), figure]))
  }
  const found = new Map([[ALL, figuresOf(slices.all, {})]])
  for (const [at, { columns, groups }] of attributes.entries()) {
    for (const [code, { values }] of groups.entries()) {
      const slice = Object.fromEntries(columns.map((column, i) => [column, values[i] ?? '']))
      const state = slices.groups[at]?.[code]
      if (state !== undefined) found.set(groupKey(columns, values), figuresOf(state, slice))
    }
  }
  return found
}

/** Counts what is left of a file without some of its units. */
export async function countWithout(
  task: Task,
  side: CountedSide,
  names: readonly string[],
): Promise<Outcome<{ figures: FiguresBySlice }>> {
  const { plan, observations, rule, alone, units } = side
  const left = names.flatMap((name) => units.get(name) ?? [])
  const coded = withoutUnits(observations.coded, { plan, rule, units: [...alone, ...left] })
  const { attributes, file } = observations
  const counted = await task.count({
    plan,
    attributes,
    coded,
    file: file.name,
    seed: 0,
    threads: 1,
    onProgress: () => {},
  })
  if (!counted.ok) return counted
  return { ok: true, figures: figuresBySlice(task, side, counted.slices) }
}

/**
 * The names of the units of each part; units of one cluster stand together, and clusters go round the parts in the order in
 * which they are first named.
 */
export function partsOf(
  units: readonly Unit[],
  clusterOf: (unit: Unit) => string,
  rows: number,
): readonly (readonly string[])[] {
  const clusters = Map.groupBy(units, clusterOf)
  const affordable = Math.max(FEWEST_PARTS, Math.floor(ROWS_COUNTED / Math.max(1, rows)))
  const count = Math.min(clusters.size, MOST_PARTS, affordable)
  const parts: string[][] = Array.from({ length: count }, () => [])
  for (const [i, members] of [...clusters.values()].entries())
    parts[i % count]?.push(...members.map(({ name }) => name))
  return parts
}

/** The estimate of a figure in a slice; NaN where there is none. */
export function estimateIn(figures: FiguresBySlice, slice: string, figure: string): number {
  const basis = figures.get(slice)?.get(figure)?.basis
  return basis === undefined ? Number.NaN : estimateOf(basis)
}

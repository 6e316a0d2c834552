// Units that are made of many rows (a topic, an item with its raters): the rows of each are gathered, for all observations
// and for every group in which some of them lie, since a part of a unit is not counted as the whole is.
import type { UnitSums } from '@policeai/metrics'
import type { Attribute, Coded, CodedRow, Place, SliceSums, Table } from '../observations/index.ts'
import { sliceSums } from '../observations/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Design } from '../result/index.ts'
import type { RowProblems } from './row-problems.ts'
import type { Slices } from './task.ts'

/** Something for all observations, and for each group of each attribute. */
export function makeSlices<T>(attributes: readonly Attribute[], make: () => T): Slices<T> {
  return { all: make(), groups: attributes.map(({ groups }) => groups.map(make)) }
}

export function mapSlices<T, U>({ all, groups }: Slices<T>, turn: (slice: T) => U): Slices<U> {
  return { all: turn(all), groups: groups.map((each) => each.map(turn)) }
}

/** Sums over the units of one slice. */
export type OwnSums = {
  readonly add: (place: Place, amounts: ArrayLike<number>) => void
  readonly read: () => UnitSums
}

/** Sums for one slice alone, with the clusters and weights of the plan. `cells` as for `sliceSums`. */
export function ownSums(coded: Coded, k: number, { cells }: { readonly cells: boolean }): OwnSums {
  const sums: SliceSums = sliceSums({ ...coded, attributes: [] }, k, { cells })
  return { add: (place, amounts) => sums.add({ ...place, codes: [] }, amounts), read: () => sums.read().all }
}

/** The rows of a unit, by the group of one attribute in which they lie. */
function byGroup(rows: readonly CodedRow[], attribute: number): ReadonlyMap<number, CodedRow[]> {
  const parts = new Map<number, CodedRow[]>()
  for (const row of rows) {
    const code = row.codes[attribute] ?? 0
    const part = parts.get(code)
    if (part === undefined) parts.set(code, [row])
    else part.push(row)
  }
  return parts
}

function visitSlices<T>(
  rows: readonly CodedRow[],
  { all, groups }: Slices<T>,
  visit: (slice: T, rows: readonly CodedRow[]) => void,
): void {
  visit(all, rows)
  for (const [attribute, slices] of groups.entries()) {
    for (const [code, part] of byGroup(rows, attribute)) {
      const slice = slices[code]
      if (slice === undefined) throw new Error('a row has a group that the dictionary lacks')
      visit(slice, part)
    }
  }
}

export type Gathering<T> = {
  /** The first `by` of them tell the units apart. */
  readonly columns: readonly string[]
  readonly by: number
  /** What orders the rows; the units first. */
  readonly order: readonly string[]
  readonly slices: Slices<T>
  readonly visit: (slice: T, rows: readonly CodedRow[]) => void
  readonly onProgress: (done: number) => void
}

/** Visits each unit once for all observations, and once for each group in which rows of it lie. */
export async function gatherUnits<T>(coded: Coded, gathering: Gathering<T>): Promise<void> {
  const { columns, by, order, slices, visit, onProgress } = gathering
  let rows: CodedRow[] = []
  const isNext = (row: CodedRow): boolean =>
    rows[0] !== undefined && row.values.slice(0, by).some((value, i) => value !== rows[0]?.values[i])
  for await (const row of coded.each(columns, { order, onProgress })) {
    if (isNext(row)) {
      visitSlices(rows, slices, visit)
      rows = []
    }
    rows.push(row)
  }
  if (rows.length > 0) visitSlices(rows, slices, visit)
}

/**
 * Units whose rows lie in several clusters cannot be resampled with either, and units whose rows have different weights
 * cannot be counted with one of them; each is a problem of the column.
 */
export async function splitUnits(
  table: Table,
  problems: RowProblems,
  {
    unit,
    called,
    columns,
  }: { readonly unit: string; readonly called: string; readonly columns: CommonPlan['columns'] },
): Promise<void> {
  const { cluster, weight } = columns
  const clusters = cluster === undefined ? [] : [cluster].flat()
  const shared = [
    ...clusters.map((field, at) => ({ field, role: `cluster${at}`, word: 'cluster' })),
    ...(weight === undefined ? [] : [{ field: weight, role: 'weight', word: 'weight' }]),
  ]
  for (const { field, role, word } of shared) {
    const rows = await table.rows(
      `select ${unit}, min(rowid) + 1 from raw where ${unit} is not null group by ${unit}
       having min(${role}) <> max(${role}) order by 2`,
    )
    const hint = `All rows of one ${called} have the same ${word}.`
    for (const [value, row] of rows)
      problems.add({ field, what: `(${word}) differs within one ${called}`, hint }, Number(row), value)
  }
}

/** The task's own units as what was taken as independent, unless the plan says what is. */
export function ownDesign(
  { columns }: CommonPlan,
  unit: { readonly column: string; readonly n: number },
): { readonly design?: Design } {
  if (columns.cluster !== undefined || columns.weight !== undefined) return {}
  return { design: { clusters: [unit] } }
}

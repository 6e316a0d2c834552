// What leaves a site in place of figures: for each slice a vector of counts, before and after disclosure control.
// A count that is held back is `null`; a merge reads it as a range (`ranges.ts`) or leaves the slice out.

/** Counts of one slice; `attribute` is '' and `columns` is empty for all observations. */
export type CountedSlice = {
  readonly attribute: string
  readonly columns: readonly string[]
  readonly values: readonly string[]
  readonly n: number
  readonly cells: readonly number[]
  /** Too few units stand behind its sums: its n is held back as a small count is. */
  readonly few?: boolean
}

/** Counts by slice. `partition`: each observation falls in exactly one cell, so the cells of a slice add up to n. */
export type CountTable = {
  readonly cellNames: readonly string[]
  readonly partition: boolean
  readonly slices: readonly CountedSlice[]
}

/** A slice after disclosure control; `null` is a count held back. */
export type ReleasedSlice = Omit<CountedSlice, 'n' | 'cells'> & {
  readonly n: number | null
  readonly cells: readonly (number | null)[]
}

export type ReleasedTable = Omit<CountTable, 'slices'> & { readonly slices: readonly ReleasedSlice[] }

/** The place of a count: a slice, and a cell of it or its number of observations (`n`). */
export type CountPlace = {
  readonly attribute: string
  readonly values: readonly string[]
  readonly cell: string
}

/** What anybody can say of a count held back; `high` is null where nothing limits it. */
export type CountRange = CountPlace & { readonly low: number; readonly high: number | null }

/** A name for a slice that holds in every release of a plan. */
export function sliceKey({ columns, values }: Pick<CountedSlice, 'columns' | 'values'>): string {
  return JSON.stringify([columns, values])
}

/** All counts of a table in one row: the cells of a slice, then its n, slice after slice. */
export function countsOf(table: ReleasedTable): (number | null)[] {
  return table.slices.flatMap(({ cells, n }) => [...cells, n])
}

/** The table with other counts in its places, in the order of `countsOf`. */
export function withCounts(table: ReleasedTable, counts: readonly (number | null)[]): ReleasedTable {
  const width = table.cellNames.length + 1
  const slices = table.slices.map(({ attribute, columns, values }, s) => ({
    attribute,
    columns,
    values,
    n: counts[s * width + width - 1] ?? null,
    cells: counts.slice(s * width, s * width + width - 1),
  }))
  return { cellNames: table.cellNames, partition: table.partition, slices }
}

/** Where the count with this number stands. */
export function placeOf(table: ReleasedTable, id: number): CountPlace {
  const width = table.cellNames.length + 1
  const slice = table.slices[Math.floor(id / width)]
  if (slice === undefined) throw new RangeError(`no count has the number ${id}`)
  return { attribute: slice.attribute, values: slice.values, cell: table.cellNames[id % width] ?? 'n' }
}

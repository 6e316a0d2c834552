// How the counts of a table add up, which is what an attacker reckons with: groups add up to all observations, an
// intersection to each attribute that it is made of, and the cells of a slice to its n where they partition it.
import { type ReleasedTable, sliceKey } from './model.ts'

/** `whole` = the sum of `parts`; both are numbers of counts, in the order of `countsOf`. */
export type Sum = { readonly whole: number; readonly parts: readonly number[] }

/** The slices of one attribute, found by a number made of the codes of their values. */
export type Breakdown = {
  readonly name: string
  /** Numbers of columns, in the order of the attribute. */
  readonly columns: readonly number[]
  readonly strides: ReadonlyMap<number, number>
  readonly slices: readonly number[]
  readonly byKey: ReadonlyMap<number, number>
}

export type Structure = {
  readonly table: ReleasedTable
  /** Counts of a slice: its cells and its n. */
  readonly width: number
  readonly columns: readonly string[]
  /** How many values a column has. */
  readonly sizes: readonly number[]
  readonly breakdowns: readonly Breakdown[]
  readonly breakdownOf: readonly number[]
  /** The code of a slice's value in a column, −1 where its attribute lacks the column. */
  readonly codes: readonly Int32Array[]
  readonly sums: readonly Sum[]
}

type Coded = Pick<Structure, 'columns' | 'sizes' | 'codes'>

function code(table: ReleasedTable): Coded {
  const columns = [...new Set(table.slices.flatMap((slice) => slice.columns))]
  const dictionaries = columns.map(() => new Map<string, number>())
  const codes = table.slices.map((slice) => {
    const row = new Int32Array(columns.length).fill(-1)
    for (const [i, column] of slice.columns.entries()) {
      const at = columns.indexOf(column)
      const dictionary = dictionaries[at] ?? new Map<string, number>()
      const value = slice.values[i] ?? ''
      if (!dictionary.has(value)) dictionary.set(value, dictionary.size)
      row[at] = dictionary.get(value) ?? -1
    }
    return row
  })
  return { columns, sizes: dictionaries.map(({ size }) => size), codes }
}

/** The number of a slice in a breakdown, from the codes of its columns. */
export function keyOf({ columns, strides }: Pick<Breakdown, 'columns' | 'strides'>, row: Int32Array): number {
  let key = 0
  for (const column of columns) key += (row[column] ?? 0) * (strides.get(column) ?? 0)
  return key
}

function breakdown(table: ReleasedTable, coded: Coded, slices: readonly number[]): Breakdown {
  const first = table.slices[slices[0] ?? 0]
  const columns = (first?.columns ?? []).map((column) => coded.columns.indexOf(column))
  const strides = new Map<number, number>()
  let stride = 1
  for (const column of columns) {
    strides.set(column, stride)
    stride *= coded.sizes[column] ?? 1
  }
  const byKey = new Map(
    slices.map((slice) => [keyOf({ columns, strides }, coded.codes[slice] ?? new Int32Array(0)), slice]),
  )
  return { name: first?.attribute ?? '', columns, strides, slices, byKey }
}

function within(inner: Breakdown, outer: Breakdown): boolean {
  return inner.columns.length < outer.columns.length && inner.columns.every((c) => outer.columns.includes(c))
}

/** The attributes that an intersection adds up to without another one between; the rest follows from these. */
function nextAbove(breakdowns: readonly Breakdown[], child: Breakdown): readonly Breakdown[] {
  const above = breakdowns.filter((parent) => within(parent, child))
  return above.filter((parent) => !above.some((between) => within(parent, between)))
}

function groupSums(child: Breakdown, parent: Breakdown, coded: Coded, width: number): Sum[] {
  const parts = new Map<number, number[]>()
  for (const slice of child.slices) {
    const whole = parent.byKey.get(keyOf(parent, coded.codes[slice] ?? new Int32Array(0)))
    if (whole === undefined) throw new RangeError(`a group of "${child.name}" has none in "${parent.name}"`)
    parts.set(whole, [...(parts.get(whole) ?? []), slice])
  }
  return [...parts].flatMap(([whole, slices]) =>
    Array.from({ length: width }, (_, c) => ({
      whole: whole * width + c,
      parts: slices.map((slice) => slice * width + c),
    })),
  )
}

function sliceSums(table: ReleasedTable, width: number): Sum[] {
  if (!table.partition) return []
  return table.slices.map((_, slice) => ({
    whole: slice * width + width - 1,
    parts: Array.from({ length: width - 1 }, (_, c) => slice * width + c),
  }))
}

function checkSlices(table: ReleasedTable): void {
  const keys = new Set(table.slices.map(sliceKey))
  if (keys.size < table.slices.length) throw new RangeError('a slice stands in the table twice')
  for (const { attribute, columns, values, cells } of table.slices) {
    if (columns.length !== values.length || cells.length !== table.cellNames.length)
      throw new RangeError(`a slice of "${attribute}" has not one value a column and one count a cell`)
  }
  if (table.slices.length > 0 && !table.slices.some(({ columns }) => columns.length === 0))
    throw new RangeError('the table has no slice for all observations')
}

/** Reads the structure of a table from its slices. Throws `RangeError` where slices do not fit together. */
export function structureOf(table: ReleasedTable): Structure {
  checkSlices(table)
  const width = table.cellNames.length + 1
  const coded = code(table)
  const members = new Map<string, number[]>()
  for (const [s, { columns }] of table.slices.entries()) {
    const key = JSON.stringify(columns)
    const list = members.get(key)
    if (list === undefined) members.set(key, [s])
    else list.push(s)
  }
  const breakdowns = [...members.values()].map((slices) => breakdown(table, coded, slices))
  const breakdownOf: number[] = []
  for (const [b, { slices }] of breakdowns.entries()) for (const slice of slices) breakdownOf[slice] = b
  const sums = breakdowns.flatMap((child) =>
    nextAbove(breakdowns, child).flatMap((parent) => groupSums(child, parent, coded, width)),
  )
  return { table, width, ...coded, breakdowns, breakdownOf, sums: [...sliceSums(table, width), ...sums] }
}

/** Throws `RangeError` where counts are not whole numbers from 0, or do not add up as the structure says. */
export function checkCounts({ sums, table }: Structure, counts: readonly number[]): void {
  const bad = counts.find((count) => !Number.isSafeInteger(count) || count < 0)
  if (bad !== undefined) throw new RangeError(`a count is a whole number from 0, got ${bad}`)
  for (const { whole, parts } of sums) {
    const sum = parts.reduce((total, part) => total + (counts[part] ?? 0), 0)
    if (sum === counts[whole]) continue
    const slice = table.slices[Math.floor(whole / (table.cellNames.length + 1))]
    const name = JSON.stringify(slice?.values ?? [])
    throw new RangeError(`counts do not add up to those of ${name}: ${sum} and ${counts[whole]}`)
  }
}

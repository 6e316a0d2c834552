// A move: counts that may all go up and down together without any sum noticing. A count held back is safe when it is
// part of a move whose counts are all held back, because the table after the move fits the release as well as the
// true one. This is the cycle of Cox (JASA 75, 1980, 377–385) for two-way tables and the hypercube of Repsilber
// (GHMITER in Hundepool et al., "Statistical Disclosure Control", 2012) for more; here it is carried through
// to every linked table. A move is what becomes of the tables when observations change some of their values, so that
// even somebody who knows that one set of observations lies behind all tables cannot rule it out by adding up.
import { type Breakdown, keyOf, type Structure } from './structure.ts'

/** Unit move: counts with the sign of their change; `up` and `down`: how many steps can be made each way. */
export type Move = {
  readonly ids: readonly number[]
  readonly signs: readonly number[]
  readonly cost: number
  readonly up: number
  readonly down: number
}

export type Ground = {
  readonly structure: Structure
  readonly counts: readonly number[]
  /** The table from which the move starts: the true one, or one that fits the release as well. */
  readonly from: ArrayLike<number>
  /** Which way the count that is sought must be able to go. */
  readonly way: 'either' | 'up' | 'down'
  /** 1 where a count is held back already. */
  readonly held: Uint8Array
  /** 1 where a count cannot be held back: a zero that is shown, or a count that an earlier release has shown. */
  readonly fixed: Uint8Array
  /** The least that an attacker knows of each count. */
  readonly least: Float64Array
  /** Corners looked at so far, over all searches. */
  readonly work: { done: number }
  /** The least number of steps that the move must allow. */
  readonly steps: number
}

/** The values between which observations change: by column, and by cell where the cells of a slice change. */
type Swap = {
  readonly columns: readonly number[]
  readonly to: Int32Array
  readonly cell: number | undefined
}

type Search = Ground & {
  readonly start: number
  readonly cell: number
  best: Move | undefined
  effort: number
}

const EMPTY: Move = { ids: [], signs: [], cost: 0, up: Infinity, down: Infinity }
/** How many corners may be looked at for one kind of swap, and how many anchors are tried for one linked table. */
const EFFORT = 20_000
const ANCHORS = 6

function stepsOf(way: Ground['way'], up: number, down: number): number {
  if (way === 'either') return up + down
  return way === 'up' ? up : down
}

function extend(search: Search, draft: Move, id: number, sign: number): Move | undefined {
  search.effort++
  search.work.done++
  if (search.fixed[id] === 1) return undefined
  const slack = (search.from[id] ?? 0) - (search.least[id] ?? 0)
  const cost = draft.cost + (search.held[id] === 1 ? 0 : (search.counts[id] ?? 0))
  const up = sign < 0 ? Math.min(draft.up, slack) : draft.up
  const down = sign > 0 ? Math.min(draft.down, slack) : draft.down
  if (stepsOf(search.way, up, down) < search.steps) return undefined
  if (search.best !== undefined && cost >= search.best.cost) return undefined
  return { ids: [...draft.ids, id], signs: [...draft.signs, sign], cost, up, down }
}

/** The counts of one slice that change: a cell, and either another cell or n. */
function extendSlice(search: Search, draft: Move, slice: number, sign: number, swap: Swap, whole: boolean) {
  const { width, table } = search.structure
  const first = extend(search, draft, slice * width + search.cell, sign)
  if (first === undefined) return undefined
  if (swap.cell !== undefined) return whole ? extend(search, first, slice * width + swap.cell, -sign) : first
  if (!table.partition) return first
  return extend(search, first, slice * width + width - 1, sign)
}

/** All corners of a swap in one breakdown, from the codes of a starting row. `whole`: no further column will follow. */
function corners(
  search: Search,
  draft: Move,
  breakdown: Breakdown,
  row: Int32Array,
  swap: Swap,
  whole: boolean,
): Move | undefined {
  let next: Move | undefined = draft
  for (let mask = 0; mask < 1 << swap.columns.length && next !== undefined; mask++) {
    const at = Int32Array.from(row)
    let sign = 1
    for (const [i, column] of swap.columns.entries()) {
      if ((mask >> i) % 2 === 0) continue
      at[column] = swap.to[column] ?? 0
      sign = -sign
    }
    const slice = breakdown.byKey.get(keyOf(breakdown, at))
    next = slice === undefined ? undefined : extendSlice(search, next, slice, sign, swap, whole)
  }
  return next
}

function anchorsOf(search: Search, breakdown: Breakdown, row: Int32Array, swap: Swap): Int32Array[] {
  const found: { readonly row: Int32Array; readonly cost: number }[] = []
  for (const slice of breakdown.slices) {
    const codes = search.structure.codes[slice] ?? row
    if (breakdown.columns.some((c) => (row[c] ?? -1) !== -1 && row[c] !== codes[c])) continue
    const anchored = row.map((code, column) => (code === -1 ? (codes[column] ?? -1) : code))
    const draft = corners(search, EMPTY, breakdown, anchored, swap, true)
    if (draft !== undefined) found.push({ row: anchored, cost: draft.cost })
  }
  found.sort((a, b) => a.cost - b.cost)
  return found.slice(0, ANCHORS).map((anchor) => anchor.row)
}

/** Carries a swap through the linked tables that feel it, choosing the groups in which it happens. */
function carry(search: Search, draft: Move, rest: readonly Breakdown[], row: Int32Array, swap: Swap): void {
  const [breakdown, ...others] = rest
  if (breakdown === undefined) {
    search.best = draft
    return
  }
  const free = breakdown.columns.some((column) => row[column] === -1)
  for (const anchored of free ? anchorsOf(search, breakdown, row, swap) : [row]) {
    if (search.effort > EFFORT) return
    const next = corners(search, draft, breakdown, anchored, swap, true)
    if (next !== undefined) carry(search, next, others, anchored, swap)
  }
}

/** The other tables that feel a swap: those that have all its columns; fixed ones first, then the finest. */
function linked({ structure, start }: Search, swap: Swap): Breakdown[] {
  const own = structure.breakdownOf[start]
  const row = structure.codes[start] ?? new Int32Array(0)
  const free = (b: Breakdown): number => b.columns.filter((column) => row[column] === -1).length
  return structure.breakdowns
    .filter((b, i) => i !== own && swap.columns.every((column) => b.columns.includes(column)))
    .sort((a, b) => Number(free(a) > 0) - Number(free(b) > 0) || free(b) - free(a))
}

/** Tries all values that the columns of a swap can change to, one column after the other. */
function assign(search: Search, swap: Swap, breakdown: Breakdown, depth: number): void {
  const row = search.structure.codes[search.start] ?? new Int32Array(0)
  const column = swap.columns[depth]
  const partial = { ...swap, columns: swap.columns.slice(0, depth) }
  const draft = corners(search, EMPTY, breakdown, row, partial, column === undefined)
  if (draft === undefined || search.effort > EFFORT) return
  if (column === undefined) carry(search, draft, linked(search, swap), row, swap)
  if (column === undefined) return
  for (let code = 0; code < (search.structure.sizes[column] ?? 0); code++) {
    if (code === row[column]) continue
    swap.to[column] = code
    assign(search, swap, breakdown, depth + 1)
  }
}

function subsets(columns: readonly number[]): number[][] {
  const all = Array.from({ length: 1 << columns.length }, (_, mask) =>
    columns.filter((_, i) => (mask >> i) % 2 === 1),
  )
  return all.sort((a, b) => b.length - a.length)
}

/** The cells that a swap may change into: none where n itself is sought, or the cells do not add up to it. */
function otherCells({ structure, cell }: Search, id: number): (number | undefined)[] {
  const { width, table } = structure
  if (!table.partition || id % width === width - 1) return [undefined]
  const cells = Array.from({ length: width - 1 }, (_, c) => c).filter((c) => c !== cell)
  return [...cells, undefined]
}

/** The cells through which a count can be moved: its own, or any where n of a partition is sought. */
function throughCells({ table, width }: Structure, id: number): number[] {
  const cell = id % width
  if (!table.partition || cell !== width - 1) return [cell]
  return Array.from({ length: width - 1 }, (_, c) => c)
}

/**
 * The cheapest move that a count is part of, by the sum of the counts that it takes from the release; the first of
 * equally cheap ones. `undefined` where there is none within the effort that is allowed.
 */
export function cheapestMove(ground: Ground, id: number): Move | undefined {
  const { structure } = ground
  const start = Math.floor(id / structure.width)
  const breakdown = structure.breakdowns[structure.breakdownOf[start] ?? 0]
  let best: Move | undefined
  for (const cell of breakdown === undefined ? [] : throughCells(structure, id)) {
    const search: Search = { ...ground, start, cell, best, effort: 0 }
    for (const columns of subsets(breakdown?.columns ?? []))
      for (const other of otherCells(search, id))
        if (breakdown !== undefined && search.best?.cost !== 0) {
          search.effort = 0
          assign(search, { columns, to: new Int32Array(structure.columns.length), cell: other }, breakdown, 0)
        }
    best = search.best
  }
  return best
}

/** Whether a move leaves every sum as it is: checked on the sums themselves, and not on how the move was found. */
export function isNeutral({ ids, signs }: Move, sumsOf: SumIndex): boolean {
  const change = new Map<number, number>()
  for (const [i, id] of ids.entries()) {
    for (const { sum, whole } of sumsOf[id] ?? [])
      change.set(sum, (change.get(sum) ?? 0) + (whole ? -1 : 1) * (signs[i] ?? 0))
  }
  return new Set(ids).size === ids.length && [...change.values()].every((delta) => delta === 0)
}

/** For each count, the sums that it is in. */
export type SumIndex = readonly (readonly { readonly sum: number; readonly whole: boolean }[])[]

export function indexSums({ sums, table, width }: Structure): SumIndex {
  const index = Array.from(
    { length: table.slices.length * width },
    (): { readonly sum: number; readonly whole: boolean }[] => [],
  )
  for (const [sum, { whole, parts }] of sums.entries()) {
    index[whole]?.push({ sum, whole: true })
    for (const part of parts) index[part]?.push({ sum, whole: false })
  }
  return index
}

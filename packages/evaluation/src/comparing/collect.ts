// What the pairs of one slice add up to: the amounts of both systems side by side in one vector a unit, how often which cells
// met, and, where the task has them, scores and segments of speech.
import {
  collectUnits,
  crossUnitSums,
  type Edit,
  errorSegments,
  type MeanState,
  mergeMeans,
  sumSegments,
  type UnitSums,
} from '@policeai/metrics'
import type { Place } from '../observations/index.ts'

/** One row as both systems met it. */
export type PairedRow = {
  readonly place: Place
  readonly a: ArrayLike<number>
  readonly b: ArrayLike<number>
  readonly scores?: { readonly a: number; readonly b: number; readonly positive: boolean } | undefined
  readonly edits?: { readonly a: readonly Edit[]; readonly b: readonly Edit[] } | undefined
}

/** How often a row was in this cell of a and in that of b; −1 is none. */
export type CellPair = { readonly a: number; readonly b: number; count: number }

/** Scores of both, whether the observation is positive, and its unit. */
export type PairedScores = {
  readonly a: number[]
  readonly b: number[]
  readonly positive: number[]
  readonly units: number[]
}

/** Units alike: the amounts of a followed by those of b, and how many units have them. */
export type UnitKind = { readonly vector: Float64Array; readonly times: number }

/** `kinds` are there unless units cross. `segments` are errors a − b by segment. */
export type PairedSlice = {
  readonly pairs: number
  readonly joint: UnitSums
  readonly kinds: readonly UnitKind[] | undefined
  readonly cells: readonly CellPair[]
  /** The rows have scores; they are kept unless they are weighted or their units cross. */
  readonly scored: boolean
  readonly scores: PairedScores
  readonly segments: MeanState
}

export type SliceDesign = {
  readonly k: number
  readonly cells: number
  /** How many columns of clusters. */
  readonly clusters: number
  readonly weighted: boolean
}

export type SliceCollector = {
  readonly add: (row: PairedRow) => void
  readonly read: () => PairedSlice
}

type Units = {
  readonly add: (row: PairedRow) => void
  readonly read: () => { readonly joint: UnitSums; readonly kinds: readonly UnitKind[] }
}

type Unit = { readonly vector: Float64Array; readonly counts: Float64Array; rows: number; times: number }

function readUnits(kinds: readonly Unit[], k: number, weighted: boolean): ReturnType<Units['read']> {
  const collected = collectUnits(2 * k)
  for (const { vector, counts, rows, times } of kinds) {
    collected.add({ amounts: vector, observations: rows, times, ...(weighted ? { counts } : {}) })
  }
  return { joint: collected.read(), kinds }
}

/** Rows that are alike count as one kind where each is a unit by itself; else rows of one key are one unit. */
function collectBy(
  keyOf: ((units: readonly number[]) => number) | undefined,
  { k, weighted }: SliceDesign,
): Units {
  const units = new Map<string | number, Unit>()
  const amountsOf = ({ a, b }: PairedRow) => [...Array.from(a), ...Array.from(b)]
  const unitAt = (key: string | number): Unit => {
    const unit = units.get(key) ?? {
      vector: new Float64Array(2 * k),
      counts: new Float64Array(2 * k),
      rows: 0,
      times: 0,
    }
    units.set(key, unit)
    return unit
  }
  const addRow = (row: PairedRow): void => {
    const { weight } = row.place
    const amounts = amountsOf(row)
    const unit = unitAt(`${weight}:${amounts.join()}`)
    if (unit.times++ > 0) return
    unit.rows = 1
    unit.vector.set(amounts.map((amount) => weight * amount))
    unit.counts.set(amounts)
  }
  const addToUnit = (row: PairedRow, key: number): void => {
    const unit = unitAt(key)
    unit.times = 1
    unit.rows++
    for (const [i, amount] of amountsOf(row).entries()) {
      unit.vector[i]! += row.place.weight * amount
      unit.counts[i]! += amount
    }
  }
  return {
    add: (row) => (keyOf === undefined ? addRow(row) : addToUnit(row, keyOf(row.place.units))),
    read: () =>
      readUnits(
        [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit),
        k,
        weighted,
      ),
  }
}

/** Larger than any number of clusters, so that two codes make one key. */
const CROSSED = 2 ** 26

function unitsOf(design: SliceDesign) {
  const { clusters } = design
  if (clusters < 2) {
    return collectBy(clusters === 0 ? undefined : (at) => at[0] ?? 0, design)
  }
  const [first, second, both] = [
    collectBy((at) => at[0] ?? 0, design),
    collectBy((at) => at[1] ?? 0, design),
    collectBy((at) => (at[0] ?? 0) * CROSSED + (at[1] ?? 0), design),
  ]
  return {
    add: (row: PairedRow) => {
      for (const units of [first, second, both]) units.add(row)
    },
    read: () => ({
      joint: crossUnitSums(first.read().joint, second.read().joint, both.read().joint),
      kinds: undefined,
    }),
  }
}

function cellOf(amounts: ArrayLike<number>, cells: number): number {
  for (let i = 0; i < cells; i++) if (amounts[i] === 1) return i
  return -1
}

function cellPairs(cells: number) {
  const pairs = new Map<number, CellPair>()
  return {
    add: ({ a, b }: PairedRow): void => {
      const [inA, inB] = [cellOf(a, cells), cellOf(b, cells)]
      const key = (inA + 1) * (cells + 1) + inB + 1
      const pair = pairs.get(key) ?? { a: inA, b: inB, count: 0 }
      pair.count++
      pairs.set(key, pair)
    },
    read: () => [...pairs.values()],
  }
}

/** An utterance is cut into segments where both were aligned to the same words; else it is one segment. */
function segmentsOf({ a, b }: NonNullable<PairedRow['edits']>): MeanState {
  const words = (edits: readonly Edit[]) => edits.filter((edit) => edit !== 'insertions').length
  const errors = (edits: readonly Edit[]) => edits.filter((edit) => edit !== 'correct').length
  if (words(a) === words(b)) return sumSegments(errorSegments(a, b))
  return sumSegments([{ a: errors(a), b: errors(b) }])
}

/** Collects the pairs of one slice. */
export function collectPairs(design: SliceDesign): SliceCollector {
  const units = unitsOf(design)
  const cells = cellPairs(design.cells)
  const scores: PairedScores = { a: [], b: [], positive: [], units: [] }
  let [pairs, scored] = [0, false]
  let segments: MeanState = { n: 0, sum: 0, sumOfSquares: 0 }
  return {
    add: (row) => {
      pairs++
      units.add(row)
      if (design.cells > 0) cells.add(row)
      if (row.edits !== undefined) segments = mergeMeans(segments, segmentsOf(row.edits))
      scored ||= row.scores !== undefined
      if (row.scores === undefined || design.weighted || design.clusters > 1) return
      scores.a.push(row.scores.a)
      scores.b.push(row.scores.b)
      scores.positive.push(Number(row.scores.positive))
      scores.units.push(design.clusters === 0 ? pairs : (row.place.units[0] ?? 0))
    },
    read: () => ({ pairs, ...units.read(), cells: cells.read(), scored, scores, segments }),
  }
}

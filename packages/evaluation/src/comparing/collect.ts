// What the pairs of one slice add up to: the amounts of both systems side by side in one vector a unit, how often which cells
// met, and, where the task has them, scores and segments of speech.
import { type Edit, errorSegments, type MeanState, mergeMeans, sumSegments } from '@policeai/metrics'
import type { Place } from '../observations/index.ts'
import { type BothAmounts, collectJoint, type JointSums, type UnitDesign } from './dependence.ts'

/** One row as both systems met it. */
export type PairedRow = BothAmounts & {
  readonly scores?: { readonly a: number; readonly b: number; readonly positive: boolean } | undefined
  readonly edits?: { readonly a: readonly Edit[]; readonly b: readonly Edit[] } | undefined
}

/** How often a row was in this cell of a and in that of b; −1 is none. */
export type CellPair = { readonly a: number; readonly b: number; count: number }

/** Scores of both, whether the observation is positive, and where it stands. */
export type PairedScores = {
  readonly a: number[]
  readonly b: number[]
  readonly positive: number[]
  readonly places: Place[]
}

/** `scores` are there where the rows have them. `segments` are errors a − b by segment. */
export type PairedSlice = JointSums & {
  readonly pairs: number
  readonly cells: readonly CellPair[]
  readonly scores: PairedScores | undefined
  readonly segments: MeanState
}

export type SliceDesign = UnitDesign & { readonly cells: number }

export type SliceCollector = {
  readonly add: (row: PairedRow) => void
  readonly read: () => PairedSlice
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

function collectScores() {
  const scores: PairedScores = { a: [], b: [], positive: [], places: [] }
  return {
    add: ({ scores: given, place }: PairedRow): void => {
      if (given === undefined) return
      scores.a.push(given.a)
      scores.b.push(given.b)
      scores.positive.push(Number(given.positive))
      scores.places.push(place)
    },
    read: () => (scores.a.length === 0 ? undefined : scores),
  }
}

/** Collects the pairs of one slice. */
export function collectPairs(design: SliceDesign): SliceCollector {
  const [units, cells, scores] = [collectJoint(design), cellPairs(design.cells), collectScores()]
  let pairs = 0
  let segments: MeanState = { n: 0, sum: 0, sumOfSquares: 0 }
  return {
    add: (row) => {
      pairs++
      units.add(row)
      if (design.cells > 0) cells.add(row)
      if (row.edits !== undefined) segments = mergeMeans(segments, segmentsOf(row.edits))
      scores.add(row)
    },
    read: () => ({ pairs, ...units.read(), cells: cells.read(), scores: scores.read(), segments }),
  }
}

// Rows by rising score as they come from the reader: columns of numbers, truth and groups packed into one where they fit.
// Takes them apart again, in whichever thread counts them.
import type { ScoreHistogram } from '@policeai/metrics'

/** So many rows are worked on at once; no engine hands over more. */
export const MOST_ROWS = 16_384

/**
 * What the columns are: the score; truth (1 or 0) and the code of each attribute, or both packed into one whole number, where
 * `sizes` says how many groups each attribute has; how many rows there are alike, where they are `grouped`.
 */
export type Layout = {
  readonly attributes: number
  readonly sizes: readonly number[] | undefined
  readonly grouped: boolean
}

/**
 * The first `length` places are rows: so many positives and negatives with this score, in the group `codes[a][i]` of
 * attribute a. The arrays are filled anew for the next rows.
 */
export type ScoredRows = ScoreHistogram & {
  readonly length: number
  readonly codes: readonly Float64Array[]
}

/** Truths, and the codes of each attribute. */
type Columns = readonly [truths: Float64Array, ...codes: Float64Array[]]

const column = (): Float64Array => new Float64Array(MOST_ROWS)

export function columnsOf({ attributes, sizes, grouped }: Layout): number {
  return 1 + (sizes === undefined ? 1 + attributes : 1) + (grouped ? 1 : 0)
}

function unpack(
  packed: Float64Array,
  length: number,
  sizes: readonly number[],
  [truths, ...codes]: Columns,
): void {
  for (let i = 0; i < length; i++) {
    const value = packed[i] as number
    let rest = value >>> 1
    truths[i] = value & 1
    for (let a = 0; a < sizes.length; a++) {
      const size = sizes[a] as number
      const above = Math.floor(rest / size)
      ;(codes[a] as Float64Array)[i] = rest - above * size
      rest = above
    }
  }
}

/** Takes the first `length` rows of some columns apart, into arrays of its own. */
export function createUnpacker({
  attributes,
  sizes,
  grouped,
}: Layout): (columns: readonly Float64Array[], length: number) => ScoredRows {
  const own: Columns = [column(), ...Array.from({ length: attributes }, column)]
  const [positives, negatives, ones] = [column(), column(), column().fill(1)]
  return ([scores = ones, ...columns], length) => {
    const [packed = ones] = columns
    if (sizes !== undefined) unpack(packed, length, sizes, own)
    const [truths = ones, ...codes] = sizes === undefined ? columns : own
    const times = (grouped ? columns.at(-1) : undefined) ?? ones
    for (let i = 0; i < length; i++) {
      positives[i] = (truths[i] as number) * (times[i] as number)
      negatives[i] = (1 - (truths[i] as number)) * (times[i] as number)
    }
    return { length, scores, positives, negatives, codes: codes.slice(0, attributes) }
  }
}

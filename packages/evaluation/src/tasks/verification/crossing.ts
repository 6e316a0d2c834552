// How many claims lie below each threshold, summed once for everything that looks for a threshold: where errors cross each
// other, or a limit.
import type { ScoreHistogram } from '@policeai/metrics'

/** How many claims of each class lie below each place; place `size` refuses everything. */
export type Cumulative = {
  readonly scores: Float64Array
  readonly missed: Float64Array
  readonly refused: Float64Array
  readonly positives: number
  readonly negatives: number
}

function prefixSums(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) sums[i + 1] = (sums[i] as number) + (counts[i] as number)
  return sums
}

export function cumulate({ scores, positives, negatives }: ScoreHistogram): Cumulative {
  const [missed, refused] = [prefixSums(positives), prefixSums(negatives)]
  return { scores, missed, refused, positives: missed.at(-1) ?? 0, negatives: refused.at(-1) ?? 0 }
}

export function missRate({ missed, positives }: Cumulative, place: number): number {
  return (missed[place] ?? 0) / positives
}

export function refusedRate({ refused, negatives }: Cumulative, place: number): number {
  return (refused[place] ?? 0) / negatives
}

/** The first place from which on `holds` is true; the last place where it never is. */
export function crossingOf({ scores }: Cumulative, holds: (place: number) => boolean): number {
  let [low, high] = [0, scores.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

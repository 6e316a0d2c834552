// Scores counted in bins that were declared before the data were seen: what a site can hand over in place of its scores,
// and what is lost by it, as limits that the exact figures cannot lie beyond.
import type { Interval } from './proportion.ts'
import { requireThat } from './require-that.ts'
import { type ScoreSums, scanHistogram } from './score-scan.ts'

/** Equal bins from `low` to `high`, each closed below, the last at both ends. */
export type BinLimits = { readonly low: number; readonly high: number; readonly bins: number }

/** Counts of the bins that are not empty: `places` rise, and a position has the same meaning in all three. */
export type BinnedScores = BinLimits & {
  readonly places: readonly number[]
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

/** What the exact figures lie between, however the scores of each bin were in order. */
export type BinnedBounds = { readonly area: Interval; readonly averagePrecision: Interval }

/**
 * The lower limit of a bin, which is the threshold at which exactly the bins from it on are positive.
 *
 * @example
 * binEdge({ low: 0, high: 1, bins: 4 }, 3) // => 0.75
 */
export function binEdge({ low, high, bins }: BinLimits, place: number): number {
  return place === bins ? high : low + (place * (high - low)) / bins
}

/**
 * The counts of two disjoint sets of observations taken together. Throws `RangeError` where the bins differ.
 *
 * @example
 * mergeBinnedScores({ low: 0, high: 1, bins: 2, places: [0], positives: [1], negatives: [2] }, { low: 0, high: 1, bins: 2, places: [0, 1], positives: [0, 3], negatives: [1, 0] }) // => { "low": 0, "high": 1, "bins": 2, "places": [0, 1], "positives": [1, 3], "negatives": [3, 0] }
 */
export function mergeBinnedScores(a: BinnedScores, b: BinnedScores): BinnedScores {
  requireThat(
    a.low === b.low && a.high === b.high && a.bins === b.bins,
    `scores merge only in the same bins, got ${a.bins} from ${a.low} to ${a.high} and ${b.bins} from ${b.low} to ${b.high}`,
  )
  const counts = new Map<number, [positives: number, negatives: number]>()
  for (const { places, positives, negatives } of [a, b]) {
    for (const [i, place] of places.entries()) {
      const [p, n] = counts.get(place) ?? [0, 0]
      counts.set(place, [p + (positives[i] ?? 0), n + (negatives[i] ?? 0)])
    }
  }
  const places = [...counts.keys()].sort((x, y) => x - y)
  const part = (which: 0 | 1) => places.map((place) => counts.get(place)?.[which] ?? 0)
  return { low: a.low, high: a.high, bins: a.bins, places, positives: part(0), negatives: part(1) }
}

/**
 * The sums of a scan over the bins, every score standing at the lower limit of its bin: the counts at these thresholds are
 * exact; area and average precision take the scores of one bin for ties. Its squared errors are those of the limits.
 *
 * @example
 * scanBins({ low: 0, high: 1, bins: 2, places: [0, 1], positives: [1, 3], negatives: [3, 1] }, { curve: true }).curve[1] // => { "threshold": 0.5, "falsePositiveRate": 0.25, "truePositiveRate": 0.75 }
 */
export function scanBins(binned: BinnedScores, options: { readonly curve: boolean }): ScoreSums {
  const scores = Float64Array.from(binned.places, (place) => binEdge(binned, place))
  const [positives, negatives] = [Float64Array.from(binned.positives), Float64Array.from(binned.negatives)]
  return scanHistogram({ scores, positives, negatives }, options)
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The precisions of p positives of one bin, the worst case: every negative of the bin above them, and no two of them tied. */
function worstPrecisions(above: number, positives: number, falsePositives: number): number {
  let sum = 0
  for (let k = 1; k <= positives; k++) sum += (above + k) / (above + k + falsePositives)
  return sum
}

/**
 * How far the figures of binned scores may lie from those of the scores themselves. Within a bin anything from all positives
 * above all negatives to the reverse may be the case, ties included: both limits are attained, so that none narrower
 * holds. `undefined` where one of the classes is empty.
 *
 * @example
 * roundTo(binnedBounds({ low: 0, high: 1, bins: 2, places: [0, 1], positives: [1, 3], negatives: [3, 1] }), 4) // => { "area": { "low": 0.5625, "high": 0.9375 }, "averagePrecision": { "low": 0.6042, "high": 0.95 } }
 */
export function binnedBounds({ positives, negatives }: BinnedScores): BinnedBounds | undefined {
  const [allPositives, allNegatives] = [total(positives), total(negatives)]
  if (allPositives === 0 || allNegatives === 0) return undefined
  let [certain, within, best, worst, above, falseAbove] = [0, 0, 0, 0, 0, 0]
  for (let i = positives.length - 1; i >= 0; i--) {
    const [p, n] = [positives[i] ?? 0, negatives[i] ?? 0]
    certain += n * above
    within += n * p
    if (p > 0) best += (p * (above + p)) / (above + p + falseAbove)
    worst += worstPrecisions(above, p, falseAbove + n)
    above += p
    falseAbove += n
  }
  const pairs = allPositives * allNegatives
  return {
    area: { low: certain / pairs, high: (certain + within) / pairs },
    averagePrecision: { low: worst / allPositives, high: best / allPositives },
  }
}

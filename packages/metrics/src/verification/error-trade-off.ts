// The trade-off of a verification system: as the threshold rises, false alarms fall and misses rise. A claim is
// accepted when its score is at least the threshold. A miss is a true claim refused, a false alarm a false claim
// accepted: ISO/IEC 19795-1 calls their rates FNMR and FMR, the ASVspoof plans P_miss and P_fa.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import type { ScoreHistogram } from '../score-scan.ts'

/** The errors when scores of at least `threshold` are accepted; `null` is the threshold that accepts nothing. */
export type OperatingPoint = {
  readonly threshold: number | null
  readonly misses: Proportion
  readonly falseAlarms: Proportion
}

/** The corners of the trade-off, thresholds rising; a position has the same meaning in all three. */
export type DetCurve = {
  readonly thresholds: Float64Array
  readonly missRates: Float64Array
  readonly falseAlarmRates: Float64Array
}

/** The point where misses and false alarms are nearest to each other. */
export type EqualErrorRate = OperatingPoint & {
  readonly estimate: number
  readonly definition: 'mean of both rates at the threshold where they are nearest'
}

/** The errors at a fixed rate of false alarms, or why the data cannot say. */
export type MissesAtFalseAlarms =
  | (OperatingPoint & { readonly kind: 'measured' })
  | { readonly kind: 'not_measured'; readonly reason: 'no_positives' | 'too_few_negatives' }

function sum(counts: Float64Array): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

/** The errors of the threshold at `place`, where `missed` positives and `refused` negatives lie below it. */
type Visit = (place: number, missed: number, refused: number) => void

/** Visits every threshold that tells scores apart, the last of which accepts nothing. */
export function visitThresholds({ positives, negatives }: ScoreHistogram, visit: Visit): void {
  let [missed, refused] = [0, 0]
  for (let place = 0; place < positives.length; place++) {
    visit(place, missed, refused)
    missed += positives[place] ?? 0
    refused += negatives[place] ?? 0
  }
  visit(positives.length, missed, refused)
}

/** The number of positives and of negatives. */
export function classSizes(histogram: ScoreHistogram): {
  readonly positives: number
  readonly negatives: number
} {
  return { positives: sum(histogram.positives), negatives: sum(histogram.negatives) }
}

function pointAt(histogram: ScoreHistogram, place: number): OperatingPoint {
  const sizes = classSizes(histogram)
  const threshold = histogram.scores[place] ?? null
  const [missed, refused] = [histogram.positives, histogram.negatives].map((c) => sum(c.subarray(0, place)))
  return {
    threshold,
    misses: { events: missed ?? 0, n: sizes.positives },
    falseAlarms: { events: sizes.negatives - (refused ?? 0), n: sizes.negatives },
  }
}

/** The first place whose score is at least `threshold`. */
function placeOf({ scores }: ScoreHistogram, threshold: number): number {
  let [low, high] = [0, scores.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((scores[middle] ?? 0) < threshold) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Misses and false alarms (FNMR and FMR) when scores of at least `threshold` are accepted, as counts, for an interval
 * of the caller's choice.
 *
 * Source: ISO/IEC 19795-1:2021, false non-match rate and false match rate. Throws `RangeError` for NaN.
 *
 * @example
 * errorsAt(countScores(Float64Array.of(0.9, 0.2, 0.7), Uint8Array.of(1, 1, 0)), 0.5) // => { "threshold": 0.5, "misses": { "events": 1, "n": 2 }, "falseAlarms": { "events": 1, "n": 1 } }
 */
export function errorsAt(histogram: ScoreHistogram, threshold: number): OperatingPoint {
  requireThat(!Number.isNaN(threshold), 'a threshold is a number')
  return { ...pointAt(histogram, placeOf(histogram, threshold)), threshold }
}

/**
 * The fewest misses at no more than this rate of false alarms: "FNMR at FMR = 1e-4", "misses at 1 % false alarms".
 * The threshold is the lowest score that keeps the limit, and `null` where only refusing everything does.
 *
 * Not measured where the negatives are fewer than 1 ÷ limit: not one false alarm could then be told from the limit.
 * Source: NIST FRTE 1:1, FNMR @ FMR. Throws `RangeError` unless 0 < limit < 1.
 *
 * @example
 * missesAtFalseAlarms(countScores(Float64Array.of(0.9, 0.2, 0.7, 0.1), Uint8Array.of(1, 1, 0, 0)), 0.5) // => { "kind": "measured", "threshold": 0.2, "misses": { "events": 0, "n": 2 }, "falseAlarms": { "events": 1, "n": 2 } }
 * missesAtFalseAlarms(countScores(Float64Array.of(0.9, 0.2), Uint8Array.of(1, 0)), 0.01) // => { "kind": "not_measured", "reason": "too_few_negatives" }
 */
export function missesAtFalseAlarms(histogram: ScoreHistogram, limit: number): MissesAtFalseAlarms {
  requireThat(limit > 0 && limit < 1, `a limit on false alarms is between 0 and 1, got ${limit}`)
  const { positives, negatives } = classSizes(histogram)
  // The factor forgives the rounding of a limit such as 1e-5 times a number that it should divide.
  const allowed = Math.floor(limit * negatives * (1 + 1e-12))
  if (positives === 0) return { kind: 'not_measured', reason: 'no_positives' }
  if (allowed < 1) return { kind: 'not_measured', reason: 'too_few_negatives' }
  let found = -1
  visitThresholds(histogram, (place, _, refused) => {
    if (found === -1 && negatives - refused <= allowed) found = place
  })
  return { kind: 'measured', ...pointAt(histogram, found) }
}

/**
 * The equal error rate: at the threshold where the rates of misses and of false alarms are nearest, the mean of the
 * two; the lowest such threshold where several are. A tie of scores is never split. `undefined` without both classes.
 *
 * Source: the ASVspoof 5 evaluation package, compute_eer. Other software interpolates, or takes the convex hull, and
 * differs by up to one comparison.
 *
 * @example
 * equalErrorRate(countScores(Float64Array.of(0.9, 0.2, 0.7, 0.1), Uint8Array.of(1, 1, 0, 0))).estimate // => 0.5
 */
export function equalErrorRate(histogram: ScoreHistogram): EqualErrorRate | undefined {
  const { positives, negatives } = classSizes(histogram)
  if (positives === 0 || negatives === 0) return undefined
  let [nearest, found] = [Infinity, 0]
  visitThresholds(histogram, (place, missed, refused) => {
    // Whole numbers in place of rates, so that no rounding decides between two thresholds that are as near.
    const gap = Math.abs(missed * negatives - (negatives - refused) * positives)
    if (gap >= nearest) return
    nearest = gap
    found = place
  })
  const point = pointAt(histogram, found)
  const { misses, falseAlarms } = point
  return {
    ...point,
    estimate: (misses.events / misses.n + falseAlarms.events / falseAlarms.n) / 2,
    definition: 'mean of both rates at the threshold where they are nearest',
  }
}

/**
 * The corners of the detection error trade-off: every threshold at which no other has both fewer misses and fewer
 * false alarms, or as few of one and fewer of the other. The threshold that accepts nothing is Infinity. Empty
 * without both classes.
 *
 * Source: A. Martin et al., "The DET curve in assessment of detection task performance", Eurospeech 1997; its axes
 * are normal deviates of these rates.
 *
 * @example
 * Array.from(detCurve(countScores(Float64Array.of(0.9, 0.2, 0.7, 0.1), Uint8Array.of(1, 1, 0, 0))).missRates) // => [0, 0.5]
 */
export function detCurve(histogram: ScoreHistogram): DetCurve {
  const { positives, negatives } = classSizes(histogram)
  const points: { threshold: number; missed: number; accepted: number }[] = []
  const both = positives > 0 && negatives > 0
  visitThresholds(histogram, (place, missed, refused) => {
    const cheaper = place === 0 || (histogram.negatives[place - 1] ?? 0) > 0
    const last = place === histogram.scores.length || (histogram.positives[place] ?? 0) > 0
    if (!both || !cheaper || !last) return
    points.push({ threshold: histogram.scores[place] ?? Infinity, missed, accepted: negatives - refused })
  })
  return {
    thresholds: Float64Array.from(points, (p) => p.threshold),
    missRates: Float64Array.from(points, (p) => p.missed / positives),
    falseAlarmRates: Float64Array.from(points, (p) => p.accepted / negatives),
  }
}

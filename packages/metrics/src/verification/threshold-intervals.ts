// Intervals for rates whose threshold was itself read from the data: misses at a fixed rate of false alarms, and the
// equal error rate. To take the threshold as given would make them too short, most of all where errors are few.
import { type Estimate, type Interval, twoSidedQuantile, wilson } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import type { ScoreHistogram } from '../score-scan.ts'
import {
  classSizes,
  equalErrorRate,
  missesAtFalseAlarms,
  type OperatingPoint,
  visitThresholds,
} from './error-trade-off.ts'

/**
 * FNMR at a fixed FMR. `low` and `high` allow for the threshold being read from the same comparisons; `atThreshold`
 * is Wilson's interval for this threshold, as if it had been fixed before. `meetsRuleOf30`: 30 false matches or more
 * are expected at this FMR, so that it is itself known to some 30 %. Not measured below the rule of 3: then not even
 * the absence of false matches would show that the FMR is kept. `needed` is how many impostor comparisons would do.
 */
export type FalseNonMatchAtFalseMatch =
  | (OperatingPoint &
      Estimate & {
        readonly kind: 'measured'
        readonly limit: number
        readonly method: 'score-over-thresholds'
        readonly atThreshold: Interval
        readonly meetsRuleOf30: boolean
        readonly neededForRuleOf30: number
      })
  | { readonly kind: 'not_measured'; readonly limit: number; readonly reason: 'no_positives' }
  | {
      readonly kind: 'not_measured'
      readonly limit: number
      readonly reason: 'too_few_negatives'
      readonly negatives: number
      readonly needed: number
      readonly neededForRuleOf30: number
    }

/** Limits of the equal error rate, and how they were had. */
export type EqualErrorInterval = Estimate & { readonly method: 'score-over-thresholds' | 'mover' }

/** The errors at every threshold, the last of which accepts nothing. */
type ErrorCounts = {
  readonly positives: number
  readonly negatives: number
  readonly missed: Float64Array
  readonly accepted: Float64Array
}

function errorCounts(histogram: ScoreHistogram): ErrorCounts {
  const { positives, negatives } = classSizes(histogram)
  const places = histogram.scores.length + 1
  const [missed, accepted] = [new Float64Array(places), new Float64Array(places)]
  visitThresholds(histogram, (place, below, refused) => {
    missed[place] = below
    accepted[place] = negatives - refused
  })
  return { positives, negatives, missed, accepted }
}

/** The first place of which `holds` is true, if it is false before and true after; `places` where there is none. */
function firstPlace(places: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, places]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** How many standard errors, squared, a count lies from what the rate expects of n. */
function squaredScore(events: number, n: number, rate: number): number {
  return (events - n * rate) ** 2 / (n * rate * (1 - rate))
}

/** The places, as [first, end), at which the false alarms may be those of this rate. */
function placesAtRate(
  { negatives, accepted }: ErrorCounts,
  rate: number,
  z: number,
): readonly [number, number] {
  const expected = negatives * rate
  const reach = z * Math.sqrt(expected * (1 - rate))
  const first = firstPlace(accepted.length, (place) => (accepted[place] ?? 0) <= expected + reach)
  return [first, firstPlace(accepted.length, (place) => (accepted[place] ?? 0) < expected - reach)]
}

/** Wilson's limits with a quantile of 0 or more; at 0 both are the share itself. */
function scoreLimits(events: number, n: number, z: number): Interval {
  const centre = events + (z * z) / 2
  const spread = z * Math.sqrt((events * (n - events)) / n + (z * z) / 4)
  return {
    low: Math.max(0, centre - spread) / (n + z * z),
    high: Math.min(1, (centre + spread) / (n + z * z)),
  }
}

/** The most that the misses leave when the false alarms have taken their part of the squared quantile. */
function limitsOverThresholds(
  counts: ErrorCounts,
  { misses }: OperatingPoint,
  limit: number,
  z: number,
): Interval {
  const { positives, negatives, missed, accepted } = counts
  let { low, high } = scoreLimits(misses.events, misses.n, z)
  const [first, end] = placesAtRate(counts, limit, z)
  for (let place = first; place < end; place++) {
    const left = z * z - squaredScore(accepted[place] ?? 0, negatives, limit)
    const limits = scoreLimits(missed[place] ?? 0, positives, Math.sqrt(Math.max(0, left)))
    low = Math.min(low, limits.low)
    high = Math.max(high, limits.high)
  }
  return { low, high }
}

/** Whether some threshold may have this rate of both errors. */
function mayBeEqualAt(counts: ErrorCounts, rate: number, z: number): boolean {
  const { positives, negatives, missed, accepted } = counts
  const [first, end] = placesAtRate(counts, rate, z)
  for (let place = first; place < end; place++) {
    const ofMisses = squaredScore(missed[place] ?? 0, positives, rate)
    if (ofMisses + squaredScore(accepted[place] ?? 0, negatives, rate) <= z * z) return true
  }
  return false
}

/** How many standard errors the threshold that comes nearest to this rate of both errors lies from it; none of 0 and 1. */
function nearestToEqual({ positives, negatives, missed, accepted }: ErrorCounts, rate: number): number {
  if (rate === 0 || rate === 1) return 0
  let least = Infinity
  for (let place = 0; place < missed.length; place++) {
    const ofMisses = squaredScore(missed[place] ?? 0, positives, rate)
    least = Math.min(least, ofMisses + squaredScore(accepted[place] ?? 0, negatives, rate))
  }
  return Math.sqrt(least)
}

/** The rate furthest from `estimate`, towards `end`, that may be equal. */
function furthestEqual(counts: ErrorCounts, estimate: number, end: 0 | 1, z: number): number {
  let [inside, outside] = [estimate, end as number]
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2
    if (mayBeEqualAt(counts, middle, z)) inside = middle
    else outside = middle
  }
  return inside
}

/** How many comparisons expect so many events; the factor forgives the rounding of a limit such as 1e-5. */
function comparisonsFor(events: number, limit: number): number {
  return Math.ceil((events / limit) * (1 - 1e-12))
}

/**
 * The rate of false non-matches at a fixed rate of false matches ("FNMR at FMR = 1e-4"), at the lowest threshold that
 * keeps it. The interval has every rate of misses for which, at some threshold, the squared scores of the misses and of
 * the false matches together stay below the squared normal quantile: Wilson's interval, carried over the thresholds.
 * In simulation it covers with the level or more, where Wilson's for the threshold taken as given (`atThreshold`) may
 * cover with half of it. For comparisons that do not share people.
 *
 * Source: NIST FRTE 1:1, FNMR @ FMR; rule of 3 and rule of 30, ISO/IEC 19795-1:2021 and G. R. Doddington et al.,
 * Speech Communication 31 (2000) 225–254; score limits, E. B. Wilson, JASA 22 (1927) 209–212, the threshold being
 * profiled out. Throws `RangeError` unless 0 < limit < 1.
 *
 * @example
 * falseNonMatchAtFalseMatch(countScores(Float64Array.of(0.9, 0.2), Uint8Array.of(1, 0)), 0.01, 0.95) // => { "kind": "not_measured", "limit": 0.01, "reason": "too_few_negatives", "negatives": 1, "needed": 300, "neededForRuleOf30": 3000 }
 */
export function falseNonMatchAtFalseMatch(
  histogram: ScoreHistogram,
  limit: number,
  level: number,
): FalseNonMatchAtFalseMatch {
  const z = twoSidedQuantile(level)
  requireThat(limit > 0 && limit < 1, `a rate of false matches is between 0 and 1, got ${limit}`)
  const counts = errorCounts(histogram)
  const { positives, negatives } = counts
  const [needed, neededForRuleOf30] = [comparisonsFor(3, limit), comparisonsFor(30, limit)]
  if (positives === 0) return { kind: 'not_measured', limit, reason: 'no_positives' }
  const point = missesAtFalseAlarms(histogram, limit)
  if (negatives < needed || point.kind === 'not_measured')
    return { kind: 'not_measured', limit, reason: 'too_few_negatives', negatives, needed, neededForRuleOf30 }
  const { misses } = point
  return {
    ...point,
    limit,
    estimate: misses.events / misses.n,
    ...limitsOverThresholds(counts, point, limit, z),
    method: 'score-over-thresholds',
    atThreshold: wilson(misses, level),
    meetsRuleOf30: negatives >= neededForRuleOf30,
    neededForRuleOf30,
  }
}

/** Square and add, the threshold taken as given: what is left where scores are coarse. */
function meanOfLimits({ misses, falseAlarms }: OperatingPoint, estimate: number, z: number): Interval {
  const parts = [misses, falseAlarms].map(({ events, n }) => ({
    rate: events / n,
    ...scoreLimits(events, n, z),
  }))
  const [down, up] = [
    Math.hypot(...parts.map(({ rate, low }) => rate - low)) / 2,
    Math.hypot(...parts.map(({ rate, high }) => high - rate)) / 2,
  ]
  return { low: Math.max(0, estimate - down), high: Math.min(1, estimate + up) }
}

/**
 * The equal error rate with limits, `undefined` without both classes. They hold every rate that, at some threshold, both
 * errors may have: the squared scores of misses and of false alarms together stay below the squared normal quantile.
 * So the threshold is not taken as given, and the limits are right at no error. In simulation they cover with the level
 * or more. Where scores are so coarse that no threshold brings the rates together, the mean of both rates at the
 * threshold where they are nearest has limits by `mover`, which the limits of any higher level hold as well. For
 * comparisons that do not share people.
 *
 * Source: score limits, E. B. Wilson, JASA 22 (1927) 209–212, of two independent samples, the threshold being profiled
 * out; R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10, for `mover`; estimate as `equalErrorRate`.
 *
 * @example
 * roundTo(equalErrorInterval(countScores(Float64Array.of(0.9, 0.2, 0.7, 0.1), Uint8Array.of(1, 1, 0, 0)), 0.95), 4) // => { "estimate": 0.5, "low": 0.0987, "high": 0.85, "method": "score-over-thresholds" }
 */
export function equalErrorInterval(histogram: ScoreHistogram, level: number): EqualErrorInterval | undefined {
  const z = twoSidedQuantile(level)
  const found = equalErrorRate(histogram)
  if (found === undefined) return undefined
  const [{ estimate }, counts] = [found, errorCounts(histogram)]
  const nearest = nearestToEqual(counts, estimate)
  if (nearest > z) return { estimate, ...meanOfLimits(found, estimate, z), method: 'mover' }
  const asGiven = meanOfLimits(found, estimate, nearest)
  return {
    estimate,
    low: Math.min(asGiven.low, furthestEqual(counts, estimate, 0, z)),
    high: Math.max(asGiven.high, furthestEqual(counts, estimate, 1, z)),
    method: 'score-over-thresholds',
  }
}

// What is read from the figures of many resamples: limits, the difference of two groups, and a p-value.
import type { Interval } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { incompleteBeta, normalCdf, normalQuantile, studentQuantile } from '../special-functions.ts'

/** Fewer finite replicates than this say nothing about a tail. */
const FEWEST_REPLICATES = 100

/** The quantile of rising values at (B + 1)·p, between neighbours in proportion, and never beyond the ends. */
function quantile(rising: Float64Array, p: number): number {
  const place = Math.min(Math.max((rising.length + 1) * p, 1), rising.length)
  const below = Math.floor(place)
  const low = rising[below - 1] ?? 0
  return low + (place - below) * ((rising[below] ?? low) - low)
}

/**
 * Replicates of few units vary too little, by √((units − 1) ÷ units), and their quantiles are those of the normal and not
 * of Student's distribution. The tail, one-sided, that makes good for both.
 */
function expandedTail(level: number, units: number): number {
  return normalCdf(-studentQuantile(level, units - 1) * Math.sqrt(units / (units - 1)))
}

/**
 * The percentile interval: the quantiles of the replicates at the two tails, widened to the estimate where that lies
 * outside. `units`, where it is given, is how many independent units were drawn from, in the smaller of two groups; the
 * tails are then expanded for what so few units leave out. `undefined` where fewer than 100 replicates are left, or
 * there are fewer than 2 units. The order of the replicates does not matter.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 5.3.1; quantiles at
 * (B + 1)·p as there, which is definition 6 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361–365;
 * expanded as in T. C. Hesterberg, The American Statistician 69 (2015) 371–386.
 * Throws `RangeError` for an estimate that is not finite.
 *
 * @example
 * roundTo(percentileInterval(Float64Array.from({ length: 999 }, (_, i) => i + 1), 500, 0.95), 9) // => { "low": 25, "high": 975 }
 * roundTo(percentileInterval(Float64Array.from({ length: 999 }, (_, i) => i + 1), 500, 0.95, 20), 1) // => { "low": 15.9, "high": 984.1 }
 * percentileInterval(Float64Array.of(1, 2, 3), 2, 0.95) // => null
 */
export function percentileInterval(
  replicates: Float64Array,
  estimate: number,
  level: number,
  units = Infinity,
): Interval | undefined {
  requireLevel(level)
  requireThat(Number.isFinite(estimate), `an estimate is a finite number, got ${estimate}`)
  if (replicates.length < FEWEST_REPLICATES || units < 2) return undefined
  const rising = replicates.toSorted()
  const tail = units === Infinity ? (1 - level) / 2 : expandedTail(level, units)
  return {
    low: Math.min(estimate, quantile(rising, tail)),
    high: Math.max(estimate, quantile(rising, 1 - tail)),
  }
}

/**
 * The replicates of the difference a − b of two groups that were drawn independently of each other: first less first,
 * second less second, and so on. Where one has fewer (some of its resamples had no figure), the other's last are left
 * out, which changes nothing, since their order is chance.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.2.
 *
 * @example
 * Array.from(replicateDifference(Float64Array.of(3, 5, 9), Float64Array.of(1, 1))) // => [2, 4]
 */
export function replicateDifference(a: Float64Array, b: Float64Array): Float64Array {
  return a.subarray(0, Math.min(a.length, b.length)).map((value, i) => value - (b[i] ?? 0))
}

/** The two-sided p-value of which the tail is half, as `expandedTail` widens a level: the inverse of it. */
function expandedP(p: number, units: number): number {
  const degrees = units - 1
  const deviate = normalQuantile(p / 2) * Math.sqrt(degrees / units)
  return incompleteBeta(degrees / (degrees + deviate * deviate), degrees / 2, 0.5)
}

/**
 * The two-sided p-value that a difference is 0, by how many of its replicates lie on the other side of 0:
 * 2·(1 + fewer) ÷ (B + 1), at most 1. It agrees with the percentile interval of the same `units`, and is never 0.
 * `undefined` where fewer than 100 replicates are left, or there are fewer than 2 units.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), sections 4.2.3 and 5.3.1;
 * for few units as `percentileInterval`.
 *
 * @example
 * replicateP(Float64Array.from({ length: 999 }, (_, i) => i - 9)) // => 0.022
 * roundTo(replicateP(Float64Array.from({ length: 999 }, (_, i) => i - 9), 20), 4) // => 0.0378
 */
export function replicateP(differences: Float64Array, units = Infinity): number | undefined {
  if (differences.length < FEWEST_REPLICATES || units < 2) return undefined
  let [atMost, atLeast] = [0, 0]
  for (const difference of differences) {
    if (difference <= 0) atMost++
    if (difference >= 0) atLeast++
  }
  const p = Math.min(1, (2 * (1 + Math.min(atMost, atLeast))) / (differences.length + 1))
  return units === Infinity ? p : expandedP(p, units)
}

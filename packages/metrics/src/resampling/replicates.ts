// What is read from the figures of many resamples: limits, the difference of two groups, and a p-value.
import type { Interval } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'

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
 * The percentile interval: the quantiles of the replicates at the two tails, widened to the estimate where that lies
 * outside. `undefined` where fewer than 100 replicates are left. The order of the replicates does not matter.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 5.3.1; quantiles at
 * (B + 1)·p as there, which is definition 6 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361–365.
 * Throws `RangeError` for an estimate that is not finite.
 *
 * @example
 * roundTo(percentileInterval(Float64Array.from({ length: 999 }, (_, i) => i + 1), 500, 0.95), 9) // => { "low": 25, "high": 975 }
 * percentileInterval(Float64Array.of(1, 2, 3), 2, 0.95) // => null
 */
export function percentileInterval(
  replicates: Float64Array,
  estimate: number,
  level: number,
): Interval | undefined {
  requireLevel(level)
  requireThat(Number.isFinite(estimate), `an estimate is a finite number, got ${estimate}`)
  if (replicates.length < FEWEST_REPLICATES) return undefined
  const rising = replicates.toSorted()
  const tail = (1 - level) / 2
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

/**
 * The two-sided p-value that a difference is 0, by how many of its replicates lie on the other side of 0:
 * 2·(1 + fewer) ÷ (B + 1), at most 1. It agrees with the percentile interval, and is never 0. `undefined` where fewer
 * than 100 replicates are left.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), sections 4.2.3 and 5.3.1.
 *
 * @example
 * replicateP(Float64Array.from({ length: 999 }, (_, i) => i - 9)) // => 0.022
 */
export function replicateP(differences: Float64Array): number | undefined {
  if (differences.length < FEWEST_REPLICATES) return undefined
  let [atMost, atLeast] = [0, 0]
  for (const difference of differences) {
    if (difference <= 0) atMost++
    if (difference >= 0) atLeast++
  }
  return Math.min(1, (2 * (1 + Math.min(atMost, atLeast))) / (differences.length + 1))
}

// Two systems that answered the same observations, right or wrong: McNemar's test, which looks only at the
// observations on which they differ, and an interval for the difference of the two proportions.
import { type Estimate, type Proportion, wilson } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { incompleteBeta, logBinomialDensity } from '../special-functions.ts'

/** Observations by which system had the event (was right, say). Merges by addition. */
export type PairedCounts = {
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  readonly neither: number
}

/** Two-sided p-values that the two proportions are equal. */
export type McNemar = { readonly exact: number; readonly midP: number }

function requireCounts(counts: readonly number[]): void {
  requireThat(
    counts.every((count) => Number.isSafeInteger(count) && count >= 0),
    `counts are whole numbers from 0, got ${counts.join(', ')}`,
  )
}

/**
 * The counts of two disjoint sets of observations taken together.
 *
 * @example
 * mergePairedCounts({ both: 1, onlyA: 2, onlyB: 0, neither: 4 }, { both: 1, onlyA: 0, onlyB: 3, neither: 0 }) // => { "both": 2, "onlyA": 2, "onlyB": 3, "neither": 4 }
 */
export function mergePairedCounts(a: PairedCounts, b: PairedCounts): PairedCounts {
  return {
    both: a.both + b.both,
    onlyA: a.onlyA + b.onlyA,
    onlyB: a.onlyB + b.onlyB,
    neither: a.neither + b.neither,
  }
}

/**
 * McNemar's test from the observations on which the systems differ: exact (conditional), and mid-p, which counts the
 * observed outcome by half and so does not hold back as the exact test does. Both are 1 where they never differ.
 *
 * Source: M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13:91 (2013). Throws
 * `RangeError` for counts that are not whole numbers from 0.
 *
 * @example
 * roundTo(mcNemar({ onlyA: 1, onlyB: 9 }), 6) // => { "exact": 0.021484, "midP": 0.011719 }
 */
export function mcNemar({ onlyA, onlyB }: Pick<PairedCounts, 'onlyA' | 'onlyB'>): McNemar {
  requireCounts([onlyA, onlyB])
  const [n, fewer] = [onlyA + onlyB, Math.min(onlyA, onlyB)]
  if (n === 0) return { exact: 1, midP: 1 }
  const observed = Math.exp(logBinomialDensity(fewer, n, 0.5))
  if (onlyA === onlyB) return { exact: 1, midP: 1 - observed / 2 }
  const exact = Math.min(1, 2 * incompleteBeta(0.5, n - fewer, fewer + 1))
  return { exact, midP: exact - observed }
}

/** How far the two answers go together, lessened towards 0 by n ÷ 2 where they agree more than by chance. */
function correlation({ both, onlyA, onlyB, neither }: PairedCounts): number {
  const [withA, withB] = [both + onlyA, both + onlyB]
  const scale = Math.sqrt(withA * (onlyB + neither)) * Math.sqrt(withB * (onlyA + neither))
  const excess = both * neither - onlyA * onlyB
  const half = (withA + onlyB + neither) / 2
  return scale === 0 ? 0 : (excess > 0 ? Math.max(0, excess - half) : excess) / scale
}

/** √(x² − 2φxy + y²). */
function correlatedReach(x: number, y: number, phi: number): number {
  return Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y))
}

/**
 * The difference of two proportions of the same observations, a − b, with Newcombe's interval for pairs: Wilson's limits
 * squared and added, with what their correlation takes away.
 *
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 2635–2650, method 10. Throws `RangeError` without
 * observations and for counts that are not whole numbers from 0.
 *
 * @example
 * roundTo(pairedDifference({ both: 14, onlyA: 5, onlyB: 0, neither: 22 }, 0.95), 4) // => { "estimate": 0.122, "low": 0.0115, "high": 0.2265 }
 */
export function pairedDifference(counts: PairedCounts, level: number): Estimate {
  const { both, onlyA, onlyB, neither } = counts
  requireCounts([both, onlyA, onlyB, neither])
  const n = both + onlyA + onlyB + neither
  requireThat(n > 0, 'a difference of pairs needs at least one observation')
  const [a, b] = [reachOf({ events: both + onlyA, n }, level), reachOf({ events: both + onlyB, n }, level)]
  const [estimate, phi] = [(onlyA - onlyB) / n, correlation(counts)]
  return {
    estimate,
    low: Math.max(-1, estimate - correlatedReach(a.below, b.above, phi)),
    high: Math.min(1, estimate + correlatedReach(a.above, b.below, phi)),
  }
}

/** How far Wilson's limits lie below and above the proportion. */
function reachOf(proportion: Proportion, level: number): { below: number; above: number } {
  const estimate = proportion.events / proportion.n
  const { low, high } = wilson(proportion, level)
  return { below: estimate - low, above: high - estimate }
}

// The mean of something that lies between 0 and 1 (the squared error of a probability, for the Brier score), as
// a state that merges by addition, with an interval that does not collapse where all values are the same.
import { type Estimate, wilson } from './proportion.ts'
import { requireThat } from './require-that.ts'
import { normalCdf, studentQuantile } from './special-functions.ts'

/** Sums over n values. */
export type MeanState = { readonly n: number; readonly sum: number; readonly sumOfSquares: number }

/**
 * The state of two disjoint sets of values taken together.
 *
 * @example
 * mergeMeans({ n: 1, sum: 0.5, sumOfSquares: 0.25 }, { n: 1, sum: 0.1, sumOfSquares: 0.01 }) // => { "n": 2, "sum": 0.6, "sumOfSquares": 0.26 }
 */
export function mergeMeans(a: MeanState, b: MeanState): MeanState {
  return { n: a.n + b.n, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares }
}

/**
 * The estimated variance of the mean; 0 where it cannot be told apart from rounding.
 *
 * @example
 * varianceOfMean({ n: 4, sum: 2, sumOfSquares: 2 }) // => 0.08333333333333333
 */
export function varianceOfMean({ n, sum, sumOfSquares }: MeanState): number {
  if (n < 2) return 0
  const squares = sumOfSquares - (sum * sum) / n
  return squares <= sumOfSquares * 1e-13 ? 0 : squares / (n - 1) / n
}

/**
 * The mean of values in [0, 1], with Student's interval, cut to [0, 1]. Where all values are the same, Wilson's
 * interval for sum events of n takes its place: no variable on [0, 1] with that mean varies more than a proportion.
 *
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2; E. B. Wilson (1927).
 * Throws `RangeError` without values.
 *
 * @example
 * roundTo(meanInterval({ n: 50, sum: 0, sumOfSquares: 0 }, 0.95), 4) // => { "estimate": 0, "low": 0, "high": 0.0713, "method": "wilson" }
 */
export function meanInterval(state: MeanState, level: number): Estimate & { method: 'student-t' | 'wilson' } {
  requireThat(state.n > 0, 'a mean needs at least one value')
  const estimate = state.sum / state.n
  const variance = varianceOfMean(state)
  if (variance === 0) {
    const { low, high } = wilson({ events: Math.min(state.sum, state.n), n: state.n }, level)
    return { estimate, low, high, method: 'wilson' }
  }
  const reach = studentQuantile(level, state.n - 1) * Math.sqrt(variance)
  return {
    estimate,
    low: Math.max(0, estimate - reach),
    high: Math.min(1, estimate + reach),
    method: 'student-t',
  }
}

/** Two-sided p-value of a standard normal deviate. */
function twoSided(deviate: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(deviate)))
}

/**
 * The p-value that two independent estimates with these variances are equal, by the normal approximation;
 * `null` where neither varies, since there is then no scale to judge by.
 *
 * @example
 * roundTo(equalityP(0.7, 0.001, 0.6, 0.001), 4) // => 0.0253
 */
export function equalityP(a: number, varianceA: number, b: number, varianceB: number): number | null {
  const variance = varianceA + varianceB
  return variance > 0 ? twoSided((a - b) / Math.sqrt(variance)) : null
}

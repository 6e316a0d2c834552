// How far an error rate differs between groups of people, in one number. Each of these hides who is worst off, so
// none replaces the table by group; and where a rate is nought a ratio has no value, which is said, not smoothed away.
import { requireThat } from '../require-that.ts'

/** A spread, or why there is none. */
export type Spread =
  | { readonly kind: 'measured'; readonly estimate: number }
  | {
      readonly kind: 'not_measured'
      readonly reason: 'fewer_than_two_groups' | 'a_rate_is_zero' | 'all_rates_are_zero'
    }

function notMeasured(rates: readonly number[], zero: 'any' | 'all'): Spread | undefined {
  requireThat(
    rates.every((rate) => rate >= 0 && rate < Infinity),
    'a rate is a number of at least 0',
  )
  if (rates.length < 2) return { kind: 'not_measured', reason: 'fewer_than_two_groups' }
  if (rates.every((rate) => rate === 0)) return { kind: 'not_measured', reason: 'all_rates_are_zero' }
  const has = zero === 'any' && rates.includes(0)
  return has ? { kind: 'not_measured', reason: 'a_rate_is_zero' } : undefined
}

/**
 * The highest rate as a multiple of the geometric mean of all: 1 at parity. Not measured where a rate is 0.
 *
 * Source: P. Grother, NIST IR 8429 (2022), which prefers it to the others. Throws `RangeError` for a negative rate.
 *
 * @example
 * roundTo(highestToGeometricMean([0.0004, 0.04, 0.055]), 2) // => { "kind": "measured", "estimate": 5.74 }
 */
export function highestToGeometricMean(rates: readonly number[]): Spread {
  const refusal = notMeasured(rates, 'any')
  if (refusal !== undefined) return refusal
  const logarithms = rates.map((rate) => Math.log(rate))
  const mean = logarithms.reduce((total, logarithm) => total + logarithm, 0) / rates.length
  return { kind: 'measured', estimate: Math.exp(Math.max(...logarithms) - mean) }
}

/**
 * The worst rate of error as a multiple of the best: 1 at parity. Not measured where a rate is 0.
 *
 * Source: NIST IR 8429 (2022), the inequity ratio max ÷ min.
 *
 * @example
 * roundTo(worstToBest([0.0004, 0.04, 0.055]), 1) // => { "kind": "measured", "estimate": 137.5 }
 */
export function worstToBest(rates: readonly number[]): Spread {
  return notMeasured(rates, 'any') ?? { kind: 'measured', estimate: Math.max(...rates) / Math.min(...rates) }
}

/**
 * The Gini coefficient of the rates with the factor n ÷ (n − 1), which lets few groups reach 1: 0 at parity, 1 where
 * one group has all the errors. Not measured where all rates are 0.
 *
 * Source: J. J. Howard et al., "Evaluating proposed fairness models for face recognition algorithms" (GARBE), 2022,
 * arXiv 2203.05051; NIST IR 8429.
 *
 * @example
 * roundTo(giniCoefficient([0.0004, 0.04, 0.055]), 3) // => { "kind": "measured", "estimate": 0.572 }
 */
export function giniCoefficient(rates: readonly number[]): Spread {
  const refusal = notMeasured(rates, 'all')
  if (refusal !== undefined) return refusal
  const n = rates.length
  const rising = rates.toSorted((a, b) => a - b)
  const total = rising.reduce((sum, rate) => sum + rate, 0)
  const differences = rising.reduce((sum, rate, i) => sum + (2 * i + 1 - n) * rate, 0)
  return { kind: 'measured', estimate: Math.max(0, Math.min(1, differences / ((n - 1) * total))) }
}

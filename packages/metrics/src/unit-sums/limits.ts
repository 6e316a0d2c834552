// Intervals around what varies between units: Wilson's for a share, with the number of independent observations that
// would be as uncertain; for a rate that has no upper limit the score interval, or Student's.
import { type Interval, type Proportion, twoSidedQuantile, wilson } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { studentQuantile } from '../special-functions.ts'
import type { UnitRatio } from './unit-sums.ts'

/** A share nearer to 0 or 1 than this is one of the two, and its variance is what rounding left of 0. */
const ROUNDING = 1e-12

/**
 * The number of independent observations that would leave a share as uncertain as its variance says, corrected for
 * the few units that the variance itself was estimated from; at most `n`. Where nothing varies it is the number of units.
 *
 * Source: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998) 193–201, with the normal quantile where they have
 * Student's for n − 1, since Wilson's interval, which it is for, has the normal one.
 *
 * @example
 * roundTo(effectiveN({ estimate: 0.3, variance: 0.021, units: 1e9 }, 100), 3) // => 10
 */
export function effectiveN(
  { estimate, variance, units }: Pick<UnitRatio, 'estimate' | 'variance' | 'units'>,
  n: number,
  level = 0.95,
): number {
  if (variance === null || units < 2) return 1
  const shrink = (twoSidedQuantile(level) / studentQuantile(level, units - 1)) ** 2
  const isConstant = variance === 0 || Math.min(estimate, 1 - estimate) <= ROUNDING
  if (isConstant) return Math.min(n, units) * shrink
  return Math.min(n, ((estimate * (1 - estimate)) / variance) * shrink)
}

/**
 * Wilson's interval for a share of dependent or weighted observations, with the effective n. `n` is the number of
 * observations in the denominator. Throws `RangeError` unless 0 ≤ estimate ≤ 1.
 *
 * Source: Korn and Graubard (1998), with Wilson's interval in the place of Clopper and Pearson's, as C. Franco, R. J. A.
 * Little, T. A. Louis and E. V. Slud recommend, Journal of Survey Statistics and Methodology 7 (2019) 334–364.
 *
 * @example
 * roundTo(clusteredShare({ numerator: 0, denominator: 50, estimate: 0, variance: 0, units: 50 }, 50, 0.95), 3) // => { "low": 0, "high": 0.075 }
 */
export function clusteredShare(ratio: UnitRatio, n: number, level: number): Interval {
  const { estimate } = ratio
  requireThat(estimate >= 0 && estimate <= 1 + 1e-9, `a share lies between 0 and 1, got ${estimate}`)
  const share = Math.min(1, estimate)
  const effective = Math.max(effectiveN(ratio, n, level), 1e-9)
  return wilson({ events: share * effective, n: effective }, level)
}

/**
 * Student's interval for a rate of at least 0 that may be above 1, such as a word error rate. Where nothing varies and
 * nothing happened, the upper limit is that of no event in `units`; `undefined` with fewer than two units.
 *
 * Source: Cochran (1977), section 6.3; for no event, J. A. Hanley and A. Lippman-Hand, JAMA 249 (1983) 1743–1745.
 *
 * @example
 * roundTo(unboundedRate({ numerator: 120, denominator: 1000, estimate: 0.12, variance: 0.0001, units: 11 }, 0.95), 4) // => { "low": 0.0977, "high": 0.1423 }
 */
export function unboundedRate(
  { estimate, variance, units }: Pick<UnitRatio, 'estimate' | 'variance' | 'units'>,
  level: number,
): Interval | undefined {
  if (variance === null || units < 2) return undefined
  if (variance === 0) return noVariation(estimate, units, level)
  const reach = studentQuantile(level, units - 1) * Math.sqrt(variance)
  return { low: Math.max(0, estimate - reach), high: estimate + reach }
}

/**
 * The score interval for a rate of events that may be above 1, such as a word error rate: all rates from which the one
 * observed is no further off than Student's quantile, where the variance grows in proportion to the rate. Its lower limit is
 * above 0 wherever there is an event, and where events are few it holds the truth as often as it says, which Student's
 * interval does not. Where nothing varies, and with fewer than two units, it is that of `unboundedRate`.
 *
 * Source: L. D. Brown, T. T. Cai and A. DasGupta, Statistica Sinica 13 (2003) 19–49, section 2 (Poisson), with the events
 * that would be as uncertain in the place of those counted, as P. McCullagh and J. A. Nelder, Generalized Linear Models
 * (1989), section 6.2.3, have the variance of dependent counts.
 *
 * @example
 * roundTo(clusteredRate({ estimate: 0.12, variance: 0.0001, units: 11 }, 0.95), 4) // => { "low": 0.0997, "high": 0.1444 }
 */
export function clusteredRate(
  rate: Pick<UnitRatio, 'estimate' | 'variance' | 'units'>,
  level: number,
): Interval | undefined {
  const { estimate, variance, units } = rate
  if (variance === null || variance === 0 || units < 2 || estimate <= 0) return unboundedRate(rate, level)
  const spread = (studentQuantile(level, units - 1) ** 2 * variance) / estimate
  const reach = Math.sqrt(spread * estimate + spread ** 2 / 4)
  const high = estimate + spread / 2 + reach
  // The product of both limits is the square of the estimate; their difference would lose digits.
  return { low: estimate ** 2 / high, high }
}

function noVariation(estimate: number, units: number, level: number): Interval {
  const none: Proportion = { events: 0, n: units }
  const reach = wilson(none, level).high
  return { low: Math.max(0, estimate - reach), high: estimate + reach }
}

// How many trials show that a rate is on the right side of a limit that a force set, and how far from the limit it must
// be for given trials to show it. A rate that is at its limit is not shown by any number.
import { requireThat } from '../require-that.ts'
import { beginningOf, deviatesOf, type TestRisk } from './risk.ts'

/** √n times the distance that is shown, less the two reaches. */
function excess(rate: number, limit: number, trials: number, risk: TestRisk): number {
  const { significance, power } = deviatesOf(risk)
  const reach = significance * Math.sqrt(limit * (1 - limit)) + power * Math.sqrt(rate * (1 - rate))
  return Math.sqrt(trials) * Math.abs(rate - limit) - reach
}

/**
 * The number of trials, rounded up, of which the two-sided interval of a rate that is truly `rate` leaves out `limit`
 * with the power asked for. By the normal approximation, which wants at least some 5 events at the limit.
 *
 * Source: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition, section 2.3,
 * without continuity correction. Throws `RangeError` for a limit outside (0, 1), a rate outside [0, 1], or equal ones.
 *
 * @example
 * trialsAgainstLimit(0.03, 0.05, { significance: 0.05, power: 0.8 }) // => 815
 */
export function trialsAgainstLimit(rate: number, limit: number, risk: TestRisk): number {
  requireThat(limit > 0 && limit < 1, `a limit is between 0 and 1, got ${limit}`)
  requireThat(
    rate >= 0 && rate <= 1 && rate !== limit,
    `needs a rate in [0, 1] other than the limit, got ${rate}`,
  )
  const { significance, power } = deviatesOf(risk)
  const reach = significance * Math.sqrt(limit * (1 - limit)) + power * Math.sqrt(rate * (1 - rate))
  return Math.ceil((reach / (rate - limit)) ** 2)
}

/**
 * The rate nearest to the limit, below or above it, that these trials show to be on that side with the power asked for;
 * `undefined` where not even a rate of 0 (or 1) would be shown.
 *
 * Source: as `trialsAgainstLimit`, solved for the rate by bisection.
 *
 * @example
 * roundTo(nearestToLimit(0.05, 'below', 815, { significance: 0.05, power: 0.8 }), 4) // => 0.03
 */
export function nearestToLimit(
  limit: number,
  side: 'below' | 'above',
  trials: number,
  risk: TestRisk,
): number | undefined {
  requireThat(limit > 0 && limit < 1, `a limit is between 0 and 1, got ${limit}`)
  requireThat(trials > 0, `needs trials, got ${trials}`)
  return beginningOf(limit, side === 'below' ? 0 : 1, (rate) => excess(rate, limit, trials, risk) >= 0)
}

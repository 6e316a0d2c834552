// How many trials give an interval of a wanted width, and how many without a single event bound a rate: for plans that
// want to know a rate rather than to tell two apart.
import { wilson } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'

/** More trials than this nobody makes; and whole numbers end soon after. */
const MOST_TRIALS = 1e15

function halfWidth(rate: number, n: number, level: number): number {
  const { low, high } = wilson({ events: rate * n, n }, level)
  return (high - low) / 2
}

/**
 * The smallest number of trials of which Wilson's interval, at this rate, reaches no further than `reach` to each side on
 * the average of both.
 *
 * Source: E. B. Wilson, JASA 22 (1927) 209–212, solved for n by bisection. Throws `RangeError` for a rate outside [0, 1], and
 * for a reach that is not above 0 or needs more than 10¹⁵ trials.
 *
 * @example
 * trialsForHalfWidth(0.1, 0.02, 0.95) // => 868
 */
export function trialsForHalfWidth(rate: number, reach: number, level: number): number {
  requireLevel(level)
  requireThat(rate >= 0 && rate <= 1, `a rate is in [0, 1], got ${rate}`)
  requireThat(reach > 0, `a half-width is above 0, got ${reach}`)
  let [tooFew, enough] = [0, 1]
  while (halfWidth(rate, enough, level) > reach) {
    tooFew = enough
    enough *= 2
    requireThat(enough < MOST_TRIALS, `a half-width of ${reach} needs more than ${MOST_TRIALS} trials`)
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (halfWidth(rate, middle, level) > reach) tooFew = middle
    else enough = middle
  }
  return enough
}

/**
 * The smallest number of trials that, if none of them has an event, show a rate to be at most `limit`: the rule of 3,
 * exact. The level is one-sided.
 *
 * Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413, at no event: (1 − limit)ⁿ ≤ 1 − level. Throws
 * `RangeError` for a limit outside (0, 1).
 *
 * @example
 * trialsWithoutEvent(0.05, 0.95) // => 59
 */
export function trialsWithoutEvent(limit: number, level: number): number {
  requireLevel(level)
  requireThat(limit > 0 && limit < 1, `a limit is between 0 and 1, got ${limit}`)
  // The factor forgives the rounding of a ratio that is a whole number.
  return Math.ceil((Math.log1p(-level) / Math.log1p(-limit)) * (1 - 1e-12))
}

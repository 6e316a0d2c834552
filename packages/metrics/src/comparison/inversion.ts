// The p-value that goes with an interval which has none of its own: 1 less the level at which the interval would end at 0.
import type { Interval } from '../proportion.ts'

/** Beyond this level a limit is a matter of rounding; the p-value is then said to be this small at most. */
const SMALLEST = 1e-12
const STEPS = 60

/**
 * The p-value that what an interval is of is 0, by inverting it: 1 less the highest level at which it leaves out 0, found on
 * the scale of the logarithm. `limitsAt` gives the interval at a level; it widens as the level rises. Never below 1e-12, and
 * 1 where the interval holds 0 at every level.
 *
 * Source: D. R. Cox and D. V. Hinkley, Theoretical Statistics (1974), section 7.2, on tests and intervals.
 *
 * @example
 * roundTo(pByInversion((level) => ({ low: 2 - normalQuantile((1 + level) / 2), high: 2 + normalQuantile((1 + level) / 2) })), 6) // => 0.0455
 */
export function pByInversion(limitsAt: (level: number) => Interval): number {
  const leavesOut = (p: number): boolean => {
    const { low, high } = limitsAt(1 - p)
    return low > 0 || high < 0
  }
  if (leavesOut(SMALLEST)) return SMALLEST
  let [within, without] = [Math.log(SMALLEST), Math.log1p(-SMALLEST)]
  if (!leavesOut(Math.exp(without))) return 1
  for (let step = 0; step < STEPS; step++) {
    const middle = (within + without) / 2
    if (leavesOut(Math.exp(middle))) without = middle
    else within = middle
  }
  return Math.exp(without)
}

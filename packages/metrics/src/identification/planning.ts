// How many trials a comparison of two rates needs, and how small a gap given numbers can show. Meant for rare errors:
// most published claims of "no difference" rest on tests that could not have seen one.
import { requireThat } from '../require-that.ts'
import { normalQuantile } from '../special-functions.ts'

/** The risk of seeing a gap that is not there (two-sided), and the probability of seeing one that is. */
export type TestRisk = { readonly significance: number; readonly power: number }

/** (z of the two-sided significance + z of the power)². */
function squaredReach({ significance, power }: TestRisk): number {
  requireThat(significance > 0 && significance < 1, `a significance is between 0 and 1, got ${significance}`)
  requireThat(power > significance && power < 1, `a power is between the significance and 1, got ${power}`)
  return (normalQuantile(power) - normalQuantile(significance / 2)) ** 2
}

/**
 * The number of trials in each of two groups of the same size that tells these two rates apart, rounded up: for false
 * alerts, searches of people who are not on the watchlist. For independent trials; where trials share people, it is
 * the effective number.
 *
 * Source: S.-C. Chow, J. Shao and H. Wang, Sample Size Calculations in Clinical Research, 2nd edition, chapter 4,
 * the variance that of the two rates. R's power.prop.test pools it under equality and asks for 3 more in the example.
 * Throws `RangeError` unless the rates differ and lie in [0, 1].
 *
 * @example
 * trialsPerGroup(1 / 6000, 2 / 6000, { significance: 0.05, power: 0.8 }) // => 141241
 */
export function trialsPerGroup(a: number, b: number, risk: TestRisk): number {
  requireThat(
    a >= 0 && a <= 1 && b >= 0 && b <= 1 && a !== b,
    `needs two different rates in [0, 1], got ${a}, ${b}`,
  )
  return Math.ceil((squaredReach(risk) * (a * (1 - a) + b * (1 - b))) / (b - a) ** 2)
}

/**
 * The smallest excess over a reference rate that these numbers of trials show with the power asked for: `undefined`
 * where even a rate of 1 would not be enough.
 *
 * Source: as `trialsPerGroup`, solved for the gap. Throws `RangeError` for a rate outside [0, 1) or no trials.
 *
 * @example
 * roundTo(smallestDetectableGap(1 / 6000, { reference: 141241, group: 141241 }, { significance: 0.05, power: 0.8 }) * 6000, 5) // => 1
 */
export function smallestDetectableGap(
  reference: number,
  trials: { readonly reference: number; readonly group: number },
  risk: TestRisk,
): number | undefined {
  requireThat(reference >= 0 && reference < 1, `a reference rate is in [0, 1), got ${reference}`)
  requireThat(trials.reference > 0 && trials.group > 0, 'needs trials in both groups')
  const reach = squaredReach(risk)
  // gap² = reach · (variance of the reference + variance at reference + gap), a quadratic in the gap.
  const lead = 1 + reach / trials.group
  const linear = (reach * (1 - 2 * reference)) / trials.group
  const constant = reach * reference * (1 - reference) * (1 / trials.reference + 1 / trials.group)
  const gap = (linear + Math.sqrt(linear * linear + 4 * lead * constant)) / (2 * lead)
  return gap > 0 && reference + gap <= 1 ? gap : undefined
}

// How many trials a comparison of two rates needs, and how small a gap given numbers can show. Meant for rare errors:
// most published claims of "no difference" rest on tests that could not have seen one.
import { requireThat } from '../require-that.ts'
import { deviatesOf, squaredReach, type TestRisk } from './risk.ts'

function requireRates(a: number, b: number): void {
  requireThat(
    a >= 0 && a <= 1 && b >= 0 && b <= 1 && a !== b,
    `needs two different rates in [0, 1], got ${a}, ${b}`,
  )
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
  requireRates(a, b)
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

/** How many times as many trials b has as a, and which variance the test is taken to use. */
export type GroupSizes = { readonly ratio: number; readonly variance: 'unpooled' | 'pooled' }

/**
 * The trials in each of two groups of unequal size that tell these two rates apart, b having `ratio` times as many
 * as a; both rounded up. `pooled` is for a test whose variance under equality is that of all trials together.
 *
 * Source: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition, chapter 4,
 * without continuity correction; Chow, Shao and Wang, chapter 4. Throws `RangeError` unless the rates differ and lie in
 * [0, 1], and for a ratio that is not above 0.
 *
 * @example
 * trialsByGroup(0.5, 0.75, { ratio: 1, variance: 'pooled' }, { significance: 0.05, power: 0.9 }) // => { "a": 77, "b": 77 }
 * trialsByGroup(0.02, 0.01, { ratio: 3, variance: 'unpooled' }, { significance: 0.05, power: 0.8 }) // => { "a": 1798, "b": 5393 }
 */
export function trialsByGroup(
  a: number,
  b: number,
  { ratio, variance }: GroupSizes,
  risk: TestRisk,
): { readonly a: number; readonly b: number } {
  requireRates(a, b)
  requireThat(ratio > 0 && Number.isFinite(ratio), `a ratio of sizes is above 0, got ${ratio}`)
  const { significance, power } = deviatesOf(risk)
  const apart = a * (1 - a) + (b * (1 - b)) / ratio
  const pooledRate = (a + ratio * b) / (1 + ratio)
  const together = variance === 'pooled' ? pooledRate * (1 - pooledRate) * (1 + 1 / ratio) : apart
  const trials = ((significance * Math.sqrt(together) + power * Math.sqrt(apart)) / (b - a)) ** 2
  return { a: Math.ceil(trials), b: Math.ceil(trials * ratio) }
}

// Two systems measured on the same units: what both counted stands side by side in one vector a unit, so that the variance
// of the difference of two figures knows how far they go together.
import { type Estimate, wilson } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { incompleteBeta, studentQuantile } from '../special-functions.ts'
import { linearisedVariance, type UnitSums } from './unit-sums.ts'

/** A figure of sums, and how it changes with each of them. */
export type FigureOfSums = { readonly estimate: number; readonly gradient: readonly number[] }

/** Two-sided: the probability of a deviate as far from 0. */
function studentP(t: number, degreesOfFreedom: number): number {
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
}

/** Where no unit differs from another in what the systems differ by, the reach is that of no event in so many units. */
function withoutVariation(estimate: number, units: number, level: number): Estimate & { p: number | null } {
  const reach = wilson({ events: 0, n: units }, level).high
  return { estimate, low: estimate - reach, high: estimate + reach, p: estimate === 0 ? 1 : null }
}

/** Below this share of the figures squared and of their variances, that of the difference is the rounding of gradients. */
const ROUNDING = 1e-14

/** The variances of the two figures added, as if they were independent. */
function apartVariance(joint: UnitSums, a: FigureOfSums, b: FigureOfSums): number {
  const ofA = linearisedVariance(joint, [...a.gradient, ...b.gradient.map(() => 0)])
  const ofB = linearisedVariance(joint, [...a.gradient.map(() => 0), ...b.gradient])
  return (ofA ?? 0) + (ofB ?? 0)
}

/**
 * The difference a − b of two figures of the same units, Student's interval and the two-sided p-value that it is 0.
 * `joint` holds what a counted in each unit followed by what b counted; neither figure may change when all sums are scaled
 * alike. `undefined` with fewer than two units; `p` is `null` where nothing varies and the figures differ.
 *
 * Source: as `linearisedVariance`; W. G. Cochran, Sampling Techniques (1977), section 6.18, for two ratios. Throws
 * `RangeError` where the gradients do not fill the vector.
 *
 * @example
 * (() => { const c = collectUnits(2); for (const amounts of [[3, 1], [2, 2], [4, 1], [3, 2]]) c.add({ amounts, observations: 1 }); return roundTo(pairedSumsDifference(c.read(), { estimate: 3, gradient: [0.25] }, { estimate: 1.5, gradient: [0.25] }, 0.95).estimate, 2) })() // => 1.5
 */
export function pairedSumsDifference(
  joint: UnitSums,
  a: FigureOfSums,
  b: FigureOfSums,
  level: number,
): (Estimate & { readonly p: number | null }) | undefined {
  const gradient = [...a.gradient, ...b.gradient.map((slope) => -slope)]
  requireThat(
    gradient.length === joint.sums.length,
    `needs ${joint.sums.length} slopes, got ${gradient.length}`,
  )
  const variance = linearisedVariance(joint, gradient)
  if (variance === null) return undefined
  const estimate = a.estimate - b.estimate
  const scale = apartVariance(joint, a, b) + a.estimate ** 2 + b.estimate ** 2
  if (variance <= scale * ROUNDING) return withoutVariation(estimate, joint.units, level)
  const [error, degrees] = [Math.sqrt(variance), joint.units - 1]
  const reach = studentQuantile(level, degrees) * error
  return { estimate, low: estimate - reach, high: estimate + reach, p: studentP(estimate / error, degrees) }
}

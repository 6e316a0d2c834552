// How many units (people, cases, documents) tell two means or rates per unit apart, given how much they vary between
// units; and what it costs that observations of one unit are alike.
import { requireThat } from '../require-that.ts'
import { squaredReach, type TestRisk } from './risk.ts'

/** The variance between units in each of two groups, and the factor by which dependence swells it. */
export type UnitVariances = { readonly a: number; readonly b: number; readonly designEffect: number }

function requireVariances({ a, b, designEffect }: UnitVariances): void {
  requireThat(a >= 0 && b >= 0 && a + b > 0, `variances are at least 0 and not both 0, got ${a}, ${b}`)
  requireThat(
    designEffect > 0 && Number.isFinite(designEffect),
    `a design effect is above 0, got ${designEffect}`,
  )
}

/**
 * The design effect: by how much the variance of a mean grows when observations come in clusters of this size with this
 * correlation inside a cluster. As many more observations are needed.
 *
 * Source: L. Kish, Survey Sampling (1965), section 5.4. Throws `RangeError` for clusters below 1 and a correlation outside
 * [0, 1].
 *
 * @example
 * designEffect(20, 0.05) // => 1.9500000000000002
 */
export function designEffect(clusterSize: number, correlation: number): number {
  requireThat(clusterSize >= 1, `a cluster has at least 1 observation, got ${clusterSize}`)
  requireThat(correlation >= 0 && correlation <= 1, `a correlation is in [0, 1], got ${correlation}`)
  return 1 + (clusterSize - 1) * correlation
}

/**
 * The number of units in each of two groups of the same size, rounded up, that tells two means apart that differ by
 * `gap`. By the normal approximation, which is short by one or two units where it gives fewer than some 30.
 *
 * Source: S.-C. Chow, J. Shao and H. Wang, Sample Size Calculations in Clinical Research, 2nd edition, section 3.2.
 * Throws `RangeError` for a gap of 0 and for variances below 0.
 *
 * @example
 * unitsForMeans(1, { a: 16, b: 16, designEffect: 1 }, { significance: 0.05, power: 0.8 }) // => 252
 */
export function unitsForMeans(gap: number, variances: UnitVariances, risk: TestRisk): number {
  requireVariances(variances)
  requireThat(gap !== 0 && Number.isFinite(gap), `needs a gap other than 0, got ${gap}`)
  const { a, b, designEffect: effect } = variances
  return Math.ceil((squaredReach(risk) * (a + b) * effect) / gap ** 2)
}

/**
 * The smallest difference of two means that so many units in each group show.
 *
 * Source: as `unitsForMeans`, solved for the gap. Throws `RangeError` where a group has no unit.
 *
 * @example
 * roundTo(smallestMeanGap({ a: 252, b: 252 }, { a: 16, b: 16, designEffect: 1 }, { significance: 0.05, power: 0.8 }), 3) // => 0.998
 */
export function smallestMeanGap(
  units: { readonly a: number; readonly b: number },
  variances: UnitVariances,
  risk: TestRisk,
): number {
  requireVariances(variances)
  requireThat(units.a > 0 && units.b > 0, 'needs units in both groups')
  const variance = (variances.a / units.a + variances.b / units.b) * variances.designEffect
  return Math.sqrt(squaredReach(risk) * variance)
}

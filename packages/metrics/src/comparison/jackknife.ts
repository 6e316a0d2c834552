// The jackknife of a difference that no sum over units gives, such as a mean average precision: the units are put into parts,
// and the difference is taken again without each part in turn.
import { type Estimate, wilson } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { incompleteBeta, studentQuantile } from '../special-functions.ts'
import { pByInversion } from './inversion.ts'

/** Below this share of the squared difference a variance is rounding. */
const ROUNDING = 1e-24

/**
 * The delete-a-group jackknife: Student's interval for a difference, and the p-value that it is 0, from the difference
 * without each part of the units in turn, with as many degrees of freedom as parts but one. Where no part changes anything the
 * reach is that of no event in so many `units`. `undefined` with fewer than two parts, and where the difference has no value
 * without one of them.
 *
 * Source: P. S. Kott, "The delete-a-group jackknife", Journal of Official Statistics 17 (2001) 521–526; with a part for each
 * unit, B. Efron and C. Stein, Annals of Statistics 9 (1981) 586–596. Throws `RangeError` for a difference that is not finite
 * and for fewer units than parts.
 *
 * @example
 * roundTo(jackknifeDifference(2, Float64Array.of(2.5, 2, 1.5), 3, 0.95), 4) // => { "estimate": 2, "low": -0.4841, "high": 4.4841, "p": 0.0742 }
 */
export function jackknifeDifference(
  estimate: number,
  without: Float64Array,
  units: number,
  level: number,
): (Estimate & { readonly p: number }) | undefined {
  const parts = without.length
  requireThat(Number.isFinite(estimate), `a difference is a finite number, got ${estimate}`)
  requireThat(units >= parts, `needs a unit at least for each of ${parts} parts, got ${units}`)
  if (parts < 2 || !without.every(Number.isFinite)) return undefined
  const squares = without.reduce((sum, each) => sum + (each - estimate) ** 2, 0)
  const variance = ((parts - 1) / parts) * squares
  if (variance <= ROUNDING * Math.max(1, estimate ** 2)) return withoutVariation(estimate, units, level)
  const [error, degrees] = [Math.sqrt(variance), parts - 1]
  const reach = studentQuantile(level, degrees) * error
  const p = incompleteBeta(degrees / (degrees + (estimate / error) ** 2), degrees / 2, 0.5)
  return { estimate, low: estimate - reach, high: estimate + reach, p }
}

function withoutVariation(estimate: number, units: number, level: number): Estimate & { readonly p: number } {
  const limitsAt = (at: number) => {
    const reach = wilson({ events: 0, n: units }, at).high
    return { low: estimate - reach, high: estimate + reach }
  }
  return { estimate, ...limitsAt(level), p: estimate === 0 ? 1 : pByInversion(limitsAt) }
}

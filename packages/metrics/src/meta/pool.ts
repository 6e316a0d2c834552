// One figure from many sites: of a value that all share (fixed effect), or of the mean of values that differ (random
// effects), with what another site may have, which is what a force that was not measured wants to know.
import { type Estimate, type Interval, twoSidedQuantile } from '../proportion.ts'
import { studentQuantile } from '../special-functions.ts'
import { type SpreadMethod, varianceBetween, weigh } from './heterogeneity.ts'
import { requireSites, type SiteEstimate } from './site.ts'

/** The mean of the sites' true values with two intervals, and the spread of the values about it. */
export type RandomEffects = Estimate & {
  readonly sites: number
  readonly varianceBetween: number
  /** Hartung and Knapp's, never narrower than the normal one; `null` for a single site. */
  readonly hartungKnapp: Interval | null
  /** Where the true value of another site lies; `null` below three sites. */
  readonly prediction: Interval | null
}

function around(estimate: number, reach: number): Interval {
  return { low: estimate - reach, high: estimate + reach }
}

/**
 * The value that all sites share, weighted by inverse variances. Right only where they do share one.
 *
 * Source: W. G. Cochran, Biometrics 10 (1954) 101–129. Throws `RangeError` without sites and for a variance that is not
 * above 0.
 *
 * @example
 * roundTo(fixedEffect([{ estimate: 1, variance: 1 }, { estimate: 4, variance: 2 }], 0.95), 4) // => { "estimate": 2, "low": 0.3997, "high": 3.6003 }
 */
export function fixedEffect(sites: readonly SiteEstimate[], level: number): Estimate {
  requireSites(sites)
  const { mean, weight } = weigh(sites, 0)
  return { estimate: mean, ...around(mean, twoSidedQuantile(level) / Math.sqrt(weight)) }
}

/**
 * The mean of the true values of sites that differ. `low` and `high` are the normal interval of the mean, which is too
 * narrow for fewer than some 20 sites; Hartung and Knapp's is not. The prediction interval has k − 2 degrees of freedom.
 *
 * Source: DerSimonian and Laird (1986), Paule and Mandel (1982); J. Hartung and G. Knapp, Statistics in Medicine 20
 * (2001) 3875–3889, their factor at least 1 as in C. Röver et al., BMC Medical Research Methodology 15:99 (2015);
 * J. P. T. Higgins, S. G. Thompson and D. J. Spiegelhalter, JRSS A 172 (2009) 137–159, equation 12. Throws as `fixedEffect`.
 *
 * @example
 * roundTo(randomEffects([{ estimate: 0.1, variance: 0.01 }, { estimate: 0.5, variance: 0.02 }, { estimate: 0.9, variance: 0.02 }], 'dersimonian-laird', 0.95).estimate, 3) // => 0.492
 */
export function randomEffects(
  sites: readonly SiteEstimate[],
  method: SpreadMethod,
  level: number,
): RandomEffects {
  const between = varianceBetween(sites, method)
  const { mean, weight, q } = weigh(sites, between)
  const [k, error] = [sites.length, 1 / Math.sqrt(weight)]
  const factor = k < 2 ? 1 : Math.sqrt(Math.max(1, q / (k - 1)))
  return {
    estimate: mean,
    ...around(mean, twoSidedQuantile(level) * error),
    sites: k,
    varianceBetween: between,
    hartungKnapp: k < 2 ? null : around(mean, studentQuantile(level, k - 1) * factor * error),
    prediction: k < 3 ? null : around(mean, studentQuantile(level, k - 2) * Math.sqrt(between + 1 / weight)),
  }
}

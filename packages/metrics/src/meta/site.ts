// What a site (a force, a study) sends of one figure: an estimate and its variance, on a scale on which a normal
// distribution is a fair description. A proportion goes there by its log-odds.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** An estimate with the variance of its error. */
export type SiteEstimate = { readonly estimate: number; readonly variance: number }

export function requireSites(sites: readonly SiteEstimate[]): void {
  requireThat(sites.length > 0, 'needs at least one site')
  for (const { estimate, variance } of sites) {
    requireThat(
      Number.isFinite(estimate) && variance > 0 && Number.isFinite(variance),
      `a site needs a finite estimate and a variance above 0, got ${estimate} with ${variance}`,
    )
  }
}

/**
 * The log-odds of a proportion with its variance. At no event, and at nothing but events, half an observation is added
 * to either side, which moves the estimate towards ½; and then only.
 *
 * Source: J. Gart and J. Zweifel, Biometrika 54 (1967) 181–187, as `escalc(measure = "PLO", to = "only0")` of R's metafor.
 * Throws `RangeError` unless 0 ≤ events ≤ n and n > 0.
 *
 * @example
 * roundTo(logitOf({ events: 5, n: 50 }), 4) // => { "estimate": -2.1972, "variance": 0.2222 }
 * roundTo(logitOf({ events: 0, n: 20 }), 4) // => { "estimate": -3.7136, "variance": 2.0488 }
 */
export function logitOf({ events, n }: Proportion): SiteEstimate {
  requireThat(n > 0 && events >= 0 && events <= n, `needs 0 ≤ events ≤ n and n > 0, got ${events} of ${n}`)
  const added = events === 0 || events === n ? 0.5 : 0
  const [yes, no] = [events + added, n - events + added]
  return { estimate: Math.log(yes / no), variance: 1 / yes + 1 / no }
}

/**
 * The proportion that has these log-odds.
 *
 * @example
 * roundTo(proportionOfLogit(-2.1972246), 6) // => 0.1
 */
export function proportionOfLogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

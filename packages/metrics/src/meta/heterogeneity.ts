// How far sites differ beyond what chance gives: Cochran's Q, its share I², and the variance between the true values of
// sites by two estimators.
import type { Interval } from '../proportion.ts'
import { twoSidedQuantile } from '../proportion.ts'
import { requireSites, type SiteEstimate } from './site.ts'

/** By DerSimonian and Laird, in one step; or by Paule and Mandel, to the point where Q is what chance gives. */
export type SpreadMethod = 'dersimonian-laird' | 'paule-mandel'

/**
 * Cochran's Q with its degrees of freedom; I², the share of the variation of estimates that chance does not explain, with
 * its interval; `null` for a single site, and for the interval of two sites with Q of at most 1.
 */
export type Heterogeneity = {
  readonly q: number
  readonly degreesOfFreedom: number
  readonly iSquared: number | null
  readonly iSquaredInterval: Interval | null
}

/** The mean with weights 1 ÷ (variance + between), the sum of weights, and Q about it. */
export function weigh(
  sites: readonly SiteEstimate[],
  between: number,
): { readonly mean: number; readonly weight: number; readonly q: number } {
  let [weight, sum] = [0, 0]
  for (const { estimate, variance } of sites) {
    weight += 1 / (variance + between)
    sum += estimate / (variance + between)
  }
  const mean = sum / weight
  const q = sites.reduce((total, s) => total + (s.estimate - mean) ** 2 / (s.variance + between), 0)
  return { mean, weight, q }
}

/** The standard error of log H under Higgins and Thompson's test-based approximation, where it exists. */
function errorOfLogH(q: number, sites: number): number | undefined {
  if (q > sites)
    return (0.5 * (Math.log(q) - Math.log(sites - 1))) / (Math.sqrt(2 * q) - Math.sqrt(2 * sites - 3))
  if (sites < 3) return undefined
  return Math.sqrt((1 / (2 * (sites - 2))) * (1 - 1 / (3 * (sites - 2) ** 2)))
}

/** H² → I², not below 0. */
function shareOf(squaredH: number): number {
  return Math.max(0, 1 - 1 / squaredH)
}

/**
 * How far the estimates of sites differ beyond chance. I² does not say how far the true values lie apart: the variance
 * between sites and the prediction interval do.
 *
 * Source: W. G. Cochran, Biometrics 10 (1954) 101–129; J. P. T. Higgins and S. G. Thompson, Statistics in Medicine 21
 * (2002) 1539–1558, interval by the standard error of log H (appendix A.2, III). Throws `RangeError` without sites and
 * for a variance that is not above 0.
 *
 * @example
 * roundTo(heterogeneityOf([{ estimate: 0.1, variance: 0.01 }, { estimate: 0.5, variance: 0.02 }, { estimate: 0.9, variance: 0.02 }], 0.95), 3) // => { "q": 22, "degreesOfFreedom": 2, "iSquared": 0.909, "iSquaredInterval": { "low": 0.763, "high": 0.965 } }
 */
export function heterogeneityOf(sites: readonly SiteEstimate[], level: number): Heterogeneity {
  requireSites(sites)
  const z = twoSidedQuantile(level)
  const degreesOfFreedom = sites.length - 1
  if (degreesOfFreedom === 0) return { q: 0, degreesOfFreedom, iSquared: null, iSquaredInterval: null }
  const { q } = weigh(sites, 0)
  const squaredH = Math.max(1, q / degreesOfFreedom)
  const error = errorOfLogH(q, sites.length)
  const limit = (side: number): number =>
    shareOf(Math.max(1, squaredH * Math.exp(2 * side * z * (error ?? 0))))
  return {
    q,
    degreesOfFreedom,
    iSquared: shareOf(squaredH),
    iSquaredInterval: error === undefined ? null : { low: limit(-1), high: limit(1) },
  }
}

function oneStep(sites: readonly SiteEstimate[]): number {
  const { q, weight } = weigh(sites, 0)
  const squares = sites.reduce((sum, { variance }) => sum + 1 / variance ** 2, 0)
  return Math.max(0, (q - (sites.length - 1)) / (weight - squares / weight))
}

/** Q falls as the variance between grows; the root is bracketed by doubling, then halved. */
function untilChance(sites: readonly SiteEstimate[]): number {
  const excess = (between: number): number => weigh(sites, between).q - (sites.length - 1)
  if (excess(0) <= 0) return 0
  let [low, high] = [0, Math.max(...sites.map(({ variance }) => variance))]
  while (excess(high) > 0) {
    low = high
    high *= 2
  }
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2
    if (excess(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The variance between the true values of sites (τ²); 0 where the estimates differ no more than chance, and for a single
 * site, which cannot show any.
 *
 * Source: R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986) 177–188; R. C. Paule and J. Mandel, Journal of
 * Research of the National Bureau of Standards 87 (1982) 377–385. Throws as `heterogeneityOf`.
 *
 * @example
 * roundTo(varianceBetween([{ estimate: 0.1, variance: 0.01 }, { estimate: 0.5, variance: 0.02 }, { estimate: 0.9, variance: 0.02 }], 'dersimonian-laird'), 4) // => 0.16
 */
export function varianceBetween(sites: readonly SiteEstimate[], method: SpreadMethod): number {
  requireSites(sites)
  if (sites.length === 1) return 0
  return method === 'paule-mandel' ? untilChance(sites) : oneStep(sites)
}

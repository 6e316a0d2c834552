// Differences and ratios of two independent estimates, and a bar of honesty for each: where a method has no
// answer (no event, or nothing but events), another one that has takes its place and is named; where none has,
// the reason is returned in place of a number. Nothing here returns NaN or infinity.
import { type Estimate, type Interval, type Proportion, twoSidedQuantile, wilson } from './proportion.ts'
import { requireThat } from './require-that.ts'
import { normalCdf } from './special-functions.ts'

/** A ratio with its limits and the method that gave them, or why there is none. */
export type Ratio =
  | (Estimate & { readonly kind: 'measured'; readonly method: 'katz' | 'mover-ratio' | 'score-ratio' })
  | { readonly kind: 'not_measured'; readonly reason: 'reference_is_zero' | 'no_upper_limit' }

/**
 * The limits of a − b from the limits of a and of b, which must be independent ("square and add", MOVER).
 *
 * Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702, equation 4.
 *
 * @example
 * roundTo(moverDifference({ estimate: 0.8, low: 0.69, high: 0.88 }, { estimate: 0.6, low: 0.49, high: 0.7 }), 3) // => { "low": 0.051, "high": 0.336 }
 */
export function moverDifference(a: Estimate, b: Estimate): Interval {
  const difference = a.estimate - b.estimate
  return {
    low: difference - Math.hypot(a.estimate - a.low, b.high - b.estimate),
    high: difference + Math.hypot(a.high - a.estimate, b.estimate - b.low),
  }
}

/**
 * The p-value that two independent estimates are equal, from their limits at one level: the variance that each limit on
 * the side of the other stands for. Below 1 − level exactly where the interval of `moverDifference` leaves 0 out;
 * `null` where neither limit is away from its estimate, since there is then no scale to judge by.
 *
 * Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702, equation 3: variance estimates recovered
 * from the limits, by the normal approximation. Throws `RangeError` unless 0 < level < 1.
 *
 * @example
 * roundTo(moverP({ estimate: 0.8, low: 0.69, high: 0.88 }, { estimate: 0.6, low: 0.49, high: 0.7 }, 0.95), 4) // => 0.0084
 */
export function moverP(a: Estimate, b: Estimate, level: number): number | null {
  const [upper, lower] = a.estimate >= b.estimate ? [a, b] : [b, a]
  const reach = Math.hypot(upper.estimate - upper.low, lower.high - lower.estimate)
  const error = reach / twoSidedQuantile(level)
  return error > 0 ? Math.min(1, 2 * normalCdf((lower.estimate - upper.estimate) / error)) : null
}

function withWilson(proportion: Proportion, level: number): Estimate {
  return { estimate: proportion.events / proportion.n, ...wilson(proportion, level) }
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions, a − b.
 *
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10.
 *
 * @example
 * roundTo(newcombeDifference({ events: 56, n: 70 }, { events: 48, n: 80 }, 0.95), 4) // => { "estimate": 0.2, "low": 0.0524, "high": 0.3339 }
 */
export function newcombeDifference(a: Proportion, b: Proportion, level: number): Estimate {
  const [left, right] = [withWilson(a, level), withWilson(b, level)]
  const { low, high } = moverDifference(left, right)
  return { estimate: left.estimate - right.estimate, low: Math.max(-1, low), high: Math.min(1, high) }
}

/**
 * The limits of a ÷ b, both ≥ 0, from the limits of a and of b, which must be independent (MOVER-R). Without an
 * upper limit where b may be 0.
 *
 * Source: A. Donner and G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347–359, equation 9.
 *
 * @example
 * roundTo(moverRatio({ estimate: 0, low: 0, high: 0.2 }, { estimate: 0.5, low: 0.4, high: 0.6 }), 3) // => { "kind": "measured", "method": "mover-ratio", "estimate": 0, "low": 0, "high": 0.408 }
 */
export function moverRatio(a: Estimate, b: Estimate): Ratio {
  requireThat(a.low >= 0 && b.low >= 0, 'a ratio of limits needs limits of at least 0')
  if (b.estimate === 0) return { kind: 'not_measured', reason: 'reference_is_zero' }
  if (b.low === 0) return { kind: 'not_measured', reason: 'no_upper_limit' }
  const product = a.estimate * b.estimate
  const factor = (of: Estimate, limit: number): number => limit * (2 * of.estimate - limit)
  const reach = (p: number, q: number): number => product + Math.sqrt(Math.max(0, product * product - p * q))
  // The smaller root as p ÷ the larger, so that it stands where the upper limit of b is twice its estimate, and q is 0.
  const [p, q] = [factor(a, a.low), factor(b, b.low)]
  const estimate = a.estimate / b.estimate
  const high = Math.max(estimate, reach(factor(a, a.high), q) / q)
  if (!Number.isFinite(high)) return { kind: 'not_measured', reason: 'no_upper_limit' }
  const low = p === 0 ? 0 : p / reach(p, factor(b, b.high))
  return {
    kind: 'measured',
    method: 'mover-ratio',
    estimate,
    low: Math.min(estimate, Math.max(0, low)),
    high,
  }
}

/**
 * The ratio of two independent proportions, a ÷ b, with Katz's interval on the logarithm.
 *
 * Katz's interval does not exist at no event, and counts the sampling error of a group as nought where every
 * observation is an event; there MOVER-R on Wilson's limits takes its place and `method` says so. The ratio is
 * not measured where the reference has no event.
 *
 * Source: D. Katz et al., Biometrics 34 (1978) 469–474, method C; A. Donner and G. Y. Zou (2012).
 *
 * @example
 * roundTo(katzRatio({ events: 805, n: 1795 }, { events: 349, n: 1488 }, 0.95), 4) // => { "kind": "measured", "method": "katz", "estimate": 1.9121, "low": 1.7212, "high": 2.1241 }
 */
export function katzRatio(a: Proportion, b: Proportion, level: number): Ratio {
  if (b.events === 0) return { kind: 'not_measured', reason: 'reference_is_zero' }
  const atAnEnd = a.events === 0 || a.events === a.n || b.events === b.n
  if (atAnEnd) return moverRatio(withWilson(a, level), withWilson(b, level))
  const estimate = a.events / a.n / (b.events / b.n)
  const error = Math.sqrt(1 / a.events - 1 / a.n + 1 / b.events - 1 / b.n)
  const factor = Math.exp(twoSidedQuantile(level) * error)
  return { kind: 'measured', method: 'katz', estimate, low: estimate / factor, high: estimate * factor }
}

/** How far a ÷ b = `ratio` lies from what was counted, in standard errors that hold where it is true; falls as `ratio` rises. */
function scoreOfRatio(a: Proportion, b: Proportion, ratio: number): number {
  const events = a.events + b.events
  const middle = a.events + b.n + ratio * (b.events + a.n)
  const root = Math.sqrt(Math.max(0, middle * middle - 4 * ratio * (a.n + b.n) * events))
  const ofB = Math.min(1, (2 * events) / (middle + root))
  const ofA = Math.min(1, ratio * ofB)
  const variance = (ofA * (1 - ofA)) / a.n + (ratio * ratio * ofB * (1 - ofB)) / b.n
  const distance = a.events / a.n - (ratio * b.events) / b.n
  return variance > 0 ? distance / Math.sqrt(variance) : distance * Number.POSITIVE_INFINITY || 0
}

/** On a logarithmic scale, where the score of a ratio is `wanted`; 64 halvings leave nothing of the span. */
function ratioAt(a: Proportion, b: Proportion, wanted: number): number {
  let [low, high] = [-60, 60]
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2
    if (scoreOfRatio(a, b, Math.exp(middle)) > wanted) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

/**
 * The ratio of two independent proportions, a ÷ b, with its score interval, which is right at few events and at no event
 * of the first. The ratio is not measured where the reference has no event.
 *
 * Source: P. A. R. Koopman, Biometrics 40 (1984) 513–517; O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985)
 * 213–226, without their factor N ÷ (N − 1).
 *
 * @example
 * roundTo(scoreRatio({ events: 36, n: 40 }, { events: 16, n: 80 }, 0.95), 3) // => { "kind": "measured", "method": "score-ratio", "estimate": 4.5, "low": 2.94, "high": 7.152 }
 */
export function scoreRatio(a: Proportion, b: Proportion, level: number): Ratio {
  if (b.events === 0) return { kind: 'not_measured', reason: 'reference_is_zero' }
  const reach = twoSidedQuantile(level)
  const estimate = a.events / a.n / (b.events / b.n)
  const low = a.events === 0 ? 0 : Math.min(estimate, ratioAt(a, b, reach))
  return {
    kind: 'measured',
    method: 'score-ratio',
    estimate,
    low,
    high: Math.max(estimate, ratioAt(a, b, -reach)),
  }
}

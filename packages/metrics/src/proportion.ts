// Intervals for one proportion. All three are right at no event and at nothing but events, where the textbook
// (Wald) interval has no width at all and so claims a certainty that nobody has.
import { requireLevel, requireThat } from './require-that.ts'
import { betaQuantile, normalQuantile } from './special-functions.ts'

/** Limits, on the scale of what they bound. */
export type Interval = { readonly low: number; readonly high: number }

/** An estimate with its limits. */
export type Estimate = Interval & { readonly estimate: number }

/** So many events in n observations. */
export type Proportion = { readonly events: number; readonly n: number }

export type ProportionMethod = 'wilson' | 'clopper-pearson' | 'jeffreys'

function check({ events, n }: Proportion, level: number): void {
  requireThat(n > 0 && events >= 0 && events <= n, `needs 0 ≤ events ≤ n and n > 0, got ${events} of ${n}`)
  requireLevel(level)
}

/** The standard normal quantile of a two-sided interval at this level. */
export function twoSidedQuantile(level: number): number {
  requireLevel(level)
  return -normalQuantile((1 - level) / 2)
}

/**
 * Wilson's score interval, without continuity correction. `events` may be a fraction.
 *
 * Source: E. B. Wilson, JASA 22 (1927) 209–212; method 3 in R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872.
 * Throws `RangeError` unless 0 ≤ events ≤ n and n > 0.
 *
 * @example
 * roundTo(wilson({ events: 81, n: 263 }, 0.95), 4) // => { "low": 0.2553, "high": 0.3662 }
 */
export function wilson(proportion: Proportion, level: number): Interval {
  check(proportion, level)
  const { events, n } = proportion
  const z2 = twoSidedQuantile(level) ** 2
  const centre = events + z2 / 2
  const spread = Math.sqrt(z2 * ((events * (n - events)) / n + z2 / 4))
  return {
    low: events === 0 ? 0 : Math.max(0, (centre - spread) / (n + z2)),
    high: events === n ? 1 : Math.min(1, (centre + spread) / (n + z2)),
  }
}

/**
 * The Clopper–Pearson ("exact") interval: covers with at least the stated level, and usually with more.
 *
 * Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413, as quantiles of beta distributions.
 *
 * @example
 * roundTo(clopperPearson({ events: 81, n: 263 }, 0.95), 4) // => { "low": 0.2527, "high": 0.3676 }
 */
export function clopperPearson(proportion: Proportion, level: number): Interval {
  check(proportion, level)
  const { events, n } = proportion
  const tail = (1 - level) / 2
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    high: events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events),
  }
}

/**
 * The Jeffreys interval: equal tails of the posterior under a beta(½, ½) prior, with the limit set to 0 at no
 * event and to 1 at nothing but events.
 *
 * Source: L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001) 101–133, section 3.1.2.
 *
 * @example
 * roundTo(jeffreys({ events: 0, n: 10 }, 0.95), 4) // => { "low": 0, "high": 0.2172 }
 */
export function jeffreys(proportion: Proportion, level: number): Interval {
  check(proportion, level)
  const { events, n } = proportion
  const tail = (1 - level) / 2
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events + 0.5, n - events + 0.5),
    high: events === n ? 1 : betaQuantile(1 - tail, events + 0.5, n - events + 0.5),
  }
}

const METHODS = { wilson, 'clopper-pearson': clopperPearson, jeffreys } as const

/**
 * The interval for a proportion by the named method.
 *
 * @example
 * roundTo(proportionInterval('wilson', { events: 0, n: 20 }, 0.95), 4) // => { "low": 0, "high": 0.1611 }
 */
export function proportionInterval(
  method: ProportionMethod,
  proportion: Proportion,
  level: number,
): Interval {
  return METHODS[method](proportion, level)
}

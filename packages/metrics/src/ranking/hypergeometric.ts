// How many of a finite pile are relevant, when a sample of it was drawn without replacement. The exact interval:
// the sizes that the sample does not contradict at either side.
import type { Interval } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { logBinomialDensity } from '../special-functions.ts'

/** `relevant` of `sampled` items drawn at random, without replacement, from `pile`. */
export type FiniteSample = { readonly relevant: number; readonly sampled: number; readonly pile: number }

/** The probability of x relevant in the sample when `all` of the pile are. */
function density(x: number, all: number, { sampled, pile }: FiniteSample): number {
  if (x < Math.max(0, sampled - (pile - all)) || x > Math.min(sampled, all)) return 0
  const p = sampled / pile
  if (p === 1) return 1
  return Math.exp(
    logBinomialDensity(x, all, p) +
      logBinomialDensity(sampled - x, pile - all, p) -
      logBinomialDensity(sampled, pile, p),
  )
}

/** The probability of `x` relevant in the sample or of more (`step` 1), or of `x` or fewer (`step` −1). */
function tail(x: number, all: number, sample: FiniteSample, step: 1 | -1): number {
  const { sampled, pile } = sample
  const [least, most] = [Math.max(0, sampled - (pile - all)), Math.min(sampled, all)]
  const start = step === 1 ? Math.max(x, least) : Math.min(x, most)
  const end = step === 1 ? most : least
  const mode = Math.floor(((sampled + 1) * (all + 1)) / (pile + 2))
  let sum = 0
  for (let k = start; step * (end - k) >= 0; k += step) {
    const term = density(k, all, sample)
    sum += term
    if (step * (k - mode) > 0 && term <= sum * 1e-17) break
  }
  return sum
}

/** The nearest whole number to `inside` for which `holds` is false, less one step: the last for which it is true. */
function lastThatHolds(inside: number, outside: number, holds: (all: number) => boolean): number {
  if (holds(outside)) return outside
  let [near, far] = [inside, outside]
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2)
    if (holds(middle)) near = middle
    else far = middle
  }
  return near
}

/**
 * The exact interval for the number of relevant items in the whole pile, in items: those numbers under which a sample
 * as extreme as this one, on either side, has a probability above (1 − level) ÷ 2. It covers with at least that level.
 *
 * Source: T. Wright, Exact Confidence Bounds when Sampling from Small Finite Universes (1991).
 * Throws `RangeError` unless 0 ≤ relevant ≤ sampled ≤ pile, in whole numbers, sampled > 0.
 *
 * @example
 * finiteInterval({ relevant: 3, sampled: 10, pile: 50 }, 0.95) // => { "low": 5, "high": 31 }
 */
export function finiteInterval(sample: FiniteSample, level: number): Interval {
  const { relevant, sampled, pile } = sample
  requireLevel(level)
  requireThat(
    [relevant, sampled, pile].every(Number.isSafeInteger) &&
      relevant >= 0 &&
      relevant <= sampled &&
      sampled > 0 &&
      sampled <= pile,
    `needs whole numbers with 0 ≤ relevant ≤ sampled ≤ pile and sampled > 0, got ${relevant}, ${sampled}, ${pile}`,
  )
  const limit = (1 - level) / 2
  const [least, most] = [relevant, pile - (sampled - relevant)]
  const middle = Math.min(most, Math.max(least, Math.round((relevant / sampled) * pile)))
  return {
    low: lastThatHolds(middle, least, (all) => tail(relevant, all, sample, 1) > limit),
    high: lastThatHolds(middle, most, (all) => tail(relevant, all, sample, -1) > limit),
  }
}

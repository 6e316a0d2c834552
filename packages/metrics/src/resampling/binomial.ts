// Exact draws from a binomial distribution in a time that does not grow with n, so that a resample of ten million
// observations costs no more than one of a hundred.
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import { logBinomialDensity } from '../special-functions.ts'

/** Below this mean, counting up from 0 is quicker than rejection, and the hat of the rejection is not proved. */
const REJECTION_FROM = 10

/** Inversion: from 0 upwards until the probability of that many events or fewer passes a uniform number. */
function drawByInversion({ uniform }: Random, n: number, p: number): number {
  const odds = p / (1 - p)
  const none = Math.exp(n * Math.log1p(-p))
  for (;;) {
    let [left, density, x] = [uniform(), none, 0]
    while (left >= density && x < n) {
      left -= density
      x++
      density *= ((n - x + 1) / x) * odds
    }
    // What rounding leaves over at the far end belongs to no x, and is drawn again.
    if (left < density) return x
  }
}

/**
 * Whether x is taken, by bounds on log(density ÷ density at the mode) that need no factorial; `undefined` between them,
 * and where they do not hold.
 */
function squeezed(height: number, fromMode: number, variance: number): boolean | undefined {
  const k = Math.abs(fromMode)
  if (k <= 15 || k >= variance / 2 - 1) return undefined
  const reach = (k / variance) * (((k / 3 + 0.625) * k + 1 / 6) / variance + 0.5)
  const middle = (-k * k) / (2 * variance)
  if (height < middle - reach) return true
  return height > middle + reach ? false : undefined
}

/** Transformed rejection with squeeze: 0 < p ≤ ½ and n·p ≥ 10. */
function drawByRejection({ uniform }: Random, n: number, p: number): number {
  const variance = n * p * (1 - p)
  const deviation = Math.sqrt(variance)
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * deviation
  const mode = Math.floor((n + 1) * p)
  // Most draws fall under a squeeze and never ask for the density at the mode.
  let atMode = Number.NaN
  for (;;) {
    const u = uniform() - 0.5
    const v = uniform()
    const edge = 0.5 - Math.abs(u)
    const x = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5)
    if (edge >= 0.07 && v <= squeeze) return x
    if (!(x >= 0 && x <= n)) continue
    const height = Math.log((v * alpha) / (a / (edge * edge) + b))
    const taken = squeezed(height, x - mode, variance)
    if (taken === true) return x
    if (taken === false) continue
    if (Number.isNaN(atMode)) atMode = logBinomialDensity(mode, n, p)
    if (height <= logBinomialDensity(x, n, p) - atMode) return x
  }
}

/** Apart, so that a sound draw writes no sentence: millions pass through here. */
function refuse(n: number, p: number): void {
  requireThat(Number.isSafeInteger(n) && n >= 0, `needs a whole number of trials, got ${n}`)
  requireThat(p >= 0 && p <= 1, `a probability is between 0 and 1, got ${p}`)
}

/** For p up to ½. */
function drawRarer(random: Random, n: number, p: number): number {
  return n * p < REJECTION_FROM ? drawByInversion(random, n, p) : drawByRejection(random, n, p)
}

/**
 * A draw from the binomial distribution: the events in `n` trials of probability `p`. Exact (no normal or Poisson
 * approximation), at a cost that does not grow with n. Draws nothing from `random` where n is 0, or p is 0 or 1.
 *
 * Source: W. Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation
 * 46 (1993) 101–110, algorithm BTRS with the squeeze of BTRD, where n·min(p, 1 − p) is at least 10; inversion below. Throws `RangeError` unless
 * n is a whole number from 0 and 0 ≤ p ≤ 1.
 *
 * @example
 * drawBinomial(createRandom(1), 10, 1) // => 10
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0 && p >= 0 && p <= 1)) refuse(n, p)
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  return p <= 0.5 ? drawRarer(random, n, p) : n - drawRarer(random, n, 1 - p)
}

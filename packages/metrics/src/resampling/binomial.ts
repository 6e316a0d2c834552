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

/** Transformed rejection with squeeze: 0 < p ≤ ½ and n·p ≥ 10. */
function drawByRejection({ uniform }: Random, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * deviation
  const atMode = logBinomialDensity(Math.floor((n + 1) * p), n, p)
  for (;;) {
    const u = uniform() - 0.5
    const v = uniform()
    const edge = 0.5 - Math.abs(u)
    const x = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5)
    if (edge >= 0.07 && v <= squeeze) return x
    if (!(x >= 0 && x <= n)) continue
    const height = Math.log((v * alpha) / (a / (edge * edge) + b))
    if (height <= logBinomialDensity(x, n, p) - atMode) return x
  }
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
 * 46 (1993) 101–110, algorithm BTRS, where n·min(p, 1 − p) is at least 10; inversion below. Throws `RangeError` unless
 * n is a whole number from 0 and 0 ≤ p ≤ 1.
 *
 * @example
 * drawBinomial(createRandom(1), 10, 1) // => 10
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  requireThat(Number.isSafeInteger(n) && n >= 0, `needs a whole number of trials, got ${n}`)
  requireThat(p >= 0 && p <= 1, `a probability is between 0 and 1, got ${p}`)
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  return p <= 0.5 ? drawRarer(random, n, p) : n - drawRarer(random, n, 1 - p)
}

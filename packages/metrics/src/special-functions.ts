// The few special functions that the intervals rest on. All of them go through the saddle-point form of the
// binomial density, because the textbook forms subtract numbers of the size of n·log n and so lose, at ten
// million observations, eight of their sixteen digits.
import { requireThat } from './require-that.ts'

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)
const STIRLING_FROM = 15
const TINY = 1e-300

/** log Γ(x) by Stirling's series (DLMF 5.11.1), for x ≥ 15. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360)))))) / x
}

/**
 * The natural logarithm of the gamma function, for x > 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.11.1 (Stirling) and 5.5.1 (recurrence).
 * Throws `RangeError` for x ≤ 0.
 *
 * @example
 * Math.round(logGamma(11) * 1e6) / 1e6 // => 15.104413
 */
export function logGamma(x: number): number {
  requireThat(x > 0, `logGamma needs x > 0, got ${x}`)
  let product = 1
  let shifted = x
  for (; shifted < STIRLING_FROM; shifted++) product *= shifted
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingSeries(shifted) -
    Math.log(product)
  )
}

/** log n! − log(Stirling's approximation of n!); n may be a fraction. */
function stirlingError(n: number): number {
  if (n >= STIRLING_FROM) return stirlingSeries(n)
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
}

/** x·log(x / mean) + mean − x without cancellation where x is near the mean (Loader 2000, section 3). */
function deviance(x: number, mean: number): number {
  const gap = x - mean
  if (Math.abs(gap) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = gap / (x + mean)
  let sum = gap * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}

/**
 * The logarithm of the binomial probability of x events in n trials; x and n may be fractions, p in (0, 1).
 *
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
 *
 * @example
 * Math.round(Math.exp(logBinomialDensity(3, 10, 0.5)) * 1e9) / 1e9 // => 0.1171875
 */
export function logBinomialDensity(x: number, n: number, p: number): number {
  if (x === 0) return n * Math.log1p(-p)
  if (x === n) return n * Math.log(p)
  const correction = stirlingError(n) - stirlingError(x) - stirlingError(n - x)
  const fit = deviance(x, n * p) + deviance(n - x, n * (1 - p))
  return correction - fit - HALF_LOG_TWO_PI - 0.5 * (Math.log(x) + Math.log1p(-x / n))
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / keepFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 200_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keepFromZero(1 + even * d)
    c = keepFromZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keepFromZero(1 + odd * d)
    c = keepFromZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}

function keepFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}

/** x^a (1 − x)^b / B(a, b). */
function betaKernel(x: number, a: number, b: number): number {
  return (Math.exp(logBinomialDensity(a, a + b, x)) * a * b) / (a + b)
}

/**
 * The regularised incomplete beta function I_x(a, b): the probability that a beta(a, b) variable is at most x.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17. Throws `RangeError` unless a, b > 0 and 0 ≤ x ≤ 1.
 *
 * @example
 * Math.round(incompleteBeta(0.5, 2, 3) * 1e9) / 1e9 // => 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  requireThat(
    a > 0 && b > 0 && x >= 0 && x <= 1,
    `incompleteBeta needs a, b > 0 and 0 ≤ x ≤ 1, got ${x}, ${a}, ${b}`,
  )
  if (x === 0 || x === 1) return x
  const kernel = betaKernel(x, a, b)
  return x < (a + 1) / (a + b + 2)
    ? (kernel * betaFraction(x, a, b)) / a
    : 1 - (kernel * betaFraction(1 - x, b, a)) / b
}

/**
 * The quantile of the beta(a, b) distribution: the x at which `incompleteBeta(x, a, b)` is p.
 *
 * Newton's steps kept within a shrinking bracket, so that it cannot leave [0, 1] or fail to end.
 *
 * @example
 * Math.round(betaQuantile(0.6875, 2, 3) * 1e9) / 1e9 // => 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireThat(p >= 0 && p <= 1, `a probability is between 0 and 1, got ${p}`)
  if (p === 0 || p === 1) return p
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < 200; step++) {
    const error = incompleteBeta(x, a, b) - p
    if (error > 0) high = x
    else low = x
    const density = betaKernel(x, a, b) / (x * (1 - x))
    const newton = x - error / density
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-15 * x) return next
    x = next
  }
  return x
}

/** Φ(−z) / φ(z) for z ≥ 3 by its continued fraction (DLMF 7.9.1), evaluated from the far end. */
function millsRatio(z: number): number {
  let tail = z
  for (let k = 120; k >= 1; k--) tail = z + k / tail
  return 1 / tail
}

function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI)
}

/**
 * The probability that a standard normal variable is at most z. The lower tail keeps its relative precision.
 *
 * Source: NIST Digital Library of Mathematical Functions, 7.6.2 (series) and 7.9.1 (continued fraction).
 *
 * @example
 * Math.round(normalCdf(1.959963984540054) * 1e12) / 1e12 // => 0.975
 */
export function normalCdf(z: number): number {
  if (z > 0) return 1 - normalCdf(-z)
  if (z < -3) return normalDensity(z) * millsRatio(-z)
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + normalDensity(z) * sum
}

/**
 * The z below which a standard normal variable falls with probability p, for 0 < p < 1.
 *
 * Newton's steps on `normalCdf` in the lower tail, where it is most precise. Throws `RangeError` outside (0, 1).
 *
 * @example
 * Math.round(normalQuantile(0.975) * 1e12) / 1e12 // => 1.95996398454
 */
export function normalQuantile(p: number): number {
  requireThat(p > 0 && p < 1, `a quantile needs 0 < p < 1, got ${p}`)
  if (p > 0.5) return -normalQuantile(1 - p)
  let z = -Math.sqrt(-2 * Math.log(2 * p))
  for (let step = 0; step < 100; step++) {
    const change = (normalCdf(z) - p) / normalDensity(z)
    const next = z - Math.max(-1, Math.min(1, change))
    if (Math.abs(next - z) <= 1e-15 * Math.abs(z)) return next
    z = next
  }
  return z
}

/**
 * The t such that a Student variable with these degrees of freedom lies within ±t with probability `level`.
 *
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.4, through the incomplete beta function.
 *
 * @example
 * Math.round(studentQuantile(0.95, 10) * 1e6) / 1e6 // => 2.228139
 */
export function studentQuantile(level: number, degreesOfFreedom: number): number {
  const x = betaQuantile(1 - level, degreesOfFreedom / 2, 0.5)
  return Math.sqrt((degreesOfFreedom * (1 - x)) / x)
}

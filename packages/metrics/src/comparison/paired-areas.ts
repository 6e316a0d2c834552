// Two systems that scored the same observations: their areas under the ROC curve vary together, since a hard case is
// hard for both, and an interval that took them for independent would be far too wide.
import { type Area, areaInterval } from '../area-under-roc.ts'
import { moverDifference } from '../contrast.ts'
import { equalityP } from '../mean.ts'
import { type Estimate, twoSidedQuantile } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** The areas of two systems on the same observations, and how they vary together. */
export type PairedAreas = { readonly a: Area; readonly b: Area; readonly covariance: number }

/** The first index from `from` on whose value is not below the score, or that is above it. */
function firstFrom(rising: Float64Array, score: number, above: boolean, from: number): number {
  let [low, high] = [from, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = rising[middle] as number
    if (value < score || (above && value === score)) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of a score among rising scores: how many are below it, those equal to it counting half. */
function placeAmong(rising: Float64Array, score: number): number {
  const below = firstFrom(rising, score, false, 0)
  return rising[below] === score ? (below + firstFrom(rising, score, true, below)) / 2 : below
}

/** The scores of one class, in the order of the observations. */
function ofClass(scores: Float64Array, truth: Uint8Array, positive: boolean): Float64Array {
  return scores.filter((_, i) => (truth[i] !== 0) === positive)
}

/** For each observation, the share of the other class that it stands on the right side of. */
type Placements = { readonly positives: Float64Array; readonly negatives: Float64Array }

function placementsOf(scores: Float64Array, truth: Uint8Array): Placements {
  const [positives, negatives] = [ofClass(scores, truth, true), ofClass(scores, truth, false)]
  const [risingPositives, risingNegatives] = [positives.toSorted(), negatives.toSorted()]
  return {
    positives: positives.map((score) => placeAmong(risingNegatives, score) / negatives.length),
    negatives: negatives.map((score) => 1 - placeAmong(risingPositives, score) / positives.length),
  }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The covariance of the two means; 0 for a single observation. */
function covarianceOfMeans(a: Float64Array, b: Float64Array): number {
  const [centreA, centreB, n] = [meanOf(a), meanOf(b), a.length]
  const sum = a.reduce((total, value, i) => total + (value - centreA) * ((b[i] as number) - centreB), 0)
  return n < 2 ? 0 : sum / (n - 1) / n
}

function covarianceOf(a: Placements, b: Placements): number {
  return covarianceOfMeans(a.positives, b.positives) + covarianceOfMeans(a.negatives, b.negatives)
}

/** Below this a variance is rounding: placements are shares of at most some 10⁷ observations. */
const ROUNDING = 1e-26

/** DeLong's variance is 0 where the method has none, as in `areaUnderRoc`. */
function areaOf(placements: Placements): Area {
  const { positives, negatives } = placements
  const estimate = meanOf(positives)
  const silent = estimate <= 0 || estimate >= 1 || positives.length === 1 || negatives.length === 1
  const variance = silent ? 0 : covarianceOf(placements, placements)
  return {
    estimate,
    variance: variance < ROUNDING ? 0 : variance,
    positives: positives.length,
    negatives: negatives.length,
  }
}

function requireColumns(a: Float64Array, b: Float64Array, truth: Uint8Array): void {
  requireThat(a.length === b.length && a.length === truth.length, 'columns differ in length')
  for (const scores of [a, b]) {
    const fault = scores.findIndex(Number.isNaN)
    requireThat(fault === -1, `a score is a number, got NaN at ${fault}`)
  }
}

/**
 * The areas under the ROC curve of two systems that scored the same observations, with DeLong's variances and
 * covariance; `undefined` where one of the classes has no observation. A tie counts half. `truth[i]` is 0 for a
 * negative. Takes O(n log n).
 *
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845, by placements. Throws
 * `RangeError` for columns of different lengths and for NaN.
 *
 * @example
 * pairedAreas(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 3, 2, 4), Uint8Array.of(0, 0, 1, 1)).a.estimate // => 0.875
 */
export function pairedAreas(
  scoresA: Float64Array,
  scoresB: Float64Array,
  truth: Uint8Array,
): PairedAreas | undefined {
  requireColumns(scoresA, scoresB, truth)
  const positives = truth.reduce((count, one) => count + (one === 0 ? 0 : 1), 0)
  if (positives === 0 || positives === truth.length) return undefined
  const [a, b] = [placementsOf(scoresA, truth), placementsOf(scoresB, truth)]
  return { a: areaOf(a), b: areaOf(b), covariance: covarianceOf(a, b) }
}

/**
 * The difference of two areas on the same observations, a − b, and the p-value that they are equal. Where DeLong's
 * variance of either is nought, both intervals squared and added as if independent, which is wide, and no p-value.
 *
 * Source: DeLong et al. (1988); as `roc.test(…, paired = TRUE)` in R's pROC. Limits are cut to [−1, 1].
 *
 * @example
 * roundTo(pairedAreaDifference({ a: { estimate: 0.9, variance: 0.001, positives: 60, negatives: 60 }, b: { estimate: 0.8, variance: 0.0015, positives: 60, negatives: 60 }, covariance: 0.0008 }, 0.95), 4) // => { "estimate": 0.1, "low": 0.0412, "high": 0.1588, "method": "delong-paired", "p": 0.0009 }
 */
export function pairedAreaDifference(
  { a, b, covariance }: PairedAreas,
  level: number,
): Estimate & { readonly method: 'delong-paired' | 'mover'; readonly p: number | null } {
  const estimate = a.estimate - b.estimate
  const variance = a.variance + b.variance - 2 * covariance
  if (a.variance === 0 || b.variance === 0 || variance <= (a.variance + b.variance) * 1e-12) {
    const { low, high } = moverDifference(areaInterval(a, level), areaInterval(b, level))
    return { estimate, low: Math.max(-1, low), high: Math.min(1, high), method: 'mover', p: null }
  }
  const reach = twoSidedQuantile(level) * Math.sqrt(variance)
  return {
    estimate,
    low: Math.max(-1, estimate - reach),
    high: Math.min(1, estimate + reach),
    method: 'delong-paired',
    p: equalityP(estimate, variance, 0, 0),
  }
}

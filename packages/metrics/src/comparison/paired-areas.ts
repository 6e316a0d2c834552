// Two systems that scored the same observations: their areas under the ROC curve vary together, since a hard case is
// hard for both, and an interval that took them for independent would be far too wide. Observations may come in clusters.
import { type Area, areaInterval } from '../area-under-roc.ts'
import { moverDifference } from '../contrast.ts'
import { equalityP } from '../mean.ts'
import { type Estimate, twoSidedQuantile } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { pByInversion } from './inversion.ts'

/**
 * The areas of two systems on the same observations, and how they vary together. `clusters`, where observations come in
 * them: how many have a positive, and how many a negative.
 */
export type PairedAreas = {
  readonly a: Area
  readonly b: Area
  readonly covariance: number
  readonly clusters?: { readonly positives: number; readonly negatives: number }
}

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

/** The unit of each observation, by class. */
type Units = {
  readonly positives: Int32Array
  readonly negatives: Int32Array
  readonly size: number
  /** How many units have a positive, a negative, either. */
  readonly with: { readonly positives: number; readonly negatives: number; readonly either: number }
}

function unitsOf(units: Int32Array, truth: Uint8Array): Units {
  const ofPositives = units.filter((_, i) => truth[i] !== 0)
  const ofNegatives = units.filter((_, i) => truth[i] === 0)
  const [positives, negatives] = [new Set(ofPositives).size, new Set(ofNegatives).size]
  const size = units.reduce((most, unit) => Math.max(most, unit), -1) + 1
  return {
    positives: ofPositives,
    negatives: ofNegatives,
    size,
    with: { positives, negatives, either: new Set(units).size },
  }
}

/** By unit, how far its placements lie from their mean, summed. */
function deviationsOf(placements: Float64Array, units: Int32Array, size: number): Float64Array {
  const [sums, centre] = [new Float64Array(size), meanOf(placements)]
  for (const [i, unit] of units.entries()) sums[unit]! += (placements[i] as number) - centre
  return sums
}

type Deviations = { readonly positives: Float64Array; readonly negatives: Float64Array }

function deviationsBy({ positives, negatives }: Placements, units: Units): Deviations {
  return {
    positives: deviationsOf(positives, units.positives, units.size),
    negatives: deviationsOf(negatives, units.negatives, units.size),
  }
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)
}

/** n ÷ (n − 1); 0 for a single one, which says nothing of others. */
function correction(n: number): number {
  return n < 2 ? 0 : n / (n - 1)
}

/** Obuchowski's covariance of two areas, which is DeLong's where each observation is a unit. */
function covarianceOf(a: Deviations, b: Deviations, { positives, negatives, with: having }: Units): number {
  const [m, n] = [positives.length, negatives.length]
  return (
    (correction(having.positives) * product(a.positives, b.positives)) / m ** 2 +
    (correction(having.negatives) * product(a.negatives, b.negatives)) / n ** 2 +
    (correction(having.either) * (product(a.positives, b.negatives) + product(b.positives, a.negatives))) /
      (m * n)
  )
}

/** Below this a variance is rounding: placements are shares of at most some 10⁷ observations. */
const ROUNDING = 1e-26

/** The variance is 0 where the method has none, as in `areaUnderRoc`. */
function areaOf(placements: Placements, deviations: Deviations, units: Units): Area {
  const { positives, negatives } = placements
  const estimate = meanOf(positives)
  const few = units.with.positives < 2 || units.with.negatives < 2
  const silent = estimate <= 0 || estimate >= 1 || few
  const variance = silent ? 0 : covarianceOf(deviations, deviations, units)
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
 * negative. With `units`, numbered from 0, observations of one unit depend on each other, and variances and covariance are
 * those between units. Takes O(n log n).
 *
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845, by placements; with units,
 * N. A. Obuchowski, Biometrics 53 (1997) 567–578, section 2.2. Throws `RangeError` for columns of different lengths and for
 * NaN.
 *
 * @example
 * pairedAreas(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 3, 2, 4), Uint8Array.of(0, 0, 1, 1)).a.estimate // => 0.875
 */
export function pairedAreas(
  scoresA: Float64Array,
  scoresB: Float64Array,
  truth: Uint8Array,
  units?: Int32Array,
): PairedAreas | undefined {
  requireColumns(scoresA, scoresB, truth)
  requireThat(units === undefined || units.length === truth.length, 'columns differ in length')
  const positives = truth.reduce((count, one) => count + (one === 0 ? 0 : 1), 0)
  if (positives === 0 || positives === truth.length) return undefined
  const by = unitsOf(units ?? Int32Array.from(truth, (_, i) => i), truth)
  const [a, b] = [placementsOf(scoresA, truth), placementsOf(scoresB, truth)]
  const [ofA, ofB] = [deviationsBy(a, by), deviationsBy(b, by)]
  return {
    a: areaOf(a, ofA, by),
    b: areaOf(b, ofB, by),
    covariance: covarianceOf(ofA, ofB, by),
    ...(units === undefined ? {} : { clusters: by.with }),
  }
}

/** Clusters in place of observations, for the method that goes by how many there are. */
function among(area: Area, { clusters }: PairedAreas): Area {
  return clusters === undefined ? area : { ...area, variance: 0, ...clusters }
}

/**
 * The difference of two areas on the same observations, a − b, and the p-value that they are equal. Where the variance of
 * either, or of the difference, is nought, both intervals squared and added as if independent, which is wide, and the p-value
 * at which that interval would end at 0.
 *
 * Source: DeLong et al. (1988), as `roc.test(…, paired = TRUE)` in R's pROC; of clusters Obuchowski (1997), as
 * `doAUCcluster` in R's iMRMC. Limits are cut to [−1, 1].
 *
 * @example
 * roundTo(pairedAreaDifference({ a: { estimate: 0.9, variance: 0.001, positives: 60, negatives: 60 }, b: { estimate: 0.8, variance: 0.0015, positives: 60, negatives: 60 }, covariance: 0.0008 }, 0.95), 4) // => { "estimate": 0.1, "low": 0.0412, "high": 0.1588, "method": "delong-paired", "p": 0.0009 }
 */
export function pairedAreaDifference(
  areas: PairedAreas,
  level: number,
): Estimate & { readonly method: 'delong-paired' | 'obuchowski-paired' | 'mover'; readonly p: number } {
  const { a, b, covariance, clusters } = areas
  const estimate = a.estimate - b.estimate
  const variance = a.variance + b.variance - 2 * covariance
  if (a.variance === 0 || b.variance === 0 || variance <= (a.variance + b.variance) * 1e-12) {
    const [left, right] = [among(a, areas), among(b, areas)]
    const limitsAt = (at: number) => moverDifference(areaInterval(left, at), areaInterval(right, at))
    const { low, high } = limitsAt(level)
    const p = estimate === 0 ? 1 : pByInversion(limitsAt)
    return { estimate, low: Math.max(-1, low), high: Math.min(1, high), method: 'mover', p }
  }
  const reach = twoSidedQuantile(level) * Math.sqrt(variance)
  return {
    estimate,
    low: Math.max(-1, estimate - reach),
    high: Math.min(1, estimate + reach),
    method: clusters === undefined ? 'delong-paired' : 'obuchowski-paired',
    p: equalityP(estimate, variance, 0, 0) ?? 1,
  }
}

// What the errors of a verification system cost, for somebody who has said how often a claim is true and what each
// error is worth: at the best threshold, at the threshold that its scores promise, and, for scores that claim to be
// log-likelihood ratios, over all such choices at once.
import { requireThat } from '../require-that.ts'
import type { ScoreHistogram } from '../score-scan.ts'
import { classSizes, errorsAt, visitThresholds } from './error-trade-off.ts'

/** How often a claim is true, and the cost of refusing a true one and of accepting a false one, in the same unit. */
export type DetectionCosts = {
  readonly priorOfPositive: number
  readonly miss: number
  readonly falseAlarm: number
}

/** A cost as a multiple of that of the better of accepting everything and refusing everything. */
export type DetectionCost = { readonly estimate: number; readonly threshold: number | null }

/** The weights of the two rates, scaled so that the smaller is 1. */
function weightsOf({ priorOfPositive, miss, falseAlarm }: DetectionCosts): {
  readonly miss: number
  readonly falseAlarm: number
} {
  requireThat(
    priorOfPositive > 0 && priorOfPositive < 1 && miss > 0 && falseAlarm > 0,
    'needs a prior between 0 and 1 and costs above 0',
  )
  const weights = { miss: miss * priorOfPositive, falseAlarm: falseAlarm * (1 - priorOfPositive) }
  const smaller = Math.min(weights.miss, weights.falseAlarm)
  return { miss: weights.miss / smaller, falseAlarm: weights.falseAlarm / smaller }
}

/**
 * The least normalised detection cost over all thresholds (minDCF); `undefined` without both classes.
 *
 * Source: the ASVspoof 5 evaluation package, compute_mindcf. Throws `RangeError` for a prior outside (0, 1) or a cost
 * that is not above 0.
 *
 * @example
 * minimumDetectionCost(countScores(Float64Array.of(0.9, 0.2, 0.7, 0.1), Uint8Array.of(1, 1, 0, 0)), { priorOfPositive: 0.5, miss: 1, falseAlarm: 1 }) // => { "estimate": 0.5, "threshold": 0.2 }
 */
export function minimumDetectionCost(
  histogram: ScoreHistogram,
  costs: DetectionCosts,
): DetectionCost | undefined {
  const weights = weightsOf(costs)
  const { positives, negatives } = classSizes(histogram)
  if (positives === 0 || negatives === 0) return undefined
  let [least, found] = [Infinity, 0]
  visitThresholds(histogram, (place, missed, refused) => {
    const cost =
      (weights.miss * missed) / positives + (weights.falseAlarm * (negatives - refused)) / negatives
    if (cost >= least) return
    least = cost
    found = place
  })
  return { estimate: least, threshold: histogram.scores[found] ?? null }
}

/**
 * The normalised detection cost at the threshold that is best if the scores are natural log-likelihood ratios
 * (actDCF): what a user pays who believes them. `undefined` without both classes.
 *
 * Source: the ASVspoof 5 evaluation package, compute_actDCF, whose threshold is −ln β.
 *
 * @example
 * actualDetectionCost(countScores(Float64Array.of(2, -1, 1, -2), Uint8Array.of(1, 1, 0, 0)), { priorOfPositive: 0.5, miss: 1, falseAlarm: 1 }) // => { "estimate": 1, "threshold": 0 }
 */
export function actualDetectionCost(
  histogram: ScoreHistogram,
  costs: DetectionCosts,
): DetectionCost | undefined {
  const weights = weightsOf(costs)
  const threshold = Math.log(weights.falseAlarm / weights.miss)
  const { misses, falseAlarms } = errorsAt(histogram, threshold)
  if (misses.n === 0 || falseAlarms.n === 0) return undefined
  const estimate =
    (weights.miss * misses.events) / misses.n + (weights.falseAlarm * falseAlarms.events) / falseAlarms.n
  return { estimate, threshold }
}

/** ln(1 + exp(x)), which neither overflows nor loses its small values. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
}

/**
 * The cost of the log-likelihood ratio (Cllr), in bits: 0 for perfect scores, 1 for scores that say nothing, more for
 * scores that mislead. Scores are natural log-likelihood ratios. `undefined` without both classes.
 *
 * Source: N. Brümmer and J. du Preez, Computer Speech and Language 20 (2006) 230–275.
 *
 * @example
 * logLikelihoodRatioCost(countScores(Float64Array.of(0, 0), Uint8Array.of(1, 0))) // => 1
 */
export function logLikelihoodRatioCost(histogram: ScoreHistogram): number | undefined {
  const { positives, negatives } = classSizes(histogram)
  if (positives === 0 || negatives === 0) return undefined
  let [ofPositives, ofNegatives] = [0, 0]
  for (const [i, score] of histogram.scores.entries()) {
    ofPositives += (histogram.positives[i] ?? 0) * softplus(-score)
    ofNegatives += (histogram.negatives[i] ?? 0) * softplus(score)
  }
  return (ofPositives / positives + ofNegatives / negatives) / (2 * Math.LN2)
}

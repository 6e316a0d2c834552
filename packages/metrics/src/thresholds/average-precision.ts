// Average precision of scores: the precision over all thresholds, each weighted by the recall that it adds. Where
// positives are rare it tells systems apart that the area under the ROC curve does not.
import { type Estimate, twoSidedQuantile, wilson } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { type ScoreHistogram, scanHistogram } from '../score-scan.ts'

/**
 * Average precision, Σ (recall − recall before) × precision over falling thresholds, tied scores as one threshold; no
 * interpolation. `undefined` without positives. Of ten million rising scores it is had in one pass, as the
 * `averagePrecision` of a finished scan that was told its totals.
 *
 * Source: scikit-learn, `average_precision_score`; W. Su, Y. Yuan and M. Zhu, ICTIR 2015.
 *
 * @example
 * roundTo(averagePrecisionOfScores(countScores(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1))), 4) // => 0.8333
 */
export function averagePrecisionOfScores(histogram: ScoreHistogram): number | undefined {
  return scanHistogram(histogram).averagePrecision
}

/**
 * The logit interval for an average precision of so many positives, with the variance of a proportion of n = positives
 * on the scale of log(θ ÷ (1 − θ)). At 0 and at 1, where the logit has no value, Wilson's interval for that proportion
 * of the positives takes its place. The interval does not contain 0 or 1 otherwise; it takes the observations as
 * independent.
 *
 * Source: K. Boyd, K. H. Eng and C. D. Page, ECML PKDD 2013, LNCS 8190, 451–466, section 4.2. Throws `RangeError` unless
 * the estimate is within 0 and 1 and there is at least one positive.
 *
 * @example
 * roundTo(averagePrecisionInterval(0.8, 50, 0.95), 4) // => { "estimate": 0.8, "low": 0.6667, "high": 0.8889, "method": "logit" }
 */
export function averagePrecisionInterval(
  estimate: number,
  positives: number,
  level: number,
): Estimate & { method: 'logit' | 'wilson' } {
  requireLevel(level)
  requireThat(estimate >= 0 && estimate <= 1, `average precision is between 0 and 1, got ${estimate}`)
  requireThat(positives > 0, `average precision needs a positive, got ${positives}`)
  if (estimate === 0 || estimate === 1)
    return { estimate, ...wilson({ events: estimate * positives, n: positives }, level), method: 'wilson' }
  const reach = twoSidedQuantile(level) / Math.sqrt(positives * estimate * (1 - estimate))
  const odds = estimate / (1 - estimate)
  // The two limits are 1 ÷ (1 + odds against), which cannot overflow into a share that is no number.
  return {
    estimate,
    low: 1 / (1 + Math.exp(reach) / odds),
    high: 1 / (1 + Math.exp(-reach) / odds),
    method: 'logit',
  }
}

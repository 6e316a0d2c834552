// The confusion matrix as a state that merges by addition, and the proportions that are read from it. Parts
// counted on many machines, or in many forces, give the same figures as the whole counted in one place.
import { type Interval, type Proportion, type ProportionMethod, proportionInterval } from './proportion.ts'

/** Counts of observations; `add` two of them and the result is the matrix of both together. */
export type Confusion = {
  readonly truePositives: number
  readonly falsePositives: number
  readonly trueNegatives: number
  readonly falseNegatives: number
}

/**
 * The confusion matrix of two disjoint sets of observations taken together.
 *
 * @example
 * mergeConfusions({ truePositives: 1, falsePositives: 2, trueNegatives: 3, falseNegatives: 4 }, { truePositives: 5, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 }).truePositives // => 6
 */
export function mergeConfusions(a: Confusion, b: Confusion): Confusion {
  return {
    truePositives: a.truePositives + b.truePositives,
    falsePositives: a.falsePositives + b.falsePositives,
    trueNegatives: a.trueNegatives + b.trueNegatives,
    falseNegatives: a.falseNegatives + b.falseNegatives,
  }
}

const RATES = {
  accuracy: (c: Confusion) => of(c.truePositives + c.trueNegatives, c.falsePositives + c.falseNegatives),
  true_positive_rate: (c: Confusion) => of(c.truePositives, c.falseNegatives),
  false_positive_rate: (c: Confusion) => of(c.falsePositives, c.trueNegatives),
  true_negative_rate: (c: Confusion) => of(c.trueNegatives, c.falsePositives),
  false_negative_rate: (c: Confusion) => of(c.falseNegatives, c.truePositives),
  positive_predictive_value: (c: Confusion) => of(c.truePositives, c.falsePositives),
  negative_predictive_value: (c: Confusion) => of(c.trueNegatives, c.falseNegatives),
  selection_rate: (c: Confusion) =>
    of(c.truePositives + c.falsePositives, c.trueNegatives + c.falseNegatives),
  prevalence: (c: Confusion) => of(c.truePositives + c.falseNegatives, c.trueNegatives + c.falsePositives),
} as const

/** The measures of a confusion matrix that are proportions. */
export type Rate = keyof typeof RATES

export const RATE_NAMES = Object.keys(RATES) as readonly Rate[]

function of(events: number, others: number): Proportion {
  return { events, n: events + others }
}

/**
 * One rate as events of n; n is 0 where the rate has no denominator, and the rate is then not measured.
 *
 * Source: T. Fawcett, Pattern Recognition Letters 27 (2006) 861–874, figure 1.
 *
 * @example
 * rateOf({ truePositives: 2035, falsePositives: 1282, trueNegatives: 2681, falseNegatives: 1216 }, 'false_positive_rate') // => { "events": 1282, "n": 3963 }
 */
export function rateOf(confusion: Confusion, rate: Rate): Proportion {
  return RATES[rate](confusion)
}

/**
 * The true positives among all observations that are positive in truth or by decision (the Jaccard index), as
 * events of n. F1 is 2J ÷ (1 + J) of it.
 *
 * @example
 * jaccardOf({ truePositives: 10, falsePositives: 2, trueNegatives: 50, falseNegatives: 3 }) // => { "events": 10, "n": 15 }
 */
export function jaccardOf(c: Confusion): Proportion {
  return of(c.truePositives, c.falsePositives + c.falseNegatives)
}

/**
 * F1 as a function of the Jaccard index, rising from (0, 0) to (1, 1).
 *
 * @example
 * f1FromJaccard(0.5) // => 0.6666666666666666
 */
export function f1FromJaccard(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard)
}

/**
 * An interval for F1. Given the number of observations that are positive in truth or by decision, the true
 * positives among them are binomial, and F1 rises with that proportion: so an interval for the proportion, carried
 * over, is one for F1, with the same coverage, and right at 0 and at 1.
 *
 * Source: K. F. Y. Lam, V. Gopal and J. Qian, "Confidence intervals for the F1 score: a comparison of four
 * methods", arXiv 2309.14621 (2024), the indirect method. Throws `RangeError` where nothing is positive.
 *
 * @example
 * roundTo(f1Interval('wilson', { truePositives: 10, falsePositives: 2, trueNegatives: 50, falseNegatives: 3 }, 0.95), 4) // => { "low": 0.5887, "high": 0.9179 }
 */
export function f1Interval(method: ProportionMethod, confusion: Confusion, level: number): Interval {
  const { low, high } = proportionInterval(method, jaccardOf(confusion), level)
  return { low: f1FromJaccard(low), high: f1FromJaccard(high) }
}

/**
 * The Matthews correlation coefficient (phi) of truth and decision, from −1 over 0 (no better than chance) to 1.
 * `undefined` where all observations have the same truth or the same decision: there is then nothing to correlate.
 *
 * Source: B. W. Matthews, Biochimica et Biophysica Acta 405 (1975) 442–451; scikit-learn's `matthews_corrcoef` gives 0
 * where this gives none.
 *
 * @example
 * matthewsCorrelation({ truePositives: 3, falsePositives: 1, trueNegatives: 3, falseNegatives: 1 }) // => 0.5
 * matthewsCorrelation({ truePositives: 3, falsePositives: 1, trueNegatives: 0, falseNegatives: 0 }) // => null
 */
export function matthewsCorrelation(c: Confusion): number | undefined {
  const byDecision = [c.truePositives + c.falsePositives, c.trueNegatives + c.falseNegatives] as const
  const byTruth = [c.truePositives + c.falseNegatives, c.trueNegatives + c.falsePositives] as const
  const scale = Math.sqrt(byDecision[0] * byDecision[1]) * Math.sqrt(byTruth[0] * byTruth[1])
  if (scale === 0) return undefined
  const product = c.truePositives * c.trueNegatives - c.falsePositives * c.falseNegatives
  return Math.max(-1, Math.min(1, product / scale))
}

// Every threshold that a scan kept, with what is decided at it, and how far the whole curve may be off at once: a
// threshold that was chosen by looking at the curve may be judged by these bands, and not by an interval made for one.
import type { Confusion } from '../confusion.ts'
import type { Interval } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import type { ScoreSums } from '../score-scan.ts'

/** What is decided when a score of at least `threshold` is a positive; nothing is at `null`. */
export type ThresholdRow = { readonly threshold: number | null; readonly confusion: Confusion }

/** The rates at a threshold, with limits that hold for all thresholds at once. */
export type RateBand = {
  readonly threshold: number | null
  readonly truePositiveRate: Interval
  readonly falsePositiveRate: Interval
}

/**
 * The confusion matrix at each threshold of the curve, thresholds falling. Empty where the scan kept no curve or saw
 * one class only.
 *
 * @example
 * thresholdTable(scanHistogram({ scores: Float64Array.of(1, 2), positives: Float64Array.of(1, 3), negatives: Float64Array.of(3, 1) }, { curve: true }))[1] // => { "threshold": 2, "confusion": { "truePositives": 3, "falsePositives": 1, "trueNegatives": 3, "falseNegatives": 1 } }
 */
export function thresholdTable({ positives, negatives, curve }: ScoreSums): readonly ThresholdRow[] {
  return curve.map(({ threshold, truePositiveRate, falsePositiveRate }) => {
    const truePositives = Math.round(truePositiveRate * positives)
    const falsePositives = Math.round(falsePositiveRate * negatives)
    return {
      threshold,
      confusion: {
        truePositives,
        falsePositives,
        trueNegatives: negatives - falsePositives,
        falseNegatives: positives - truePositives,
      },
    }
  })
}

/**
 * How far the empirical distribution of n independent values may lie from the true one, anywhere: √(ln(2 ÷ α) ÷ 2n),
 * at most 1.
 *
 * Source: A. Dvoretzky, J. Kiefer and J. Wolfowitz, Annals of Mathematical Statistics 27 (1956) 642–669, with the
 * constant of P. Massart, Annals of Probability 18 (1990) 1269–1283. Holds for every n, and with ties. Throws
 * `RangeError` unless n > 0.
 *
 * @example
 * roundTo(bandHalfWidth(1000, 0.95), 4) // => 0.0429
 */
export function bandHalfWidth(n: number, level: number): number {
  requireLevel(level)
  requireThat(n > 0, `a band needs at least one observation, got ${n}`)
  return Math.min(1, Math.sqrt(Math.log(2 / (1 - level)) / (2 * n)))
}

function around(rate: number, reach: number): Interval {
  return { low: Math.max(0, rate - reach), high: Math.min(1, rate + reach) }
}

/**
 * The simultaneous bands of both rates at each threshold of the curve. With probability `level` or more the true
 * positive rate is within its band at every threshold, and so is the false positive rate within its own; for both at
 * once, ask for the level (1 + level) ÷ 2.
 *
 * Source: as for `bandHalfWidth`, once for the scores of the positives and once for those of the negatives.
 *
 * @example
 * roundTo(rateBands(scanHistogram({ scores: Float64Array.of(1, 2), positives: Float64Array.of(100, 300), negatives: Float64Array.of(300, 100) }, { curve: true }), 0.95)[1], 4) // => { "threshold": 2, "truePositiveRate": { "low": 0.6821, "high": 0.8179 }, "falsePositiveRate": { "low": 0.1821, "high": 0.3179 } }
 */
export function rateBands({ positives, negatives, curve }: ScoreSums, level: number): readonly RateBand[] {
  if (curve.length === 0) return []
  const [up, along] = [bandHalfWidth(positives, level), bandHalfWidth(negatives, level)]
  return curve.map(({ threshold, truePositiveRate, falsePositiveRate }) => ({
    threshold,
    truePositiveRate: around(truePositiveRate, up),
    falsePositiveRate: around(falsePositiveRate, along),
  }))
}

// Precision, recall and F of span counts. A partial match counts half, as in SemEval-2013 task 9.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import type { SpanCounts } from './matching.ts'

function credit({ correct, partial }: SpanCounts): number {
  return correct + partial / 2
}

function found({ correct, incorrect, partial, spurious }: SpanCounts): number {
  return correct + incorrect + partial + spurious
}

function toFind({ correct, incorrect, partial, missed }: SpanCounts): number {
  return correct + incorrect + partial + missed
}

/**
 * Of the predicted spans those that are right, as events of n; n is 0 where nothing was predicted.
 *
 * @example
 * spanPrecision({ correct: 3, incorrect: 0, partial: 2, missed: 1, spurious: 1 }) // => { "events": 4, "n": 6 }
 */
export function spanPrecision(counts: SpanCounts): Proportion {
  return { events: credit(counts), n: found(counts) }
}

/**
 * Of the true spans those that were found, as events of n; n is 0 where there are none.
 *
 * @example
 * spanRecall({ correct: 2, incorrect: 3, partial: 0, missed: 1, spurious: 1 }) // => { "events": 2, "n": 6 }
 */
export function spanRecall(counts: SpanCounts): Proportion {
  return { events: credit(counts), n: toFind(counts) }
}

/**
 * F with recall weighted `beta` times as much as precision: 1 for F1, 2 for F2, the usual one where a miss is worse
 * than a false find, as in redaction. `undefined` where there is no span on either side.
 *
 * Source: C. J. van Rijsbergen, Information Retrieval, 2nd edition (1979), chapter 7; (1 + β²)·credit ÷ (β²·true +
 * predicted). Throws `RangeError` unless beta > 0.
 *
 * @example
 * roundTo(spanF({ correct: 3, incorrect: 0, partial: 2, missed: 2, spurious: 1 }, 2), 6) // => 0.588235
 */
export function spanF(counts: SpanCounts, beta: number): number | undefined {
  requireThat(beta > 0 && beta < Infinity, `the beta of an F score is above 0, got ${beta}`)
  const below = beta * beta * toFind(counts) + found(counts)
  return below === 0 ? undefined : ((1 + beta * beta) * credit(counts)) / below
}

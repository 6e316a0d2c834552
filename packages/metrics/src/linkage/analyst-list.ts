// The list that an analyst works through from the top: how many of the first k are right, since nobody reads further.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/**
 * Precision at k: right ones among the first k of a list, as events of n. A list that ends before has none after its end, so
 * that n is always k. `right[i]` is not 0 where the entry at rank i + 1 is right.
 *
 * Source: C. D. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), section 8.4; trec_eval's
 * P_k. Throws `RangeError` unless k is a whole number from 1.
 *
 * @example
 * precisionAtRank(Uint8Array.of(1, 0, 1, 1), 3) // => { "events": 2, "n": 3 }
 * precisionAtRank(Uint8Array.of(1, 0, 1, 1), 10) // => { "events": 3, "n": 10 }
 */
export function precisionAtRank(right: ArrayLike<number>, k: number): Proportion {
  requireThat(Number.isSafeInteger(k) && k > 0, `a rank is a whole number from 1, got ${k}`)
  let events = 0
  for (let i = 0; i < Math.min(k, right.length); i++) if (right[i] !== 0) events++
  return { events, n: k }
}

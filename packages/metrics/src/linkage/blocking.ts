// Blocking: which pairs of records were compared at all. A true pair that is not a candidate is lost whatever the
// comparison does, and every candidate costs a comparison.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** Pairs of records: true ones, true ones among the candidates, candidates, and all. Merges by addition. */
export type BlockingCounts = {
  readonly truePairs: number
  readonly trueCandidates: number
  readonly candidates: number
  readonly allPairs: number
}

/** So that a pair of records fits into the 53 bits of a number. */
const MOST_RECORDS = 90_000_000

function keysOf(records: number, first: Int32Array, second: Int32Array): Float64Array {
  const keys = new Float64Array(first.length)
  for (let i = 0; i < keys.length; i++) {
    const [a, b] = [first[i] as number, second[i] as number]
    requireThat(
      a >= 0 && b >= 0 && a < records && b < records && a !== b,
      `a candidate is two different records from 0 to ${records - 1}, got ${a} and ${b} at ${i}`,
    )
    keys[i] = Math.min(a, b) * records + Math.max(a, b)
  }
  return keys.sort()
}

function pairsWithin(truth: Int32Array): number {
  const sizes = new Map<number, number>()
  let pairs = 0
  for (const id of truth) {
    const before = sizes.get(id) ?? 0
    pairs += before
    sizes.set(id, before + 1)
  }
  return pairs
}

/**
 * Counts the candidate pairs of a blocking within one set of records, numbered from 0; a pair that is given twice, in
 * either order, is one. `truth[i]` is the id of the entity of record i.
 *
 * Throws `RangeError` for a pair of a record with itself or out of range, and for columns of different lengths.
 *
 * @example
 * countBlocking(Int32Array.of(1, 1, 2, 2), Int32Array.of(0, 1, 1), Int32Array.of(1, 0, 2)) // => { "truePairs": 2, "trueCandidates": 1, "candidates": 2, "allPairs": 6 }
 */
export function countBlocking(truth: Int32Array, first: Int32Array, second: Int32Array): BlockingCounts {
  const records = truth.length
  requireThat(first.length === second.length, 'columns differ in length')
  requireThat(records <= MOST_RECORDS, `needs at most ${MOST_RECORDS} records, got ${records}`)
  let [candidates, trueCandidates, last] = [0, 0, -1]
  for (const key of keysOf(records, first, second)) {
    if (key === last) continue
    last = key
    candidates++
    if (truth[Math.floor(key / records)] === truth[key % records]) trueCandidates++
  }
  const allPairs = (records * (records - 1)) / 2
  return { truePairs: pairsWithin(truth), trueCandidates, candidates, allPairs }
}

/**
 * The counts of two disjoint sets of records taken together, between which nothing was compared.
 *
 * @example
 * mergeBlocking({ truePairs: 2, trueCandidates: 1, candidates: 2, allPairs: 6 }, { truePairs: 0, trueCandidates: 0, candidates: 1, allPairs: 1 }) // => { "truePairs": 2, "trueCandidates": 1, "candidates": 3, "allPairs": 7 }
 */
export function mergeBlocking(a: BlockingCounts, b: BlockingCounts): BlockingCounts {
  return {
    truePairs: a.truePairs + b.truePairs,
    trueCandidates: a.trueCandidates + b.trueCandidates,
    candidates: a.candidates + b.candidates,
    allPairs: a.allPairs + b.allPairs,
  }
}

/**
 * Pair completeness: true pairs that are candidates, as events of n; n is 0 where no pair is true.
 *
 * Source: P. Christen, Data Matching (2012), section 7.3.
 *
 * @example
 * pairCompleteness({ truePairs: 2, trueCandidates: 1, candidates: 2, allPairs: 6 }) // => { "events": 1, "n": 2 }
 */
export function pairCompleteness({ truePairs, trueCandidates }: BlockingCounts): Proportion {
  return { events: trueCandidates, n: truePairs }
}

/**
 * Pairs quality: candidates that are true pairs, as events of n.
 *
 * Source: P. Christen, Data Matching (2012), section 7.3.
 *
 * @example
 * pairsQuality({ truePairs: 2, trueCandidates: 1, candidates: 2, allPairs: 6 }) // => { "events": 1, "n": 2 }
 */
export function pairsQuality({ trueCandidates, candidates }: BlockingCounts): Proportion {
  return { events: trueCandidates, n: candidates }
}

/**
 * The reduction ratio: the share of all pairs that blocking spares from comparison; `null` with fewer than two records.
 *
 * Source: P. Christen, Data Matching (2012), section 7.3.
 *
 * @example
 * reductionRatio({ truePairs: 2, trueCandidates: 1, candidates: 2, allPairs: 8 }) // => 0.75
 */
export function reductionRatio({ candidates, allPairs }: BlockingCounts): number | null {
  return allPairs === 0 ? null : 1 - candidates / allPairs
}

// How far down a system's list of classes the true one stands: for a system that proposes, and a person who picks.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** Observations by the place of the true class: `atPlace[k]` had it at place k + 1; the others of `n` further down. */
export type TopCounts = { readonly n: number; readonly atPlace: Float64Array }

/**
 * The place of the true class when classes are put in order of their scores, the highest first. Where others tie with
 * it, it comes last of them: a system that cannot tell classes apart earns nothing by that. Throws `RangeError` for a
 * class that has no score, and for NaN.
 *
 * @example
 * placeOfTruth([0.2, 0.5, 0.3], 2) // => 2
 * placeOfTruth([0.5, 0.5], 0) // => 2
 */
export function placeOfTruth(scores: ArrayLike<number>, truth: number): number {
  const own = scores[truth]
  requireThat(own !== undefined, `the true class has no score: ${truth} of ${scores.length}`)
  let place = 0
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? Number.NaN
    requireThat(!Number.isNaN(score), `a score is a number, got NaN for class ${i}`)
    if (score >= own) place++
  }
  return place
}

/**
 * Counts places down to `deepest`. A place may be Infinity: the true class is not on the list. Throws `RangeError` for
 * a place that is not a whole number from 1.
 *
 * @example
 * Array.from(countPlaces([1, 3, 1, 9], 3).atPlace) // => [2, 0, 1]
 */
export function countPlaces(places: Iterable<number>, deepest: number): TopCounts {
  requireThat(Number.isInteger(deepest) && deepest > 0, `the deepest place is from 1, got ${deepest}`)
  const atPlace = new Float64Array(deepest)
  let n = 0
  for (const place of places) {
    requireThat(place >= 1 && Math.floor(place) === place, `a place is a whole number from 1, got ${place}`)
    if (place <= deepest) atPlace[place - 1] = (atPlace[place - 1] ?? 0) + 1
    n++
  }
  return { n, atPlace }
}

/**
 * The counts of two disjoint sets of observations taken together. Throws `RangeError` for different depths.
 *
 * @example
 * mergeTopCounts(countPlaces([1], 2), countPlaces([2, 5], 2)).n // => 3
 */
export function mergeTopCounts(a: TopCounts, b: TopCounts): TopCounts {
  requireThat(a.atPlace.length === b.atPlace.length, 'counts of places merge only where they are as deep')
  return { n: a.n + b.n, atPlace: a.atPlace.map((count, i) => count + (b.atPlace[i] ?? 0)) }
}

/**
 * The observations whose true class is among the first k, as events of n.
 *
 * Source: scikit-learn, `top_k_accuracy_score`, which settles ties by the order of the classes; here a tie counts
 * against the system. Throws `RangeError` for a k deeper than was counted.
 *
 * @example
 * topAccuracy(countPlaces([1, 3, 2, 9], 3), 2) // => { "events": 2, "n": 4 }
 */
export function topAccuracy({ n, atPlace }: TopCounts, k: number): Proportion {
  requireThat(
    Number.isInteger(k) && k > 0 && k <= atPlace.length,
    `k is from 1 to ${atPlace.length}, got ${k}`,
  )
  return { events: atPlace.subarray(0, k).reduce((sum, count) => sum + count, 0), n }
}

// How soon a review that follows a machine's order comes to what matters: disclosure material, or what a search is
// for. One order is a topic; the sums over topics merge by addition.
import { type MeanState, mergeMeans } from '../mean.ts'
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** One order of review. `ranks`: the places, from 1 and rising, at which relevant items came up. */
export type ReviewOrder = {
  readonly items: number
  readonly relevant: number
  readonly ranks: readonly number[]
}

/** The share of the review that is saved, and the place at which the recall was reached, or why there is none. */
export type WorkSaved =
  | { readonly kind: 'measured'; readonly estimate: number; readonly rank: number }
  | { readonly kind: 'not_measured'; readonly reason: 'nothing_relevant' | 'recall_not_reached' }

/** Sums over topics. `recall` by cutoff; the means are over the topics for which there is a figure. */
export type RankingSums = {
  readonly topics: number
  readonly recall: ReadonlyMap<number, Proportion>
  readonly averagePrecision: MeanState
  readonly workSaved95: MeanState
  readonly workSaved100: MeanState
}

/**
 * The order of review in which `relevance[i]` says whether the item at place i + 1 is relevant. Where the order stops
 * short, `whole` gives the items and the relevant ones there are in all. Throws `RangeError` where those are fewer
 * than the order has.
 *
 * @example
 * reviewOrder([false, true, true]) // => { "items": 3, "relevant": 2, "ranks": [2, 3] }
 */
export function reviewOrder(
  relevance: Iterable<boolean>,
  whole?: { readonly items: number; readonly relevant: number },
): ReviewOrder {
  const ranks: number[] = []
  let items = 0
  for (const relevant of relevance) {
    items++
    if (relevant) ranks.push(items)
  }
  const all = whole ?? { items, relevant: ranks.length }
  requireThat(
    all.relevant >= ranks.length && all.items - items >= all.relevant - ranks.length,
    `an order of ${items} items, ${ranks.length} of them relevant, is no part of ${all.items} and ${all.relevant}`,
  )
  return { ...all, ranks }
}

/**
 * Recall within the first k items, as events of n; n is 0 where nothing is relevant.
 *
 * @example
 * recallAt(reviewOrder([true, false, true, true]), 3) // => { "events": 2, "n": 3 }
 */
export function recallAt({ ranks, relevant }: ReviewOrder, k: number): Proportion {
  requireThat(k > 0, `a cutoff is above 0, got ${k}`)
  return { events: ranks.filter((rank) => rank <= k).length, n: relevant }
}

/**
 * Average precision: the mean, over all relevant items, of the precision at the place of each; 0 for one that never
 * came up. Not interpolated. `undefined` where nothing is relevant.
 *
 * Source: C. Buckley and E. M. Voorhees, SIGIR 2000, 33–40; as `map` in trec_eval and `ap` in CLEF's TAR scripts.
 *
 * @example
 * roundTo(averagePrecision(reviewOrder([true, false, true, false])), 4) // => 0.8333
 */
export function averagePrecision({ ranks, relevant }: ReviewOrder): number | undefined {
  return relevant === 0 ? undefined : ranks.reduce((sum, rank, i) => sum + (i + 1) / rank, 0) / relevant
}

/** `percent` % of R, a half rounded to the even whole number, in whole numbers throughout. */
function share(percent: number, relevant: number): number {
  const whole = Math.floor((relevant * percent) / 100)
  const rest = (relevant * percent) % 100
  return rest > 50 || (rest === 50 && whole % 2 === 1) ? whole + 1 : whole
}

/**
 * Work saved over sampling at a recall of 95 % or 100 %: the share of the items behind the place where that recall is
 * reached, less the 5 % (or nothing) that any order would leave out. The recall is reached with 0.95·R relevant items,
 * a half rounded to the even number, as CLEF's scripts do through Python's `round`. May be below 0.
 *
 * Source: A. M. Cohen et al., JAMIA 13 (2006) 206–219; CLEF-TAR, scripts/measures/eval_measures.py (wss_95, wss_100).
 *
 * @example
 * workSavedOverSampling(reviewOrder([true, true, false, false, false]), 100) // => { "kind": "measured", "estimate": 0.6, "rank": 2 }
 */
export function workSavedOverSampling({ items, relevant, ranks }: ReviewOrder, recall: 95 | 100): WorkSaved {
  if (relevant === 0) return { kind: 'not_measured', reason: 'nothing_relevant' }
  const rank = ranks[share(recall, relevant) - 1]
  if (rank === undefined) return { kind: 'not_measured', reason: 'recall_not_reached' }
  return { kind: 'measured', estimate: (items - rank) / items - (100 - recall) / 100, rank }
}

function meanOf(value: number | undefined): MeanState {
  return value === undefined
    ? { n: 0, sum: 0, sumOfSquares: 0 }
    : { n: 1, sum: value, sumOfSquares: value * value }
}

function savedOf(order: ReviewOrder, recall: 95 | 100): MeanState {
  const saved = workSavedOverSampling(order, recall)
  return meanOf(saved.kind === 'measured' ? saved.estimate : undefined)
}

/**
 * The sums of one topic. Recall adds up over topics, so that each relevant item weighs the same; the others are means
 * in which each topic does.
 *
 * @example
 * sumRanking(reviewOrder([true, false, true, false]), [1, 3]).averagePrecision // => { "n": 1, "sum": 0.8333333333333333, "sumOfSquares": 0.6944444444444443 }
 */
export function sumRanking(order: ReviewOrder, cutoffs: readonly number[]): RankingSums {
  return {
    topics: 1,
    recall: new Map(cutoffs.map((k) => [k, recallAt(order, k)])),
    averagePrecision: meanOf(averagePrecision(order)),
    workSaved95: savedOf(order, 95),
    workSaved100: savedOf(order, 100),
  }
}

/**
 * Two disjoint sets of topics taken together. Throws `RangeError` where their cutoffs differ.
 *
 * @example
 * mergeRankings(sumRanking(reviewOrder([true]), [1]), sumRanking(reviewOrder([false, true]), [1])).recall.get(1) // => { "events": 1, "n": 2 }
 */
export function mergeRankings(a: RankingSums, b: RankingSums): RankingSums {
  const same = a.recall.size === b.recall.size && [...a.recall.keys()].every((k) => b.recall.has(k))
  requireThat(same, 'rankings merge only where their cutoffs are the same')
  const recall = [...a.recall].map(([k, { events, n }]): [number, Proportion] => {
    const other = b.recall.get(k) ?? { events: 0, n: 0 }
    return [k, { events: events + other.events, n: n + other.n }]
  })
  return {
    topics: a.topics + b.topics,
    recall: new Map(recall),
    averagePrecision: mergeMeans(a.averagePrecision, b.averagePrecision),
    workSaved95: mergeMeans(a.workSaved95, b.workSaved95),
    workSaved100: mergeMeans(a.workSaved100, b.workSaved100),
  }
}

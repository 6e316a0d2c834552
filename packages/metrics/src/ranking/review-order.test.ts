// Held against figures that CLEF's TAR scripts gave for the run `amc.run` of 2017 (github.com/CLEF-TAR/tar,
// 2017-TAR/participant-results-abstract/amc.run.results), and the example of scikit-learn's average_precision_score.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  averagePrecision,
  mergeRankings,
  type RankingSums,
  type ReviewOrder,
  recallAt,
  reviewOrder,
  sumRanking,
  workSavedOverSampling,
} from './review-order.ts'

/** A topic whose last relevant item stands at `last`; those before it have the first places. */
function topic(items: number, relevant: number, last: number): ReviewOrder {
  return {
    items,
    relevant,
    ranks: Array.from({ length: relevant }, (_, i) => (i + 1 < relevant ? i + 1 : last)),
  }
}

// With these numbers of relevant items 0.95·R rounds to R, so that the last place alone decides.
test.each([
  ['CD010386', 626, 2, 198, '0.684', '0.634'],
  ['CD010633', 1573, 4, 326, '0.793', '0.743'],
  ['CD009786', 2065, 10, 1379, '0.332', '0.282'],
])('%s: wss_100 and wss_95', (_, items, relevant, last, wss100, wss95) => {
  const saved = ([100, 95] as const).map((recall) => {
    const work = workSavedOverSampling(topic(items, relevant, last), recall)
    return work.kind === 'measured' ? [work.estimate.toFixed(3), work.rank] : work.reason
  })
  expect(saved).toEqual([
    [wss100, last],
    [wss95, last],
  ])
})

test('CD008760: twelve relevant of 64, the eleventh at 26 and the last at 42', () => {
  const order = { items: 64, relevant: 12, ranks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 26, 42] }
  expect(workSavedOverSampling(order, 95)).toMatchObject({ estimate: expect.closeTo(0.544, 3), rank: 26 })
  expect(workSavedOverSampling(order, 100)).toMatchObject({ estimate: expect.closeTo(0.344, 3), rank: 42 })
})

test('CD010386: average precision .172, with its two relevant items at 3 and 198', () => {
  expect(averagePrecision({ items: 626, relevant: 2, ranks: [3, 198] })).toBeCloseTo(0.172, 3)
})

// trec_eval, as ir_measures' test/test_pytrec_eval.py has it (test_infAP, test_SetR; github.com/terrierteam/ir_measures).
test.each([
  ['AP', [1, 3], 2, 5 / 6],
  ['AP', [4], 2, 0.125],
  ['AP(rel=2)', [3], 1, 1 / 3],
  ['AP(rel=2)', [4], 1, 0.25],
])('%s with relevant items at %j, %d in all: %d', (_, ranks, relevant, expected) => {
  expect(averagePrecision({ items: 5, relevant, ranks })).toBeCloseTo(expected, 14)
})

test('recall of the whole run as trec_eval has it: all of three, and one of two', () => {
  const recalls = [
    { items: 5, relevant: 3, ranks: [2, 3, 4] },
    { items: 5, relevant: 2, ranks: [4] },
  ].map((order) => recallAt(order, 5))
  expect(recalls).toEqual([
    { events: 3, n: 3 },
    { events: 1, n: 2 },
  ])
})

test("scikit-learn's example: 0.83", () => {
  const truth = [false, false, true, true]
  const order = [0.1, 0.4, 0.35, 0.8]
    .map((score, i) => [score, truth[i] ?? false] as const)
    .sort(([a], [b]) => b - a)
  expect(averagePrecision(reviewOrder(order.map(([, relevant]) => relevant)))).toBeCloseTo(
    0.8333333333333333,
    15,
  )
})

// Python 3.11: [round(0.95 * r) for r in …]; its halves go to the even number.
test.each([
  [1, 1],
  [10, 10],
  [11, 10],
  [12, 11],
  [20, 19],
  [30, 28],
  [50, 48],
  [70, 66],
  [90, 86],
  [104, 99],
])('0.95 of %d relevant items is the place of number %d', (relevant, number) => {
  const work = workSavedOverSampling(reviewOrder(Array.from({ length: relevant }, () => true)), 95)
  expect(work).toMatchObject({ rank: number })
})

test('what cannot be had is said, not guessed', () => {
  const none = reviewOrder([false, false])
  expect(workSavedOverSampling(none, 95)).toEqual({ kind: 'not_measured', reason: 'nothing_relevant' })
  expect(averagePrecision(none)).toBeUndefined()
  expect(recallAt(none, 1)).toEqual({ events: 0, n: 0 })
  const cut = reviewOrder([true, false], { items: 10, relevant: 3 })
  expect(workSavedOverSampling(cut, 95)).toEqual({ kind: 'not_measured', reason: 'recall_not_reached' })
  expect(averagePrecision(cut)).toBeCloseTo(1 / 3, 15)
  expect(recallAt(cut, 10)).toEqual({ events: 1, n: 3 })
})

test('refuses a whole that the order is no part of', () => {
  expect(() => reviewOrder([true, true], { items: 5, relevant: 1 })).toThrow(RangeError)
  expect(() => reviewOrder([true, false], { items: 3, relevant: 3 })).toThrow(RangeError)
  expect(() => recallAt(reviewOrder([true]), 0)).toThrow(RangeError)
})

const relevance = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 })

test('bounds: recall rises with k to 1, average precision is 1 only for the best order, work saved is below 1', () => {
  fc.assert(
    fc.property(relevance, (relevant) => {
      const order = reviewOrder(relevant)
      fc.pre(order.relevant > 0)
      const found = relevant.map((_, i) => recallAt(order, i + 1).events)
      expect(found).toEqual(found.toSorted((a, b) => a - b))
      expect(found.at(-1)).toBe(order.relevant)
      const precision = averagePrecision(order) ?? -1
      expect(precision).toBeGreaterThan(0)
      expect(precision === 1).toBe(order.ranks.at(-1) === order.relevant)
      for (const recall of [95, 100] as const) {
        const work = workSavedOverSampling(order, recall)
        expect(work.kind === 'measured' && work.estimate < 1 && work.estimate >= -0.05 - 1e-12).toBe(true)
      }
    }),
  )
})

test('moving a relevant item forward never lowers a figure', () => {
  fc.assert(
    fc.property(relevance, fc.nat(38), (relevant, place) => {
      fc.pre(relevant[place + 1] === true && relevant[place] === false)
      const moved = relevant.with(place, true).with(place + 1, false)
      const [before, after] = [reviewOrder(relevant), reviewOrder(moved)]
      expect(averagePrecision(after)).toBeGreaterThan(averagePrecision(before) ?? 2)
      expect(recallAt(after, place + 1).events).toBe(recallAt(before, place + 1).events + 1)
    }),
  )
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(
      fc.array(relevance, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 5 }),
      (topics, cut) => {
        const at = Math.min(cut, topics.length - 1)
        const sum = (part: typeof topics): RankingSums =>
          part.map((t) => sumRanking(reviewOrder(t), [1, 10])).reduce(mergeRankings)
        const [whole, merged] = [sum(topics), mergeRankings(sum(topics.slice(at)), sum(topics.slice(0, at)))]
        expect(merged.topics).toBe(whole.topics)
        expect(merged.recall).toEqual(whole.recall)
        for (const mean of ['averagePrecision', 'workSaved95', 'workSaved100'] as const) {
          expect(merged[mean].n).toBe(whole[mean].n)
          expect(merged[mean].sum).toBeCloseTo(whole[mean].sum, 12)
        }
      },
    ),
  )
})

test('rankings with other cutoffs do not merge', () => {
  const order = reviewOrder([true])
  expect(() => mergeRankings(sumRanking(order, [1]), sumRanking(order, [2]))).toThrow(RangeError)
})

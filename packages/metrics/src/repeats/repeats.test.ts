// Held against exact fractions (the arithmetic is shown), R 4.2.2 (choose, anova(lm(y ~ item))), and full enumeration of
// draws. pass@k: C(10, 5) = 252 and C(7, 5) = 21, so 3 of 10 give 1 − 21/252 = 11/12 at k = 5; pass^k: C(6, 3) ÷ C(10, 3) = 20/120.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOfRuns, answeredAlike, anyOfRuns, countRepeats, mergeRepeats, spreadOfRuns } from './repeats.ts'

const successes = (c: number, r: number): number[] => Array.from({ length: r }, (_, i) => (i < c ? 1 : 0))

test('one item, by hand and by choose() in R', () => {
  expect(anyOfRuns(countRepeats(successes(3, 10), 10), 5)).toBeCloseTo(0.916666666667, 11)
  expect(allOfRuns(countRepeats(successes(6, 10), 10), 3)).toBeCloseTo(0.166666666667, 11)
  // 3 of 4: C(3, 2) ÷ C(4, 2) = 3/6; of any two runs, one always succeeds.
  expect(allOfRuns(countRepeats(successes(3, 4), 4), 2)).toBeCloseTo(1 / 2, 14)
  expect(anyOfRuns(countRepeats(successes(3, 4), 4), 2)).toBe(1)
})

test('two items: the mean over items', () => {
  // 4 of 4 and 1 of 4 at k = 2: (1 + 0) ÷ 2, and (1 + (1 − C(3, 2) ÷ C(4, 2))) ÷ 2 = (1 + ½) ÷ 2.
  const counts = countRepeats([...successes(4, 4), ...successes(1, 4)], 4)
  expect(allOfRuns(counts, 2)).toBe(0.5)
  expect(anyOfRuns(counts, 2)).toBeCloseTo(0.75, 14)
})

const FIVE = [1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]

test('five items in four runs as the analysis of variance in R has them', () => {
  const counts = countRepeats(FIVE, 4)
  expect(counts).toEqual({ runs: 4, itemsBySuccesses: [1, 1, 1, 1, 1], successesByRun: [3, 1, 3, 3] })
  const spread = spreadOfRuns(counts)
  // Mean squares .625 between items and .1666… within; var(colMeans) is .04.
  expect(spread?.rate).toBeCloseTo(0.5, 14)
  expect(spread?.withinItems).toBeCloseTo(0.166666666667, 11)
  expect(spread?.betweenItems).toBeCloseTo((0.625 - 0.166666666667) / 4, 11)
  expect(spread?.betweenRuns).toBeCloseTo(0.04, 12)
  expect(spread?.byChance).toBeCloseTo(0.166666666667 / 5, 11)
})

/** The mean over all draws of k runs of whether all, or any, succeed. */
function enumerate(row: readonly number[], k: number): { readonly all: number; readonly any: number } {
  let [draws, all, any] = [0, 0, 0]
  for (let set = 0; set < 1 << row.length; set++) {
    const drawn = row.filter((_, i) => (set >> i) & 1)
    if (drawn.length !== k) continue
    draws++
    if (drawn.every((one) => one === 1)) all++
    if (drawn.some((one) => one === 1)) any++
  }
  return { all: all / draws, any: any / draws }
}

const rows = fc
  .integer({ min: 2, max: 7 })
  .chain((runs) =>
    fc.tuple(
      fc.constant(runs),
      fc.array(fc.array(fc.nat(1), { minLength: runs, maxLength: runs }), { minLength: 1, maxLength: 8 }),
    ),
  )

test('both estimators are the mean over every draw', () => {
  fc.assert(
    fc.property(rows, fc.nat(), ([runs, items], seed) => {
      const k = 1 + (seed % runs)
      const counts = countRepeats(items.flat(), runs)
      const draws = items.map((row) => enumerate(row, k))
      const mean = (of: 'all' | 'any'): number =>
        draws.reduce((sum, draw) => sum + draw[of], 0) / draws.length
      expect(allOfRuns(counts, k)).toBeCloseTo(mean('all'), 12)
      expect(anyOfRuns(counts, k)).toBeCloseTo(mean('any'), 12)
    }),
  )
})

test('at k = 1 both are the rate; more runs make all harder and any easier', () => {
  fc.assert(
    fc.property(rows, ([runs, items]) => {
      const counts = countRepeats(items.flat(), runs)
      const rate = spreadOfRuns(counts)?.rate ?? -1
      expect(allOfRuns(counts, 1)).toBeCloseTo(rate, 12)
      expect(anyOfRuns(counts, 1)).toBeCloseTo(rate, 12)
      for (let k = 2; k <= runs; k++) {
        expect(allOfRuns(counts, k) ?? 2).toBeLessThanOrEqual((allOfRuns(counts, k - 1) ?? -1) + 1e-12)
        expect(anyOfRuns(counts, k) ?? -1).toBeGreaterThanOrEqual((anyOfRuns(counts, k - 1) ?? 2) - 1e-12)
      }
      const alike = answeredAlike(items.flat(), runs)
      expect(alike.events).toBe((counts.itemsBySuccesses[0] ?? 0) + (counts.itemsBySuccesses[runs] ?? 0))
      expect(alike.n).toBe(items.length)
    }),
  )
})

test('parts merged are the whole; the order of items does not matter', () => {
  fc.assert(
    fc.property(rows, fc.nat(8), ([runs, items], at) => {
      const [left, right] = [items.slice(0, at), items.slice(at)].map((part) =>
        countRepeats(part.flat(), runs),
      )
      const whole = countRepeats(items.flat(), runs)
      if (left === undefined || right === undefined) throw new Error('two parts')
      expect(mergeRepeats(left, right)).toEqual(whole)
      expect(countRepeats(items.toReversed().flat(), runs)).toEqual(whole)
    }),
  )
})

test('a product that never wavers varies only between items', () => {
  const spread = spreadOfRuns(countRepeats([1, 1, 1, 0, 0, 0], 3))
  expect(spread).toEqual({ rate: 0.5, withinItems: 0, betweenItems: 0.5, betweenRuns: 0, byChance: 0 })
})

test('a run that went wrong shows: far more than chance between runs', () => {
  const items = Array.from({ length: 50 }, () => [1, 1, 1, 0]).flat()
  const spread = spreadOfRuns(countRepeats(items, 4))
  expect(spread?.betweenRuns).toBeCloseTo(0.25, 12)
  expect(spread?.byChance).toBeCloseTo(0.005, 12)
})

test('answers that are not right or wrong', () => {
  expect(
    answeredAlike(
      ['a', 'a', 'b', 'c'].map((s) => s.charCodeAt(0)),
      2,
    ),
  ).toEqual({ events: 1, n: 2 })
  expect(answeredAlike([4, 5, 6], 1)).toEqual({ events: 3, n: 3 })
})

test('no items, one run, one item', () => {
  const none = countRepeats([], 3)
  expect([allOfRuns(none, 2), anyOfRuns(none, 2), spreadOfRuns(none)]).toEqual([null, null, undefined])
  expect(spreadOfRuns(countRepeats([1, 0], 1))).toBeUndefined()
  expect(spreadOfRuns(countRepeats([1, 0], 2))).toMatchObject({
    rate: 0.5,
    withinItems: 0.5,
    betweenItems: null,
  })
})

test('a thousand runs do not overflow', () => {
  const counts = countRepeats(successes(990, 1000), 1000)
  // C(990, 500) ÷ C(1000, 500) is about 2⁻¹⁰.
  expect((allOfRuns(counts, 500) ?? 0) * 1024).toBeGreaterThan(0.9)
  expect((allOfRuns(counts, 500) ?? 0) * 1024).toBeLessThan(1)
})

test('refuses ragged tables, k out of range, and other numbers of runs', () => {
  expect(() => countRepeats([1, 0, 1], 2)).toThrow(RangeError)
  expect(() => countRepeats([1], 0)).toThrow(RangeError)
  expect(() => answeredAlike([1, 0, 1], 2)).toThrow(RangeError)
  expect(() => allOfRuns(countRepeats([1, 0], 2), 3)).toThrow(RangeError)
  expect(() => anyOfRuns(countRepeats([1, 0], 2), 0)).toThrow(RangeError)
  expect(() => mergeRepeats(countRepeats([1, 0], 2), countRepeats([1, 0, 1], 3))).toThrow(RangeError)
})

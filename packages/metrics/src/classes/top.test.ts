// Held against the example of scikit-learn 1.2.1's top_k_accuracy_score.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countPlaces, mergeTopCounts, placeOfTruth, topAccuracy } from './top.ts'

const TRUTHS = [0, 1, 2, 2]
const SCORES = [
  [0.5, 0.2, 0.2],
  [0.3, 0.4, 0.2],
  [0.2, 0.4, 0.3],
  [0.7, 0.2, 0.1],
]

test("scikit-learn's example: .5 at k = 1, .75 at k = 2", () => {
  const counts = countPlaces(
    TRUTHS.map((truth, i) => placeOfTruth(SCORES[i] ?? [], truth)),
    3,
  )
  expect(topAccuracy(counts, 1)).toEqual({ events: 2, n: 4 })
  expect(topAccuracy(counts, 2)).toEqual({ events: 3, n: 4 })
  expect(topAccuracy(counts, 3)).toEqual({ events: 4, n: 4 })
})

const places = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(Number.POSITIVE_INFINITY)))

test('parts merged are the whole; accuracy never falls as k grows', () => {
  fc.assert(
    fc.property(places, places, (a, b) => {
      const whole = countPlaces([...a, ...b], 5)
      expect(mergeTopCounts(countPlaces(b, 5), countPlaces(a, 5))).toEqual(whole)
      for (let k = 1; k < 5; k++)
        expect(topAccuracy(whole, k + 1).events).toBeGreaterThanOrEqual(topAccuracy(whole, k).events)
      expect(topAccuracy(whole, 5).events).toBe([...a, ...b].filter((place) => place <= 5).length)
    }),
  )
})

test('the names of classes do not matter, and a higher score of the true class never puts it further down', () => {
  const scored = fc.array(fc.nat(5), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(scored, fc.nat(), (scores, at) => {
      const truth = at % scores.length
      const place = placeOfTruth(scores, truth)
      expect(placeOfTruth(scores.toReversed(), scores.length - 1 - truth)).toBe(place)
      expect(placeOfTruth(scores.with(truth, (scores[truth] ?? 0) + 1), truth)).toBeLessThanOrEqual(place)
      expect(place >= 1 && place <= scores.length).toBe(true)
    }),
  )
})

test('a system that scores all classes alike is right only at the last place', () => {
  expect(placeOfTruth([1, 1, 1, 1], 2)).toBe(4)
})

test('refuses a class without a score, NaN, place 0, other depths, a k too deep', () => {
  expect(() => placeOfTruth([1, 2], 2)).toThrow(RangeError)
  expect(() => placeOfTruth([1, Number.NaN], 0)).toThrow(RangeError)
  expect(() => countPlaces([0], 3)).toThrow(RangeError)
  expect(() => mergeTopCounts(countPlaces([], 2), countPlaces([], 3))).toThrow(RangeError)
  expect(() => topAccuracy(countPlaces([1], 2), 3)).toThrow(RangeError)
})

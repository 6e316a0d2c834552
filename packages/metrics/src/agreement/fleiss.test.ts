// Held against Fleiss' own example of 1971 (.430; to 16 digits as R's irrCAC has it), with its data as statsmodels'
// tests quote them from R's irr, and against Wikipedia's example of ten items and fourteen raters (.210).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fleissKappa, mergeRatingTallies, type RatingTally, tallyRatings } from './fleiss.ts'

/** Six psychiatrists on thirty patients; 1 depression, 2 personality disorder, 3 schizophrenia, 4 neurosis, 5 other. */
const DIAGNOSES = `444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444
  224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`

const counts = DIAGNOSES.split(/\s+/).map((item) =>
  ['1', '2', '3', '4', '5'].map((c) => item.split(c).length - 1),
)

function estimate(tally: RatingTally): number {
  const kappa = fleissKappa(tally)
  if (kappa.kind === 'not_measured') throw new Error(kappa.reason)
  return kappa.estimate
}

test('Fleiss 1971', () => {
  const tally = tallyRatings(counts)
  expect(tally).toMatchObject({ ratersPerItem: 6, items: 30, ratingsByCategory: [26, 26, 30, 55, 43] })
  expect(estimate(tally)).toBeCloseTo(0.43, 3)
  expect(estimate(tally)).toBeCloseTo(0.43024452006014097, 14)
})

test("Wikipedia's example", () => {
  const items = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]
  expect(estimate(tallyRatings(items))).toBeCloseTo(0.21, 3)
})

test('no kappa without items, or where every rating is the same', () => {
  expect(fleissKappa(tallyRatings([]))).toEqual({ kind: 'not_measured', reason: 'no_ratings_to_compare' })
  expect(fleissKappa(tallyRatings([[3, 0]]))).toEqual({ kind: 'not_measured', reason: 'ratings_do_not_vary' })
})

test('refuses items that were not rated alike, and says which', () => {
  expect(() =>
    tallyRatings([
      [2, 1],
      [2, 2],
    ]),
  ).toThrow('item 2 has 4 ratings, the first 3')
  expect(() => tallyRatings([[2, 1], [3]])).toThrow(
    'item 2 needs a whole number of ratings in each of 2 categories',
  )
  expect(() => tallyRatings([[1, 0]])).toThrow('an item needs at least two ratings')
  expect(() => mergeRatingTallies(tallyRatings([[2, 1]]), tallyRatings([[2, 2]]))).toThrow(RangeError)
})

const items = fc.array(
  fc
    .array(fc.nat(2), { minLength: 4, maxLength: 4 })
    .map((ratings) => [0, 1, 2].map((c) => ratings.filter((r) => r === c).length)),
  { maxLength: 12 },
)

test('bounds, permutation of items and of categories', () => {
  fc.assert(
    fc.property(items, (rated) => {
      const kappa = fleissKappa(tallyRatings(rated))
      expect(fleissKappa(tallyRatings(rated.toReversed()))).toEqual(kappa)
      const renamed = fleissKappa(tallyRatings(rated.map((item) => item.toReversed())))
      expect(renamed.kind).toBe(kappa.kind)
      if (kappa.kind === 'not_measured' || renamed.kind === 'not_measured') return
      expect(renamed.estimate).toBeCloseTo(kappa.estimate, 12)
      expect(kappa.estimate).toBeGreaterThanOrEqual(-1 / 3 - 1e-12)
      expect(kappa.estimate).toBeLessThanOrEqual(1)
    }),
  )
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(items, fc.nat(12), (rated, cut) => {
      const merged = mergeRatingTallies(tallyRatings(rated.slice(cut)), tallyRatings(rated.slice(0, cut)))
      expect(merged).toEqual(tallyRatings(rated))
    }),
  )
})

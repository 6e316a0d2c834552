// Held against Cohen's own example, SAS's PROC FREQ (as statsmodels' tests quote it, test_inter_rater.py), R's irr
// (quoted there too) and R's vcd 1.4-11, run on its data set SexualFun.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cohenKappa,
  type KappaWeights,
  kappaStandardError,
  mergeRatingTables,
  type RatingTable,
  tabulateRatings,
} from './cohen.ts'

function table(rows: readonly (readonly number[])[]): RatingTable {
  return { categories: rows.map((_, i) => `c${i}`), counts: Float64Array.from(rows.flat()) }
}

function estimate(of: RatingTable, weights: KappaWeights): number {
  const kappa = cohenKappa(of, weights)
  if (kappa.kind === 'not_measured') throw new Error(kappa.reason)
  return kappa.estimate
}

const COHEN = table([
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
])
const SAS = table([
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
])
const SEXUAL_FUN = table([
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
])

test('Cohen 1960, table 2: .70 observed, .41 expected, kappa .492', () => {
  const kappa = cohenKappa(COHEN, 'none')
  expect(kappa).toMatchObject({ kind: 'measured', n: 200 })
  expect(estimate(COHEN, 'none')).toBeCloseTo(0.492, 3)
})

test.each<[string, RatingTable, KappaWeights, number, number, number]>([
  ['SAS', SAS, 'none', 0.4842, 0.138, 4],
  ['SAS', SAS, 'linear', 0.4701, 0.1457, 4],
  ['vcd', SEXUAL_FUN, 'none', 0.12933025404157042, 0.06859853248070859, 13],
  ['vcd', SEXUAL_FUN, 'linear', 0.23738062755798089, 0.07831633477837285, 13],
  ['vcd', SEXUAL_FUN, 'quadratic', 0.3320455862468612, 0.0972975219586046, 13],
  ['vcd', COHEN, 'none', 0.49152542372881347, 0.05100181557607786, 13],
  ['vcd', COHEN, 'linear', 0.4736842105263159, 0.0544323091776415, 13],
])('%s: kappa and its standard error (%#)', (_, ratings, weights, kappa, error, digits) => {
  expect(estimate(ratings, weights)).toBeCloseTo(kappa, digits)
  expect(kappaStandardError(ratings, weights)).toBeCloseTo(error, digits)
})

test("irr's kappa2 on the second and third rater of its data set anxiety", () => {
  // irr leaves out the category that neither used, which changes weighted kappa: so do these categories.
  const second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
  const third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
  const pairs = second.map((rating, i): [string, string] => [`${rating}`, `${third[i]}`])
  const ratings = tabulateRatings(['1', '2', '3', '4', '6'], pairs)
  expect(estimate(ratings, 'none')).toBeCloseTo(-0.006289308, 9)
  expect(estimate(ratings, 'linear')).toBeCloseTo(0.1459075, 7)
  expect(estimate(ratings, 'quadratic')).toBeCloseTo(0.2520325, 7)
})

test('no kappa without ratings, or where both raters say the same of everything', () => {
  expect(cohenKappa(tabulateRatings(['a', 'b'], []), 'none')).toEqual({
    kind: 'not_measured',
    reason: 'no_ratings_to_compare',
  })
  const one = tabulateRatings(['a', 'b'], [['a', 'a']])
  expect(cohenKappa(one, 'none')).toEqual({ kind: 'not_measured', reason: 'ratings_do_not_vary' })
  expect(kappaStandardError(one, 'none')).toBeUndefined()
})

test('refuses a rating outside the categories, and tables of other categories', () => {
  expect(() => tabulateRatings(['a'], [['a', 'b']])).toThrow('a rating is none of the categories: "b"')
  expect(() => tabulateRatings(['a', 'a'], [])).toThrow(RangeError)
  expect(() => mergeRatingTables(tabulateRatings(['a', 'b'], []), tabulateRatings(['b', 'a'], []))).toThrow(
    RangeError,
  )
})

const CATEGORIES = ['a', 'b', 'c'] as const
const pairs = fc.array(fc.tuple(fc.constantFrom(...CATEGORIES), fc.constantFrom(...CATEGORIES)), {
  maxLength: 30,
})
const weightings = fc.constantFrom<KappaWeights>('none', 'linear', 'quadratic')

test('between −1 and 1; the same when the raters change places', () => {
  fc.assert(
    fc.property(pairs, weightings, (ratings, weights) => {
      const kappa = cohenKappa(tabulateRatings(CATEGORIES, ratings), weights)
      const swapped = cohenKappa(
        tabulateRatings(
          CATEGORIES,
          ratings.map(([x, y]) => [y, x]),
        ),
        weights,
      )
      expect(swapped.kind).toBe(kappa.kind)
      if (kappa.kind === 'not_measured' || swapped.kind === 'not_measured') return
      expect(Math.abs(kappa.estimate)).toBeLessThanOrEqual(1 + 1e-12)
      expect(swapped.estimate).toBeCloseTo(kappa.estimate, 12)
    }),
  )
})

test('unweighted, the names and the order of the categories do not matter', () => {
  fc.assert(
    fc.property(pairs, (ratings) => {
      const other = cohenKappa(tabulateRatings(['c', 'a', 'b'], ratings), 'none')
      expect(other).toMatchObject({ kind: cohenKappa(tabulateRatings(CATEGORIES, ratings), 'none').kind })
      if (other.kind === 'measured')
        expect(other.estimate).toBeCloseTo(estimate(tabulateRatings(CATEGORIES, ratings), 'none'), 12)
    }),
  )
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(pairs, fc.nat(30), (ratings, cut) => {
      const [head, tail] = [ratings.slice(0, cut), ratings.slice(cut)].map((p) =>
        tabulateRatings(CATEGORIES, p),
      )
      const empty = tabulateRatings(CATEGORIES, [])
      const whole = tabulateRatings(CATEGORIES, ratings)
      expect(mergeRatingTables(tail ?? empty, head ?? empty)).toEqual(whole)
    }),
  )
})

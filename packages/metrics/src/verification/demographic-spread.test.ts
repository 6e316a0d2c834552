// Held against the rates of false alerts that the National Physical Laboratory published in December 2025 for the search
// of the Police National Database: white .04 %, Asian 4.0 %, Black 5.5 %; spreads worked out from them by hand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giniCoefficient, highestToGeometricMean, type Spread, worstToBest } from './demographic-spread.ts'

const PUBLISHED = [0.0004, 0.04, 0.055]
const estimateOf = (spread: Spread): number => (spread.kind === 'measured' ? spread.estimate : Number.NaN)

test('worst to best 137.5, highest to geometric mean 5.74, Gini .572', () => {
  expect(estimateOf(worstToBest(PUBLISHED))).toBeCloseTo(137.5, 10)
  expect(estimateOf(highestToGeometricMean(PUBLISHED)).toFixed(2)).toBe('5.74')
  expect(estimateOf(giniCoefficient(PUBLISHED)).toFixed(3)).toBe('0.572')
})

const rates = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 })
const spreads = fc.constantFrom(giniCoefficient, highestToGeometricMean, worstToBest)

test('bounds; neither the order of the groups nor the unit of the rate matters', () => {
  fc.assert(
    fc.property(spreads, rates, (spread, of) => {
      const value = estimateOf(spread(of))
      if (spread === giniCoefficient) expect(value >= 0 && value <= 1).toBe(true)
      else expect(value).toBeGreaterThanOrEqual(1 - 1e-12)
      const others = [of.toReversed(), of.map((rate) => rate * 1000)].map((other) =>
        estimateOf(spread(other)),
      )
      for (const other of others)
        expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value))
    }),
  )
})

test('the Gini coefficient is the mean difference of all pairs', () => {
  fc.assert(
    fc.property(rates, (of) => {
      const n = of.length
      const mean = of.reduce((a, b) => a + b) / n
      const pairs = of.flatMap((a) => of.map((b) => Math.abs(a - b))).reduce((a, b) => a + b)
      expect(estimateOf(giniCoefficient(of))).toBeCloseTo(((n / (n - 1)) * pairs) / (2 * n * n * mean), 9)
    }),
  )
})

test('parity, and one group with all the errors', () => {
  expect(
    [giniCoefficient, highestToGeometricMean, worstToBest].map((f) => estimateOf(f([0.2, 0.2]))),
  ).toEqual([0, 1, 1])
  expect(estimateOf(giniCoefficient([0, 0, 0, 0.1]))).toBe(1)
})

test('a rate of nought has no ratio; one group, and no error at all, have no spread', () => {
  expect(worstToBest([0, 0.1])).toEqual({ kind: 'not_measured', reason: 'a_rate_is_zero' })
  expect(highestToGeometricMean([0, 0.1])).toEqual({ kind: 'not_measured', reason: 'a_rate_is_zero' })
  expect(giniCoefficient([0, 0])).toEqual({ kind: 'not_measured', reason: 'all_rates_are_zero' })
  expect(giniCoefficient([0.1])).toEqual({ kind: 'not_measured', reason: 'fewer_than_two_groups' })
})

test.each([-0.1, Number.NaN, Infinity])('refuses the rate %d', (rate) => {
  expect(() => worstToBest([0.1, rate])).toThrow(RangeError)
})

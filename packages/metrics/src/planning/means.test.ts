// Held against statsmodels 0.13.5, NormalIndPower().solve_power(effect_size, alpha, power); the variance is 1 in each group.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { designEffect, smallestMeanGap, unitsForMeans } from './means.ts'

const USUAL = { significance: 0.05, power: 0.8 }
const ONE = { a: 1, b: 1, designEffect: 1 }

test.each([
  [0.25, 0.05, 0.8, 251.16353630180953],
  [0.5, 0.01, 0.9, 119.0350973257168],
  [0.05, 0.05, 0.95, 10395.767277810719],
])('a gap of %d standard deviations at %d with power %d', (gap, significance, power, n) => {
  expect(unitsForMeans(gap, ONE, { significance, power })).toBe(Math.ceil(n))
})

test('the design effect: 20 alike by .05 are worth little more than 10', () => {
  expect(designEffect(20, 0.05)).toBeCloseTo(1.95, 12)
  expect(designEffect(1, 1)).toBe(1)
  expect(designEffect(50, 1)).toBe(50)
  expect(unitsForMeans(0.25, { ...ONE, designEffect: 1.95 }, USUAL)).toBe(
    Math.ceil(251.16353630180953 * 1.95),
  )
})

const variances = fc.record({
  a: fc.double({ min: 0.01, max: 100, noNaN: true }),
  b: fc.double({ min: 0, max: 100, noNaN: true }),
  designEffect: fc.double({ min: 1, max: 20, noNaN: true }),
})

test('the gap that n units show is the gap for which n units are needed, and shrinks with the root of n', () => {
  fc.assert(
    fc.property(variances, fc.integer({ min: 1, max: 1_000_000 }), (of, n) => {
      const gap = smallestMeanGap({ a: n, b: n }, of, USUAL)
      expect(Math.abs(unitsForMeans(gap, of, USUAL) - n)).toBeLessThanOrEqual(1)
      expect(unitsForMeans(-gap, of, USUAL)).toBe(unitsForMeans(gap, of, USUAL))
      expect(smallestMeanGap({ a: 4 * n, b: 4 * n }, of, USUAL) / gap).toBeCloseTo(0.5, 10)
    }),
  )
})

test('refuses no gap, negative variances, no units and clusters below 1', () => {
  expect(() => unitsForMeans(0, ONE, USUAL)).toThrow(RangeError)
  expect(() => unitsForMeans(1, { ...ONE, a: -1 }, USUAL)).toThrow(RangeError)
  expect(() => unitsForMeans(1, { a: 0, b: 0, designEffect: 1 }, USUAL)).toThrow(RangeError)
  expect(() => smallestMeanGap({ a: 0, b: 1 }, ONE, USUAL)).toThrow(RangeError)
  expect(() => designEffect(0, 0.5)).toThrow(RangeError)
  expect(() => designEffect(2, 1.5)).toThrow(RangeError)
})

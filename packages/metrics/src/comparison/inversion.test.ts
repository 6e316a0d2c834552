// Held against the p-value that a normal interval has by its own test, which inverting the interval must give.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile } from '../special-functions.ts'
import { pByInversion } from './inversion.ts'

const around = (centre: number) => (level: number) => {
  const reach = normalQuantile((1 + level) / 2)
  return { low: centre - reach, high: centre + reach }
}

test('the p-value of a normal deviate, on either side of 0', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 6, noNaN: true }), fc.boolean(), (z, below) => {
      const p = pByInversion(around(below ? -z : z))
      expect(p / (2 * normalCdf(-z))).toBeCloseTo(1, 6)
    }),
  )
})

test('an interval that always holds 0 has 1, and one that never does the least that is told', () => {
  expect(pByInversion(() => ({ low: -1, high: 1 }))).toBe(1)
  expect(pByInversion(() => ({ low: 0.5, high: 1 }))).toBe(1e-12)
})

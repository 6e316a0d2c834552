// Held against statsmodels 0.13.5 (the smallest n of which proportion_confint(…, method = 'wilson') is narrow enough) and R 4.2.2:
// binom.test(0, 59, alternative = "less") has the limit .0495, and of 58 it is .0503.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clopperPearson, wilson } from '../proportion.ts'
import { trialsForHalfWidth, trialsWithoutEvent } from './precision.ts'

test.each([
  [0.1, 0.02, 0.95, 868],
  [0.5, 0.03, 0.95, 1064],
  [0, 0.01, 0.95, 189],
  [0.001, 0.0005, 0.99, 28_069],
])('a rate of %d to within %d at %d', (rate, reach, level, n) => {
  expect(trialsForHalfWidth(rate, reach, level)).toBe(n)
})

test.each([
  [0.05, 0.95, 59],
  [0.1, 0.95, 29],
  [0.01, 0.95, 299],
  [0.001, 0.95, 2995],
  [0.01, 0.99, 459],
])('no event bounds a rate at %d with %d after %d trials', (limit, level, n) => {
  expect(trialsWithoutEvent(limit, level)).toBe(n)
})

test('the limit of Clopper and Pearson is at most the limit, and was not one trial before', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.9, noNaN: true }),
      fc.double({ min: 0.5, max: 0.999, noNaN: true }),
      (limit, level) => {
        const n = trialsWithoutEvent(limit, level)
        // Two-sided at 1 − 2(1 − level) has this one-sided level above.
        const high = (trials: number): number => clopperPearson({ events: 0, n: trials }, 2 * level - 1).high
        fc.pre(level > 0.5)
        expect(high(n)).toBeLessThanOrEqual(limit * (1 + 1e-9))
        if (n > 1) expect(high(n - 1)).toBeGreaterThan(limit * (1 - 1e-9))
      },
    ),
  )
})

test('the smallest number of trials is narrow enough, and one less is not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e-4, max: 0.4, noNaN: true }),
      fc.constantFrom(0.8, 0.95, 0.99),
      (rate, reach, level) => {
        const n = trialsForHalfWidth(rate, reach, level)
        const half = (trials: number): number => {
          const { low, high } = wilson({ events: rate * trials, n: trials }, level)
          return (high - low) / 2
        }
        expect(half(n)).toBeLessThanOrEqual(reach)
        if (n > 1) expect(half(n - 1)).toBeGreaterThan(reach)
      },
    ),
  )
})

test('where so many trials leave exactly the level, not one more is asked for', () => {
  expect(trialsWithoutEvent(0.3, 0.51)).toBe(2)
  expect([1, 2, 3, 4, 5, 6, 7].map((n) => trialsWithoutEvent(0.3, 1 - 0.7 ** n))).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ])
})

test('refuses no width, rates and limits out of range', () => {
  expect(() => trialsForHalfWidth(0.1, 0, 0.95)).toThrow(RangeError)
  expect(() => trialsForHalfWidth(1.1, 0.1, 0.95)).toThrow(RangeError)
  expect(() => trialsForHalfWidth(0.5, 1e-12, 0.95)).toThrow(RangeError)
  expect(() => trialsWithoutEvent(0, 0.95)).toThrow(RangeError)
  expect(() => trialsWithoutEvent(0.1, 1)).toThrow(RangeError)
})

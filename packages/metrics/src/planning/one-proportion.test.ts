// Held against statsmodels 0.13.5: normal_sample_size_one_tail(|rate − limit|, power, significance ÷ 2, std_null, std_alternative).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestToLimit, trialsAgainstLimit } from './one-proportion.ts'

const USUAL = { significance: 0.05, power: 0.8 }

test.each([
  [0.03, 0.05, 0.05, 0.8, 814.3434595653757],
  [0.4, 0.25, 0.05, 0.9, 96.89367635510449],
  [0.97, 0.95, 0.1, 0.8, 630.1539925879887],
  [0.0001, 0.0005, 0.05, 0.8, 17050.457809753156],
])(
  '%d against a limit of %d at %d with power %d as statsmodels has it',
  (rate, limit, significance, power, n) => {
    expect(trialsAgainstLimit(rate, limit, { significance, power })).toBe(Math.ceil(n))
  },
)

const limits = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const sides = fc.constantFrom('below' as const, 'above' as const)

test('the nearest rate that n trials show is the one for which n trials are needed', () => {
  fc.assert(
    fc.property(limits, sides, fc.integer({ min: 20, max: 1_000_000 }), (limit, side, trials) => {
      const rate = nearestToLimit(limit, side, trials, USUAL)
      if (rate === undefined) return
      expect(side === 'below' ? rate < limit : rate > limit).toBe(true)
      const needed = trialsAgainstLimit(rate, limit, USUAL)
      expect(Math.abs(needed - trials)).toBeLessThanOrEqual(1 + trials * 1e-6)
    }),
  )
})

test('more trials show a nearer rate; the mirror image is the same', () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 1000, max: 100_000 }), (limit, trials) => {
      const below = (n: number): number => nearestToLimit(limit, 'below', n, USUAL) ?? 0
      expect(below(2 * trials)).toBeGreaterThanOrEqual(below(trials))
      const above = nearestToLimit(1 - limit, 'above', trials, USUAL) ?? 1
      expect(above).toBeCloseTo(1 - below(trials), 9)
    }),
  )
})

test('ten trials cannot show that a rate is below 5 %, even at no event', () => {
  expect(nearestToLimit(0.05, 'below', 10, USUAL)).toBeUndefined()
})

test('refuses a limit of 0, a rate at the limit, and no trials', () => {
  expect(() => trialsAgainstLimit(0.1, 0, USUAL)).toThrow(RangeError)
  expect(() => trialsAgainstLimit(0.1, 0.1, USUAL)).toThrow(RangeError)
  expect(() => trialsAgainstLimit(1.1, 0.1, USUAL)).toThrow(RangeError)
  expect(() => nearestToLimit(1, 'below', 10, USUAL)).toThrow(RangeError)
  expect(() => nearestToLimit(0.1, 'below', 0, USUAL)).toThrow(RangeError)
})

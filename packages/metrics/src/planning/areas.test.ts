// Held against auctestr 1.0.0 (R; the printed example of se_auc), and against R 4.2.2: the size at which the power is met under
// the whole of Hanley and McNeil's equation 1, found by uniroot(); the form for large classes is within a positive of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectedAreaVariance, positivesForAreas, smallestAreaGap } from './areas.ts'

const ALONE = { negativesPerPositive: 1, correlation: 0 }
const USUAL = { significance: 0.05, power: 0.8 }

test.each([
  [20, 200, '0.06498283'],
  [110, 110, '0.03282048'],
  [20, 20, '0.07789072'],
])(
  'the standard error of an area of .75 with %d positives and %d negatives as auctestr has it',
  (positives, negatives, error) => {
    expect(Math.sqrt(expectedAreaVariance(0.75, { positives, negatives })).toFixed(8)).toBe(error)
  },
)

test.each([
  [0.7, 0.75, 1, 0.1, 0.8, 653.4943],
  [0.7, 0.75, 1, 0.1, 0.9, 899.1434],
  [0.9, 0.92, 10, 0.05, 0.8, 1659.503],
  [0.8, 0.7, 0.5, 0.01, 0.9, 399.3986],
])(
  '%d against %d, %d negatives a positive, at %d with power %d',
  (a, b, negativesPerPositive, significance, power, n) => {
    const needed = positivesForAreas(a, b, { negativesPerPositive, correlation: 0 }, { significance, power })
    expect(Math.abs(needed - n)).toBeLessThanOrEqual(1)
  },
)

test('for large classes the size has the variance that it was computed from', () => {
  const n = positivesForAreas(
    0.8,
    0.81,
    { negativesPerPositive: 3, correlation: 0 },
    { significance: 0.05, power: 0.5 },
  )
  const variance = expectedAreaVariance(0.8, { positives: n, negatives: 3 * n })
  expect(0.01 / Math.sqrt(2 * variance)).toBeCloseTo(1.96, 2)
})

const areas = fc.double({ min: 0.5, max: 0.97, noNaN: true })
const designs = fc.record({
  negativesPerPositive: fc.double({ min: 0.2, max: 20, noNaN: true }),
  correlation: fc.double({ min: 0, max: 0.9, noNaN: true }),
})

test('the gap that n positives show is the gap for which n are needed', () => {
  fc.assert(
    fc.property(areas, designs, fc.integer({ min: 20, max: 100_000 }), (area, design, positives) => {
      const gap = smallestAreaGap(area, positives, design, USUAL)
      if (gap === undefined) return
      const needed = positivesForAreas(area, area + gap, design, USUAL)
      expect(Math.abs(needed - positives)).toBeLessThanOrEqual(1 + positives * 1e-6)
    }),
  )
})

test('what both score alike needs fewer; more negatives need fewer positives', () => {
  fc.assert(
    fc.property(areas, designs, (area, design) => {
      const size = (changed: Partial<typeof design>): number =>
        positivesForAreas(area, area + 0.02, { ...design, ...changed }, USUAL)
      expect(size({ correlation: 0.95 })).toBeLessThanOrEqual(size({}))
      expect(size({ negativesPerPositive: 2 * design.negativesPerPositive })).toBeLessThanOrEqual(size({}))
    }),
  )
})

test('three positives show nothing above .9', () => {
  expect(smallestAreaGap(0.9, 3, ALONE, USUAL)).toBeUndefined()
})

test('refuses areas of 1, equal areas, an empty class and a correlation of 1', () => {
  expect(() => expectedAreaVariance(1, { positives: 5, negatives: 5 })).toThrow(RangeError)
  expect(() => expectedAreaVariance(0.9, { positives: 0, negatives: 5 })).toThrow(RangeError)
  expect(() => positivesForAreas(0.8, 0.8, ALONE, USUAL)).toThrow(RangeError)
  expect(() => positivesForAreas(0.8, 0.9, { ...ALONE, correlation: 1 }, USUAL)).toThrow(RangeError)
  expect(() => smallestAreaGap(0.8, 10, { ...ALONE, negativesPerPositive: 0 }, USUAL)).toThrow(RangeError)
})

// Held against NumPy's quantiles by definition 6, and against Newcombe's interval where both are right: large groups.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombeDifference } from '../contrast.ts'
import { createRandom } from '../random.ts'
import { bootstrapCells } from './bootstrap.ts'
import { percentileInterval, replicateDifference, replicateP } from './replicates.ts'

test('NumPy 1.24.2, numpy.quantile(…, method="weibull")', () => {
  const replicates = Float64Array.from({ length: 200 }, (_, i) => (i + 1) ** 2 % 1009)
  expect(percentileInterval(replicates, 500, 0.95)).toEqual({
    low: expect.closeTo(7.025, 9),
    high: expect.closeTo(1000.825, 9),
  })
  const narrower = percentileInterval(replicates, 500, 0.9)
  expect(narrower?.low).toBeCloseTo(16.450000000000006, 9)
  expect(narrower?.high).toBeCloseTo(979.9999999999998, 9)
})

const samples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 100, maxLength: 150 })

test('the interval contains the estimate, grows with the level, and does not depend on the order', () => {
  fc.assert(
    fc.property(samples, fc.double({ min: -2, max: 2, noNaN: true }), (values, estimate) => {
      const replicates = Float64Array.from(values)
      const narrow = percentileInterval(replicates, estimate, 0.5)
      const wide = percentileInterval(replicates.toReversed(), estimate, 0.99)
      if (narrow === undefined || wide === undefined) throw new Error('there are enough replicates')
      expect(wide.low <= narrow.low && narrow.low <= estimate).toBe(true)
      expect(estimate <= narrow.high && narrow.high <= wide.high).toBe(true)
      expect(percentileInterval(replicates, estimate, 0.99)).toEqual(wide)
      expect(replicates).toEqual(Float64Array.from(values))
    }),
  )
})

test('a p-value is above 0, at most 1, and the same whichever group comes first', () => {
  fc.assert(
    fc.property(samples, (values) => {
      const differences = Float64Array.from(values)
      const p = replicateP(differences) ?? 0
      expect(p > 0 && p <= 1).toBe(true)
      expect(replicateP(differences.map((d) => -d))).toBe(p)
    }),
  )
})

test('fewer than 100 replicates say nothing', () => {
  const few = new Float64Array(99)
  expect(percentileInterval(few, 0, 0.95)).toBeUndefined()
  expect(replicateP(few)).toBeUndefined()
  expect(replicateP(new Float64Array(100))).toBe(1)
})

test('the difference of two large groups is that of Newcombe', () => {
  const replicates = (cells: readonly number[], seed: number) =>
    bootstrapCells(cells, [(c) => (c[0] ?? 0) / ((c[0] ?? 0) + (c[1] ?? 0))], {
      replicates: 20_000,
      random: createRandom(seed),
    })[0] ?? new Float64Array()
  const differences = replicateDifference(replicates([805, 990], 1), replicates([349, 1139], 2))
  const newcombe = newcombeDifference({ events: 805, n: 1795 }, { events: 349, n: 1488 }, 0.95)
  const limits = percentileInterval(differences, newcombe.estimate, 0.95)
  expect(Math.abs((limits?.low ?? 0) - newcombe.low)).toBeLessThan(0.002)
  expect(Math.abs((limits?.high ?? 0) - newcombe.high)).toBeLessThan(0.002)
  expect(replicateP(differences)).toBe(2 / 20_001)
})

test('refuses a level of 1 and an estimate that is none', () => {
  expect(() => percentileInterval(new Float64Array(100), 0, 1)).toThrow(RangeError)
  expect(() => percentileInterval(new Float64Array(100), Number.NaN, 0.95)).toThrow(RangeError)
})

// Held against NumPy's quantiles by definition 6, and against Newcombe's interval where both are right: large groups.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombeDifference } from '../contrast.ts'
import { createRandom } from '../random.ts'
import { drawBinomial } from './binomial.ts'
import { bootstrapCells, bootstrapUnits } from './bootstrap.ts'
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

// pnorm(qt(p, n − 1)·√(n ÷ (n − 1))), as R’s package resample (Hesterberg) expands percentiles, computed with R 4.2.2.
test.each([
  [5, 0.95, 0.954100551882489],
  [5, 0.9, 8.574974191188748],
  [20, 0.95, 15.8808299203479],
  [50, 0.95, 21.1794112113775],
  [50, 0.9, 45.1733069359271],
])('%i units expand the tails of %f as R has them', (units, level, place) => {
  const replicates = Float64Array.from({ length: 999 }, (_, i) => i + 1)
  const limits = percentileInterval(replicates, 500, level, units)
  const expected = Math.max(1, place)
  expect(limits).toEqual({ low: expect.closeTo(expected, 9), high: expect.closeTo(1000 - expected, 9) })
})

// 2·pt(qnorm(p ÷ 2)·√((n − 1) ÷ n), n − 1) in R 4.2.2.
test('a p-value of few units agrees with their interval', () => {
  const differences = Float64Array.from({ length: 999 }, (_, i) => i - 9)
  expect(replicateP(differences, 20)).toBeCloseTo(0.0378227683806924, 12)
  const limits = percentileInterval(differences, 490, 1 - 0.0378227683806924, 20)
  expect(limits?.low).toBeCloseTo(1, 9)
  expect([replicateP(differences, 1), percentileInterval(differences, 0, 0.95, 1)]).toEqual([
    undefined,
    undefined,
  ])
})

// 10 units of unlike size and rate, 1,000 times: without the units the percentile interval held in 91 %.
test('the interval of few units holds as often as it says', () => {
  const random = createRandom(8)
  const share = (sums: ArrayLike<number>): number => (sums[0] ?? 0) / (sums[1] ?? 0)
  let [held, plain] = [0, 0]
  for (let run = 0; run < 1000; run++) {
    const vectors = new Float64Array(20)
    for (let unit = 0; unit < 10; unit++) {
      const words = 100 + Math.floor(200 * random.uniform())
      vectors[2 * unit] = drawBinomial(random, words, 0.05 + 0.3 * random.uniform())
      vectors[2 * unit + 1] = words
    }
    const [drawn = vectors] = bootstrapUnits({ count: 10, width: 2, vectors }, [share], {
      replicates: 400,
      random,
    })
    const sums = [0, 1].map((i) => vectors.filter((_, at) => at % 2 === i).reduce((sum, v) => sum + v, 0))
    const holds = (units?: number): number => {
      const limits = percentileInterval(drawn, share(sums), 0.95, units)
      return limits !== undefined && limits.low <= 0.2 && 0.2 <= limits.high ? 1 : 0
    }
    held += holds(10)
    plain += holds()
  }
  expect(held / 1000).toBeGreaterThan(0.935)
  expect(held / 1000).toBeLessThan(0.975)
  expect(plain / 1000).toBeLessThan(0.93)
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
      const few = percentileInterval(replicates, estimate, 0.5, 8)
      expect(few && few.low <= narrow.low && narrow.high <= few.high).toBe(true)
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
      const few = replicateP(differences, 8) ?? 0
      expect(few >= p && few <= 1).toBe(true)
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

// The effective number against R's package survey 4.1-1, Student's limits of a ratio against R 4.2.2, the score limits of a rate
// against DescTools and statsmodels, and what any limits must be: they hold the estimate, widen with the level, and are those
// of independent observations where these are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '../proportion.ts'
import { studentQuantile } from '../special-functions.ts'
import { clusteredRate, clusteredShare, effectiveN, unboundedRate } from './limits.ts'
import { collectUnits, plainSums, ratioOfSums, type UnitRatio } from './unit-sums.ts'

// p(1 − p) ÷ v of svymean (unit-sums.test.ts), times (qnorm(.975) ÷ qt(.975, 5))² in R.
test.each([
  [0.391304347826087, 0.0198884366479537, 6.96221675510261],
  [0.324324324324324, 0.0112703230939071, 11.3035472337561],
])('the effective number of a share of %d with the variance %d is %d', (estimate, variance, n) => {
  expect(effectiveN({ estimate, variance, units: 6 }, 23)).toBeCloseTo(n, 10)
})

// coef(svyratio) ± qt(.975, 5)·√v in R.
test.each([
  [0.072, 0.0005436407808, 0.0120640424420752, 0.131935957557925],
  [0.0597014925373134, 0.00032396543431339, 0.0134334877263068, 0.10596949734832],
])('the limits of a rate of %d', (estimate, variance, low, high) => {
  expect(unboundedRate({ estimate, variance, units: 6 }, 0.95)).toEqual({
    low: expect.closeTo(low, 12),
    high: expect.closeTo(high, 12),
  })
})

// PoissonCI(15, 400, method = "score") of R's package DescTools, as test_rates_poisson.py of statsmodels has it; the others are
// confint_poisson(events, amount, method="score") of statsmodels 0.15.0.
test.each([
  [15, 400, 0.0227264749053794, 0.0618771721463559],
  [1, 50, 0.0035304910987030615, 0.11329868531517949],
  [3, 50, 0.0204054145672864, 0.17642376184659614],
  [60, 51477.5, 0.000905597500576385, 0.0015001420714831385],
])(
  '%d Poisson events in %d: where the variance is theirs, the score limits of a Poisson rate',
  (events, amount, low, high) => {
    const estimate = events / amount
    const limits = clusteredRate({ estimate, variance: estimate / amount, units: 1e8 }, 0.95)
    expect((limits?.low ?? 0) / low).toBeCloseTo(1, 7)
    expect((limits?.high ?? 0) / high).toBeCloseTo(1, 7)
  },
)

test('one unit, or no variance that can be had: next to nothing is known of a share, and nothing of a rate', () => {
  const one: UnitRatio = { numerator: 1, denominator: 4, estimate: 0.25, variance: null, units: 1 }
  expect(effectiveN(one, 4)).toBe(1)
  expect(clusteredShare(one, 4, 0.95)).toEqual(wilson({ events: 0.25, n: 1 }, 0.95))
  expect(unboundedRate(one, 0.95)).toBeUndefined()
  expect(clusteredRate(one, 0.95)).toBeUndefined()
})

test('no event in any unit: the units decide, and not the observations', () => {
  const none: UnitRatio = { numerator: 0, denominator: 5000, estimate: 0, variance: 0, units: 10 }
  const { low, high } = clusteredShare(none, 5000, 0.95)
  expect(low).toBe(0)
  expect(high).toBeGreaterThan(wilson({ events: 0, n: 10 }, 0.95).high)
  expect(unboundedRate(none, 0.95)).toEqual({ low: 0, high: wilson({ events: 0, n: 10 }, 0.95).high })
  expect(clusteredRate(none, 0.95)).toEqual(unboundedRate(none, 0.95))
})

test('refuses a share above 1', () => {
  const above: UnitRatio = { numerator: 3, denominator: 2, estimate: 1.5, variance: 0.1, units: 5 }
  expect(() => clusteredShare(above, 2, 0.95)).toThrow(RangeError)
})

const clusters = fc.array(
  fc.tuple(fc.nat(8), fc.nat(8)).filter(([a, b]) => a + b > 0),
  { minLength: 2, maxLength: 10 },
)

function ratioIn(of: readonly (readonly [number, number])[]): UnitRatio {
  const collector = collectUnits(2)
  for (const [events, others] of of)
    collector.add({ amounts: [events, others], observations: events + others })
  const ratio = ratioOfSums(collector.read(), [1, 0], [1, 1])
  if (ratio === undefined) throw new Error('there are observations')
  return ratio
}

test('limits hold the estimate, stay where a rate can be, and widen with the level', () => {
  fc.assert(
    fc.property(clusters, fc.double({ min: 0.5, max: 0.98, noNaN: true }), (of, level) => {
      const ratio = ratioIn(of)
      for (const limits of [
        (at: number) => clusteredShare(ratio, ratio.denominator, at),
        (at: number) => unboundedRate(ratio, at) ?? { low: Number.NaN, high: Number.NaN },
        (at: number) => clusteredRate(ratio, at) ?? { low: Number.NaN, high: Number.NaN },
      ]) {
        const [narrow, wide] = [limits(level), limits(level + 0.01)]
        expect(0 <= wide.low && wide.low <= narrow.low + 1e-12).toBe(true)
        expect(narrow.low <= ratio.estimate + 1e-12 && ratio.estimate <= narrow.high + 1e-12).toBe(true)
        expect(narrow.high <= wide.high + 1e-12).toBe(true)
      }
      expect(clusteredShare(ratio, ratio.denominator, level).high).toBeLessThanOrEqual(1)
    }),
  )
})

test('what varies more between units has the wider limits; the order of the units changes nothing', () => {
  fc.assert(
    fc.property(clusters, (of) => {
      const ratio = ratioIn(of)
      const n = ratio.denominator
      const more = { ...ratio, variance: 2 * (ratio.variance ?? 0) + 1e-3 }
      const [plain, wider] = [clusteredShare(ratio, n, 0.95), clusteredShare(more, n, 0.95)]
      if ((ratio.variance ?? 0) > 0) {
        expect(wider.low <= plain.low + 1e-12 && plain.high <= wider.high + 1e-12).toBe(true)
      }
      expect(ratioIn(of.toReversed())).toEqual(ratio)
    }),
  )
})

const rates = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 20 })), { minLength: 2, maxLength: 30 })
  .map((of) => ({ of, ratio: rateIn(of) }))
  .filter(({ ratio }) => (ratio.variance ?? 0) > 0)

function rateIn(of: readonly (readonly [number, number])[]): UnitRatio {
  const collector = collectUnits(2)
  for (const [events, amount] of of) collector.add({ amounts: [events, amount], observations: 1 })
  const ratio = ratioOfSums(collector.read(), [1, 0], [0, 1])
  if (ratio === undefined) throw new Error('there are amounts')
  return ratio
}

function scoreLimits(ratio: UnitRatio, level = 0.95) {
  const limits = clusteredRate(ratio, level)
  if (limits === undefined) throw new Error('there are units')
  return limits
}

test('the score limits of a rate with an event leave 0 out, at any level', () => {
  fc.assert(
    fc.property(rates, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ({ ratio }, level) => {
      const { low, high } = scoreLimits(ratio, level)
      expect(0 < low && low < ratio.estimate && ratio.estimate < high).toBe(true)
    }),
  )
})

test('both score limits are as far from the rate as Student’s quantile has it, by the variance that they would have', () => {
  fc.assert(
    fc.property(rates, ({ ratio }) => {
      const distances = Object.values(scoreLimits(ratio)).map(
        (limit) => (limit - ratio.estimate) ** 2 / (((ratio.variance ?? 0) / ratio.estimate) * limit),
      )
      const quantile = studentQuantile(0.95, ratio.units - 1)
      for (const distance of distances) expect(distance / quantile ** 2).toBeCloseTo(1, 6)
    }),
  )
})

test('counted in amounts of another size, a rate has the same score limits in them; the order of the units changes nothing', () => {
  fc.assert(
    fc.property(rates, fc.constantFrom(0.001, 0.5, 100, 3600), ({ of, ratio }, k) => {
      const [plain, other] = [
        scoreLimits(ratio),
        scoreLimits(rateIn(of.map(([n, amount]) => [n, k * amount]))),
      ]
      expect((k * other.low) / plain.low).toBeCloseTo(1, 8)
      expect((k * other.high) / plain.high).toBeCloseTo(1, 8)
      const turned = scoreLimits(rateIn(of.toReversed()))
      expect([turned.low / plain.low, turned.high / plain.high]).toEqual([
        expect.closeTo(1, 10),
        expect.closeTo(1, 10),
      ])
    }),
  )
})

test('of many independent observations the limits are Wilson’s', () => {
  const ratio = ratioOfSums(plainSums([3000, 7000]), [1, 0], [1, 1])
  if (ratio === undefined) throw new Error('there are observations')
  const [limits, plain] = [clusteredShare(ratio, 10_000, 0.95), wilson({ events: 3000, n: 10_000 }, 0.95)]
  expect(limits.low).toBeCloseTo(plain.low, 4)
  expect(limits.high).toBeCloseTo(plain.high, 4)
})

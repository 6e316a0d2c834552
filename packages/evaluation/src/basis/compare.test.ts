// What is said of two groups hangs together: a p that calls a difference shown never stands beside an interval that holds 0,
// and limits that hold whatever was counted do so for differences and ratios too.
import { collectUnits } from '@policeai/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Basis, rateOfSums, shareOf } from './basis.ts'
import { compare } from './compare.ts'

const INTERVALS = { level: 0.95, proportion: 'wilson', replicates: 100 } as const

/** Units of so many observations each, with so many events in each. */
function sumsOf(events: readonly number[], size: number) {
  const collector = collectUnits(2)
  for (const n of events) collector.add({ amounts: [n, size - n], observations: size })
  return collector.read()
}

const share = (events: readonly number[], size = 4) => shareOf(sumsOf(events, size), [1, 0], [1, 1])
const rate = (events: readonly number[], size = 4) => rateOfSums(sumsOf(events, size), [1, 0], [1, 1])

test('a group without an event has no variance, and is no finding against a few', () => {
  const found = compare(share([0, 0, 0, 0, 0]), share([1, 0, 2, 0, 1]), INTERVALS)
  expect(found?.difference.interval?.high).toBeGreaterThan(0)
  expect(found?.p).toBeGreaterThan(0.05)
  expect(found?.test).toBe('mover')
})

const units = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 12 })

test.each([
  ['shares', share],
  ['rates', rate],
])('%s: p is below 1 − level exactly where the interval leaves 0 out', (_, of) => {
  fc.assert(
    fc.property(units, units, (a, b) => {
      const found = compare(of(a), of(b), INTERVALS)
      const interval = found?.difference.interval
      if (!interval || found?.p == null) return
      fc.pre(Math.min(Math.abs(interval.low), Math.abs(interval.high)) > 1e-9)
      expect(found.p < 0.05).toBe(interval.low > 0 || interval.high < 0)
    }),
  )
})

test.each([
  ['shares', share],
  ['rates', rate],
])('%s: the ratio leaves 1 out exactly where the difference leaves 0 out', (_, of) => {
  fc.assert(
    fc.property(units, units, (a, b) => {
      const found = compare(of(a), of(b), INTERVALS)
      const [difference, ratio] = [found?.difference.interval, found?.ratio.interval]
      if (!difference || !ratio) return
      fc.pre(Math.min(Math.abs(difference.low), Math.abs(difference.high)) > 1e-9)
      const apart = difference.low > 0 || difference.high < 0
      expect(ratio.low > 1 || ratio.high < 1).toBe(apart)
    }),
  )
})

test('a rate of few events is known to be above 0, so that a ratio to it has limits', () => {
  const found = compare(rate([0, 1, 0, 0, 2, 0, 0, 1]), rate([0, 0, 1, 0, 0, 0, 1, 0]), INTERVALS)
  expect(found?.ratio.interval?.low).toBeGreaterThan(0)
  expect(found?.ratio.interval?.low).toBeLessThan(1)
  expect(found?.ratio.interval?.high).toBeGreaterThan(1)
  expect(found?.p).toBeGreaterThan(0.05)
})

/** A share that lies anywhere from `low` to `high`, whatever was held back. */
function range(low: number, high: number): Basis {
  const estimate = (low + high) / 2
  return { kind: 'limited', estimate, low, high, method: 'bounds', range: true, n: 100, events: null }
}

test('a difference of ranges holds every value that both may have', () => {
  const found = compare(range(0.1, 0.2), range(0.05, 0.1), INTERVALS)
  expect(found?.difference.interval?.low).toBeCloseTo(0, 12)
  expect(found?.difference.interval).toMatchObject({ high: 0.2 - 0.05, method: 'bounds' })
  expect(found?.ratio.interval?.low).toBeCloseTo(1, 12)
  expect(found?.ratio.interval?.high).toBeCloseTo(4, 12)
  expect(found?.p).toBeNull()
})

test('a ratio to a range that begins at 0 has no upper limit', () => {
  expect(compare(range(0.1, 0.2), range(0, 0.1), INTERVALS)?.ratio.reason_code).toBe('reference_may_be_zero')
  expect(compare(range(0.1, 0.2), range(0, 0), INTERVALS)?.ratio.reason_code).toBe('reference_is_zero')
})

// Limits of figures on scales of their own, where nothing varies between units and the limits rest on their number alone.
import { wilson } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { figureOf } from './estimate.ts'

const INTERVALS = { level: 0.95, proportion: 'wilson', replicates: 200 } as const
const smooth = (
  estimate: number,
  low: number,
  high: number,
  more: { variance?: number; scale?: number } = {},
) =>
  figureOf({ kind: 'smooth', estimate, variance: 0, units: 20, n: 20, low, high, ...more }, INTERVALS).limits

/** What 20 units without an event leave open, 16 %. */
const open = wilson({ events: 0, n: 20 }, 0.95).high

test.each([
  ['a score of 0 to 1', 1, 0, 1, 1 - open, 1],
  ['a chrF of 0 to 100', 100, 0, 100, 100 * (1 - open), 100],
  ['a kappa of −1 to 1', 1, -1, 1, 1 - 2 * open, 1],
])('%s that is perfect in 20 units', (_, estimate, low, high, least, most) => {
  expect(smooth(estimate, low, high)?.low).toBeCloseTo(least, 12)
  expect(smooth(estimate, low, high)?.high).toBe(most)
})

test('a translation edit rate of 0, which has no upper bound, on its scale of 100', () => {
  expect(smooth(0, 0, Number.POSITIVE_INFINITY, { scale: 100 })).toMatchObject({ low: 0 })
  expect(smooth(0, 0, Number.POSITIVE_INFINITY, { scale: 100 })?.high).toBeCloseTo(100 * open, 12)
})

test('where it varies, the scale changes nothing: Student’s limits', () => {
  // SciPy 1.10.1, stats.t.ppf(0.975, 19) = 2.0930240544
  expect(smooth(70, 0, 100, { variance: 4 })?.low).toBeCloseTo(70 - 2 * 2.0930240544, 8)
  expect(smooth(0.7, -1, 1, { variance: 0.0004 })?.high).toBeCloseTo(0.7 + 0.02 * 2.0930240544, 10)
})

const resampled = (estimate: number, replicates: readonly number[], units: number) =>
  figureOf(
    {
      kind: 'resampled',
      estimate,
      replicates: Float64Array.from(replicates),
      ...{ n: units, units, low: 0, high: 1, method: 'multinomial-bootstrap' },
    },
    INTERVALS,
  ).limits

test('a figure that no resample moves is not certain: 20 of 20 right leave 16 % open', () => {
  const still = resampled(1, new Array(200).fill(1), 20)
  expect(still).toMatchObject({ high: 1, method: 'wilson-units' })
  expect(still?.low).toBeCloseTo(1 - open, 12)
  expect(resampled(1, new Array(200).fill(1), 1)).toBeUndefined()
})

test('the fewer units were drawn, the wider the limits', () => {
  const replicates = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000)
  const width = (units: number) => {
    const limits = resampled(0.5, replicates, units)
    return (limits?.high ?? 0) - (limits?.low ?? 0)
  }
  expect(width(5)).toBeGreaterThan(width(20))
  expect(width(20)).toBeGreaterThan(width(1e6))
})

test('what rounding leaves of no variance is none', () => {
  expect(smooth(1, -1, 1, { variance: 1e-22 })?.low).toBeCloseTo(1 - 2 * open, 12)
  const ratio = { numerator: 20, denominator: 20, estimate: 1 - 1e-16, variance: 1e-20, units: 20 }
  const share = figureOf({ kind: 'share', ratio, n: 20, events: null }, INTERVALS).limits
  expect(share?.low).toBeGreaterThan(0.8)
})

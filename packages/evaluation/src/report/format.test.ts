// Numbers at their edges: exact 0 and 1, rare things, and never a rounding that says more than the figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatDifference,
  formatInterval,
  formatP,
  formatProportion,
  formatRatio,
  formatTime,
  frequencyOf,
} from './format.ts'

const interval = (low: number, high: number) => ({ low, high, level: 0.95, method: 'wilson' })

test.each([
  [0, '0%'],
  [1, '100%'],
  [0.5, '50.0%'],
  [0.9999999999999999, '100%'],
  [0.01, '1.0%'],
  [0.0049, '0.49%'],
  [1.524e-6, '0.00015%'],
  [0.99999, '99.9990%'],
])('the proportion %d is %s', (proportion, text) => {
  expect(formatProportion(proportion, 'en')).toBe(text)
})

test('nothing but 0 is shown as 0, and nothing but 1 as 100 %', () => {
  const property = fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (proportion) => {
    const shown = Number(formatProportion(proportion, 'en').replaceAll(/[,%]/g, ''))
    return shown > 0 && shown < 100
  })
  fc.assert(property)
})

test('both ends of an interval have the same decimals', () => {
  expect(formatInterval(interval(0.4256, 0.4716), 'en')).toBe('42.6% to 47.2%')
  expect(formatInterval(interval(0, 0.092), 'en')).toBe('0% to 9.2%')
  expect(formatInterval(interval(1.524e-6, 5.843e-6), 'en')).toBe('0.00015% to 0.00058%')
  expect(formatInterval(interval(0.9, 1), 'cy')).toBe('90.0% i 100%')
})

test('differences carry their sign, in percentage points', () => {
  expect(formatDifference('false_positive_rate', 0.2139, 'en')).toBe('+21.4')
  expect(formatDifference('false_positive_rate', 0, 'en')).toBe('0.0')
  expect(formatDifference('false_positive_rate', -0.00002, 'en')).toBe('−0.0020')
  expect(formatDifference('area_under_roc', -0.0123, 'en')).toBe('−0.012')
})

test('ratios keep three digits, p values never reach 0', () => {
  expect([1.9121, 0.0346, 0.803, 12.44].map((r) => formatRatio(r, 'en'))).toEqual([
    '1.91',
    '0.0346',
    '0.803',
    '12.4',
  ])
  expect([0, 0.00099, 0.001, 1].map((p) => formatP(p, 'en'))).toEqual(['<0.001', '<0.001', '0.001', '1.000'])
})

test('a moment is told in the language of the page, in UTC', () => {
  expect(formatTime('2026-01-31T23:30:00Z', 'en')).toBe('31 January 2026 at 23:30 UTC')
  expect(formatTime('2026-01-31T23:30:00Z', 'cy')).toMatch(/^31 Ionawr 2026 .*23:30 UTC$/)
})

test.each([
  [0.3091, 0.3382, { low: 31, high: 34, base: 100 }],
  [0.93, 1, { low: 93, high: 100, base: 100 }],
  [0.99913, 1, { low: 999, high: 1000, base: 1000 }],
  [0, 0.0009, { low: 0, high: 9, base: 10_000 }],
  [0.00152e-3, 0.00584e-3, { low: 2, high: 6, base: 1_000_000 }],
  [0, 0, { low: 0, high: 0, base: 100 }],
  [1, 1, { low: 100, high: 100, base: 100 }],
])('%d to %d as a frequency', (low, high, expected) => {
  expect(frequencyOf(interval(low, high))).toEqual(expected)
})

// Figures as they are said in each language.
import { expect, test } from 'vitest'
import { formatDate, formatNumber, formatPercent, formatProportion, formatRange, formatTime } from './text.ts'

test('numbers and percentages', () => {
  expect(formatNumber('en', 2818000)).toBe('2,818,000')
  expect(formatNumber('en', 0.65, 2)).toBe('0.65')
  expect(formatPercent('en', 0.4484679)).toBe('44.8%')
  expect(formatPercent('cy', 0.95, 0)).toBe('95%')
})

test('dates and times are those of London, summer or winter', () => {
  expect(formatDate('en', '2026-03-03')).toBe('3 March 2026')
  expect(formatDate('cy', '2026-03-03')).toBe('3 Mawrth 2026')
  expect(formatDate('en', '2026-06-30T23:30:00Z')).toBe('1 July 2026')
  expect(formatTime('en', '2026-06-30T13:05:00Z')).toBe('30 June 2026, 14:05')
  expect(formatTime('en', '2026-01-01T00:05:00Z')).toBe('1 January 2026, 00:05')
})

test('what is rare is said as a frequency', () => {
  expect(formatProportion('en', 6 / 2_818_000, { per: 1_000_000 })).toBe('2.1 in a million')
  expect(formatProportion('cy', 6 / 2_818_000, { per: 1_000_000 })).toBe('2.1 ym mhob miliwn')
  expect(formatProportion('en', 0.0125, { per: 1000 })).toBe('13 in 1,000')
  expect(formatRange('en', 0, 4.6e-6, { per: 1_000_000 })).toBe('0 to 4.6 in a million')
  expect(formatRange('cy', 0.42, 0.47, 'percent')).toBe('42.0% i 47.0%')
})

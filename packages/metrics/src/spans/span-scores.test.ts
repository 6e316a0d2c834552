// Worked by hand, and against precision and recall themselves.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SpanCounts } from './matching.ts'
import { spanF, spanPrecision, spanRecall } from './span-scores.ts'

test('by hand', () => {
  // Credit 3 + 2 ÷ 2 = 4 of 3 + 1 + 2 + 2 = 8 predicted and of 3 + 1 + 2 + 4 = 10 true.
  const counts: SpanCounts = { correct: 3, incorrect: 1, partial: 2, missed: 4, spurious: 2 }
  expect(spanPrecision(counts)).toEqual({ events: 4, n: 8 })
  expect(spanRecall(counts)).toEqual({ events: 4, n: 10 })
  // F1 = 2 · 4 ÷ (10 + 8); F2 = 5 · 4 ÷ (4 · 10 + 8).
  expect(spanF(counts, 1)).toBeCloseTo(8 / 18, 15)
  expect(spanF(counts, 2)).toBeCloseTo(20 / 48, 15)
})

test('nothing on either side has no F; something on one side only has 0', () => {
  const none: SpanCounts = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 }
  expect(spanF(none, 1)).toBeUndefined()
  expect(spanF({ ...none, missed: 3 }, 2)).toBe(0)
  expect(spanF({ ...none, spurious: 3 }, 2)).toBe(0)
  expect(() => spanF(none, 0)).toThrow(RangeError)
})

const count = fc.nat(50)
const counts = fc.record({ correct: count, incorrect: count, partial: count, missed: count, spurious: count })

test('F is the weighted harmonic mean of precision and recall', () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 0.1, max: 10, noNaN: true }), (c, beta) => {
      fc.pre(c.correct + c.partial > 0)
      const [p, r] = [spanPrecision(c), spanRecall(c)].map(({ events, n }) => events / n) as [number, number]
      const f = spanF(c, beta) ?? -1
      expect(f).toBeCloseTo(((1 + beta ** 2) * p * r) / (beta ** 2 * p + r), 12)
      expect(f).toBeGreaterThanOrEqual(Math.min(p, r) - 1e-12)
      expect(f).toBeLessThanOrEqual(Math.max(p, r) + 1e-12)
    }),
  )
})

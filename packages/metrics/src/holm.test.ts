// Held against R 4.2.2, p.adjust(p, "holm"), and against the rules of an adjustment.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holm } from './holm.ts'

test('as R has it', () => {
  const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05])
  for (const [i, p] of [0.05, 0.08, 0.09, 0.09, 0.09].entries()) expect(adjusted[i]).toBeCloseTo(p, 12)
  expect(holm([])).toEqual([])
  expect(holm([0.3])).toEqual([0.3])
})

test('never lowers a p-value, keeps their order and stays at most 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
      const adjusted = holm(ps)
      for (const [i, p] of ps.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p)
        expect(adjusted[i]).toBeLessThanOrEqual(1)
        for (const [j, other] of ps.entries())
          if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
      }
    }),
  )
})

test('refuses what is no p-value', () => {
  expect(() => holm([0.1, 1.1])).toThrow(RangeError)
  expect(() => holm([Number.NaN])).toThrow(RangeError)
})

// Held against R 4.2.2: the jackknife of a mean has the variance of Student's interval, t.test(paired = TRUE) of the sleep data that
// come with R (Cushny and Peebles 1905, Student 1908).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jackknifeDifference } from './jackknife.ts'

const GAPS = [-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4]

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function withoutEach(values: readonly number[]): Float64Array {
  return Float64Array.from(values, (_, left) => mean(values.filter((_, i) => i !== left)))
}

test('the mean of ten differences: −1.58, 95 % from −2.4599 to −0.7001, p = .002833', () => {
  const found = jackknifeDifference(mean(GAPS), withoutEach(GAPS), 10, 0.95)
  expect(found?.estimate).toBeCloseTo(-1.58, 12)
  expect(found?.low).toBeCloseTo(-2.4598857633, 9)
  expect(found?.high).toBeCloseTo(-0.7001142367, 9)
  expect(found?.p).toBeCloseTo(0.002833, 6)
})

test('the sign turns with the difference, and the interval holds it', () => {
  const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(values, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (gaps, level) => {
      const there = jackknifeDifference(mean(gaps), withoutEach(gaps), gaps.length, level)
      const turned = gaps.map((gap) => -gap)
      const back = jackknifeDifference(mean(turned), withoutEach(turned), gaps.length, level)
      expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 12)
      expect((there?.low ?? 0) <= mean(gaps) && mean(gaps) <= (there?.high ?? 0)).toBe(true)
    }),
  )
})

test('where no part changes anything, the reach is that of no event among the units', () => {
  const found = jackknifeDifference(0.5, new Float64Array(4).fill(0.5), 40, 0.95)
  // Wilson's upper limit of 0 of 40: z² ÷ (40 + z²).
  expect(found?.high).toBeCloseTo(0.5 + 3.841458821 / 43.841458821, 8)
  expect(found?.p).toBeLessThan(1e-6)
  expect(jackknifeDifference(0, new Float64Array(4), 4, 0.95)?.p).toBe(1)
})

test('one part says nothing, nor parts without which there is no figure', () => {
  expect(jackknifeDifference(1, Float64Array.of(1), 1, 0.95)).toBeUndefined()
  expect(jackknifeDifference(1, Float64Array.of(1, Number.NaN), 2, 0.95)).toBeUndefined()
  expect(() => jackknifeDifference(Number.NaN, Float64Array.of(1, 2), 2, 0.95)).toThrow(RangeError)
  expect(() => jackknifeDifference(1, Float64Array.of(1, 2, 3), 2, 0.95)).toThrow(RangeError)
})

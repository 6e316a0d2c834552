// Held against SciPy 1.10.1 (scipy.stats.t.interval), and against the rules of a mean in [0, 1].
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { equalityP, type MeanState, meanInterval, mergeMeans, varianceOfMean } from './mean.ts'

function stateOf(values: readonly number[]): MeanState {
  const sum = values.reduce((total, x) => total + x, 0)
  return { n: values.length, sum, sumOfSquares: values.reduce((total, x) => total + x * x, 0) }
}

test('Student’s interval of ten values', () => {
  const interval = meanInterval(stateOf([0.01, 0.04, 0.09, 0.16, 0.25, 0.36, 0.49, 0.02, 0.3, 0.2]), 0.95)
  expect(interval.method).toBe('student-t')
  expect(interval.estimate).toBeCloseTo(0.192, 12)
  expect(interval.low).toBeCloseTo(0.0778015105452225, 10)
  expect(interval.high).toBeCloseTo(0.3061984894547775, 10)
})

test('values that are all the same still leave room for doubt', () => {
  for (const value of [0, 0.25, 1]) {
    const interval = meanInterval(stateOf(new Array<number>(40).fill(value)), 0.95)
    expect(interval.method).toBe('wilson')
    expect(interval.high - interval.low).toBeGreaterThan(0.05)
  }
  expect(meanInterval(stateOf([0.3]), 0.95).method).toBe('wilson')
  expect(() => meanInterval(stateOf([]), 0.95)).toThrow(RangeError)
})

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })

test('parts merged are the whole', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const merged = mergeMeans(stateOf(a), stateOf(b))
      expect(merged.n).toBe(a.length + b.length)
      expect(merged.sum).toBeCloseTo(stateOf([...a, ...b]).sum, 10)
    }),
  )
})

test('the interval lies in [0, 1] and contains the mean', () => {
  fc.assert(
    fc.property(values, (a) => {
      const { low, estimate, high } = meanInterval(stateOf(a), 0.95)
      expect(0 <= low && low <= estimate + 1e-12 && estimate <= high + 1e-12 && high <= 1).toBe(true)
    }),
  )
})

test('equal estimates have p 1, and none without a scale', () => {
  expect(equalityP(0.4, 0.01, 0.4, 0.02)).toBe(1)
  expect(equalityP(0.4, 0, 0.5, 0)).toBeNull()
  expect(varianceOfMean(stateOf([0.5]))).toBe(0)
})

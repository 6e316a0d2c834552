// Against scikit-learn's own example of roc_auc_score (0.75, documentation of 1.2), and by way of the
// histogram against what area-under-roc.test.ts holds against pROC.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaOfScores } from './area-of-scores.ts'
import { areaUnderRoc } from './area-under-roc.ts'
import { scanHistogram } from './score-scan.ts'
import { countScores } from './verification/count-scores.ts'

test('the example of scikit-learn’s documentation', () => {
  const area = areaOfScores(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1))
  expect(area?.estimate).toBe(0.75)
})

test('area and variance are those of the histogram, in either precision', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.nat(1)), { maxLength: 80 }), (rows) => {
      const scores = Float64Array.from(rows, ([score]) => score / 8)
      const truths = Uint8Array.from(rows, ([, truth]) => truth)
      const expected = areaUnderRoc(scanHistogram(countScores(scores, truths)))
      expect(areaOfScores(scores, truths)).toEqual(expected)
      expect(areaOfScores(Float32Array.from(scores), truths)).toEqual(expected)
    }),
  )
})

test('−0 and 0 are a tie', () => {
  expect(areaOfScores(Float64Array.of(0, -0), Uint8Array.of(1, 0))?.estimate).toBe(0.5)
})

test('one class only has no area', () => {
  expect(areaOfScores(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeUndefined()
  expect(areaOfScores(Float64Array.of(), Uint8Array.of())).toBeUndefined()
})

test('refuses scores that are not finite, and columns of different lengths', () => {
  for (const score of [Number.NaN, Infinity, -Infinity])
    expect(() => areaOfScores(Float64Array.of(1, score), Uint8Array.of(1, 0))).toThrow(RangeError)
  expect(() => areaOfScores(Float64Array.of(1), Uint8Array.of(1, 0))).toThrow(RangeError)
})

// Held against torchmetrics' documented example (binary_calibration_error) and Guo's formula in NumPy 1.24.2, bins by
// numpy.digitize(scores, arange(1, B) / B, right=True).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { countScores } from '../verification/count-scores.ts'
import {
  addToCalibration,
  type CalibrationState,
  calibrationBin,
  calibrationOf,
  createCalibration,
  expectedCalibrationError,
  maximumCalibrationError,
  mergeCalibrations,
  reliabilityCurve,
} from './calibration.ts'
import { bootstrapCalibration, calibrationErrorInterval } from './calibration-bootstrap.ts'

type Row = readonly [score: number, truth: number]

function count(rows: readonly Row[], bins: number): CalibrationState {
  const scores = Float64Array.from(rows, ([score]) => score)
  return calibrationOf(
    countScores(
      scores,
      Uint8Array.from(rows, ([, truth]) => truth),
    ),
    bins,
  )
}

const ROWS = Array.from({ length: 400 }, (_, i): Row => {
  const score = ((i * i * 7 + i * 13) % 1001) / 1000
  return [score, ((i * 31) % 97) / 97 < score ** 1.5 ? 1 : 0]
})

test("torchmetrics' example: .2900 and .3167", () => {
  const state = count(
    [
      [0.25, 0],
      [0.25, 0],
      [0.55, 1],
      [0.75, 1],
      [0.75, 1],
    ],
    2,
  )
  expect(expectedCalibrationError(state)).toBeCloseTo(0.29, 12)
  expect(maximumCalibrationError(state)).toBeCloseTo(0.3167, 4)
})

test.each([
  [5, 0.10184, 0.1945657894736842],
  [10, 0.10362, 0.26010526315789473],
  [15, 0.10579, 0.40795],
])('NumPy, %d bins: ECE %d, MCE %d', (bins, ece, mce) => {
  expect(expectedCalibrationError(count(ROWS, bins))).toBeCloseTo(ece, 12)
  expect(maximumCalibrationError(count(ROWS, bins))).toBeCloseTo(mce, 12)
})

test('the bootstrap, against 20,000 resamples of the rows in NumPy', () => {
  const options = { replicates: 20_000, random: createRandom(1) }
  const { expected, maximum } = bootstrapCalibration(count(ROWS, 10), options)
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length
  expect(Math.abs(mean(expected) - 0.10971)).toBeLessThan(0.002)
  expect(Math.abs(mean(maximum) - 0.29409)).toBeLessThan(0.006)
  const limits = calibrationErrorInterval(count(ROWS, 10), 0.95, options)
  expect(Math.abs((limits?.low ?? 0) - 0.077395)).toBeLessThan(0.003)
  expect(Math.abs((limits?.high ?? 0) - 0.143337)).toBeLessThan(0.003)
})

test('a limit between bins belongs to the bin below it, however it is written', () => {
  for (const bins of [1, 3, 7, 10, 15, 100])
    for (let i = 0; i < bins; i++) {
      const limit = i / bins
      expect(calibrationBin(limit, bins)).toBe(Math.max(0, i - 1))
      expect(calibrationBin(limit + 2 ** -50, bins)).toBe(i)
    }
  expect(calibrationBin(1, 10)).toBe(9)
  expect(calibrationBin(0.07, 100)).toBe(6)
})

const rows = fc.array(
  fc.tuple(
    fc.nat(20).map((i) => i / 20),
    fc.nat(1),
  ),
  { maxLength: 60 },
)

test('parts merged are the whole; errors between 0 and 1, the maximum the larger', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 20 }), (a, b, bins) => {
      const whole = count([...a, ...b], bins)
      const merged = mergeCalibrations(count(b, bins), count(a, bins))
      expect(merged.n).toEqual(whole.n)
      expect(merged.positives).toEqual(whole.positives)
      for (const [bin, sum] of whole.sums.entries()) expect(merged.sums[bin]).toBeCloseTo(sum, 10)
      for (const [bin, sum] of whole.squares.entries()) expect(merged.squares[bin]).toBeCloseTo(sum, 10)
      const [ece, mce] = [expectedCalibrationError(whole), maximumCalibrationError(whole)]
      expect(ece === undefined).toBe(a.length + b.length === 0)
      if (ece === undefined || mce === undefined) return
      expect(ece >= 0 && ece <= mce + 1e-12 && mce <= 1).toBe(true)
    }),
  )
})

test('one bin: the error is the gap of mean score and prevalence', () => {
  fc.assert(
    fc.property(rows, (all) => {
      fc.pre(all.length > 0)
      const gap = all.reduce((sum, [score, truth]) => sum + score - truth, 0) / all.length
      expect(expectedCalibrationError(count(all, 1))).toBeCloseTo(Math.abs(gap), 10)
      const [point] = reliabilityCurve(count(all, 1))
      expect(point?.observed).toEqual({
        events: all.filter(([, truth]) => truth === 1).length,
        n: all.length,
      })
    }),
  )
})

test('the interval contains the estimate and grows with the level', () => {
  fc.assert(
    fc.property(rows, fc.nat(), (all, seed) => {
      const state = count(all, 4)
      const limits = (level: number) =>
        calibrationErrorInterval(state, level, { replicates: 200, random: createRandom(seed) })
      const [narrow, wide] = [limits(0.8), limits(0.99)]
      const estimate = expectedCalibrationError(state)
      if (estimate === undefined) {
        expect(narrow).toBeUndefined()
        return
      }
      if (narrow === undefined || wide === undefined) throw new Error('there are 200 replicates')
      expect(0 <= wide.low && wide.low <= narrow.low && narrow.low <= estimate).toBe(true)
      expect(estimate <= narrow.high && narrow.high <= wide.high && wide.high <= 1).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('refuses scores outside 0 to 1, NaN, and other bins', () => {
  for (const score of [-0.1, 1.1, Number.NaN])
    expect(() => addToCalibration(createCalibration(3), score, 1, 0)).toThrow(RangeError)
  expect(() => createCalibration(0)).toThrow(RangeError)
  expect(() => calibrationBin(0.5, 1.5)).toThrow(RangeError)
  expect(() => mergeCalibrations(createCalibration(2), createCalibration(3))).toThrow(RangeError)
})

// Costs against going through all thresholds, against what they mean at their ends, and against figures that somebody else
// computed, here and in asvspoof.test.ts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countScores } from './count-scores.ts'
import { actualDetectionCost, logLikelihoodRatioCost, minimumDetectionCost } from './detection-cost.ts'
import { errorsAt } from './error-trade-off.ts'

const EVEN = { priorOfPositive: 0.5, miss: 1, falseAlarm: 1 }
const rows = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.boolean()), {
  minLength: 2,
  maxLength: 60,
})
const costs = fc.record({
  priorOfPositive: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  miss: fc.double({ min: 0.1, max: 20, noNaN: true }),
  falseAlarm: fc.double({ min: 0.1, max: 20, noNaN: true }),
})

function count(of: readonly (readonly [number, boolean])[], scale = 0.3) {
  return countScores(
    Float64Array.from(of, ([score]) => score * scale),
    Uint8Array.from(of, ([, positive]) => (positive ? 1 : 0)),
  )
}

test('the least cost is the least over all thresholds, at most 1, and at most the actual one', () => {
  fc.assert(
    fc.property(rows, costs, (of, cost) => {
      fc.pre(new Set(of.map(([, positive]) => positive)).size === 2)
      const histogram = count(of)
      const at = (threshold: number): number => {
        const { misses, falseAlarms } = errorsAt(histogram, threshold)
        const weights = [
          cost.miss * cost.priorOfPositive,
          cost.falseAlarm * (1 - cost.priorOfPositive),
        ] as const
        const sum =
          (weights[0] * misses.events) / misses.n + (weights[1] * falseAlarms.events) / falseAlarms.n
        return sum / Math.min(...weights)
      }
      const least = minimumDetectionCost(histogram, cost)?.estimate ?? -1
      expect(least).toBeCloseTo(Math.min(...[...histogram.scores, Infinity].map(at)), 10)
      expect(least).toBeLessThanOrEqual(1 + 1e-12)
      const actual = actualDetectionCost(histogram, cost)
      expect(actual?.estimate).toBeCloseTo(at(actual?.threshold ?? 0), 10)
      expect(actual?.estimate).toBeGreaterThanOrEqual(least - 1e-12)
    }),
  )
})

// The Netherlands Forensic Institute's lir, test_calculate_cllr: likelihood ratios of those to be refused, then of the others.
test.each([
  [[1, 1], [1, 1], 1],
  [[3, 3], [1 / 3, 1 / 3], 2],
  [[1 / 3, 1 / 3], [3, 3], 0.4150374992788437],
  [[1 / 3, 1 / 3], [1], 0.7075187496394219],
  [new Array<number>(100).fill(1 / 100), [1], 0.507177646488535],
])('ratios of %j and of %j cost %d, as lir has it', (negatives, positives, expected) => {
  const scores = Float64Array.from([...negatives, ...positives], Math.log)
  const truths = Uint8Array.from(scores, (_, i) => (i < negatives.length ? 0 : 1))
  expect(logLikelihoodRatioCost(countScores(scores, truths))).toBeCloseTo(expected, 13)
})

test('the cost of the likelihood ratio: 1 for no information, near 0 for sure and right, large for sure and wrong', () => {
  const llr = (score: number) => countScores(Float64Array.of(score, -score), Uint8Array.of(1, 0))
  expect(logLikelihoodRatioCost(llr(0))).toBe(1)
  expect(logLikelihoodRatioCost(llr(50))).toBeLessThan(1e-20)
  expect(logLikelihoodRatioCost(llr(50))).toBeGreaterThan(0)
  // log2(1 + e^1000), where e^1000 itself is beyond a double.
  expect(logLikelihoodRatioCost(llr(-1000))).toBeCloseTo(1000 / Math.LN2, 9)
})

test('a class that is not there is not measured', () => {
  const one = countScores(Float64Array.of(1, 2), Uint8Array.of(1, 1))
  expect(minimumDetectionCost(one, EVEN)).toBeUndefined()
  expect(actualDetectionCost(one, EVEN)).toBeUndefined()
  expect(logLikelihoodRatioCost(one)).toBeUndefined()
})

test.each([
  { ...EVEN, priorOfPositive: 0 },
  { ...EVEN, priorOfPositive: 1 },
  { ...EVEN, miss: 0 },
  { ...EVEN, falseAlarm: -1 },
])('refuses %o', (cost) => {
  expect(() => minimumDetectionCost(count([[1, true]]), cost)).toThrow(RangeError)
})

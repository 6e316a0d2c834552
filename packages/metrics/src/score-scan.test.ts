// The scan is held against plain definitions over all rows; its curve against its promises: monotone, from (0, 0) to
// (1, 1), at most 1,001 points, and never far from the whole curve.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from './random.ts'
import {
  addScores,
  CURVE_POINTS,
  createScan,
  finishScan,
  mergeHistograms,
  type ScoreHistogram,
  scanHistogram,
} from './score-scan.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 80 })

function count(all: readonly (readonly [number, boolean])[]): ScoreHistogram {
  const scores = [...new Set(all.map(([score]) => score / 20))].sort((a, b) => a - b)
  const of = (positive: boolean) =>
    scores.map((s) => all.filter(([score, truth]) => score / 20 === s && truth === positive).length)
  return {
    scores: Float64Array.from(scores),
    positives: Float64Array.from(of(true)),
    negatives: Float64Array.from(of(false)),
  }
}

test('histograms of parts merge to the histogram of the whole', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const merged = mergeHistograms(count(a), count(b))
      expect(merged).toEqual(count([...a, ...b]))
      expect(mergeHistograms(count(b), count(a))).toEqual(merged)
    }),
  )
})

test('the squared errors are those of the rows', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { squaredErrors, withinUnit } = scanHistogram(count(all))
      const errors = all.map(([score, truth]) => ((truth ? 1 : 0) - score / 20) ** 2)
      expect(withinUnit).toBe(true)
      expect(squaredErrors.n).toBe(all.length)
      expect(squaredErrors.sum).toBeCloseTo(
        errors.reduce((sum, e) => sum + e, 0),
        10,
      )
      expect(squaredErrors.sumOfSquares).toBeCloseTo(
        errors.reduce((sum, e) => sum + e * e, 0),
        10,
      )
    }),
  )
})

/** Rows by rising score, none of them counted with another. */
function oneByOne(scores: readonly number[], isPositive: (score: number) => boolean): ScoreHistogram {
  const positives = Float64Array.from(scores, (score) => (isPositive(score) ? 1 : 0))
  return {
    scores: Float64Array.from(scores),
    positives,
    negatives: positives.map((positive) => 1 - positive),
  }
}

test('scores added one by one, in parts and counted first give the same sums', () => {
  const six = oneByOne([0.1, 0.1, 0.4, 0.4, 0.4, 0.9], (score) => score > 0.2)
  const counted = {
    scores: Float64Array.of(0.1, 0.4, 0.9),
    positives: Float64Array.of(0, 3, 1),
    negatives: Float64Array.of(2, 0, 0),
  }
  const whole = scanHistogram(counted, { curve: true })
  expect(scanHistogram(six, { curve: true })).toEqual(whole)
  for (let cut = 0; cut <= 6; cut++) {
    const scan = createScan({ curve: true, totals: { positives: 4, negatives: 2 } })
    addScores(scan, six, 0, cut)
    addScores(scan, six, cut)
    expect(finishScan(scan)).toEqual(whole)
  }
})

test('average precision needs the totals, and the totals need to be right', () => {
  const finish = (totals: { positives: number; negatives: number } | undefined, positives: number) => {
    const scan = createScan({ curve: false, totals })
    const scores = Float64Array.of(1, 2)
    addScores(scan, { scores, positives: Float64Array.of(0, positives), negatives: Float64Array.of(1, 1) })
    return finishScan(scan).averagePrecision
  }
  expect(finish(undefined, 1)).toBeUndefined()
  expect(finish({ positives: 1, negatives: 2 }, 1)).toBe(0.5)
  expect(finish({ positives: 0, negatives: 2 }, 0)).toBeUndefined()
  expect(() => finish({ positives: 2, negatives: 2 }, 1)).toThrow(RangeError)
})

test('a score outside 0 to 1 is seen, wherever it stands', () => {
  for (const scores of [
    [-0.1, 0.5],
    [0.5, 1.1],
  ]) {
    const two = {
      scores: Float64Array.from(scores),
      positives: Float64Array.of(1, 1),
      negatives: Float64Array.of(1, 1),
    }
    expect(scanHistogram(two).withinUnit).toBe(false)
  }
})

test('refuses scores that fall, and NaN', () => {
  const scan = createScan({ curve: false })
  const positive = (...scores: number[]) => oneByOne(scores, () => true)
  addScores(scan, positive(2))
  expect(() => addScores(scan, positive(1))).toThrow(RangeError)
  expect(() => addScores(scan, positive(3, 2))).toThrow(RangeError)
  expect(() => addScores(scan, positive(Number.NaN))).toThrow(RangeError)
})

test('the curve of few scores is whole, thresholds falling', () => {
  const { curve } = scanHistogram(
    {
      scores: Float64Array.of(1, 2, 3),
      positives: Float64Array.of(1, 1, 2),
      negatives: Float64Array.of(2, 2, 0),
    },
    { curve: true },
  )
  expect(curve).toEqual([
    { threshold: null, falsePositiveRate: 0, truePositiveRate: 0 },
    { threshold: 3, falsePositiveRate: 0, truePositiveRate: 0.5 },
    { threshold: 2, falsePositiveRate: 0.5, truePositiveRate: 0.75 },
    { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
  ])
})

test.each([1000, 1001, 5000, 50_000])(
  'the curve of %d scores keeps its shape in at most 1,001 points',
  (n) => {
    const { uniform } = createRandom(n)
    const rising = Array.from({ length: n }, (_, i) => i)
    const all = oneByOne(rising, (i) => uniform() < i / n)
    const { curve, curveIsWhole } = scanHistogram(all, { curve: true })
    expect(curveIsWhole).toBe(n <= 1000)
    expect(curve.length).toBeLessThanOrEqual(CURVE_POINTS)
    expect(curve.length).toBeGreaterThan(480)
    expect(curve[0]).toEqual({ threshold: null, falsePositiveRate: 0, truePositiveRate: 0 })
    expect(curve.at(-1)).toEqual({ threshold: 0, falsePositiveRate: 1, truePositiveRate: 1 })
    for (const [i, point] of curve.slice(1).entries()) {
      const before = curve[i]
      if (before === undefined) throw new Error('a point has one before it')
      expect(point.falsePositiveRate).toBeGreaterThanOrEqual(before.falsePositiveRate)
      expect(point.truePositiveRate).toBeGreaterThanOrEqual(before.truePositiveRate)
      const step =
        point.falsePositiveRate - before.falsePositiveRate + point.truePositiveRate - before.truePositiveRate
      expect(step).toBeLessThan(0.01)
    }
  },
)

test('the curve is empty where one of the classes is', () => {
  const one = {
    scores: Float64Array.of(1, 2),
    positives: Float64Array.of(1, 1),
    negatives: Float64Array.of(0, 0),
  }
  expect(scanHistogram(one, { curve: true }).curve).toEqual([])
})

test.each([
  ['all negatives below all positives', (i: number) => i >= 100_000],
  ['all positives below all negatives', (i: number) => i < 100_000],
  ['positives only', () => true],
])('two hundred thousand scores, %s: the curve stays small', (_, isPositive) => {
  const scan = createScan({ curve: true })
  addScores(
    scan,
    oneByOne(
      Array.from({ length: 200_000 }, (_, i) => i),
      isPositive,
    ),
  )
  expect(scan.curve?.length).toBeLessThanOrEqual(3 * 4096)
  const { curve, positives } = finishScan(scan)
  expect(curve.length).toBeLessThanOrEqual(CURVE_POINTS)
  expect(curve.length > 0).toBe(positives < 200_000)
})

// The documentation of scikit-learn's brier_score_loss: 0.037…
test("scikit-learn's example of the Brier score", () => {
  const { squaredErrors } = scanHistogram({
    scores: Float64Array.of(0.1, 0.3, 0.8, 0.9),
    positives: Float64Array.of(0, 0, 1, 1),
    negatives: Float64Array.of(1, 1, 0, 0),
  })
  expect(squaredErrors.sum / squaredErrors.n).toBeCloseTo(0.0375, 15)
})

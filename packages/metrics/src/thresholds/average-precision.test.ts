// Held against scikit-learn 1.2.1 (average_precision_score) and, for the interval, the paper's formula in SciPy 1.10.1.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { addScores, createScan, finishScan, mergeHistograms, type ScoreHistogram } from '../score-scan.ts'
import { countScores } from '../verification/count-scores.ts'
import { averagePrecisionInterval, averagePrecisionOfScores } from './average-precision.ts'

type Row = readonly [score: number, positive: boolean]

function count(rows: readonly Row[]): ScoreHistogram {
  const scores = Float64Array.from(rows, ([score]) => score)
  return countScores(
    scores,
    Uint8Array.from(rows, ([, positive]) => (positive ? 1 : 0)),
  )
}

const tied = (isPositive: (i: number, score: number) => boolean): ScoreHistogram =>
  count(
    Array.from({ length: 500 }, (_, i): Row => {
      const score = ((i * i * 7 + i * 13) % 101) / 100
      return [score, isPositive(i, score)]
    }),
  )

test('scikit-learn: its example, many ties, and few positives at random', () => {
  const example = count([
    [0.1, false],
    [0.4, false],
    [0.35, true],
    [0.8, true],
  ])
  expect(averagePrecisionOfScores(example)).toBeCloseTo(0.8333333333333333, 14)
  const related = tied((i, score) => ((i * 31) % 97) / 97 < score ** 1.5)
  expect(averagePrecisionOfScores(related)).toBeCloseTo(0.6997165396508955, 13)
  expect(averagePrecisionOfScores(tied((i) => ((i * 31) % 97) / 97 > 0.95))).toBeCloseTo(
    0.05535331191597412,
    13,
  )
})

test.each([
  [0.6997165396508955, 186, 0.95, 0.6300493910424884, 0.7612360559003548],
  [0.03, 12, 0.9, 0.0019083773981851786, 0.33345368373557843],
  [0.8, 50, 0.95, 0.6667100582288301, 0.8888696016578919],
])('AP %d of %d positives', (estimate, positives, level, low, high) => {
  const interval = averagePrecisionInterval(estimate, positives, level)
  expect(interval).toEqual({
    estimate,
    low: expect.closeTo(low, 10),
    high: expect.closeTo(high, 10),
    method: 'logit',
  })
})

const rows = fc.array(fc.tuple(fc.nat(8), fc.boolean()), { maxLength: 60 })

/** As it is defined, over falling thresholds. */
function byDefinition(all: readonly Row[]): number {
  const positives = all.filter(([, positive]) => positive).length
  const thresholds = [...new Set(all.map(([score]) => score))]
  const sum = thresholds.reduce((total, threshold) => {
    const above = all.filter(([score]) => score >= threshold)
    const added = all.filter(([score, positive]) => score === threshold && positive).length
    return total + (added * above.filter(([, positive]) => positive).length) / above.length
  }, 0)
  return sum / positives
}

test('as defined; parts merged are the whole; the scan that is told its totals agrees in one pass', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (all, cut) => {
      const merged = mergeHistograms(count(all.slice(cut)), count(all.slice(0, cut)))
      const whole = averagePrecisionOfScores(count(all))
      expect(averagePrecisionOfScores(merged)).toBe(whole)
      const positives = all.filter(([, positive]) => positive).length
      const scan = createScan({ curve: false, totals: { positives, negatives: all.length - positives } })
      const rising = all.toSorted(([a], [b]) => a - b)
      addScores(scan, {
        scores: Float64Array.from(rising, ([score]) => score),
        positives: Float64Array.from(rising, ([, positive]) => (positive ? 1 : 0)),
        negatives: Float64Array.from(rising, ([, positive]) => (positive ? 0 : 1)),
      })
      expect(finishScan(scan).averagePrecision).toBe(whole)
      if (positives === 0) expect(whole).toBeUndefined()
      else expect(whole).toBeCloseTo(byDefinition(all), 12)
    }),
  )
})

test('between 0 and 1; 1 where every positive is above every negative; the prevalence where all scores tie', () => {
  fc.assert(
    fc.property(rows, (all) => {
      fc.pre(all.some(([, positive]) => positive))
      const ap = averagePrecisionOfScores(count(all)) ?? -1
      expect(ap > 0 && ap <= 1).toBe(true)
      const parted = all.map(([score, positive]): Row => [positive ? score + 10 : score, positive])
      expect(averagePrecisionOfScores(count(parted))).toBeCloseTo(1, 12)
      const alike = all.map(([, positive]): Row => [0.5, positive])
      const prevalence = all.filter(([, positive]) => positive).length / all.length
      expect(averagePrecisionOfScores(count(alike))).toBeCloseTo(prevalence, 12)
    }),
  )
})

test('the interval contains the estimate, grows with the level, and stays within 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 1000 }),
      (ap, positives) => {
        const [narrow, wide] = [0.8, 0.99].map((level) => averagePrecisionInterval(ap, positives, level))
        if (narrow === undefined || wide === undefined) throw new Error('two levels')
        expect(0 <= wide.low && wide.low <= narrow.low && narrow.low <= ap).toBe(true)
        expect(ap <= narrow.high && narrow.high <= wide.high && wide.high <= 1).toBe(true)
      },
    ),
  )
})

test('at 0 and at 1 the interval is that of Wilson, and has a width', () => {
  expect(averagePrecisionInterval(1, 10, 0.95)).toMatchObject({ high: 1, method: 'wilson' })
  expect(averagePrecisionInterval(1, 10, 0.95).low).toBeLessThan(0.75)
  expect(averagePrecisionInterval(0, 10, 0.95).high).toBeGreaterThan(0.25)
})

test('the interval covers about as often as it says: 100 positives among 1,000, binormal scores', () => {
  const { uniform } = createRandom(8)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const draw = (positives: number, negatives: number): number => {
    const of = (n: number, positive: boolean) =>
      Array.from({ length: n }, (): Row => [normal() + (positive ? 1.5 : 0), positive])
    return averagePrecisionOfScores(count([...of(positives, true), ...of(negatives, false)])) ?? -1
  }
  const truth = draw(40_000, 360_000)
  let covered = 0
  for (let i = 0; i < 1000; i++) {
    const { low, high } = averagePrecisionInterval(draw(100, 900), 100, 0.95)
    if (low <= truth && truth <= high) covered++
  }
  expect(covered / 1000).toBeGreaterThan(0.93)
})

test('refuses what is no average precision, and no positives', () => {
  expect(() => averagePrecisionInterval(1.1, 5, 0.95)).toThrow(RangeError)
  expect(() => averagePrecisionInterval(Number.NaN, 5, 0.95)).toThrow(RangeError)
  expect(() => averagePrecisionInterval(0.5, 0, 0.95)).toThrow(RangeError)
})

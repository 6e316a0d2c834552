// At no error against Wilson's limits by statsmodels 0.13.5; otherwise against the bootstrap, and against the level in
// simulated tests whose true rates are known.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { bootstrapCells, percentileInterval } from '../resampling/index.ts'
import type { ScoreHistogram } from '../score-scan.ts'
import { normalCdf, normalQuantile } from '../special-functions.ts'
import { countScores } from './count-scores.ts'
import { equalErrorRate, missesAtFalseAlarms } from './error-trade-off.ts'
import { equalErrorInterval, falseNonMatchAtFalseMatch } from './threshold-intervals.ts'

/** Normal scores; genuine ones are higher by `shift`. */
function simulate(genuine: number, impostor: number, shift: number, uniform: () => number): ScoreHistogram {
  const scores = Float64Array.from(
    { length: genuine + impostor },
    (_, i) => normalQuantile(Math.max(1e-12, uniform())) + (i < genuine ? shift : 0),
  )
  return countScores(
    scores,
    Uint8Array.from(scores, (_, i) => (i < genuine ? 1 : 0)),
  )
}

function covers({ low, high }: { readonly low: number; readonly high: number }, value: number): boolean {
  return low <= value && value <= high
}

// Settings from few to many, even and uneven. With 400 tests a share of 92 % is three standard errors below the level.
test.each([
  [20, 20, 3],
  [50, 500, 3],
  [300, 300, 2],
  [200, 2000, 4],
])('%d genuine and %d impostor comparisons: the limits cover with the level', (genuine, impostor, shift) => {
  const { uniform } = createRandom(genuine + impostor)
  const [equal, limit] = [normalCdf(-shift / 2), 0.01]
  const misses = normalCdf(normalQuantile(1 - limit) - shift)
  const tests = 400
  let [equalCovered, missesCovered] = [0, 0]
  for (let i = 0; i < tests; i++) {
    const histogram = simulate(genuine, impostor, shift, uniform)
    const found = equalErrorInterval(histogram, 0.95)
    if (found !== undefined && covers(found, equal)) equalCovered++
    const rate = falseNonMatchAtFalseMatch(histogram, limit, 0.95)
    if (rate.kind === 'not_measured' || covers(rate, misses)) missesCovered++
  }
  expect(equalCovered / tests).toBeGreaterThan(0.92)
  expect(missesCovered / tests).toBeGreaterThan(0.92)
})

test('with many comparisons the limits are near those of the bootstrap, and never much wider', () => {
  const histogram = simulate(2000, 4000, 2.5, createRandom(5).uniform)
  const size = histogram.scores.length
  const asHistogram = (cells: Float64Array): ScoreHistogram => ({
    scores: histogram.scores,
    positives: cells.subarray(0, size),
    negatives: cells.subarray(size),
  })
  const statistics = [
    (cells: Float64Array) => equalErrorRate(asHistogram(cells))?.estimate ?? Number.NaN,
    (cells: Float64Array) => {
      const point = missesAtFalseAlarms(asHistogram(cells), 0.05)
      return point.kind === 'measured' ? point.misses.events / point.misses.n : Number.NaN
    },
  ]
  const replicates = bootstrapCells([...histogram.positives, ...histogram.negatives], statistics, {
    replicates: 400,
    random: createRandom(1),
  })
  const [equal, rate] = [
    equalErrorInterval(histogram, 0.95),
    falseNonMatchAtFalseMatch(histogram, 0.05, 0.95),
  ]
  if (equal === undefined || rate.kind !== 'measured') throw new Error('both are measured')
  for (const [i, ours] of [equal, rate].entries()) {
    const theirs = percentileInterval(replicates[i] ?? new Float64Array(), ours.estimate, 0.95)
    if (theirs === undefined) throw new Error('every resample has both classes')
    const ratio = (ours.high - ours.low) / (theirs.high - theirs.low)
    expect(ratio).toBeGreaterThan(0.9)
    expect(ratio).toBeLessThan(1.3)
  }
})

test('without an error: Wilson’s limit for none of all comparisons', () => {
  const scores = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 0))
  const histogram = countScores(
    scores,
    Uint8Array.from(scores, (score) => score),
  )
  const found = equalErrorInterval(histogram, 0.95)
  expect([found?.estimate, found?.low]).toEqual([0, 0])
  expect(found?.high).toBeCloseTo(0.08762160119728668, 9)
})

const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), {
  minLength: 1,
  maxLength: 400,
})

function count(rows: readonly (readonly [number, boolean])[]): ScoreHistogram {
  return countScores(
    Float64Array.from(rows, ([score]) => score),
    Uint8Array.from(rows, ([, genuine]) => (genuine ? 1 : 0)),
  )
}

test('limits hold the estimate, lie in [0, 1], and widen with the level', () => {
  fc.assert(
    fc.property(scores, fc.constantFrom(0.05, 0.2), (rows, limit) => {
      const histogram = count(rows)
      for (const level of [0.8, 0.95]) {
        const [equal, rate] = [
          equalErrorInterval(histogram, level),
          falseNonMatchAtFalseMatch(histogram, limit, level),
        ]
        for (const one of [equal, rate.kind === 'measured' ? rate : undefined])
          if (one !== undefined)
            expect(0 <= one.low && one.low <= one.estimate && one.estimate <= one.high && one.high <= 1).toBe(
              true,
            )
        if (rate.kind === 'measured') {
          expect(rate.low).toBeLessThanOrEqual(rate.atThreshold.low + 1e-12)
          expect(rate.high).toBeGreaterThanOrEqual(rate.atThreshold.high - 1e-12)
          const wider = falseNonMatchAtFalseMatch(histogram, limit, 0.99)
          if (wider.kind === 'measured')
            expect(wider.low <= rate.low + 1e-12 && wider.high >= rate.high - 1e-12).toBe(true)
        }
      }
    }),
  )
})

test('two scores only: the mean of both rates, by square and add', () => {
  const rows = Array.from({ length: 200 }, (_, i) => [i % 4 === 0 ? 0 : 1, i % 2 === 0] as const)
  const found = equalErrorInterval(count(rows), 0.95)
  expect(found?.method).toBe('mover')
  expect(found && covers(found, found.estimate)).toBe(true)
})

test('an equal error rate of few scores widens with the level, though the method changes', () => {
  const [scores, genuine] = [
    [5, 4, 2, 5, 2, 4, 4],
    [0, 1, 0, 1, 0, 1, 1],
  ]
  const rows = scores?.map((score, i) => [score, genuine?.[i] === 1] as const) ?? []
  const [given, over] = [0.7, 0.8].map((level) => equalErrorInterval(count(rows), level))
  expect([given?.method, over?.method]).toEqual(['mover', 'score-over-thresholds'])
  expect(over?.low).toBeLessThanOrEqual(given?.low ?? 0)
  expect(over?.high).toBeGreaterThanOrEqual(given?.high ?? 1)
  const few = fc.array(fc.tuple(fc.nat(7), fc.boolean()), { minLength: 2, maxLength: 16 })
  fc.assert(
    fc.property(few, fc.double({ min: 0.5, max: 0.95, noNaN: true }), (of, level) => {
      const [narrow, wide] = [level, level + 0.04].map((at) => equalErrorInterval(count(of), at))
      if (narrow === undefined || wide === undefined) return
      expect(wide.low <= narrow.low + 1e-12 && narrow.high <= wide.high + 1e-12).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the rules of 3 and of 30 say what can be said', () => {
  const histogram = simulate(100, 1000, 4, createRandom(2).uniform)
  const said = [1e-1, 1e-2, 1e-3].map((limit) => falseNonMatchAtFalseMatch(histogram, limit, 0.95))
  expect(said.map((one) => (one.kind === 'measured' ? one.meetsRuleOf30 : one.reason))).toEqual([
    true,
    false,
    'too_few_negatives',
  ])
  expect(said[2]).toMatchObject({ negatives: 1000, needed: 3000, neededForRuleOf30: 30_000 })
  expect(falseNonMatchAtFalseMatch(count([[1, false]]), 0.5, 0.95)).toMatchObject({ reason: 'no_positives' })
  expect(equalErrorInterval(count([[1, false]]), 0.95)).toBeUndefined()
  expect(() => falseNonMatchAtFalseMatch(histogram, 1, 0.95)).toThrow(RangeError)
  expect(() => equalErrorInterval(histogram, 1)).toThrow(RangeError)
})

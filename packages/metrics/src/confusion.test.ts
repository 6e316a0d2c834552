// Held against the COMPAS counts of ../shared/data/README.md, and by simulation for the interval of F1.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Confusion,
  f1FromJaccard,
  f1Interval,
  jaccardOf,
  matthewsCorrelation,
  mergeConfusions,
  RATE_NAMES,
  rateOf,
} from './confusion.ts'
import { createRandom } from './random.ts'

const COMPAS: Confusion = {
  trueNegatives: 2681,
  falsePositives: 1282,
  falseNegatives: 1216,
  truePositives: 2035,
}

test('the rates of COMPAS', () => {
  const rates = Object.fromEntries(RATE_NAMES.map((name) => [name, rateOf(COMPAS, name)]))
  expect(rates).toEqual({
    accuracy: { events: 4716, n: 7214 },
    true_positive_rate: { events: 2035, n: 3251 },
    false_positive_rate: { events: 1282, n: 3963 },
    true_negative_rate: { events: 2681, n: 3963 },
    false_negative_rate: { events: 1216, n: 3251 },
    positive_predictive_value: { events: 2035, n: 3317 },
    negative_predictive_value: { events: 2681, n: 3897 },
    selection_rate: { events: 3317, n: 7214 },
    prevalence: { events: 3251, n: 7214 },
  })
})

const counts = fc.nat({ max: 1000 })
const confusions = fc.record({
  truePositives: counts,
  falsePositives: counts,
  trueNegatives: counts,
  falseNegatives: counts,
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(confusions, confusions, confusions, (a, b, c) => {
      const one = mergeConfusions(mergeConfusions(a, b), c)
      expect(mergeConfusions(c, mergeConfusions(b, a))).toEqual(one)
      for (const rate of RATE_NAMES) {
        expect(rateOf(one, rate).events).toBe(
          [a, b, c].reduce((sum, part) => sum + rateOf(part, rate).events, 0),
        )
      }
    }),
  )
})

test('F1 is the harmonic mean of precision and recall', () => {
  fc.assert(
    fc.property(confusions, (c) => {
      fc.pre(c.truePositives > 0)
      const precision = c.truePositives / (c.truePositives + c.falsePositives)
      const recall = c.truePositives / (c.truePositives + c.falseNegatives)
      const { events, n } = jaccardOf(c)
      expect(f1FromJaccard(events / n)).toBeCloseTo(2 / (1 / precision + 1 / recall), 12)
    }),
  )
})

test('the interval of F1 is right at no and at nothing but true positives', () => {
  const none = f1Interval(
    'wilson',
    { truePositives: 0, falsePositives: 5, trueNegatives: 9, falseNegatives: 5 },
    0.95,
  )
  expect(none.low).toBe(0)
  expect(none.high).toBeGreaterThan(0.3)
  const all = f1Interval(
    'clopper-pearson',
    { truePositives: 10, falsePositives: 0, trueNegatives: 9, falseNegatives: 0 },
    0.95,
  )
  expect(all.high).toBe(1)
  expect(all.low).toBeLessThan(0.85)
})

function draw(random: () => number, cells: readonly number[]): Confusion {
  const counted = [0, 0, 0, 0]
  for (let i = 0; i < 60; i++) {
    const u = random()
    const cell = cells.findIndex((bound) => u < bound)
    counted[cell] = (counted[cell] ?? 0) + 1
  }
  const [truePositives = 0, falsePositives = 0, falseNegatives = 0, trueNegatives = 0] = counted
  return { truePositives, falsePositives, falseNegatives, trueNegatives }
}

test('the interval of F1 covers as often as it says, over 4,000 draws of 60 observations', () => {
  const { uniform } = createRandom(20260801)
  const truth = f1FromJaccard(0.3 / 0.55)
  let covered = 0
  for (let i = 0; i < 4000; i++) {
    const { low, high } = f1Interval('wilson', draw(uniform, [0.3, 0.4, 0.55, 1]), 0.95)
    if (low <= truth && truth <= high) covered++
  }
  // Four standard errors of the simulation are 0.014.
  expect(Math.abs(covered / 4000 - 0.95)).toBeLessThan(0.014)
})

const matrix = (tp: number, fp: number, tn: number, fn: number): Confusion => ({
  truePositives: tp,
  falsePositives: fp,
  trueNegatives: tn,
  falseNegatives: fn,
})

// scikit-learn 1.2.1, matthews_corrcoef.
test.each([
  [COMPAS, 0.30196969825261466],
  [matrix(3, 9, 1, 20), -0.7352060597618595],
  [matrix(10, 0, 7, 0), 1],
  [matrix(0, 4, 0, 6), -1],
  [matrix(2, 1, 0, 1), -0.3333333333333333],
])('the correlation of %o is %d', (confusion, expected) => {
  expect(matthewsCorrelation(confusion)).toBeCloseTo(expected, 14)
})

test('the correlation is between -1 and 1, none where a margin is empty, and turns with the decisions', () => {
  fc.assert(
    fc.property(confusions, (c) => {
      const correlation = matthewsCorrelation(c)
      const margins = (['prevalence', 'selection_rate'] as const).map((rate) => rateOf(c, rate))
      const empty = margins.some(({ events, n }) => events === 0 || events === n)
      expect(correlation === undefined).toBe(empty)
      if (correlation === undefined) return
      expect(Math.abs(correlation)).toBeLessThanOrEqual(1)
      const turned = matrix(c.falseNegatives, c.trueNegatives, c.falsePositives, c.truePositives)
      expect(matthewsCorrelation(turned)).toBeCloseTo(-correlation, 12)
    }),
  )
})

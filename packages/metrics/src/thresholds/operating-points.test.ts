// Held against plain counting of every threshold in every group, and by simulation for what `met` claims.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { type ScoreSums, scanHistogram } from '../score-scan.ts'
import { countScores } from '../verification/count-scores.ts'
import { operatingPoints, type RateCriterion } from './operating-points.ts'
import { bandHalfWidth } from './threshold-table.ts'

type Row = readonly [score: number, positive: boolean]

function scan(all: readonly Row[]): ScoreSums {
  const positive = Uint8Array.from(all, ([, truth]) => (truth ? 1 : 0))
  return scanHistogram(
    countScores(
      Float64Array.from(all, ([score]) => score),
      positive,
    ),
    { curve: true },
  )
}

/** The thresholds that keep the limits in every group with this much to spare, counted row by row. */
function byCounting(groups: readonly (readonly Row[])[], criterion: RateCriterion, level: number): number[] {
  const thresholds = [...new Set(groups.flat().map(([score]) => score))].sort((a, b) => a - b)
  return thresholds.filter((t) =>
    groups.every((rows) =>
      [true, false].every((truth) => {
        const ofClass = rows.filter(([, positive]) => positive === truth)
        const reach = level === 0 ? 0 : bandHalfWidth(ofClass.length, level)
        const rate = ofClass.filter(([score]) => score >= t).length / ofClass.length
        if (truth)
          return (
            criterion.lowestTruePositiveRate === undefined || rate >= criterion.lowestTruePositiveRate + reach
          )
        return (
          criterion.highestFalsePositiveRate === undefined ||
          rate <= criterion.highestFalsePositiveRate - reach
        )
      }),
    ),
  )
}

const group = fc
  .array(fc.tuple(fc.nat(15), fc.boolean()), { minLength: 2, maxLength: 60 })
  .filter((rows) => new Set(rows.map(([, positive]) => positive)).size === 2)
const criteria: fc.Arbitrary<RateCriterion> = fc.oneof(
  fc.record({ highestFalsePositiveRate: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ lowestTruePositiveRate: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    highestFalsePositiveRate: fc.double({ min: 0, max: 1, noNaN: true }),
    lowestTruePositiveRate: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
)

test('the range is that of counting, in any order of the groups', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), criteria, (groups, criterion) => {
      const level = 0.6
      const choice = operatingPoints(groups.map(scan), criterion, level)
      const each = 1 - (1 - level) / (Object.keys(criterion).length * groups.length)
      const [estimates, met] = [byCounting(groups, criterion, 0), byCounting(groups, criterion, each)]
      const range = (of: readonly number[]) => ({ lowest: of[0], highest: of.at(-1) })
      const expected =
        estimates.length === 0
          ? { kind: 'none' }
          : met.length === 0
            ? { kind: 'by_estimates_only', byEstimates: range(estimates) }
            : { kind: 'met', thresholds: range(met), byEstimates: range(estimates) }
      expect(choice).toEqual(expected)
      expect(operatingPoints(groups.map(scan).reverse(), criterion, level)).toEqual(choice)
    }),
  )
})

/** Negatives uniform on [0, 1] moved up by `shift`, positives uniform on [1, 2]. */
function drawn(uniform: () => number, n: number, shift: number): Row[] {
  return Array.from(
    { length: n },
    (_, i): Row => [i % 2 === 0 ? uniform() + shift : 1 + uniform(), i % 2 === 1],
  )
}

test('thresholds that are called met keep the limit in truth, as often as the level says', () => {
  const { uniform } = createRandom(3)
  let [wrong, wrongByEstimates, met] = [0, 0, 0]
  for (let run = 0; run < 400; run++) {
    const groups = [0, 0.2].map((shift) => scan(drawn(uniform, 1000, shift)))
    const choice = operatingPoints(groups, { highestFalsePositiveRate: 0.5 }, 0.8)
    if (choice.kind !== 'met') continue
    met++
    // Half of the second group's negatives is above 0.7.
    if (choice.thresholds.lowest < 0.7) wrong++
    if (choice.byEstimates.lowest < 0.7) wrongByEstimates++
  }
  expect(met).toBe(400)
  expect(wrong / 400).toBeLessThan(0.2)
  expect(wrongByEstimates / 400).toBeGreaterThan(0.3)
})

test('a curve that was thinned never calls met what the whole would not', () => {
  const { uniform } = createRandom(6)
  const rows = drawn(uniform, 20_000, 0.1)
  const sums = scan(rows)
  expect(sums.curveIsWhole).toBe(false)
  const other = scan(drawn(uniform, 300, 0))
  const criterion = { highestFalsePositiveRate: 0.3, lowestTruePositiveRate: 0.5 }
  const choice = operatingPoints([sums, other], criterion, 0.95)
  if (choice.kind !== 'met') throw new Error('there is room between the classes')
  const reach = bandHalfWidth(10_000, 1 - 0.05 / 4)
  for (const threshold of [choice.thresholds.lowest, choice.thresholds.highest]) {
    const rate = (truth: boolean) =>
      rows.filter(([score, positive]) => positive === truth && score >= threshold).length / 10_000
    expect(rate(false)).toBeLessThanOrEqual(0.3 - reach)
    expect(rate(true)).toBeGreaterThanOrEqual(0.5 + reach)
  }
})

test('no threshold serves two groups that lie apart; a group of one class is named', () => {
  const { uniform } = createRandom(2)
  const apart = [drawn(uniform, 400, 0), drawn(uniform, 400, 5)].map(scan)
  const criterion = { highestFalsePositiveRate: 0.1, lowestTruePositiveRate: 0.5 }
  expect(operatingPoints(apart, criterion, 0.95)).toEqual({ kind: 'none' })
  const oneClass = scan([[1, true]])
  expect(operatingPoints([...apart, oneClass], criterion, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'no_curve',
    groups: [2],
  })
  expect(operatingPoints([], criterion, 0.95)).toEqual({ kind: 'none' })
})

test('refuses a criterion that states nothing, or what is no rate', () => {
  expect(() => operatingPoints([], {}, 0.95)).toThrow(RangeError)
  expect(() => operatingPoints([], { highestFalsePositiveRate: 1.1 }, 0.95)).toThrow(RangeError)
  expect(() => operatingPoints([], { lowestTruePositiveRate: 0.5 }, 1)).toThrow(RangeError)
})

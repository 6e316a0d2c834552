// Held against R's package survey 4.1-1 (R 4.2.2; svymean, svyratio) and the two-way cluster covariance of statsmodels 0.13.5
// on 23 observations of six units; and against what sums over units must be: merged in any split they are those of the whole.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  collectUnits,
  countsOf,
  crossUnitSums,
  linearisedVariance,
  mergeUnitSums,
  plainSums,
  ratioOfSums,
  smoothVariance,
  type UnitAmounts,
  type UnitSums,
} from './unit-sums.ts'

const EVENT = [1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0]
const UNIT = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 6, 6, 6]
const OTHER = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2]
const WEIGHT = [1, 1, 2, 2, 1, 3, 3, 1, 1, 2, 2, 1, 1, 1, 1, 4, 2, 1, 1, 1, 2, 2, 1]
const WORDS = [4, 7, 3, 9, 5, 6, 2, 8, 5, 5, 4, 7, 9, 3, 6, 8, 7, 2, 4, 6, 5, 3, 7]

/** Events, observations and words by unit; the rows of one name are one unit. */
function byUnit(names: readonly (number | string)[], weighted: boolean): UnitSums {
  const collector = collectUnits(3)
  for (const name of new Set(names)) {
    const rows = [...names.keys()].filter((row) => names[row] === name)
    const sum = (of: (row: number) => number): number => rows.reduce((total, row) => total + of(row), 0)
    const amounts = (weight: (row: number) => number): readonly number[] => [
      sum((row) => weight(row) * (EVENT[row] ?? 0)),
      sum(weight),
      sum((row) => weight(row) * (WORDS[row] ?? 0)),
    ]
    const [counts, observations] = [amounts(() => 1), rows.length]
    collector.add(
      weighted
        ? { amounts: amounts((row) => WEIGHT[row] ?? 0), observations, counts }
        : { amounts: counts, observations },
    )
  }
  return collector.read()
}

test.each([
  ['svymean', false, 1, 0.391304347826087, 0.0198884366479537],
  ['svyratio', false, 2, 0.072, 0.0005436407808],
  ['svymean', true, 1, 0.324324324324324, 0.0112703230939071],
  ['svyratio', true, 2, 0.0597014925373134, 0.00032396543431339],
])('%s of R, weighted %s', (_, weighted, place, estimate, variance) => {
  const state = byUnit(UNIT, weighted)
  const below = [0, 0, 0].map((_zero, i) => (i === place ? 1 : 0))
  const ratio = ratioOfSums(state, [1, 0, 0], below)
  expect(ratio?.estimate).toBeCloseTo(estimate, 12)
  expect(ratio?.variance).toBeCloseTo(variance, 14)
  expect(ratio?.units).toBe(6)
  const smooth = smoothVariance(state, (sums) => (sums[0] ?? 0) / (sums[place] ?? 0))
  expect((smooth ?? 0) / variance).toBeCloseTo(1, 7)
  expect(countsOf(state)).toEqual([9, 23, 125])
})

// cov_cluster_2groups(fit, unit, other, use_correction=False) of a mean; the correction is that of the fewer units, 3.
test('two crossed kinds of unit as statsmodels has them', () => {
  const both = UNIT.map((unit, row) => `${unit} ${OTHER[row]}`)
  const crossed = crossUnitSums(byUnit(UNIT, false), byUnit(OTHER, false), byUnit(both, false))
  expect(crossed.units).toBe(3)
  expect(ratioOfSums(crossed, [1, 0, 0], [0, 1, 0])?.variance).toBeCloseTo(1.5 * 0.007375616868150121, 12)
})

test('one unit says nothing of others, and nothing in the denominator is no ratio', () => {
  const one = collectUnits(2)
  one.add({ amounts: [1, 4], observations: 4 })
  expect(ratioOfSums(one.read(), [1, 0], [0, 1])).toMatchObject({ estimate: 0.25, variance: null })
  expect(smoothVariance(one.read(), ([a = 0, b = 0]) => a / b)).toBeNull()
  expect(linearisedVariance(one.read(), [1, 0])).toBeNull()
  expect(ratioOfSums(plainSums([0, 0]), [1, 0], [1, 1])).toBeUndefined()
  expect(smoothVariance(plainSums([3, 5]), () => Number.NaN)).toBeNull()
  expect(() => mergeUnitSums(plainSums([1]), plainSums([1, 2]))).toThrow(RangeError)
})

test('where every unit has the same share, nothing varies', () => {
  const alike = collectUnits(2)
  for (const size of [10, 20, 70]) alike.add({ amounts: [0.3 * size, size], observations: size })
  expect(ratioOfSums(alike.read(), [1, 0], [0, 1])?.variance).toBe(0)
})

const amounts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9))
const units = fc.array(
  amounts.map(([a, b, c]): UnitAmounts => ({ amounts: [a, b, c], observations: a + b + c })),
  { maxLength: 12 },
)

function sumsOf(of: readonly UnitAmounts[]): UnitSums {
  const collector = collectUnits(3)
  for (const unit of of) collector.add(unit)
  return collector.read()
}

test('any split of the units, merged in any order, is the whole; order changes nothing', () => {
  fc.assert(
    fc.property(units, fc.nat(12), (all, cut) => {
      const whole = sumsOf(all)
      expect(mergeUnitSums(sumsOf(all.slice(cut)), sumsOf(all.slice(0, cut)))).toEqual(whole)
      expect(sumsOf(all.toReversed())).toEqual(whole)
    }),
  )
})

test('units alike, told at once, are those told one by one; a scale changes no ratio and no variance of it', () => {
  fc.assert(
    fc.property(amounts, units, fc.integer({ min: 1, max: 5 }), (alike, others, times) => {
      const unit: UnitAmounts = { amounts: alike, observations: 3 }
      const [one, many] = [[{ ...unit, times }], new Array<UnitAmounts>(times).fill(unit)]
      expect(sumsOf([...others, ...one])).toEqual(sumsOf([...others, ...many]))
      const scaled = others.map((o) => ({ ...o, amounts: Array.from(o.amounts, (x) => 8 * x) }))
      const [plain, larger] = [others, scaled].map((of) => ratioOfSums(sumsOf(of), [1, 0, 0], [0, 1, 1]))
      expect(larger?.estimate).toBe(plain?.estimate)
      expect(larger?.variance ?? -1).toBeCloseTo(plain?.variance ?? -1, 12)
    }),
  )
})

test('independent observations in cells: the variance of a share is p(1 − p) ÷ (n − 1)', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 2, max: 500 }), (events, others) => {
      const ratio = ratioOfSums(plainSums([events, others]), [1, 0], [1, 1])
      const n = events + others
      const p = events / n
      expect(ratio?.variance).toBeCloseTo((p * (1 - p)) / (n - 1), 14)
    }),
  )
})

// Held against the authors' own software (awslabs/cis-matching-tasks, python-code/utils.py, run with NumPy 1.24 and SciPy
// 1.10) on errors that a formula makes, in which two of twelve people match many others.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countPairErrors,
  mergePairErrors,
  type PairErrors,
  pairErrorInterval,
  pairErrorVariance,
  pairTotals,
  ruleOfThree,
} from './pair-errors.ts'

type Comparison = readonly [first: number, second: number, error: number]

function count(people: number, of: readonly Comparison[]): PairErrors {
  const side = (place: 0 | 1): Int32Array => Int32Array.from(of, (row) => row[place])
  return countPairErrors(
    people,
    side(0),
    side(1),
    Uint8Array.from(of, ([, , error]) => error),
  )
}

/** Twelve people with two to four images each, every image against every other. */
function formula(): Comparison[] {
  const images = (person: number): number[] => Array.from({ length: 2 + (person % 3) }, (_, i) => i)
  const people = Array.from({ length: 12 }, (_, i) => i)
  const spoils = (person: number): boolean => person === 3 || person === 7
  return people.flatMap((a) =>
    people.slice(a).flatMap((b) =>
      images(a).flatMap((i) =>
        images(b).flatMap((j): Comparison[] => {
          if (a === b && j <= i) return []
          const h = (a * a * 31 + b * b * 31 + a * b * 17 + i * 7 + j * 13 + (a + b) * 101) % 97
          const wrong = a === b ? (h + a * 9) % 97 < 22 : h < (spoils(a) || spoils(b) ? 30 : 6)
          return [[a, b, wrong ? 1 : 0]]
        }),
      ),
    ),
  )
}

const genuine = count(
  12,
  formula().filter(([a, b]) => a === b),
)
const impostor = count(
  12,
  formula().filter(([a, b]) => a !== b),
)

test('false non-matches: variance, effective n and Wilson’s interval as the authors have them', () => {
  expect(pairErrorVariance(genuine)).toBeCloseTo(0.0053125, 15)
  const interval = pairErrorInterval(genuine, 0.95)
  expect(interval).toMatchObject({ trials: 40, errors: 10, people: 12, method: 'wilson-effective-n' })
  expect(interval.low).toBeCloseTo(0.13667443926934783, 12)
  expect(interval.high).toBeCloseTo(0.4124044189897023, 12)
})

test('false matches: variance, effective n and Wilson’s interval as the authors have them', () => {
  expect(pairErrorVariance(impostor)).toBeCloseTo(0.0016690398676741584, 15)
  const interval = pairErrorInterval(impostor, 0.95)
  expect(interval).toMatchObject({ trials: 590, errors: 67 })
  expect('effectiveN' in interval && interval.effectiveN).toBeCloseTo(60.312281547460266, 9)
  expect(interval.low).toBeCloseTo(0.055686176704561594, 12)
  expect(interval.high).toBeCloseTo(0.2177117939474351, 12)
})

const people = 6
const person = fc.integer({ min: 0, max: people - 1 })
const comparisons = (sameOnly: boolean): fc.Arbitrary<readonly Comparison[]> =>
  fc.array(
    fc
      .tuple(person, person, fc.integer({ min: 0, max: 1 }))
      .map(([a, b, e]): Comparison => [a, sameOnly ? a : a === b ? (b + 1) % people : b, e]),
    { minLength: 1, maxLength: 60 },
  )
const either = fc.boolean().chain(comparisons)

test('any split of the comparisons, in any order and either way round, is the whole', () => {
  fc.assert(
    fc.property(either, fc.nat(60), (of, at) => {
      const whole = count(people, of)
      const turned = of.toReversed().map(([a, b, e]): Comparison => [b, a, e])
      expect(count(people, turned)).toEqual(whole)
      const [left, right] = [of.slice(0, at), of.slice(at)]
      if (left.length > 0 && right.length > 0)
        expect(mergePairErrors(count(people, right), count(people, left))).toEqual(whole)
    }),
  )
})

test('the variance is that of the sum over all pairs of comparisons that share a person', () => {
  fc.assert(
    fc.property(comparisons(false), (of) => {
      const rate = of.reduce((sum, [, , e]) => sum + e, 0) / of.length
      const key = ([a, b]: Comparison): string => `${Math.min(a, b)} ${Math.max(a, b)}`
      const shared = (x: Comparison, y: Comparison): boolean =>
        key(x) !== key(y) && (x[0] === y[0] || x[0] === y[1] || x[1] === y[0] || x[1] === y[1])
      const sumOver = (which: (x: Comparison, y: Comparison) => boolean): number =>
        of.reduce(
          (sum, x) => sum + of.reduce((s, y) => s + (which(x, y) ? (x[2] - rate) * (y[2] - rate) : 0), 0),
          0,
        )
      const own = sumOver((x, y) => key(x) === key(y))
      const expected = (own + Math.max(0, sumOver(shared))) / of.length ** 2
      expect(pairErrorVariance(count(people, of))).toBeCloseTo(expected, 10)
    }),
  )
})

test('an interval lies in [0, 1], contains the estimate, has a width, and widens with the level', () => {
  fc.assert(
    fc.property(either, (of) => {
      const [narrow, wide] = [0.8, 0.99].map((level) => pairErrorInterval(count(people, of), level))
      if (narrow === undefined || wide === undefined) throw new Error('both levels are there')
      const { low, estimate, high } = narrow
      expect(0 <= low && low <= estimate + 1e-12 && estimate <= high + 1e-12 && high <= 1).toBe(true)
      expect(high).toBeGreaterThan(low)
      expect(wide.low <= low && wide.high >= high).toBe(true)
      if (narrow.method === 'wilson-effective-n')
        expect(narrow.effectiveN > 0 && narrow.effectiveN <= of.length).toBe(true)
    }),
  )
})

test('no error: the rule of 3, on comparisons and on people who share nothing', () => {
  const strangers = count(4, [
    [0, 1, 0],
    [2, 3, 0],
    [0, 3, 0],
  ])
  const { high, ...interval } = pairErrorInterval(strangers, 0.95)
  expect(interval).toMatchObject({ estimate: 0, low: 0, method: 'rule-of-3', trials: 3, people: 4 })
  expect(high).toBeCloseTo(0.9985774245, 10)
  expect('highIfClustered' in interval && interval.highIfClustered).toBe(1)
  const same = pairErrorInterval(
    count(
      100,
      [...Array(400)].map((_, i) => [i % 100, i % 100, 0]),
    ),
    0.95,
  )
  expect(
    [same.high, 'highIfClustered' in same && same.highIfClustered].map((v) => Number(v).toFixed(5)),
  ).toEqual(['0.00749', '0.02996'])
})

// 0 of 4,000: the exact upper limit is 9.2e-4 at 95 % two-sided, that is at 97.5 % one-sided.
test('the rule of 3 is 3 ÷ n at 95 %, and Clopper–Pearson’s limit from above', () => {
  expect(ruleOfThree(1000, 0.95)).toBeCloseTo(0.002996, 6)
  expect(ruleOfThree(4000, 0.975).toPrecision(2)).toBe('0.00092')
  expect(ruleOfThree(1, 0.95)).toBe(1)
})

test('the kinds of comparison are told apart, and not mixed', () => {
  expect([pairTotals(genuine).kind, pairTotals(impostor).kind]).toEqual(['genuine', 'impostor'])
  expect(() => count(12, formula())).toThrow('two rates')
  expect(() => mergePairErrors(genuine, impostor)).toThrow('two rates')
})

test('refuses people out of range, columns of different lengths, no comparison, and other numberings', () => {
  expect(() => count(2, [[0, 2, 0]])).toThrow('a person is a number from 0 to 1, got 2 at 0')
  expect(() => countPairErrors(2, Int32Array.of(0), Int32Array.of(), Uint8Array.of(0))).toThrow(
    'differ in length',
  )
  expect(() => count(2, [])).toThrow('at least one comparison')
  expect(() => mergePairErrors(count(2, [[0, 1, 0]]), count(3, [[0, 1, 0]]))).toThrow('numbered alike')
  expect(() => count(0, [])).toThrow(RangeError)
  expect(() => ruleOfThree(0, 0.95)).toThrow(RangeError)
})

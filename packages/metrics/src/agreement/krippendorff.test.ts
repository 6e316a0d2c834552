// Held against Krippendorff's own example, "Computing Krippendorff's alpha-reliability" (2011): four observers, twelve
// units, seven ratings missing; .743 nominal, .815 ordinal, .849 interval. The values are laid out as in R's irr (kripp.alpha).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  krippendorffAlpha,
  mergeUnitTallies,
  type Scale,
  tallyUnits,
  type UnitTally,
} from './krippendorff.ts'

type Unit = readonly (number | null)[]

/** One line an observer, one character a unit; a full stop where a rating is missing. */
const OBSERVERS = ['123321412...', '1233224125..', '.33323422513', '12332441251.']
const UNITS: readonly Unit[] = Array.from({ length: 12 }, (_, unit) =>
  OBSERVERS.map((ratings) => (ratings[unit] === '.' ? null : Number(ratings[unit]))),
)

function estimate(tally: UnitTally, scale: Scale): number {
  const alpha = krippendorffAlpha(tally, scale)
  if (alpha.kind === 'not_measured') throw new Error(alpha.reason)
  return alpha.estimate
}

test.each<[Scale, number]>([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
])('Krippendorff 2011: %s %d', (scale, alpha) => {
  expect(estimate(tallyUnits(UNITS), scale)).toBeCloseTo(alpha, 3)
})

// The example of Wikipedia's "Krippendorff's alpha", as fast-krippendorff's tests/test_krippendorff.py has it, with its labels
// of sentiment.
test.each<[Scale, readonly string[], number]>([
  ['nominal', ['.....34121133.3', '1.213343.......', '..21344.21133.4'], 0.691358],
  ['interval', ['.....34121133.3', '1.213343.......', '..21344.21133.4'], 0.810845],
  ['nominal', ['123.', '1231', '1211'], 0.722222],
])('fast-krippendorff, %s: %j', (scale, raters, alpha) => {
  const units = Array.from(raters[0] ?? '', (_, unit) =>
    raters.map((ratings) => (ratings[unit] === '.' ? null : Number(ratings[unit]))),
  )
  expect(estimate(tallyUnits(units), scale)).toBeCloseTo(alpha, 6)
})

test('two raters, nominal: as worked by hand', () => {
  // Values 1 1 | 1 2 | 2 2 | 2 2: n = 8, five 2s and three 1s. Disagreeing pairs: 2 of 8 observed, 2 · 5 · 3 ÷ (8 · 7).
  const tally = tallyUnits([
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 2],
  ])
  expect(estimate(tally, 'nominal')).toBeCloseTo(1 - 2 / 8 / (30 / 56), 14)
})

test('no alpha where no unit has two ratings, or where every rating is the same', () => {
  const reason = (units: readonly Unit[]): unknown => krippendorffAlpha(tallyUnits(units), 'interval')
  expect(reason([[1, null], [2]])).toEqual({ kind: 'not_measured', reason: 'no_ratings_to_compare' })
  expect(
    reason([
      [4, 4],
      [4, 4],
    ]),
  ).toEqual({ kind: 'not_measured', reason: 'ratings_do_not_vary' })
})

test('refuses what is no rating, and more values than a matrix should hold', () => {
  expect(() => tallyUnits([[1, Number.NaN]])).toThrow(RangeError)
  const many = Array.from({ length: 2001 }, (_, i) => [i, i])
  expect(() => tallyUnits(many)).toThrow('2001 different ratings')
})

const rating = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(null))
const units = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { maxLength: 10 })
const scales = fc.constantFrom<Scale>('nominal', 'ordinal', 'interval')

test('at most 1, and 1 where all agree; the order of units and of raters does not matter', () => {
  fc.assert(
    fc.property(units, scales, (rated, scale) => {
      const alpha = krippendorffAlpha(tallyUnits(rated), scale)
      const turned = krippendorffAlpha(tallyUnits(rated.toReversed().map((unit) => unit.toReversed())), scale)
      expect(turned).toEqual(alpha)
      if (alpha.kind === 'measured') expect(alpha.estimate).toBeLessThanOrEqual(1)
    }),
  )
})

test('nominal: other names, the same alpha; interval: another origin and unit', () => {
  fc.assert(
    fc.property(units, (rated) => {
      const change = (f: (value: number) => number): UnitTally =>
        tallyUnits(rated.map((unit) => unit.map((value) => (value === null ? null : f(value)))))
      for (const [scale, f] of [
        ['nominal', (v: number) => (v * 3) % 5],
        ['interval', (v: number) => 2 * v - 7],
      ] as const) {
        const [own, changed] = [
          krippendorffAlpha(tallyUnits(rated), scale),
          krippendorffAlpha(change(f), scale),
        ]
        expect(changed.kind).toBe(own.kind)
        if (own.kind === 'measured' && changed.kind === 'measured')
          expect(changed.estimate).toBeCloseTo(own.estimate, 12)
      }
    }),
  )
})

test('parts merged are the whole to the last bit, in any order, though their values differ', () => {
  fc.assert(
    fc.property(units, fc.nat(10), scales, (rated, cut, scale) => {
      const merged = mergeUnitTallies(tallyUnits(rated.slice(cut)), tallyUnits(rated.slice(0, cut)))
      expect(krippendorffAlpha(merged, scale)).toEqual(krippendorffAlpha(tallyUnits(rated), scale))
      expect(merged.values).toEqual(tallyUnits(rated).values)
    }),
  )
})

test("two raters, nothing missing: Scott's pi with alpha's correction for small samples", () => {
  const pairs: readonly [number, number][] = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 2],
    [3, 3],
    [3, 1],
  ]
  // Scott's pi for these: observed 4 ÷ 6, expected (4² + 5² + 3²) ÷ 12²; alpha = 1 − (1 − pi) · (2n − 1) ÷ 2n.
  const pi = (4 / 6 - 50 / 144) / (1 - 50 / 144)
  expect(estimate(tallyUnits(pairs), 'nominal')).toBeCloseTo(1 - (1 - pi) * (11 / 12), 14)
})

import { expect, test } from 'vitest'
import { CHRF, CHRF_PLUS, type ChrfOptions, chrfOf, chrfStatistics, chrfWidth } from './chrf.ts'
import { drawSegments, type Pair, sumOf } from './segments.fixture.ts'

function sums(pairs: readonly Pair[], options: ChrfOptions): Float64Array {
  return sumOf(
    pairs.map(({ hypothesis, references }) => chrfStatistics(hypothesis, references, options)),
    chrfWidth(options),
  )
}

function score(pairs: readonly Pair[], options: ChrfOptions = CHRF): number {
  const chrf = chrfOf(sums(pairs, options), options)
  return chrf.kind === 'measured' ? chrf.score : NaN
}

const first = ({ hypothesis, references }: Pair): Pair => ({ hypothesis, references: references.slice(0, 1) })

// sacreBLEU's test/test_chrf.py: test_cases_effective_order, with beta 3.
test.each([
  [['a'], ['a'], 100],
  [[''], ['reference'], 0],
  [['a b c'], ['a b c'], 100],
  [['a b c'], ['abc'], 100],
  [[''], ['c'], 0],
  [['a', 'b'], ['a', 'c'], 50],
  [['aa'], ['ab'], 25],
])('scores %j against %j %d, as published', (hypotheses, references, published) => {
  const pairs = hypotheses.map((hypothesis, i) => ({ hypothesis, references: [references[i] ?? ''] }))
  expect(score(pairs, { ...CHRF, beta: 3 })).toBeCloseTo(published, 4)
})

// sacreBLEU 2.6.0 on the example of its README.
test('gives what sacreBLEU 2.6.0 gives for its example, chrF and chrF++, one reference and two', () => {
  const pairs = [
    {
      hypothesis: 'The dog bit the man.',
      references: ['The dog bit the man.', 'The dog had bit the man.'],
    },
    { hypothesis: "It wasn't surprising.", references: ['It was not unexpected.', 'No one was surprised.'] },
    {
      hypothesis: 'The man had just bitten him.',
      references: ['The man bit him first.', 'The man had bitten the dog.'],
    },
  ]
  expect(score(pairs)).toBeCloseTo(59.72751782684763, 10)
  expect(score(pairs, CHRF_PLUS)).toBeCloseTo(59.15310444399262, 10)
  expect(score(pairs.map(first))).toBeCloseTo(50.043063606582294, 10)
  expect(score(pairs.map(first), CHRF_PLUS)).toBeCloseTo(51.7309698503746, 10)
})

test('sums to the counts and scores of sacreBLEU 2.6.0 over 200 drawn segments, beyond the basic plane too', () => {
  const pairs = drawSegments(200)
  const characters = [
    [19318, 19704, 18971, 19123, 19507, 18343, 18929, 19311, 17712],
    [18733, 19115, 17088, 18543, 18920, 16494, 18354, 18725, 15916],
  ].flat()
  expect([...sums(pairs, CHRF)]).toEqual(characters)
  expect([...sums(pairs, CHRF_PLUS).subarray(18)]).toEqual([6345, 6486, 6219, 6149, 6289, 5584])
  expect(score(pairs)).toBeCloseTo(90.96083608166869, 10)
  expect(score(pairs, CHRF_PLUS)).toBeCloseTo(91.39110987166742, 10)
  expect(score(pairs.map(first))).toBeCloseTo(90.80259075390941, 10)
  expect(score(pairs.map(first), CHRF_PLUS)).toBeCloseTo(91.25870655674281, 10)
})

test('counts code points, not halves of a pair', () => {
  expect([...chrfStatistics('😀', ['😀😁'], { ...CHRF, charOrder: 1 })]).toEqual([1, 2, 1])
})

test('is not measured without a character of reference, and refuses orders that are none', () => {
  expect(chrfOf(chrfStatistics('words', [' ']))).toEqual({
    kind: 'not_measured',
    reason: 'no_reference_characters',
  })
  expect(() => chrfStatistics('words', [])).toThrow(RangeError)
  expect(() => chrfWidth({ ...CHRF, charOrder: 0 })).toThrow(RangeError)
  expect(() => chrfWidth({ ...CHRF, beta: 0 })).toThrow(RangeError)
  expect(() => chrfOf([1, 2, 3])).toThrow(RangeError)
})

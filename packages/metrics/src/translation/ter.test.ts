import { expect, test } from 'vitest'
import { drawSegments, sumOf } from './segments.fixture.ts'
import { TER_WIDTH, terOf, terStatistics } from './ter.ts'

// sacreBLEU's test/test_ter.py.
test.each([
  ['aaaa bbbb cccc dddd', 'aaaa bbbb cccc dddd', 0],
  ['dddd eeee ffff', 'aaaa bbbb cccc', 1],
  ['', 'a', 1],
  ['d e f g h a b c', 'a b c d e f g h', 1 / 8],
])('scores "%s" against "%s" %d, as published', (hypothesis, reference, published) => {
  const ter = terOf(terStatistics(hypothesis, [reference]))
  expect(ter).toMatchObject({ kind: 'measured', score: 100 * published })
})

test('sums to the edits and score of sacreBLEU 2.6.0 over 200 drawn segments', () => {
  const pairs = drawSegments(200)
  const sums = (used: number): Float64Array =>
    sumOf(
      pairs.map(({ hypothesis, references }) => terStatistics(hypothesis, references.slice(0, used))),
      TER_WIDTH,
    )
  expect([...sums(2)]).toEqual([374, 5701.5])
  expect(terOf(sums(2))).toMatchObject({ score: expect.closeTo(6.559677277909322, 10) })
  expect(terOf(sums(1))).toMatchObject({ score: expect.closeTo(6.583506583506583, 10) })
})

// sacreBLEU 2.6.0 on the same segments.
test('moves runs of words as sacreBLEU 2.6.0 does', () => {
  const segments = [
    [
      'On Monday at the station Officer Reid told me that the red car was stolen',
      'Officer Reid told me at the station on Monday that the car was stolen , the red one',
    ],
    ['x', 'x'],
    ['Nid oedd y dyn yno neithiwr', 'Nid oedd y dyn yno neithiwr o gwbl'],
  ] as const
  const score = (letterCase: 'lc' | 'mixed'): unknown =>
    terOf(
      sumOf(
        segments.map(([hypothesis, reference]) => terStatistics(hypothesis, [reference], { letterCase })),
        TER_WIDTH,
      ),
    )
  expect(score('lc')).toMatchObject({ score: expect.closeTo(29.629629629629626, 10) })
  expect(score('mixed')).toMatchObject({ score: expect.closeTo(37.03703703703704, 10) })
})

test('stops after a thousand tried shifts, and widens its beam, where sacreBLEU 2.6.0 does', () => {
  const words = (step: number): string =>
    Array.from({ length: 80 }, (_, i) => `w${(i * step) % 17}`).join(' ')
  expect([...terStatistics(words(1), [words(7)])]).toEqual([74, 80])
  const long = ['c '.repeat(70), 'a b ', 'd '.repeat(60)].join('')
  expect([...terStatistics('a b', [long])]).toEqual([131, 132])
})

test('is not measured without a word of reference', () => {
  expect([...terStatistics('two words', [''])]).toEqual([2, 0])
  expect(terOf([2, 0])).toEqual({ kind: 'not_measured', reason: 'no_reference_words' })
  expect(() => terStatistics('two words', [])).toThrow(RangeError)
  expect(() => terOf([1])).toThrow(RangeError)
})

// Held against sacreBLEU 2.6.0 (--paired-ar --paired-ar-n 10000, SACREBLEU_SEED=12345) on 80 sentences made up here, and against
// exact answers: swapping units that are right or wrong is tossing a coin for each on which the systems differ, so that it must
// give the exact binomial p-value (R 4.2.2, binom.test). Seeds are fixed; tolerances are four standard errors of the simulation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import type { Statistic, UnitVectors } from '../resampling/index.ts'
import {
  BLEU_WIDTH,
  bleuOf,
  bleuStatistics,
  CHRF,
  chrfOf,
  chrfStatistics,
  chrfWidth,
  TER_WIDTH,
  terOf,
  terStatistics,
} from '../translation/index.ts'
import { randomisationTest, randomisationTests } from './randomisation.ts'
import { answers, ratio, units } from './units.fixture.ts'

test.each([
  [1, 9, 0.021484375],
  [6, 16, 0.0524787902832],
  [0, 5, 0.0625],
  [10, 10, 1],
])('randomisation of %d and %d discordant units gives the exact p-value', (onlyA, onlyB, p) => {
  const [a, b] = answers(onlyA, onlyB)
  const result = randomisationTest(a, b, ratio, { replicates: 40_000, random: createRandom(7) })
  if (result.kind !== 'measured') throw new Error(result.reason)
  expect(Math.abs(result.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 40_000) + 1e-4)
})

test('the exact p-value of six real differences, all 64 swaps counted', () => {
  const gaps = [0.5, 1.25, -0.25, 2, 0.75, -1]
  let asFar = 0
  for (let swap = 0; swap < 64; swap++) {
    const sum = gaps.reduce((total, gap, i) => total + ((swap >> i) & 1 ? -gap : gap), 0)
    if (Math.abs(sum) >= 3.25) asFar++
  }
  const [a, b] = [units(gaps.map((gap) => [gap])), units(gaps.map(() => [0]))]
  const result = randomisationTest(a, b, (s) => s[0] ?? 0, { replicates: 40_000, random: createRandom(3) })
  expect(Math.abs((result.kind === 'measured' ? result.p : 0) - asFar / 64)).toBeLessThan(0.01)
})

test('more than 32 units: every one is swapped half the time', () => {
  const [a, b] = [units(Array.from({ length: 70 }, () => [1])), units(Array.from({ length: 70 }, () => [0]))]
  const seen: number[] = []
  const spy: Statistic = (sums) => {
    seen.push(sums[0] ?? 0)
    return sums[0] ?? 0
  }
  randomisationTest(a, b, spy, { replicates: 5000, random: createRandom(5) })
  const drawn = seen.slice(2).filter((_, i) => i % 2 === 0)
  const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
  const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length
  // Binomial of 70 coins: mean 35, variance 17.5.
  expect(Math.abs(mean - 35)).toBeLessThan(4 * Math.sqrt(17.5 / 5000))
  expect(Math.abs(variance / 17.5 - 1)).toBeLessThan(0.09)
})

const VOCABULARY =
  'the officer saw a red car leave the north gate at noon and two men ran along river street before help came'.split(
    ' ',
  )

/** 80 sentences, and what two systems made of them, a little more of it wrong in the second. */
function corpora(): readonly { readonly reference: string; readonly a: string; readonly b: string }[] {
  const random = createRandom(24)
  const word = () => VOCABULARY[Math.floor(random.uniform() * VOCABULARY.length)] as string
  const garble = (words: readonly string[], share: number) =>
    words.map((each) => (random.uniform() < share ? word() : each)).join(' ')
  return Array.from({ length: 80 }, () => {
    const words = Array.from({ length: 6 + Math.floor(random.uniform() * 12) }, word)
    return { reference: words.join(' '), a: garble(words, 0.25), b: garble(words, 0.28) }
  })
}

const SENTENCES = corpora()

function vectorsOf(
  side: 'a' | 'b',
  width: number,
  count: (hypothesis: string, references: readonly string[]) => ArrayLike<number>,
): UnitVectors {
  const vectors = SENTENCES.flatMap((each) => Array.from(count(each[side], [each.reference])))
  return { count: SENTENCES.length, width, vectors: Float64Array.from(vectors) }
}

function score(found: { readonly kind: string; readonly score?: number }): number {
  return found.score ?? Number.NaN
}

test.each([
  ['BLEU', BLEU_WIDTH, bleuStatistics, bleuOf, 50.5985156992709, 46.79194504144499, 0.34766523347665235],
  [
    'chrF2',
    chrfWidth(CHRF),
    chrfStatistics,
    chrfOf,
    69.21376861742988,
    66.68348021406503,
    0.2910708929107089,
  ],
  ['TER', TER_WIDTH, terStatistics, terOf, 23.430962343096233, 26.673640167364017, 0.11078892110788921],
] as const)(
  '%s of both systems, and its p-value, as sacreBLEU has them',
  (_, width, count, read, a, b, p) => {
    const seen: number[] = []
    const statistic: Statistic = (sums) => seen[seen.push(score(read(sums))) - 1] ?? Number.NaN
    const found = randomisationTest(vectorsOf('a', width, count), vectorsOf('b', width, count), statistic, {
      replicates: 10_000,
      random: createRandom(1),
    })
    if (found.kind !== 'measured') throw new Error(found.reason)
    expect(found.a).toBeCloseTo(a, 9)
    expect(found.b).toBeCloseTo(b, 9)
    // sacreBLEU does not count swaps that are exactly as far, of which TER, being edits, has many.
    const distances = seen.flatMap((each, i) => (i % 2 === 0 ? [Math.abs(each - (seen[i + 1] ?? 0))] : []))
    const [observed = 0, ...swapped] = distances
    const further = swapped.filter((distance) => distance > observed + 1e-9).length
    // Both p-values are simulated, of 10,000 swaps each.
    const noise = 4 * Math.sqrt((2 * p * (1 - p)) / 10_000)
    expect(Math.abs((further + 1) / 10_001 - p)).toBeLessThan(noise)
    expect(found.p).toBeGreaterThanOrEqual((further + 1) / 10_001)
  },
)

test('units that are alike, counted, swap as they do one by one', () => {
  const [a, b] = answers(6, 16)
  const [alikeA, alikeB] = [
    units([
      [1, 1],
      [0, 1],
      [1, 1],
    ]),
    units([
      [0, 1],
      [1, 1],
      [1, 1],
    ]),
  ]
  const options = { replicates: 40_000, random: createRandom(9) }
  const one = randomisationTest(a, b, ratio, options)
  const alike = randomisationTest(alikeA, alikeB, ratio, { ...options, times: [6, 16, 10] })
  if (one.kind !== 'measured' || alike.kind !== 'measured') throw new Error('no figure')
  expect(alike.estimate).toBeCloseTo(one.estimate, 12)
  expect(Math.abs(alike.p - 0.0524787902832)).toBeLessThan(4 * Math.sqrt((0.0525 * 0.9475) / 40_000) + 1e-4)
})

const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 5 })), {
  minLength: 1,
  maxLength: 12,
})

test('swapping the systems changes no p-value, none is 0, and of the same answers it is 1', () => {
  fc.assert(
    fc.property(rows, fc.nat(), (table, seed) => {
      const [a, b] = [units(table.map(([x, , n]) => [x, n])), units(table.map(([, y, n]) => [y, n]))]
      const p = (one: UnitVectors, other: UnitVectors) =>
        randomisationTest(one, other, ratio, { replicates: 99, random: createRandom(seed) })
      const [there, back, same] = [p(a, b), p(b, a), p(a, a)]
      if (there.kind !== 'measured' || back.kind !== 'measured') throw new Error('no figure')
      expect(back.p).toBe(there.p)
      expect(there.p).toBeGreaterThanOrEqual(0.01)
      expect(same).toMatchObject({ estimate: 0, p: 1 })
    }),
    { numRuns: 40 },
  )
})

test('of several figures, one that has none is told, and the others are tested', () => {
  const [a, b] = answers(1, 9)
  const found = randomisationTests(a, b, (sums) => [Number.NaN, ratio(sums)], {
    replicates: 200,
    random: createRandom(1),
  })
  expect(found.map(({ kind }) => kind)).toEqual(['not_measured', 'measured'])
})

test('other units, no replicate, and too few numbers of units are refused', () => {
  const [one, two] = [
    units([[1, 1]]),
    units([
      [1, 1],
      [1, 1],
    ]),
  ]
  const options = { replicates: 10, random: createRandom(1) }
  expect(() => randomisationTest(one, two, ratio, options)).toThrow(RangeError)
  expect(() => randomisationTest(one, one, ratio, { ...options, replicates: 0 })).toThrow(RangeError)
  expect(() => randomisationTest(one, one, ratio, { ...options, times: [1, 2] })).toThrow(RangeError)
})

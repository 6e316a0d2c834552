// The sums over pairs in a resample against adding up pair by pair, for every kind of design.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { designOf, drawnTrials, type PairTable } from './pair-design.ts'
import { digitBase, lanesOf, mostCounted, packWeights, rowsFrom, weightedSums } from './weighted-pairs.ts'

type Pair = readonly [a: number, b: number, trials: number]

function tableOf(people: number, pairs: readonly Pair[]): PairTable {
  const column = (place: 0 | 1 | 2): Int32Array => Int32Array.from(pairs, (pair) => pair[place])
  return { people, first: column(0), second: column(1), trials: column(2) }
}

function everyPair(people: number, trials: (a: number, b: number) => number): readonly Pair[] {
  const all = Array.from({ length: people }, (_, a) =>
    Array.from({ length: people - a - 1 }, (_, i): Pair => [a, a + 1 + i, trials(a, a + 1 + i)]),
  )
  return all.flat().filter(([, , count]) => count > 0)
}

function sumByHand({ first, second, trials }: PairTable, weights: Int32Array): number {
  return trials.reduce(
    (sum, count, i) => sum + count * (weights[first[i] ?? 0] ?? 0) * (weights[second[i] ?? 0] ?? 0),
    0,
  )
}

function drawn(table: PairTable, resamples: readonly Int32Array[]): readonly number[] {
  const design = designOf(table)
  const most = Math.max(mostCounted(design.extra), mostCounted(design.missing))
  const heaviest = Math.max(...resamples.map((weights) => weights.reduce((sum, weight) => sum + weight, 0)))
  return [...drawnTrials(design, resamples, packWeights(resamples, digitBase(most, heaviest)))]
}

const weightsOf = (people: number): fc.Arbitrary<Int32Array[]> =>
  fc.array(
    fc.array(fc.nat(6), { minLength: people, maxLength: people }).map((weights) => Int32Array.from(weights)),
    { minLength: 1, maxLength: 4 },
  )

test('comparisons in a resample are those added up pair by pair, whatever the design', () => {
  const design = fc.integer({ min: 3, max: 14 }).chain((people) =>
    fc.record({
      images: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: people, maxLength: people }),
      departures: fc.array(fc.tuple(fc.nat(people - 1), fc.nat(people - 1), fc.nat(9)), { maxLength: 30 }),
      times: fc.integer({ min: 1, max: 3 }),
      resamples: weightsOf(people),
    }),
  )
  fc.assert(
    fc.property(design, ({ images, departures, times, resamples }) => {
      const trials = (a: number, b: number): number => {
        const other = departures.find(([c, d]) => Math.min(c, d) === a && Math.max(c, d) === b)
        return other?.[2] ?? times * (images[a] ?? 0) * (images[b] ?? 0)
      }
      const table = tableOf(images.length, everyPair(images.length, trials))
      expect(drawn(table, resamples)).toEqual(resamples.map((weights) => sumByHand(table, weights)))
    }),
    { numRuns: 500 },
  )
})

test.each<[name: string, trials: (a: number, b: number) => number, extra: number, missing: number]>([
  ['each pair once', () => 1, 0, 0],
  ['each pair three times', () => 3, 0, 0],
  ['every image of one with every image of the other', (a, b) => (2 + (a % 4)) * (2 + (b % 4)), 0, 0],
  ['each pair once but two', (a, b) => (a + b === 4 ? 0 : 1), 0, 2],
  ['each pair once, one pair five times', (a, b) => (a === 2 && b === 7 ? 5 : 1), 1, 0],
])('%s: what is kept pair by pair', (_, trials, extra, missing) => {
  const design = designOf(tableOf(20, everyPair(20, trials)))
  expect([design.extra.counts.length, design.missing.counts.length]).toEqual([extra, missing])
})

test('a design that is no product is kept whole', () => {
  const table = tableOf(
    30,
    everyPair(30, (a, b) => ((a * 7 + b * 5) % 3 === 0 ? 1 : 0)),
  )
  const { extra, scale } = designOf(table)
  expect([extra.counts.length, scale]).toEqual([table.first.length, 0])
})

test('resamples packed into one number do not spill into each other at their most', () => {
  const people = 40
  const counts = new Int32Array(people - 1).fill(250)
  const second = Int32Array.from({ length: people - 1 }, (_, i) => i + 1)
  const rows = rowsFrom(people, new Int32Array(people - 1), second, counts)
  const base = digitBase(250, 2 * people)
  const full = Int32Array.from({ length: people }, (_, i) => (i === 0 ? people : i === 1 ? people : 0))
  const resamples = Array.from({ length: lanesOf(base) }, (_, k) => (k % 2 === 0 ? full : full.map(() => 0)))
  expect(lanesOf(base)).toBe(3)
  expect([...weightedSums(rows, packWeights(resamples, base))]).toEqual([400_000, 0, 400_000])
})

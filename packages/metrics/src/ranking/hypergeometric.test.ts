// Held against R 4.2.2: the first and the last K in x … N − n + x with phyper(x − 1, K, N − K, n, lower.tail = FALSE)
// and phyper(x, K, N − K, n) above (1 − level) ÷ 2; and against the definition, by enumeration.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FiniteSample, finiteInterval } from './hypergeometric.ts'

test.each([
  [3, 10, 50, 0.95, 5, 31],
  [5, 1534, 92_000, 0.95, 99, 694],
  [0, 300, 1000, 0.95, 0, 10],
  [0, 1534, 92_000, 0.95, 0, 219],
  [17, 200, 5000, 0.9, 277, 619],
  [10, 10, 40, 0.95, 30, 40],
  [60, 120, 400, 0.99, 160, 240],
])('%d of %d from %d at %d as R has it', (relevant, sampled, pile, level, low, high) => {
  expect(finiteInterval({ relevant, sampled, pile }, level)).toEqual({ low, high })
})

test('a sample that is the whole pile leaves no doubt', () => {
  expect(finiteInterval({ relevant: 7, sampled: 90, pile: 90 }, 0.99)).toEqual({ low: 7, high: 7 })
})

test.each<[FiniteSample, number]>([
  [{ relevant: 1, sampled: 0, pile: 5 }, 0.95],
  [{ relevant: 3, sampled: 2, pile: 5 }, 0.95],
  [{ relevant: 1, sampled: 6, pile: 5 }, 0.95],
  [{ relevant: 0.5, sampled: 2, pile: 5 }, 0.95],
  [{ relevant: 1, sampled: 2, pile: 5 }, 1],
])('refuses %j at %d', (sample, level) => {
  expect(() => finiteInterval(sample, level)).toThrow(RangeError)
})

const samples = fc
  .integer({ min: 1, max: 60 })
  .chain((pile) => fc.tuple(fc.constant(pile), fc.integer({ min: 1, max: pile })))
  .chain(([pile, sampled]) =>
    fc.record({
      relevant: fc.integer({ min: 0, max: sampled }),
      sampled: fc.constant(sampled),
      pile: fc.constant(pile),
    }),
  )

test('within what is possible, around the estimate, wider at a higher level, and mirrored', () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const { relevant, sampled, pile } = sample
      const [narrow, wide] = [0.8, 0.99].map((level) => finiteInterval(sample, level))
      expect(narrow?.low).toBeLessThanOrEqual(Math.ceil((relevant / sampled) * pile))
      expect(narrow?.high).toBeGreaterThanOrEqual(Math.floor((relevant / sampled) * pile))
      expect(wide?.low).toBeLessThanOrEqual(narrow?.low ?? -1)
      expect(wide?.high).toBeGreaterThanOrEqual(narrow?.high ?? Infinity)
      expect(wide?.low).toBeGreaterThanOrEqual(relevant)
      expect(wide?.high).toBeLessThanOrEqual(pile - sampled + relevant)
      const mirrored = finiteInterval({ ...sample, relevant: sampled - relevant }, 0.99)
      expect([pile - mirrored.high, pile - mirrored.low]).toEqual([wide?.low, wide?.high])
    }),
  )
})

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return k < 0 || k > n ? 0 : ways
}

test('covers at least as often as it says, by enumeration', () => {
  const [pile, sampled] = [40, 12]
  const intervals = Array.from({ length: sampled + 1 }, (_, relevant) =>
    finiteInterval({ relevant, sampled, pile }, 0.95),
  )
  for (let all = 0; all <= pile; all++) {
    const covered = intervals.reduce((sum, { low, high }, x) => {
      const probability = (choose(all, x) * choose(pile - all, sampled - x)) / choose(pile, sampled)
      return low <= all && all <= high ? sum + probability : sum
    }, 0)
    expect(covered).toBeGreaterThanOrEqual(0.95)
  }
})

// Held against SciPy 1.10.1 (scipy.stats.fisher_exact), against plain enumeration, and for speed at ten million.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherExact } from './fisher.ts'

test.each([
  [3, 4, 1, 4, 0.48571428571428565],
  [805, 1795, 349, 1488, 5.067846700058524e-38],
  [0, 10, 0, 10, 1],
  [0, 50, 7, 50, 0.012479652740097668],
  [12, 12, 3, 15, 3.658566049197359e-5],
  [1000, 5000, 1100, 5000, 0.015061669203052717],
  [8, 14, 1, 9, 0.0396872208421542],
  [2, 23, 349, 1488, 0.13326958569833097],
  [50000, 100000, 50400, 100000, 0.07435899225786646],
  // Fisher's twins of criminals, as in the documentation of R's fisher.test, two-sided: .0005367.
  [2, 17, 10, 13, 0.000536724119143436],
])('%d of %d against %d of %d', (a, m, b, n, expected) => {
  const p = fisherExact({ events: a, n: m }, { events: b, n })
  expect(Math.abs(p - expected)).toBeLessThan(1e-10 * expected + 1e-300)
})

function byEnumeration(a: number, m: number, b: number, n: number): number {
  const events = a + b
  const choose = (k: number, of: number): number => {
    let ways = 1
    for (let i = 0; i < k; i++) ways *= (of - i) / (i + 1)
    return ways
  }
  const range = Array.from(
    { length: Math.min(events, m) - Math.max(0, events - n) + 1 },
    (_, i) => i + Math.max(0, events - n),
  )
  const chances = range.map((x) => choose(x, m) * choose(events - x, n))
  const own = choose(a, m) * choose(b, n)
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return (
    chances.filter((chance) => chance <= own * (1 + 1e-7)).reduce((sum, chance) => sum + chance, 0) / total
  )
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([m, n]) =>
    fc.tuple(fc.integer({ min: 0, max: m }), fc.constant(m), fc.integer({ min: 0, max: n }), fc.constant(n)),
  )

test('any small table, by enumeration of all tables with its margins', () => {
  fc.assert(
    fc.property(tables, ([a, m, b, n]) => {
      expect(fisherExact({ events: a, n: m }, { events: b, n })).toBeCloseTo(byEnumeration(a, m, b, n), 9)
    }),
    { numRuns: 300 },
  )
})

test('two sides, and events for non-events, make no difference', () => {
  fc.assert(
    fc.property(tables, ([a, m, b, n]) => {
      const p = fisherExact({ events: a, n: m }, { events: b, n })
      expect(fisherExact({ events: b, n }, { events: a, n: m })).toBeCloseTo(p, 9)
      expect(fisherExact({ events: m - a, n: m }, { events: n - b, n })).toBeCloseTo(p, 9)
    }),
  )
})

test('ten million observations take a moment, however far from equality', () => {
  const started = performance.now()
  expect(fisherExact({ events: 2_500_000, n: 5_000_000 }, { events: 2_501_000, n: 5_000_000 })).toBeCloseTo(
    0.5275025,
    6,
  )
  expect(fisherExact({ events: 1_000_000, n: 5_000_000 }, { events: 4_000_000, n: 5_000_000 })).toBe(0)
  expect(performance.now() - started).toBeLessThan(250)
})

test('refuses fractions and empty groups', () => {
  expect(() => fisherExact({ events: 0.5, n: 2 }, { events: 1, n: 2 })).toThrow(RangeError)
  expect(() => fisherExact({ events: 0, n: 0 }, { events: 1, n: 2 })).toThrow(RangeError)
})

// Held against R 4.2.2 (binom.test), the tests of contingencytables (ocbe-uio, tests/testthat/test-ch8.R, complete
// response before and after consolidation therapy, Cavo et al. 2012), and biostatUZH's confIntPairedProportion, whose
// example is table 6.2 of Altman et al., Statistics with Confidence (2000).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '../proportion.ts'
import { mcNemar, mergePairedCounts, type PairedCounts, pairedDifference } from './paired-proportions.ts'

test.each([
  [1, 9, 0.021484375],
  [6, 16, 0.0524787902832],
  [0, 5, 0.0625],
  [10, 10, 1],
  [3, 4, 1],
])('the exact test of %d and %d as binom.test has it', (onlyA, onlyB, p) => {
  expect(mcNemar({ onlyA, onlyB }).exact).toBeCloseTo(p, 12)
})

test('contingencytables: 59, 6, 16, 80', () => {
  const { exact, midP } = mcNemar({ onlyA: 6, onlyB: 16 })
  expect([exact.toFixed(6), midP.toFixed(6)]).toEqual(['0.052479', '0.034690'])
  const { estimate, low, high } = pairedDifference({ both: 59, onlyA: 6, onlyB: 16, neither: 80 }, 0.95)
  expect([estimate, low, high].map((x) => x.toFixed(4))).toEqual(['-0.0621', '-0.1186', '-0.0046'])
})

// Computed in R 4.2.2 by the algorithm of biostatUZH; the second row agrees less than by chance, the third is degenerate.
test.each([
  [14, 5, 0, 22, 0.121951219512, 0.011483241383, 0.226492684351],
  [3, 10, 9, 2, 0.0416666666667, -0.293678307765, 0.366778974102],
  [0, 0, 0, 20, 0, -0.161125158053, 0.161125158053],
  [36, 12, 2, 0, 0.2, 0.0569295840032, 0.340427602975],
])('the interval of %d, %d, %d, %d', (both, onlyA, onlyB, neither, estimate, low, high) => {
  const difference = pairedDifference({ both, onlyA, onlyB, neither }, 0.95)
  expect(difference.estimate).toBeCloseTo(estimate, 11)
  expect(difference.low).toBeCloseTo(low, 11)
  expect(difference.high).toBeCloseTo(high, 11)
})

test('equal counts: the mid-p is 1 less half of what was seen', () => {
  // C(2, 1) ÷ 2² = ½
  expect(mcNemar({ onlyA: 1, onlyB: 1 }).midP).toBeCloseTo(0.75, 14)
  expect(mcNemar({ onlyA: 0, onlyB: 0 })).toEqual({ exact: 1, midP: 1 })
})

test('a million observations that differ', () => {
  const { exact, midP } = mcNemar({ onlyA: 499_000, onlyB: 501_000 })
  // 2Φ(−2) is .0455; the continuity of the exact test adds little at this size.
  expect(exact).toBeGreaterThan(midP)
  expect(midP).toBeCloseTo(0.0455, 4)
})

const count = fc.nat(60)
const tables = fc
  .record({ both: count, onlyA: count, onlyB: count, neither: count })
  .filter((t) => t.both + t.onlyA + t.onlyB + t.neither > 0)
const swapped = ({ both, onlyA, onlyB, neither }: PairedCounts): PairedCounts => ({
  both,
  onlyA: onlyB,
  onlyB: onlyA,
  neither,
})

test('swapping the systems keeps the p-values and turns the interval', () => {
  fc.assert(
    fc.property(tables, (table) => {
      expect(mcNemar(table)).toEqual(mcNemar(swapped(table)))
      const [one, other] = [pairedDifference(table, 0.95), pairedDifference(swapped(table), 0.95)]
      expect(one.low).toBeCloseTo(-other.high, 12)
      expect(one.estimate).toBeCloseTo(-other.estimate, 14)
    }),
  )
})

test('bounds: mid-p below exact, limits around the estimate in [−1, 1], wider at a higher level', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { exact, midP } = mcNemar(table)
      expect(0 < midP && midP <= exact && exact <= 1).toBe(true)
      const [narrow, wide] = [pairedDifference(table, 0.8), pairedDifference(table, 0.99)]
      expect(-1 <= wide.low && wide.low <= narrow.low + 1e-12 && narrow.low <= narrow.estimate + 1e-12).toBe(
        true,
      )
      expect(
        narrow.high >= narrow.estimate - 1e-12 && narrow.high <= wide.high + 1e-12 && wide.high <= 1,
      ).toBe(true)
    }),
  )
})

test('without any event of b, the limits are within those of two independent proportions', () => {
  const { low } = pairedDifference({ both: 0, onlyA: 5, onlyB: 0, neither: 15 }, 0.95)
  const [a, b] = [wilson({ events: 5, n: 20 }, 0.95), wilson({ events: 0, n: 20 }, 0.95)]
  expect(low).toBeCloseTo(0.25 - Math.hypot(0.25 - a.low, b.high), 12)
})

test('counts merge by addition', () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const merged = mergePairedCounts(a, b)
      expect(merged).toEqual(mergePairedCounts(b, a))
      expect(merged.onlyA).toBe(a.onlyA + b.onlyA)
    }),
  )
})

test('refuses fractions, negative counts and no observations', () => {
  expect(() => mcNemar({ onlyA: 0.5, onlyB: 1 })).toThrow(RangeError)
  expect(() => mcNemar({ onlyA: -1, onlyB: 1 })).toThrow(RangeError)
  const none = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }
  expect(() => pairedDifference(none, 0.95)).toThrow(RangeError)
  expect(() => pairedDifference({ ...none, both: 1 }, 1)).toThrow(RangeError)
})

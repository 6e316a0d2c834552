// Held against the exact binomial probabilities by Pearson's chi-square; critical values at 1 in 10,000 from SciPy
// 1.10.1 (scipy.stats.chi2.isf). The seeds are fixed, so a pass stays a pass.
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { logBinomialDensity } from '../special-functions.ts'
import { drawBinomial } from './binomial.ts'

const DRAWS = 100_000

/** Cells of at least ten expected draws: the values about the mean one by one, both tails together. */
function chiSquare(n: number, p: number, seed: number): { statistic: number; cells: number } {
  const random = createRandom(seed)
  const seen = new Map<number, number>()
  for (let i = 0; i < DRAWS; i++) {
    const x = drawBinomial(random, n, p)
    seen.set(x, (seen.get(x) ?? 0) + 1)
  }
  const deviation = Math.sqrt(n * p * (1 - p))
  const width = Math.max(1, Math.floor(deviation / 8))
  const from = Math.max(0, Math.floor(n * p - 4 * deviation))
  let [statistic, cells, expectedSum, observedSum] = [0, 0, 0, 0]
  let [expected, observed] = [0, 0]
  for (let x = from; x <= Math.min(n, n * p + 4 * deviation); x++) {
    expected += DRAWS * Math.exp(logBinomialDensity(x, n, p))
    observed += seen.get(x) ?? 0
    if (expected < 10 || (x - from) % width !== width - 1) continue
    statistic += (observed - expected) ** 2 / expected
    cells++
    expectedSum += expected
    observedSum += observed
    expected = 0
    observed = 0
  }
  const rest = DRAWS - expectedSum
  return { statistic: statistic + (DRAWS - observedSum - rest) ** 2 / Math.max(rest, 1e-9), cells }
}

/** The critical value at 1 in 10,000, by Wilson and Hilferty's cube. */
function critical(freedom: number): number {
  return freedom * (1 - 2 / (9 * freedom) + 3.719016 * Math.sqrt(2 / (9 * freedom))) ** 3
}

test.each([
  [5, 25.744832],
  [10, 35.564014],
  [60, 109.50293],
])('the critical value is near that of SciPy (%d degrees)', (freedom, published) => {
  expect(Math.abs(critical(freedom) / published - 1)).toBeLessThan(0.025)
})

test.each([
  [1, 0.3],
  [20, 0.01],
  [20, 0.5],
  [30, 0.9],
  [40, 0.25],
  [1000, 0.0099],
  [1000, 0.0101],
  [1000, 0.5],
  [1000, 0.98],
  [1_000_000, 0.000_02],
  [1_000_000, 0.3],
  [10_000_000, 0.999],
])('%d trials of %d follow the distribution', (n, p) => {
  const { statistic, cells } = chiSquare(n, p, 20_260_801 + n)
  expect(statistic).toBeLessThan(critical(Math.max(cells, 1)))
})

test('the extremes are certain, and take nothing from the stream', () => {
  const random = createRandom(3)
  expect([drawBinomial(random, 0, 0.5), drawBinomial(random, 9, 0), drawBinomial(random, 9, 1)]).toEqual([
    0, 0, 9,
  ])
  expect(random.uint32()).toBe(createRandom(3).uint32())
})

test('a very rare event of very many trials, and a huge n, stay within reason', () => {
  const random = createRandom(5)
  const rare = Array.from({ length: 20_000 }, () => drawBinomial(random, 1e15, 1e-15))
  const mean = rare.reduce((sum, x) => sum + x, 0) / rare.length
  // Four standard errors.
  expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(rare.length))
  const half = drawBinomial(random, 1e15, 0.5)
  expect(Math.abs(half - 5e14)).toBeLessThan(6 * Math.sqrt(2.5e14))
})

test.each([
  [-1, 0.5],
  [1.5, 0.5],
  [10, -0.1],
  [10, 1.1],
  [10, Number.NaN],
])('refuses %d trials of %d', (n, p) => {
  expect(() => drawBinomial(createRandom(1), n, p)).toThrow(RangeError)
})

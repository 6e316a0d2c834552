// Held against exact answers: swapping units that are right or wrong is tossing a coin for each on which the systems
// differ, so that randomisation must give the exact binomial p-value (R 4.2.2, binom.test). Seeds are fixed;
// tolerances are four standard errors of the simulation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import type { Statistic, UnitVectors } from '../resampling/index.ts'
import { pairedBootstrap, randomisationTest } from './paired-resampling.ts'

const units = (rows: readonly (readonly number[])[]): UnitVectors => ({
  count: rows.length,
  width: rows[0]?.length ?? 0,
  vectors: Float64Array.from(rows.flat()),
})
const ratio: Statistic = (sums) => (sums[0] ?? 0) / (sums[1] ?? 0)

/** `onlyA` units that only a has right, `onlyB` that only b has, and ten that both have. */
function answers(onlyA: number, onlyB: number): readonly [UnitVectors, UnitVectors] {
  const row = (from: number, to: number) => (_: unknown, i: number) => [i >= from && i < to ? 1 : 0, 1]
  const size = onlyA + onlyB + 10
  const a = Array.from({ length: size }, row(0, onlyA + 10))
  const b = Array.from({ length: size }, row(onlyA, size))
  return [units(a), units(b)]
}

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

test('the paired bootstrap has the variance of paired differences, not of independent ones', () => {
  const [a, b] = answers(30, 10)
  const result = pairedBootstrap(a, b, ratio, { replicates: 20_000, random: createRandom(2) }, 0.95)
  if (result.kind !== 'measured') throw new Error(result.reason)
  // (b + c − (b − c)² ÷ n) ÷ n² with b = 30, c = 10, n = 50 is .0128; ±1.96 √.0128 about .4.
  expect(result.estimate).toBeCloseTo(0.4, 12)
  expect(Math.abs(result.low - (0.4 - 1.96 * Math.sqrt(0.0128)))).toBeLessThan(0.025)
  expect(Math.abs(result.high - (0.4 + 1.96 * Math.sqrt(0.0128)))).toBeLessThan(0.025)
  expect(result.shareAHigher).toBeGreaterThan(0.99)
  expect(result.p).toBeLessThan(0.01)
})

const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 5 })), {
  minLength: 2,
  maxLength: 12,
})

test('bounds, the estimate within its limits, and the same from the same seed', () => {
  fc.assert(
    fc.property(rows, fc.nat(), (table, seed) => {
      const [a, b] = [units(table.map(([x, , n]) => [x, n])), units(table.map(([, y, n]) => [y, n]))]
      const run = () => pairedBootstrap(a, b, ratio, { replicates: 150, random: createRandom(seed) }, 0.9)
      const result = run()
      if (result.kind !== 'measured') throw new Error(result.reason)
      expect(result).toEqual(run())
      expect(result.low <= result.estimate && result.estimate <= result.high).toBe(true)
      expect(result.p > 0 && result.p <= 1 && result.shareAHigher >= 0 && result.shareAHigher <= 1).toBe(true)
      const swap = randomisationTest(a, b, ratio, { replicates: 99, random: createRandom(seed) })
      const back = randomisationTest(b, a, ratio, { replicates: 99, random: createRandom(seed) })
      expect(
        swap.kind === 'measured' && back.kind === 'measured' && swap.p === back.p && swap.p >= 0.01,
      ).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('the same answers from both: no difference', () => {
  const [a] = answers(4, 4)
  const options = { replicates: 200, random: createRandom(1) }
  expect(randomisationTest(a, a, ratio, options)).toMatchObject({ estimate: 0, p: 1 })
  expect(pairedBootstrap(a, a, ratio, options, 0.95)).toMatchObject({
    estimate: 0,
    low: 0,
    high: 0,
    p: 1,
    shareAHigher: 0.5,
  })
})

test('no denominator is told; other units are refused', () => {
  const none = units([[0, 0]])
  const options = { replicates: 10, random: createRandom(1) }
  expect(randomisationTest(none, none, ratio, options)).toEqual({ kind: 'not_measured', reason: 'no_figure' })
  expect(pairedBootstrap(none, none, ratio, options, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'no_figure',
  })
  const one = units([[1, 1]])
  expect(pairedBootstrap(one, one, ratio, options, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'too_few_resamples',
  })
  expect(() =>
    randomisationTest(
      one,
      units([
        [1, 1],
        [1, 1],
      ]),
      ratio,
      options,
    ),
  ).toThrow(RangeError)
  expect(() => randomisationTest(one, one, ratio, { ...options, replicates: 0 })).toThrow(RangeError)
  expect(() =>
    pairedBootstrap(one, { count: 1, width: 2, vectors: new Float64Array(3) }, ratio, options, 0.95),
  ).toThrow(RangeError)
})

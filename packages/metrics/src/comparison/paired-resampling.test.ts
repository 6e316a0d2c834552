// Held against the variance of paired differences, which it must have and that of independent ones not; seeds are fixed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { pairedBootstrap } from './paired-resampling.ts'
import { answers, ratio, units } from './units.fixture.ts'

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
    }),
    { numRuns: 40 },
  )
})

test('the same answers from both: no difference', () => {
  const [a] = answers(4, 4)
  const options = { replicates: 200, random: createRandom(1) }
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
  expect(pairedBootstrap(none, none, ratio, options, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'no_figure',
  })
  const [one, two] = [
    units([[1, 1]]),
    units([
      [1, 1],
      [0, 1],
    ]),
  ]
  expect(pairedBootstrap(one, one, ratio, { replicates: 200, random: createRandom(1) }, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'one_unit',
  })
  expect(pairedBootstrap(two, two, ratio, options, 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'too_few_resamples',
  })
  expect(() =>
    pairedBootstrap(one, { count: 1, width: 2, vectors: new Float64Array(3) }, ratio, options, 0.95),
  ).toThrow(RangeError)
})

// Held against the figures that Newcombe published, against statsmodels 0.13.5 (proportion_confint), and against
// what any interval must be: it contains the estimate, stays in [0, 1], widens with the level and shrinks with n.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clopperPearson, type Interval, jeffreys, proportionInterval, wilson } from './proportion.ts'

type Limits = readonly [number, number]

function expectLimits({ low, high }: Interval, [l, h]: Limits, digits: number): void {
  expect(low).toBeCloseTo(l, digits)
  expect(high).toBeCloseTo(h, digits)
}

// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I: methods 3 (score) and 5 (Clopper–Pearson).
test.each<[number, number, Limits, Limits]>([
  [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
  [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
  [0, 20, [0, 0.1611], [0, 0.1684]],
  [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
])('%d of %d as Newcombe has it', (events, n, score, exact) => {
  expectLimits(wilson({ events, n }, 0.95), score, 4)
  expectLimits(clopperPearson({ events, n }, 0.95), exact, 4)
})

test.each<['wilson' | 'clopper-pearson' | 'jeffreys', number, number, number, Limits]>([
  ['wilson', 805, 1795, 0.95, [0.42559496162893107, 0.4715610667176223]],
  ['wilson', 10, 3147436, 0.95, [1.725845698097419e-6, 5.849027856799104e-6]],
  ['wilson', 500000, 1000000, 0.99, [0.49871208962079455, 0.5012879103792054]],
  ['wilson', 1, 1, 0.95, [0.2065493143772374, 1]],
  ['clopper-pearson', 805, 1795, 0.99, [0.41812341334951536, 0.47908875408707624]],
  ['clopper-pearson', 10, 3147436, 0.95, [1.523586785936071e-6, 5.842956466796956e-6]],
  ['clopper-pearson', 29, 29, 0.95, [0.8805551309304973, 1]],
  ['clopper-pearson', 1, 1, 0.99, [0.005, 1]],
  ['jeffreys', 81, 263, 0.95, [0.2545219349910236, 0.3656474991740823]],
  ['jeffreys', 1, 29, 0.95, [0.0037461736490570752, 0.15007768600223173]],
  ['jeffreys', 0, 20, 0.95, [0, 0.11663898290487539]],
  ['jeffreys', 29, 29, 0.95, [0.9177135170761761, 1]],
  ['jeffreys', 500000, 1000000, 0.95, [0.49902001919386424, 0.5009799808061357]],
])('%s of %d in %d at %d as statsmodels has it', (method, events, n, level, limits) => {
  expectLimits(proportionInterval(method, { events, n }, level), limits, 12)
})

const methods = fc.constantFrom('wilson' as const, 'clopper-pearson' as const, 'jeffreys' as const)
const proportions = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) =>
    fc.record({ events: fc.oneof(fc.integer({ min: 0, max: n }), fc.constantFrom(0, n)), n: fc.constant(n) }),
  )
const levels = fc.double({ min: 0.5, max: 0.999, noNaN: true })

test('an interval lies in [0, 1], contains its estimate and has a width', () => {
  fc.assert(
    fc.property(methods, proportions, levels, (method, proportion, level) => {
      const { low, high } = proportionInterval(method, proportion, level)
      const estimate = proportion.events / proportion.n
      expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true)
      expect(high).toBeGreaterThan(low)
    }),
  )
})

test('a higher level never narrows an interval', () => {
  fc.assert(
    fc.property(methods, proportions, levels, levels, (method, proportion, one, other) => {
      const narrow = proportionInterval(method, proportion, Math.min(one, other))
      const wide = proportionInterval(method, proportion, Math.max(one, other))
      expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12)
    }),
  )
})

test('events and non-events mirror each other', () => {
  fc.assert(
    fc.property(methods, proportions, levels, (method, { events, n }, level) => {
      const [own, mirrored] = [
        { events, n },
        { events: n - events, n },
      ].map((p) => proportionInterval(method, p, level))
      expect(own?.low).toBeCloseTo(1 - (mirrored?.high ?? 0), 9)
    }),
  )
})

test('Clopper–Pearson covers at least as often as it says, by enumeration', () => {
  const n = 20
  for (const p of [0.01, 0.1, 0.25, 0.5]) {
    expect(coverage(clopperPearson, n, p)).toBeGreaterThanOrEqual(0.95)
    expect(coverage(jeffreys, n, p)).toBeGreaterThan(0.8)
  }
})

function coverage(method: typeof clopperPearson, n: number, p: number): number {
  let covered = 0
  let probability = (1 - p) ** n
  for (let events = 0; events <= n; events++) {
    const { low, high } = method({ events, n }, 0.95)
    if (low <= p && p <= high) covered += probability
    probability *= ((n - events) / (events + 1)) * (p / (1 - p))
  }
  return covered
}

test.each([
  [{ events: 1, n: 0 }, 0.95],
  [{ events: 3, n: 2 }, 0.95],
  [{ events: -1, n: 2 }, 0.95],
  [{ events: Number.NaN, n: 2 }, 0.95],
  [{ events: 1, n: 2 }, 1],
])('refuses %j at %d', (proportion, level) => {
  expect(() => wilson(proportion, level)).toThrow(RangeError)
})

// Held against Newcombe's published examples and the COMPAS figures that ../shared/data/README.md gives, and
// against what a comparison must be: it turns over with its two sides, and never speaks in NaN.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { katzRatio, moverDifference, moverP, moverRatio, newcombeDifference, scoreRatio } from './contrast.ts'
import { type Proportion, wilson } from './proportion.ts'

// R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%d of %d less %d of %d as Newcombe has it', (a, m, b, n, low, high) => {
  const difference = newcombeDifference({ events: a, n: m }, { events: b, n }, 0.95)
  expect(difference.estimate).toBeCloseTo(a / m - b / n, 12)
  expect(difference.low).toBeCloseTo(low, 4)
  expect(difference.high).toBeCloseTo(high, 4)
})

test('the false positive rates of COMPAS, African-American against Caucasian', () => {
  const [a, b] = [
    { events: 805, n: 1795 },
    { events: 349, n: 1488 },
  ]
  const difference = newcombeDifference(a, b, 0.95)
  const ratio = katzRatio(a, b, 0.95)
  expect([difference.estimate, difference.low, difference.high].map((x) => x.toFixed(4))).toEqual([
    '0.2139',
    '0.1821',
    '0.2450',
  ])
  expect(ratio).toMatchObject({ kind: 'measured', method: 'katz' })
  const figures = ratio.kind === 'measured' ? [ratio.estimate, ratio.low, ratio.high] : []
  expect(figures.map((x) => x.toFixed(4))).toEqual(['1.9121', '1.7212', '2.1241'])
})

test('without an event in the reference there is no ratio, and it says why', () => {
  const ratio = katzRatio({ events: 3, n: 10 }, { events: 0, n: 10 }, 0.95)
  expect(ratio).toEqual({ kind: 'not_measured', reason: 'reference_is_zero' })
})

test.each<[string, Proportion, Proportion]>([
  ['no event in the group', { events: 0, n: 40 }, { events: 20, n: 40 }],
  ['nothing but events in the group', { events: 5, n: 5 }, { events: 500, n: 1000 }],
  ['nothing but events in the reference', { events: 5, n: 10 }, { events: 12, n: 12 }],
  ['nothing but events in both', { events: 8, n: 8 }, { events: 9, n: 9 }],
])('%s: an interval of some width, by MOVER-R', (_, a, b) => {
  const ratio = katzRatio(a, b, 0.95)
  expect(ratio).toMatchObject({
    kind: 'measured',
    method: 'mover-ratio',
    estimate: a.events / a.n / (b.events / b.n),
  })
  if (ratio.kind === 'measured') expect(ratio.high - ratio.low).toBeGreaterThan(0.05)
})

test('where the reference may be 0, the ratio has no upper limit', () => {
  const ratio = moverRatio({ estimate: 0.5, low: 0.4, high: 0.6 }, { estimate: 0.1, low: 0, high: 0.3 })
  expect(ratio).toEqual({ kind: 'not_measured', reason: 'no_upper_limit' })
})

// No figure has been published for MOVER-R at no event: its coverage is enumerated over every outcome instead.
test.each([
  [20, 30, 0.05, 0.4],
  [15, 15, 0.9, 0.9],
  [10, 40, 0.3, 0.6],
])('MOVER-R covers the ratio of %d and %d observations at %d and %d', (m, n, p, q) => {
  let [covered, possible] = [0, 0]
  for (let a = 0; a <= m; a++) {
    for (let b = 1; b <= n; b++) {
      const ratio = moverRatio(
        { estimate: a / m, ...wilson({ events: a, n: m }, 0.95) },
        { estimate: b / n, ...wilson({ events: b, n }, 0.95) },
      )
      const probability = chance(a, m, p) * chance(b, n, q)
      possible += probability
      if (ratio.kind === 'measured' && ratio.low <= p / q && p / q <= ratio.high) covered += probability
    }
  }
  expect(covered / possible).toBeGreaterThan(0.93)
})

function chance(events: number, n: number, p: number): number {
  let ways = 1
  for (let i = 0; i < events; i++) ways *= (n - i) / (i + 1)
  return ways * p ** events * (1 - p) ** (n - events)
}

const proportions = fc
  .integer({ min: 1, max: 10_000 })
  .chain((n) =>
    fc.record({ events: fc.oneof(fc.integer({ min: 0, max: n }), fc.constantFrom(0, n)), n: fc.constant(n) }),
  )

test('a difference turns over with its sides', () => {
  fc.assert(
    fc.property(proportions, proportions, (a, b) => {
      const [there, back] = [newcombeDifference(a, b, 0.95), newcombeDifference(b, a, 0.95)]
      expect(there.low).toBeCloseTo(-back.high, 12)
      expect(there.low <= there.estimate && there.estimate <= there.high).toBe(true)
    }),
  )
})

test('every ratio is measured with finite limits around it, or says why not', () => {
  fc.assert(
    fc.property(proportions, proportions, (a, b) => {
      const ratio = katzRatio(a, b, 0.95)
      expect(ratio.kind === 'not_measured').toBe(b.events === 0)
      if (ratio.kind === 'not_measured') return
      expect([ratio.low, ratio.estimate, ratio.high].every(Number.isFinite)).toBe(true)
      expect(0 <= ratio.low && ratio.low <= ratio.estimate && ratio.estimate <= ratio.high).toBe(true)
    }),
  )
})

test('a reference whose upper limit is twice its estimate has a lower limit, between those on either side', () => {
  const group = { estimate: 0.4, low: 0.2, high: 0.6 }
  const lowAt = (high: number) => {
    const ratio = moverRatio(group, { estimate: 0.5, low: 0.1, high })
    return ratio.kind === 'measured' ? ratio.low : Number.NaN
  }
  // (pq ÷ (2ab) as q → 0: 0.2 · (0.8 − 0.2) ÷ (2 · 0.4 · 0.5)
  expect(lowAt(1)).toBeCloseTo(0.3, 12)
  expect(lowAt(1)).toBeCloseTo((lowAt(1 - 1e-6) + lowAt(1 + 1e-6)) / 2, 9)
})

/** Parts of the way down and up from an estimate: none, all, and that which makes the upper limit twice the estimate. */
const estimates = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 1e-300, 0.5, 1), fc.double({ min: 0, max: 1e6, noNaN: true })),
    fc.oneof(fc.constantFrom(0, 1, 1 - 2 ** -53), fc.double({ min: 0, max: 1, noNaN: true })),
    fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 3, noNaN: true })),
  )
  .map(([estimate, down, up]) => ({
    estimate,
    low: Math.max(0, estimate * (1 - down)),
    high: estimate * (1 + up),
  }))

test('every ratio of limits is finite and around its estimate, or says why there is none', () => {
  fc.assert(
    fc.property(estimates, estimates, (a, b) => {
      const ratio = moverRatio(a, b)
      if (ratio.kind === 'not_measured') return
      expect([ratio.low, ratio.estimate, ratio.high].every(Number.isFinite)).toBe(true)
      expect(0 <= ratio.low && ratio.low <= ratio.estimate && ratio.estimate <= ratio.high).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

// Symmetric limits are those of a normal estimate, so the test is the z test: SciPy 1.10.1, 2 * norm.sf(d / se), for
// 0.12 (s.e. 0.02) against 0.07 (s.e. 0.015), and for 3.1 (s.e. 0.4) against 3.5 (s.e. 0.3).
test.each([
  [0.12, 0.02, 0.07, 0.015, 0.045500263896],
  [3.1, 0.4, 3.5, 0.3, 0.423710797166],
])('%d (s.e. %d) against %d (s.e. %d) is the z test', (a, errorA, b, errorB, p) => {
  const normal = (estimate: number, error: number) => ({
    estimate,
    low: estimate - 1.959963984540054 * error,
    high: estimate + 1.959963984540054 * error,
  })
  expect(moverP(normal(a, errorA), normal(b, errorB), 0.95)).toBeCloseTo(p, 10)
})

test('nothing of 18 against 4 of 23 is no finding, though the first has no variance', () => {
  const limitsOf = (events: number, n: number) => ({
    estimate: events / n,
    ...wilson({ events, n }, 0.95),
  })
  expect(moverP(limitsOf(0, 18), limitsOf(4, 23), 0.95)).toBeGreaterThan(0.05)
})

test('two estimates with no reach have no p, and equal ones have 1', () => {
  expect(moverP({ estimate: 1, low: 1, high: 1 }, { estimate: 2, low: 2, high: 2 }, 0.95)).toBeNull()
  expect(moverP({ estimate: 1, low: 0, high: 1 }, { estimate: 1, low: 1, high: 2 }, 0.95)).toBe(1)
})

test('p falls below 1 − level exactly where the interval of the difference leaves 0 out', () => {
  const limits = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .map(([events, more]) => ({ events, n: events + more }))
    .map((of) => ({ estimate: of.events / of.n, ...wilson(of, 0.9) }))
  fc.assert(
    fc.property(limits, limits, (a, b) => {
      const { low, high } = moverDifference(a, b)
      fc.pre(Math.min(Math.abs(low), Math.abs(high)) > 1e-9)
      const p = moverP(a, b, 0.9)
      expect(p).not.toBeNull()
      expect((p ?? 1) < 0.1).toBe(low > 0 || high < 0)
      expect(moverP(b, a, 0.9)).toBe(p)
    }),
  )
})

// statsmodels 0.13.5, confint_proportions_2indep(method='score', compare='ratio', correction=False); the first is the example
// of Koopman (1984).
test.each([
  [36, 40, 16, 80, 2.93957, 7.15222],
  [7, 25, 4, 29, 0.713036, 5.9319],
  [2, 6000, 1, 6000, 0.262144, 15.2602],
  [0, 100, 5, 100, 0, 0.751755],
  [50, 50, 40, 50, 1.12668, 1.49336],
  [1, 1795, 349, 1488, 0.00041868, 0.0134471],
])('%d of %d ÷ %d of %d by the score interval', (a, m, b, n, low, high) => {
  const ratio = scoreRatio({ events: a, n: m }, { events: b, n }, 0.95)
  if (ratio.kind !== 'measured') throw new Error(ratio.reason)
  expect(ratio.low).toBeCloseTo(low, low < 0.01 ? 7 : 3)
  expect(Math.abs(ratio.high / high - 1)).toBeLessThan(1e-4)
  expect(ratio.estimate).toBeCloseTo(a / m / (b / n), 12)
})

const counted = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .filter(([events, others]) => events + others > 0)
  .map(([events, others]): Proportion => ({ events, n: events + others }))

test('the score interval turns over with its two sides, holds its ratio and widens with the level', () => {
  fc.assert(
    fc.property(counted, counted, (a, b) => {
      const [ratio, wider] = [scoreRatio(a, b, 0.9), scoreRatio(a, b, 0.99)]
      expect(ratio.kind).toBe(b.events === 0 ? 'not_measured' : 'measured')
      if (ratio.kind !== 'measured' || wider.kind !== 'measured') return
      expect(Number.isFinite(ratio.high)).toBe(true)
      expect(ratio.low).toBeLessThanOrEqual(ratio.estimate)
      expect(ratio.high).toBeGreaterThanOrEqual(ratio.estimate)
      expect(wider.low).toBeLessThanOrEqual(ratio.low)
      expect(wider.high).toBeGreaterThanOrEqual(ratio.high)
      const other = scoreRatio(b, a, 0.9)
      if (other.kind !== 'measured') return
      expect(Math.abs(other.low * ratio.high - 1)).toBeLessThan(1e-6)
      expect(Math.abs(other.high * ratio.low - 1)).toBeLessThan(1e-6)
    }),
  )
})

// Held against metafor 3.8-1 (R 4.2.2) on the 13 trials of BCG vaccine (Colditz et al., JAMA 271 (1994) 698–702, dat.bcg): log
// risk ratios by escalc, rma(method = "FE", "DL", "PM"; test = "knha"), predict(pi.type = "riley"), whose prediction
// interval has k − 2 degrees of freedom. τ² = .3088 and −.7141 are also what metafor's documentation prints.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heterogeneityOf, varianceBetween } from './heterogeneity.ts'
import { fixedEffect, randomEffects } from './pool.ts'
import { logitOf, proportionOfLogit, type SiteEstimate } from './site.ts'

/** Tuberculosis and none, among the vaccinated and the others. */
const TRIALS = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13_536, 248, 12_619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87_886, 499, 87_892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50_448, 141, 27_197],
  [5, 2493, 3, 2338],
  [27, 16_886, 29, 17_825],
] as const

const BCG: readonly SiteEstimate[] = TRIALS.map(([a, b, c, d]) => ({
  estimate: Math.log(a / (a + b) / (c / (c + d))),
  variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
}))

test('the fixed effect', () => {
  const { estimate, low, high } = fixedEffect(BCG, 0.95)
  expect(estimate).toBeCloseTo(-0.430285163654, 11)
  expect(low).toBeCloseTo(-0.509661258426, 11)
  expect(high).toBeCloseTo(-0.350909068882, 11)
})

test('Q and I²', () => {
  const { q, degreesOfFreedom, iSquared } = heterogeneityOf(BCG, 0.95)
  expect(q).toBeCloseTo(152.233008082, 8)
  expect(degreesOfFreedom).toBe(12)
  expect(100 * (iSquared ?? 0)).toBeCloseTo(92.1173468546, 9)
})

test('DerSimonian and Laird', () => {
  const pooled = randomEffects(BCG, 'dersimonian-laird', 0.95)
  expect(pooled.varianceBetween).toBeCloseTo(0.308760262862, 11)
  expect(pooled.estimate).toBeCloseTo(-0.714117222073, 11)
  expect(pooled.low).toBeCloseTo(-1.06444528008, 10)
  expect(pooled.high).toBeCloseTo(-0.363789164062, 11)
  expect(pooled.hartungKnapp?.low).toBeCloseTo(-1.10782135417, 10)
  expect(pooled.hartungKnapp?.high).toBeCloseTo(-0.320413089978, 10)
  expect(pooled.prediction?.low).toBeCloseTo(-1.99883849575, 10)
  expect(pooled.prediction?.high).toBeCloseTo(0.570604051606, 10)
})

test('Paule and Mandel', () => {
  const pooled = randomEffects(BCG, 'paule-mandel', 0.95)
  expect(pooled.varianceBetween).toBeCloseTo(0.318068452205, 11)
  expect(pooled.estimate).toBeCloseTo(-0.714968153493, 11)
  expect(pooled.hartungKnapp?.low).toBeCloseTo(-1.1090983812, 10)
  expect(pooled.hartungKnapp?.high).toBeCloseTo(-0.320837925785, 10)
  expect(pooled.prediction?.low).toBeCloseTo(-2.01855805418, 10)
  expect(pooled.prediction?.high).toBeCloseTo(0.588621747198, 10)
})

// A printed output of R's meta: Q = 190.13 of 16 studies; I^2 = 92.1% [88.8%; 94.5%]; H = 3.56 [2.98; 4.25].
test('the interval of I² as the R package meta prints it', () => {
  const step = Math.sqrt(190.13 / 16)
  const sites = Array.from({ length: 16 }, (_, i) => ({ estimate: i % 2 === 0 ? step : -step, variance: 1 }))
  const { q, iSquared, iSquaredInterval } = heterogeneityOf(sites, 0.95)
  expect(q).toBeCloseTo(190.13, 10)
  expect(((iSquared ?? 0) * 100).toFixed(1)).toBe('92.1')
  expect([iSquaredInterval?.low ?? 0, iSquaredInterval?.high ?? 0].map((x) => (100 * x).toFixed(1))).toEqual([
    '88.8',
    '94.5',
  ])
  const h = (x: number): string => Math.sqrt(1 / (1 - x)).toFixed(2)
  expect([h(iSquared ?? 0), h(iSquaredInterval?.low ?? 0), h(iSquaredInterval?.high ?? 0)]).toEqual([
    '3.56',
    '2.98',
    '4.25',
  ])
})

// metafor 3.8-1, test = "knha", whose factor is .9446 (squared) and 1 here: the smaller one is not taken.
test('five sites that differ a little', () => {
  const [estimates, variances] = [
    [0.12, 0.31, 0.05, 0.44, 0.2],
    [0.02, 0.015, 0.03, 0.01, 0.025],
  ]
  const sites = estimates.map((estimate, i) => ({ estimate, variance: variances[i] ?? 0 }))
  const pooled = randomEffects(sites, 'dersimonian-laird', 0.95)
  expect(pooled.varianceBetween).toBeCloseTo(0.00862534482759, 12)
  expect(pooled.prediction?.low).toBeCloseTo(-0.118125609999, 10)
  expect(pooled.prediction?.high).toBeCloseTo(0.634573673326, 10)
  const reach = (0.455772544441 - 0.0606755188867) / 2 / Math.sqrt(0.944575642412)
  expect((pooled.hartungKnapp?.high ?? 0) - pooled.estimate).toBeCloseTo(reach, 10)
  expect(heterogeneityOf(sites, 0.95).q).toBeCloseTo(5.91674329502, 10)
  expect(varianceBetween(sites, 'paule-mandel')).toBeCloseTo(0.00728080274614, 12)
})

// escalc(measure = "PLO", add = 0.5, to = "only0") and rma(method = "PM") of metafor 3.8-1.
test('four proportions by their log-odds, two of them at an end', () => {
  const sites = [
    [0, 20],
    [3, 30],
    [10, 10],
    [5, 50],
  ].map(([events = 0, n = 0]) => logitOf({ events, n }))
  expect(sites.map(({ estimate }) => estimate.toFixed(4))).toEqual([
    '-3.7136',
    '-2.1972',
    '3.0445',
    '-2.1972',
  ])
  expect(sites.map(({ variance }) => variance.toFixed(4))).toEqual(['2.0488', '0.3704', '2.0952', '0.2222'])
  const pooled = randomEffects(sites, 'paule-mandel', 0.95)
  expect(pooled.estimate).toBeCloseTo(-1.37325018412, 9)
  expect(pooled.varianceBetween).toBeCloseTo(6.81282596978, 9)
  expect(heterogeneityOf(sites, 0.95).q).toBeCloseTo(13.85572810196, 9)
})

test('sites that agree: no spread, the fixed effect, and I² of 0 with room above', () => {
  const sites = [0.1, 0.12, 0.11].map((estimate, i) => ({ estimate, variance: [0.04, 0.05, 0.03][i] ?? 1 }))
  const pooled = randomEffects(sites, 'dersimonian-laird', 0.95)
  expect(pooled.varianceBetween).toBe(0)
  expect(varianceBetween(sites, 'paule-mandel')).toBe(0)
  expect(pooled.estimate).toBeCloseTo(fixedEffect(sites, 0.95).estimate, 14)
  const { q, iSquared, iSquaredInterval } = heterogeneityOf(sites, 0.95)
  expect(q).toBeCloseTo(0.00446808510638, 12)
  expect([iSquared, iSquaredInterval?.low]).toEqual([0, 0])
  expect(iSquaredInterval?.high).toBeGreaterThan(0.5)
})

test('one site, and two', () => {
  const one = [{ estimate: 0.3, variance: 0.01 }]
  expect(randomEffects(one, 'paule-mandel', 0.95)).toMatchObject({
    estimate: 0.3,
    varianceBetween: 0,
    hartungKnapp: null,
    prediction: null,
  })
  expect(heterogeneityOf(one, 0.95)).toEqual({
    q: 0,
    degreesOfFreedom: 0,
    iSquared: null,
    iSquaredInterval: null,
  })
  const two = [...one, { estimate: 0.31, variance: 0.01 }]
  expect(randomEffects(two, 'dersimonian-laird', 0.95)).toMatchObject({ sites: 2, prediction: null })
  expect(heterogeneityOf(two, 0.95)).toMatchObject({ iSquared: 0, iSquaredInterval: null })
})

const many = fc.array(
  fc.record({
    estimate: fc.double({ min: -5, max: 5, noNaN: true }),
    variance: fc.double({ min: 1e-4, max: 2, noNaN: true }),
  }),
  { minLength: 3, maxLength: 15 },
)
const methods = fc.constantFrom('dersimonian-laird' as const, 'paule-mandel' as const)

test('bounds: the mean among the estimates, inside its intervals, which nest', () => {
  fc.assert(
    fc.property(many, methods, (sites, method) => {
      const pooled = randomEffects(sites, method, 0.95)
      const estimates = sites.map(({ estimate }) => estimate)
      expect(pooled.estimate).toBeGreaterThanOrEqual(Math.min(...estimates) - 1e-9)
      expect(pooled.estimate).toBeLessThanOrEqual(Math.max(...estimates) + 1e-9)
      expect(pooled.varianceBetween).toBeGreaterThanOrEqual(0)
      expect(pooled.low).toBeGreaterThanOrEqual(pooled.hartungKnapp?.low ?? Infinity)
      expect(pooled.low).toBeGreaterThanOrEqual(pooled.prediction?.low ?? Infinity)
      const { iSquared, iSquaredInterval } = heterogeneityOf(sites, 0.95)
      const [low, high] = [iSquaredInterval?.low ?? -1, iSquaredInterval?.high ?? -1]
      expect(0 <= low && low <= (iSquared ?? -1) && (iSquared ?? 2) <= high && high < 1).toBe(true)
    }),
  )
})

test('with Paule and Mandel, Q about the mean is what chance gives', () => {
  fc.assert(
    fc.property(many, (sites) => {
      const between = varianceBetween(sites, 'paule-mandel')
      fc.pre(between > 0)
      const { q, degreesOfFreedom } = heterogeneityOf(
        sites.map(({ estimate, variance }) => ({ estimate, variance: variance + between })),
        0.95,
      )
      expect(q / degreesOfFreedom).toBeCloseTo(1, 9)
    }),
  )
})

test('order does not matter; a shift shifts; a scale scales', () => {
  fc.assert(
    fc.property(many, methods, fc.double({ min: 0.1, max: 10, noNaN: true }), (sites, method, scale) => {
      const one = randomEffects(sites, method, 0.9)
      const turned = randomEffects(sites.toReversed(), method, 0.9)
      expect(turned.estimate).toBeCloseTo(one.estimate, 8)
      const moved = randomEffects(
        sites.map(({ estimate, variance }) => ({
          estimate: 3 + scale * estimate,
          variance: scale * scale * variance,
        })),
        method,
        0.9,
      )
      expect(moved.estimate).toBeCloseTo(3 + scale * one.estimate, 7)
      expect(moved.varianceBetween / scale ** 2).toBeCloseTo(one.varianceBetween, 7)
    }),
  )
})

test('log-odds and back, mirrored at a half', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), fc.nat(1000), (n, k) => {
      const events = k % (n + 1)
      const [one, other] = [logitOf({ events, n }), logitOf({ events: n - events, n })]
      expect(one.estimate).toBeCloseTo(-other.estimate, 10)
      if (events > 0 && events < n) expect(proportionOfLogit(one.estimate)).toBeCloseTo(events / n, 12)
    }),
  )
})

test('refuses no sites, a variance of 0, and more events than observations', () => {
  expect(() => fixedEffect([], 0.95)).toThrow(RangeError)
  expect(() => randomEffects([{ estimate: 1, variance: 0 }], 'paule-mandel', 0.95)).toThrow(RangeError)
  expect(() => heterogeneityOf([{ estimate: Number.NaN, variance: 1 }], 0.95)).toThrow(RangeError)
  expect(() => logitOf({ events: 3, n: 2 })).toThrow(RangeError)
  expect(() => logitOf({ events: 0, n: 0 })).toThrow(RangeError)
})

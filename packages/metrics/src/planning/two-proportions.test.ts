// Held against R 4.2.2 and against the published plan for rare false alerts: 1 in 6,000 against 2 in 6,000 needs about
// 141,241 trials a group.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallestDetectableGap, trialsByGroup, trialsPerGroup } from './two-proportions.ts'

const USUAL = { significance: 0.05, power: 0.8 }

test('1 in 6,000 against 2 in 6,000', () => {
  expect(trialsPerGroup(1 / 6000, 2 / 6000, USUAL)).toBe(141_241)
})

// power.prop.test(p1, p2, power, sig.level)$n of R pools the variance under equality, which for rates this close to each
// other changes the third digit at most.
test.each([
  [1 / 6000, 2 / 6000, 0.05, 0.8, 141_243.3363],
  [0.5, 0.55, 0.05, 0.8, 1564.672053],
  [0.01, 0.02, 0.01, 0.9, 4394.386496],
])('%d against %d at %d with power %d as R has it, to 1 %%', (a, b, significance, power, n) => {
  expect(Math.abs(trialsPerGroup(a, b, { significance, power }) / n - 1)).toBeLessThan(0.01)
})

const rates = fc.double({ min: 1e-6, max: 0.4, noNaN: true })
const risks = fc.record({
  significance: fc.constantFrom(0.001, 0.01, 0.05),
  power: fc.constantFrom(0.5, 0.8, 0.95),
})

test('the smallest gap that n trials show is the gap for which n trials are needed', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 100, max: 10_000_000 }), risks, (rate, n, risk) => {
      const gap = smallestDetectableGap(rate, { reference: n, group: n }, risk)
      if (gap === undefined) return
      const needed = trialsPerGroup(rate, rate + gap, risk)
      expect(Math.abs(needed - n)).toBeLessThanOrEqual(1 + n * 1e-9)
    }),
  )
})

test('more trials show a smaller gap; more power or less risk needs a larger one', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1000, max: 1_000_000 }), (rate, n) => {
      const gap = (trials: number, risk = USUAL): number =>
        smallestDetectableGap(rate, { reference: n, group: trials }, risk) ?? 1
      expect(gap(2 * n)).toBeLessThan(gap(n))
      expect(gap(n, { ...USUAL, power: 0.9 })).toBeGreaterThan(gap(n))
      expect(gap(n, { ...USUAL, significance: 0.01 })).toBeGreaterThan(gap(n))
    }),
  )
})

test('which rate is called the first does not matter', () => {
  expect(trialsPerGroup(0.02, 0.01, USUAL)).toBe(trialsPerGroup(0.01, 0.02, USUAL))
})

test('a handful of trials shows no gap at all', () => {
  expect(smallestDetectableGap(0.5, { reference: 4, group: 4 }, USUAL)).toBeUndefined()
})

test('a reference without errors still leaves a gap', () => {
  expect(smallestDetectableGap(0, { reference: 1000, group: 1000 }, USUAL)).toBeCloseTo(7.8489 / 1007.8489, 6)
})

test('refuses equal rates, rates out of range, no trials, and a power below the significance', () => {
  expect(() => trialsPerGroup(0.1, 0.1, USUAL)).toThrow(RangeError)
  expect(() => trialsPerGroup(-0.1, 0.1, USUAL)).toThrow(RangeError)
  expect(() => trialsPerGroup(0.1, 0.2, { significance: 0.05, power: 0.01 })).toThrow(RangeError)
  expect(() => trialsPerGroup(0.1, 0.2, { significance: 0, power: 0.8 })).toThrow(RangeError)
  expect(() => smallestDetectableGap(1, { reference: 5, group: 5 }, USUAL)).toThrow(RangeError)
  expect(() => smallestDetectableGap(0.1, { reference: 0, group: 5 }, USUAL)).toThrow(RangeError)
})

// power.prop.test of R 4.2.2, which pools, as above.
test.each([
  [0.5, 0.75, 0.05, 0.9, 76.7069301141],
  [0.01, 0.02, 0.01, 0.9, 4394.38649496],
  [0.5, 0.55, 0.05, 0.8, 1564.67205277],
  [1 / 6000, 2 / 6000, 0.05, 0.8, 141_243.33633],
])('pooled: %d against %d at %d with power %d as R has it', (a, b, significance, power, n) => {
  const trials = Math.ceil(n)
  expect(trialsByGroup(a, b, { ratio: 1, variance: 'pooled' }, { significance, power })).toEqual({
    a: trials,
    b: trials,
  })
})

// samplesize_proportions_2indep_onetail(gap, b, power, ratio, alpha, alternative = 'two-sided') of statsmodels 0.13.5.
test.each([
  [0.12, 0.1, 1, 0.05, 0.8, 3840.8474824362734],
  [0.25, 0.2, 2, 0.05, 0.9, 1091.3085616722767],
  [0.31, 0.3, 0.5, 0.01, 0.8, 74382.02165980381],
])(
  'pooled, unequal: %d against %d, ratio %d, as statsmodels has it',
  (a, b, ratio, significance, power, n) => {
    expect(trialsByGroup(a, b, { ratio, variance: 'pooled' }, { significance, power })).toEqual({
      a: Math.ceil(n),
      b: Math.ceil(n * ratio),
    })
  },
)

test('unpooled at equal sizes is trialsPerGroup; swapping the groups swaps the sizes', () => {
  fc.assert(
    fc.property(rates, rates, fc.double({ min: 0.2, max: 5, noNaN: true }), risks, (a, b, ratio, risk) => {
      fc.pre(Math.abs(a - b) > 1e-3)
      expect(
        Math.abs(
          trialsByGroup(a, b, { ratio: 1, variance: 'unpooled' }, risk).a - trialsPerGroup(a, b, risk),
        ),
      ).toBeLessThanOrEqual(1)
      for (const variance of ['pooled', 'unpooled'] as const) {
        const one = trialsByGroup(a, b, { ratio, variance }, risk)
        const other = trialsByGroup(b, a, { ratio: 1 / ratio, variance }, risk)
        expect(Math.abs(one.b - other.a)).toBeLessThanOrEqual(1)
        expect(Math.abs(one.a - other.b)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('refuses a ratio of 0', () => {
  expect(() => trialsByGroup(0.1, 0.2, { ratio: 0, variance: 'pooled' }, USUAL)).toThrow(RangeError)
})

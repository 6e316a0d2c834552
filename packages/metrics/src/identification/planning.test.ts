// Held against R 4.2.2 and against the published plan for rare false alerts: 1 in 6,000 against 2 in 6,000 needs about
// 141,241 trials a group.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallestDetectableGap, trialsPerGroup } from './planning.ts'

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

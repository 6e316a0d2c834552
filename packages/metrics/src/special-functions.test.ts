// Held against SciPy 1.10.1 (scipy.special, scipy.stats), and, where SciPy itself loses digits (large counts,
// Student's quantiles), against R 4.2.2 and mpmath 1.2.1 at 40 digits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  betaQuantile,
  incompleteBeta,
  logBinomialDensity,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from './special-functions.ts'

function expectNear(value: number, expected: number, relative = 1e-12): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-300))
}

test.each([
  [1e-5, 11.512919692895826],
  [0.5, 0.5723649429247],
  [3.5, 1.2009736023470743],
  [14.9, 24.924132002217277],
  [15, 25.191221182738683],
  [100, 359.1342053695754],
  [1e7, 151180949.36947393],
])('log Γ(%d)', (x, expected) => {
  expectNear(logGamma(x), expected)
})

test('log Γ is 0 at 1 and at 2, and refuses what is not positive', () => {
  expect(logGamma(1)).toBeCloseTo(0, 14)
  expect(logGamma(2)).toBeCloseTo(0, 14)
  expect(() => logGamma(0)).toThrow(RangeError)
})

test.each([
  [0.5, 2, 3, 0.6875],
  [0.1, 0.5, 20.5, 0.9611608301943073],
  [0.999, 3000, 2.5, 0.3057810539841698],
  [0.30799, 81, 183, 0.5232899379033056],
  [1e-6, 10, 3_000_000, 0.00110250433324034],
  [0.2, 0.5, 0.5, 0.29516723530086664],
])('I_%d(%d, %d)', (x, a, b, expected) => {
  expectNear(incompleteBeta(x, a, b), expected, 1e-11)
})

test('the incomplete beta function keeps nine digits at ten million', () => {
  expectNear(incompleteBeta(0.4999, 5e6, 5e6), 0.26354463153142, 1e-9)
})

test.each([
  [0.025, 0.5, 20.5, 2.4246478459242733e-5],
  [0.975, 11, 3147426, 5.842956466796954e-6],
  [0.025, 5e5, 5e5, 0.49902001870387463],
  [0.5, 1, 1, 0.5],
  [0.999, 3, 0.5, 0.9999997155554476],
])('beta quantile %d of (%d, %d)', (p, a, b, expected) => {
  expectNear(betaQuantile(p, a, b), expected, 1e-10)
})

test('the beta quantile undoes the incomplete beta function', () => {
  const shape = fc.double({ min: 0.2, max: 2000, noNaN: true })
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(probability, shape, shape, (p, a, b) => {
      const x = betaQuantile(p, a, b)
      expect(x >= 0 && x <= 1).toBe(true)
      // Near the ends of [0, 1] a double cannot stand close enough to the quantile to undo it.
      if (x > 1e-9 && x < 1 - 1e-9) expect(Math.abs(incompleteBeta(x, a, b) - p)).toBeLessThan(1e-6)
    }),
  )
})

test.each([
  [-10, 7.61985302416047e-24],
  [-5, 2.866515718791933e-7],
  [-3.0001, 0.0013494549132607172],
  [-2.9999, 0.001350341282954925],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [3, 0.9986501019683699],
  [6, 0.9999999990134123],
])('Φ(%d)', (z, expected) => {
  expectNear(normalCdf(z), expected)
})

test.each([
  [1e-300, -37.0470962993612],
  [1e-10, -6.361340902404056],
  [0.001, -3.090232306167813],
  [0.3, -0.5244005127080409],
  [0.975, 1.959963984540054],
  [0.999999, 4.753424308817087],
])('normal quantile of %d', (p, expected) => {
  expectNear(normalQuantile(p), expected)
})

test.each([
  [1, 12.706204736174694],
  [2, 4.30265272974946],
  [9, 2.262157162798205],
  [49, 2.00957523712924],
  [9999, 1.9602012636213575],
])('Student quantile with %d degrees of freedom', (degrees, expected) => {
  expectNear(studentQuantile(0.95, degrees), expected, 1e-10)
})

test.each([
  [3, 10, 0.5, -2.143980062817406],
  [500000, 1000000, 0.5, -7.13354688230902],
  [10, 3147436, 3e-6, -2.094714615890596],
  [1000, 1e7, 1e-4, -4.372849503526964],
])('log density of %d in %d at %d', (x, n, p, expected) => {
  expectNear(logBinomialDensity(x, n, p), expected, 1e-9)
})

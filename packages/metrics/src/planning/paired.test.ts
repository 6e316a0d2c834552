// Held against the formula of Connor (1987) as in B. Greenwell's pwr.mcnemar (an R gist), run in R 4.2.2; the first row is its example.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsNeeded, smallestPairedGap } from './paired.ts'

const USUAL = { significance: 0.05, power: 0.8 }

test.each([
  [0.05, 0.45, 0.8, 22.0113244274],
  [0.1, 0.2, 0.8, 233.094538205],
  [0.125, 0.25, 0.9, 247.997259899],
])('%d and %d with power %d', (onlyA, onlyB, power, n) => {
  expect(pairsNeeded({ onlyA, onlyB }, { significance: 0.05, power })).toBe(Math.ceil(n))
})

const shares = fc.double({ min: 0.001, max: 0.49, noNaN: true })

test('the gap that n pairs show is the gap for which n pairs are needed', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      fc.integer({ min: 10, max: 1_000_000 }),
      (discordant, pairs) => {
        const gap = smallestPairedGap(discordant, pairs, USUAL)
        if (gap === undefined) return
        const needed = pairsNeeded({ onlyA: (discordant - gap) / 2, onlyB: (discordant + gap) / 2 }, USUAL)
        expect(Math.abs(needed - pairs)).toBeLessThanOrEqual(1 + pairs * 1e-6)
        expect(smallestPairedGap(discordant, 2 * pairs, USUAL) ?? 1).toBeLessThan(gap)
      },
    ),
  )
})

test('swapping the systems changes nothing; more power needs more pairs', () => {
  fc.assert(
    fc.property(shares, shares, (onlyA, onlyB) => {
      fc.pre(Math.abs(onlyA - onlyB) > 1e-4)
      const n = pairsNeeded({ onlyA, onlyB }, USUAL)
      expect(pairsNeeded({ onlyA: onlyB, onlyB: onlyA }, USUAL)).toBe(n)
      expect(pairsNeeded({ onlyA, onlyB }, { ...USUAL, power: 0.95 })).toBeGreaterThanOrEqual(n)
    }),
  )
})

test('a handful of pairs that hardly differ shows nothing', () => {
  expect(smallestPairedGap(0.1, 10, USUAL)).toBeUndefined()
})

test('refuses equal shares, shares above 1 together, and no pairs', () => {
  expect(() => pairsNeeded({ onlyA: 0.1, onlyB: 0.1 }, USUAL)).toThrow(RangeError)
  expect(() => pairsNeeded({ onlyA: 0.6, onlyB: 0.5 }, USUAL)).toThrow(RangeError)
  expect(() => smallestPairedGap(0, 10, USUAL)).toThrow(RangeError)
  expect(() => smallestPairedGap(0.1, 0, USUAL)).toThrow(RangeError)
})

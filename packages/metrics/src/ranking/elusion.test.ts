// Held against a worked example: 8,000 found, 5 relevant in a sample of 1,534 from 92,000 discarded; limits of elusion
// by R 4.2.2, binom.test(5, 1534). The finite limits are R's too (hypergeometric.test.ts).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ElusionSample, elusionOf, mergeElusionSamples } from './elusion.ts'

const WORKED: ElusionSample = { found: 8000, discarded: 92_000, sampled: 1534, relevant: 5 }

test('the worked example: elusion [.00106, .00759], 97 to 698 missed, recall [.9197, .9880]', () => {
  const { elusion, missed, recall } = elusionOf(WORKED, 0.95, 'clopper-pearson')
  expect([elusion.low.toFixed(5), elusion.high.toFixed(5)]).toEqual(['0.00106', '0.00759'])
  expect(elusion.low).toBeCloseTo(0.00105915623618, 13)
  expect(elusion.high).toBeCloseTo(0.00758995368928, 13)
  expect([Math.floor(missed.low), Math.floor(missed.high)]).toEqual([97, 698])
  expect([recall?.low.toFixed(4), recall?.high.toFixed(4)]).toEqual(['0.9197', '0.9880'])
  expect(recall?.estimate).toBeCloseTo(8000 / (8000 + (5 * 92_000) / 1534), 14)
})

test('the same, knowing that the discarded are finite: 99 to 694 missed', () => {
  const { missed, recall } = elusionOf(WORKED, 0.95, 'hypergeometric')
  expect(missed).toMatchObject({ low: 99, high: 694 })
  expect(recall).toMatchObject({ low: 8000 / 8694, high: 8000 / 8099 })
})

test('nothing relevant in the sample: recall may be 1, and its lower limit says how far it is shown', () => {
  const { recall, elusion } = elusionOf({ ...WORKED, relevant: 0 }, 0.95, 'hypergeometric')
  expect(elusion.low).toBe(0)
  expect(recall).toEqual({ estimate: 1, low: 8000 / 8219, high: 1 })
})

test('nothing found: there is no recall to state', () => {
  expect(elusionOf({ ...WORKED, found: 0 }, 0.95, 'clopper-pearson').recall).toBeNull()
})

test.each<Partial<ElusionSample>>([
  { found: -1 },
  { found: 0.5 },
  { sampled: 92_001 },
  { relevant: 1535 },
  { sampled: 0 },
])('refuses %j', (part) => {
  expect(() => elusionOf({ ...WORKED, ...part }, 0.95, 'clopper-pearson')).toThrow(RangeError)
  expect(() => elusionOf({ ...WORKED, ...part }, 0.95, 'hypergeometric')).toThrow(RangeError)
})

const samples = fc
  .record({ found: fc.integer({ min: 1, max: 500 }), sampled: fc.integer({ min: 1, max: 80 }) })
  .chain(({ found, sampled }) =>
    fc.record({
      found: fc.constant(found),
      sampled: fc.constant(sampled),
      relevant: fc.integer({ min: 0, max: sampled }),
      discarded: fc.integer({ min: sampled, max: 400 }),
    }),
  )
const methods = fc.constantFrom('clopper-pearson' as const, 'hypergeometric' as const)

test('estimates lie within their limits, and limits in [0, 1]', () => {
  fc.assert(
    fc.property(samples, methods, (sample, method) => {
      const { elusion, recall } = elusionOf(sample, 0.95, method)
      for (const { estimate, low, high } of [elusion, recall ?? elusion]) {
        expect(0 <= low && low <= estimate + 1e-12 && estimate <= high + 1e-12 && high <= 1).toBe(true)
      }
    }),
  )
})

test('nearly the whole pile was sampled: the limits, whole numbers, still hold the estimate of 1.01', () => {
  const sample = { found: 8, discarded: 100, sampled: 99, relevant: 1 }
  const { missed, recall } = elusionOf(sample, 0.95, 'hypergeometric')
  expect(missed).toEqual({ estimate: (1 / 99) * 100, low: 1, high: (1 / 99) * 100 })
  expect(recall?.low).toBe(recall?.estimate)
})

test('limits of a higher level hold those of a lower one', () => {
  fc.assert(
    fc.property(samples, methods, (sample, method) => {
      const [narrow, wide] = [0.8, 0.95].map((level) => elusionOf(sample, level, method).missed)
      expect(wide && narrow && wide.low <= narrow.low && narrow.high <= wide.high).toBe(true)
    }),
  )
})

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(samples, samples, samples, (a, b, c) => {
      const merged = mergeElusionSamples(mergeElusionSamples(a, b), c)
      expect(merged).toEqual(mergeElusionSamples(c, mergeElusionSamples(b, a)))
      expect(merged.discarded).toBe(a.discarded + b.discarded + c.discarded)
    }),
  )
})

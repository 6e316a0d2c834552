// The variance of the difference of two figures of the same units, held against statsmodels, and what it must hold to.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectUnits, pairedSumsDifference } from '../index.ts'

type Unit = readonly [eventsA: number, eventsB: number, n: number]

/** The difference of two shares of the same observations: amounts are events and n, of a and of b. */
function difference(units: readonly Unit[], level = 0.95) {
  const collected = collectUnits(4)
  for (const [a, b, n] of units) collected.add({ amounts: [a, n, b, n], observations: n })
  const [eventsA = 0, n = 0, eventsB = 0] = collected.read().sums
  const figure = (events: number) => ({ estimate: events / n, gradient: [1 / n, -events / n / n] })
  return pairedSumsDifference(collected.read(), figure(eventsA), figure(eventsB), level)
}

test('as the cluster-robust variance of statsmodels 0.13.5', () => {
  // sm.OLS(d, ones).fit(cov_type='cluster', use_correction=False), times the root of G ÷ (G − 1); SciPy 1.10.1's t of 4 degrees.
  const found = difference([
    [3, 2, 5],
    [1, 2, 4],
    [6, 3, 6],
    [2, 2, 3],
    [4, 1, 7],
  ])
  expect(found?.estimate).toBeCloseTo(0.24000000000000002, 12)
  expect(found?.low).toBeCloseTo(-0.12361892220451984, 10)
  expect(found?.high).toBeCloseTo(0.6036189222045198, 10)
  expect(found?.p).toBeCloseTo(0.14081156827801647, 10)
})

const unit = fc
  .tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 }))
  .map(([a, b, n]): Unit => [Math.min(a, n), Math.min(b, n), n])
const some = fc.array(unit, { minLength: 2, maxLength: 20 })

test('holds the estimate, is wider at a higher level, and mirrors', () => {
  fc.assert(
    fc.property(some, (units) => {
      const [found, wider] = [difference(units), difference(units, 0.99)]
      const back = difference(units.map(([a, b, n]) => [b, a, n]))
      if (found === undefined || wider === undefined || back === undefined)
        throw new Error('two units are enough')
      expect(found.low).toBeLessThanOrEqual(found.estimate)
      expect(found.high).toBeGreaterThanOrEqual(found.estimate)
      expect(wider.low).toBeLessThanOrEqual(found.low + 1e-12)
      expect(back.low).toBeCloseTo(-found.high, 10)
    }),
  )
})

test('a system against itself differs by 0, and by no more than units without an event allow', () => {
  const found = difference([
    [3, 3, 5],
    [1, 1, 4],
    [0, 0, 3],
  ])
  expect(found).toMatchObject({ estimate: 0, p: 1 })
  expect(found?.high).toBeCloseTo(0.5615, 3)
  expect(
    difference([
      [1, 0, 2],
      [1, 0, 2],
    ])?.p,
  ).toBeNull()
})

test('one unit is too few; gradients must fill the vector', () => {
  expect(difference([[1, 0, 3]])).toBeUndefined()
  const joint = collectUnits(2).read()
  expect(() =>
    pairedSumsDifference(joint, { estimate: 0, gradient: [] }, { estimate: 0, gradient: [0] }, 0.95),
  ).toThrow(RangeError)
})

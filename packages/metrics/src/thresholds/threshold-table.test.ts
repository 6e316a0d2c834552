// The bands are held against Massart's constant and by simulation, the table against plain counting.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { scanHistogram } from '../score-scan.ts'
import { countScores } from '../verification/count-scores.ts'
import { bandHalfWidth, rateBands, thresholdTable } from './threshold-table.ts'

const rows = fc.array(fc.tuple(fc.nat(12), fc.boolean()), { maxLength: 60 })

function scan(all: readonly (readonly [number, boolean])[]) {
  const positive = Uint8Array.from(all, ([, truth]) => (truth ? 1 : 0))
  return scanHistogram(
    countScores(
      Float64Array.from(all, ([score]) => score),
      positive,
    ),
    { curve: true },
  )
}

test('each row counts what its threshold decides', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const table = thresholdTable(scan(all))
      const both = new Set(all.map(([, truth]) => truth)).size === 2
      expect(table.length).toBe(both ? new Set(all.map(([score]) => score)).size + 1 : 0)
      for (const { threshold, confusion } of table) {
        const decide = (decision: boolean, truth: boolean) =>
          all.filter(([s, t]) => t === truth && s >= (threshold ?? 99) === decision).length
        expect(confusion).toEqual({
          truePositives: decide(true, true),
          falsePositives: decide(true, false),
          trueNegatives: decide(false, false),
          falseNegatives: decide(false, true),
        })
      }
    }),
  )
})

test('the counts of a thinned curve are whole and rise', () => {
  const { uniform } = createRandom(4)
  const table = thresholdTable(scan(Array.from({ length: 30_000 }, () => [uniform(), uniform() < 0.3])))
  expect(table.length).toBeLessThanOrEqual(1001)
  for (const [i, { confusion }] of table.entries()) {
    const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion
    expect(truePositives + falsePositives + trueNegatives + falseNegatives).toBe(30_000)
    expect(Number.isInteger(truePositives) && Number.isInteger(falsePositives)).toBe(true)
    const before = table[i - 1]?.confusion
    expect(truePositives).toBeGreaterThanOrEqual(before?.truePositives ?? 0)
  }
})

test('Massart: 1.3581 ÷ √n at 95 %, 1.6276 ÷ √n at 99 %', () => {
  // The asymptotic critical values of Kolmogorov's statistic, which the bound meets to four digits.
  expect(bandHalfWidth(10_000, 0.95) * 100).toBeCloseTo(1.3581, 4)
  expect(bandHalfWidth(10_000, 0.99) * 100).toBeCloseTo(1.6276, 4)
  expect(bandHalfWidth(1, 0.95)).toBe(1)
})

test('the bands hold for all thresholds at once as often as they say', () => {
  const { uniform } = createRandom(12)
  const share = (hold: (curve: ReturnType<typeof rateBands>) => boolean): number => {
    let held = 0
    for (let run = 0; run < 1000; run++) {
      const all = Array.from({ length: 200 }, (_, i) => [uniform(), i % 2 === 0] as const)
      if (hold(rateBands(scan(all), 0.95))) held++
    }
    return held / 1000
  }
  // Scores are uniform: a share of 1 − t of them is above any t.
  const inside = share((bands) =>
    bands.every(({ threshold, falsePositiveRate: { low, high } }) => {
      const truth = 1 - (threshold ?? 1)
      return low <= truth && truth <= high
    }),
  )
  expect(inside).toBeGreaterThan(0.94)
  expect(inside).toBeLessThan(0.985)
})

test('bands contain the rates and grow with the level; none without both classes', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const sums = scan(all)
      const [narrow, wide] = [rateBands(sums, 0.5), rateBands(sums, 0.99)]
      expect(narrow.length).toBe(sums.curve.length)
      for (const [i, { truePositiveRate: outer, falsePositiveRate }] of wide.entries()) {
        const [inner, rate] = [narrow[i]?.truePositiveRate, sums.curve[i]?.truePositiveRate ?? -1]
        if (inner === undefined) throw new Error('as many points at each level')
        expect(0 <= outer.low && outer.low <= inner.low && inner.low <= rate).toBe(true)
        expect(rate <= inner.high && inner.high <= outer.high && outer.high <= 1).toBe(true)
        const along = sums.curve[i]?.falsePositiveRate ?? -1
        expect(falsePositiveRate.low <= along && along <= falsePositiveRate.high).toBe(true)
      }
    }),
  )
})

test('refuses no observations and a level of 0', () => {
  expect(() => bandHalfWidth(0, 0.95)).toThrow(RangeError)
  expect(() => bandHalfWidth(5, 0)).toThrow(RangeError)
})

// Bins against the scores that were put into them: whatever the scores, the exact figures lie within the limits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaUnderRoc } from './area-under-roc.ts'
import { type BinnedScores, binEdge, binnedBounds, mergeBinnedScores, scanBins } from './binned-scores.ts'
import { scanHistogram } from './score-scan.ts'
import { countScores } from './verification/count-scores.ts'

const LIMITS = { low: 0, high: 1, bins: 10 }
type Row = readonly [score: number, truth: number]

function binned(rows: readonly Row[]): BinnedScores {
  const placeOf = (score: number) => {
    let place = 0
    while (place < 9 && score >= binEdge(LIMITS, place + 1)) place++
    return place
  }
  const places = [...new Set(rows.map(([score]) => placeOf(score)))].sort((a, b) => a - b)
  const count = (place: number, truth: number) =>
    rows.filter(([score, is]) => placeOf(score) === place && is === truth).length
  return {
    ...LIMITS,
    places,
    positives: places.map((place) => count(place, 1)),
    negatives: places.map((place) => count(place, 0)),
  }
}

const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }).map((x) => x / 40),
    fc.integer({ min: 0, max: 1 }),
  ),
  {
    minLength: 2,
    maxLength: 60,
  },
)

test('the exact area and average precision lie within the limits, and so do the binned ones', () => {
  fc.assert(
    fc.property(rows, (drawn) => {
      const exact = scanHistogram(
        countScores(
          Float64Array.from(drawn, ([s]) => s),
          Uint8Array.from(drawn, ([, t]) => t),
        ),
      )
      const counted = binned(drawn)
      const [bounds, inBins] = [binnedBounds(counted), scanBins(counted, { curve: false })]
      const area = areaUnderRoc(exact)
      if (bounds === undefined || area === undefined) return bounds === undefined && area === undefined
      const holds = ({ low, high }: { low: number; high: number }, value: number | undefined) =>
        value !== undefined && low - 1e-12 <= value && value <= high + 1e-12
      return (
        holds(bounds.area, area.estimate) &&
        holds(bounds.area, areaUnderRoc(inBins)?.estimate) &&
        holds(bounds.averagePrecision, exact.averagePrecision) &&
        holds(bounds.averagePrecision, inBins.averagePrecision)
      )
    }),
  )
})

test('the limits are attained by the best and the worst order within the bins', () => {
  const best = countScores(Float64Array.of(0.1, 0.2, 0.8, 0.9), Uint8Array.of(0, 1, 0, 1))
  const bounds = binnedBounds({
    low: 0,
    high: 1,
    bins: 2,
    places: [0, 1],
    positives: [1, 1],
    negatives: [1, 1],
  })
  expect(areaUnderRoc(scanHistogram(best))?.estimate).toBe(bounds?.area.high)
  expect(scanHistogram(best).averagePrecision).toBeCloseTo(bounds?.averagePrecision.high ?? 0, 14)
  const worst = countScores(Float64Array.of(0.1, 0.2, 0.8, 0.9), Uint8Array.of(1, 0, 1, 0))
  expect(areaUnderRoc(scanHistogram(worst))?.estimate).toBe(bounds?.area.low)
  expect(scanHistogram(worst).averagePrecision).toBeCloseTo(bounds?.averagePrecision.low ?? 0, 14)
})

test('any split merges to the whole, and other bins do not merge', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (drawn, at) => {
      const merged = mergeBinnedScores(binned(drawn.slice(0, at)), binned(drawn.slice(at)))
      expect(merged).toEqual(binned(drawn))
    }),
  )
  expect(() => mergeBinnedScores(binned([]), { ...binned([]), bins: 4 })).toThrow(RangeError)
})

test('one class alone has no limits', () => {
  expect(binnedBounds(binned([[0.5, 1]]))).toBeUndefined()
})

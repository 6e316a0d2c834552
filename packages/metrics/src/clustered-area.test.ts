// Held against the formulas of the R function doAUCcluster (R package iMRMC, after the Cleveland Clinic's
// funcs_clusteredROC.R), run under R 4.2.2 on these rows, and against DeLong where each cluster is one observation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaUnderRoc } from './area-under-roc.ts'
import { clusteredArea } from './clustered-area.ts'
import { createRandom } from './random.ts'
import { scanHistogram } from './score-scan.ts'
import { countScores } from './verification/count-scores.ts'

const SCORES = [3, 5, 2, 7, 8, 1, 4, 6, 5, 9, 2, 3, 7, 7, 4, 6, 8, 2, 5, 1, 9, 3, 6, 4]
const TRUTHS = [0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1]
const UNITS = [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 9, 9, 9]

function rising(units: readonly number[], scores = SCORES, truths = TRUTHS) {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const by = (values: readonly number[]) => order.map((i) => values[i] ?? 0)
  return { scores: by(scores), truths: by(truths), units: by(units) }
}

test('the area and its variance of 24 observations of nine clusters as R has them', () => {
  const area = clusteredArea(rising(UNITS))
  expect(area).toMatchObject({ positives: 12, negatives: 12, units: 9 })
  expect(area?.estimate).toBeCloseTo(0.868055555555556, 14)
  expect(area?.variance).toBeCloseTo(0.00419272731088535, 14)
})

test('with one observation a cluster it is DeLong’s', () => {
  const random = createRandom(3)
  const scores = Array.from({ length: 200 }, () => Math.floor(random.uniform() * 20))
  const truths = scores.map((score) => (random.uniform() * 20 < score ? 1 : 0))
  const area = clusteredArea(
    rising(
      scores.map((_, i) => i),
      scores,
      truths,
    ),
  )
  const delong = areaUnderRoc(scanHistogram(countScores(Float64Array.from(scores), Uint8Array.from(truths))))
  expect(area?.estimate).toBeCloseTo(delong?.estimate ?? 0, 14)
  expect(area?.variance).toBeCloseTo(delong?.variance ?? 0, 14)
})

test('the names of the clusters do not matter', () => {
  const renamed = clusteredArea(rising(UNITS.map((unit) => 31 - 3 * unit)))
  expect(renamed?.variance).toBeCloseTo(clusteredArea(rising(UNITS))?.variance ?? 0, 14)
})

const clustered = fc.array(fc.tuple(fc.nat(6), fc.nat(1), fc.nat(5)), { maxLength: 40 })

test('in [0, 1]; the order of rows and the names of clusters change nothing; turned over, so is the area', () => {
  fc.assert(
    fc.property(clustered, (rows) => {
      const of = (all: typeof rows, unit = (u: number) => u, score = (s: number) => s) =>
        clusteredArea(
          rising(
            all.map(([, , u]) => unit(u)),
            all.map(([s]) => score(s)),
            all.map(([, truth]) => truth),
          ),
        )
      const area = of(rows)
      expect(area === undefined).toBe(new Set(rows.map(([, truth]) => truth)).size < 2)
      if (area === undefined) return
      expect(area.estimate >= 0 && area.estimate <= 1 && (area.variance ?? 0) >= 0).toBe(true)
      const [back, turned] = [of(rows.toReversed(), (u) => 7 - u), of(rows, undefined, (s) => 6 - s)]
      expect(back?.estimate).toBe(area.estimate)
      expect(back?.variance ?? -1).toBeCloseTo(area.variance ?? -1, 12)
      expect(turned?.estimate).toBeCloseTo(1 - area.estimate, 12)
      expect(turned?.variance ?? -1).toBeCloseTo(area.variance ?? -1, 12)
    }),
  )
})

test('one class only has no area, and a class in one cluster only no variance', () => {
  expect(clusteredArea({ scores: [1, 2], truths: [1, 1], units: [0, 1] })).toBeUndefined()
  expect(clusteredArea({ scores: [], truths: [], units: [] })).toBeUndefined()
  expect(clusteredArea({ scores: [1, 2, 3], truths: [0, 0, 1], units: [0, 1, 1] })?.variance).toBeNull()
})

test('scores that fall, are no numbers, or lack a truth are refused', () => {
  expect(() => clusteredArea({ scores: [2, 1], truths: [0, 1], units: [0, 1] })).toThrow(RangeError)
  expect(() => clusteredArea({ scores: [1, Number.NaN], truths: [0, 1], units: [0, 1] })).toThrow(RangeError)
  expect(() => clusteredArea({ scores: [1], truths: [], units: [0] })).toThrow(RangeError)
})

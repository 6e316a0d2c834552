// Held against pROC 1.18.0 (R 4.2.2), roc.test(paired = TRUE, method = "delong"): on the aSAH data that come with it (outcome by
// WFNS grade, by S100β and by NDKA; Turck et al., Intensive Care Medicine 36 (2010) 107–115), and on the ASVspoof 5 scores.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaUnderRoc } from '../area-under-roc.ts'
import { scanHistogram } from '../score-scan.ts'
import { countScores } from '../verification/count-scores.ts'
import { type PairedAreas, pairedAreaDifference, pairedAreas } from './paired-areas.ts'

const numbers = (text: string): Float64Array => Float64Array.from(text.split(' '), Number)
// biome-ignore format: one row of data each
const WFNS = numbers('1 1 1 1 3 2 5 4 1 2 5 2 5 5 1 2 5 2 2 5 2 1 1 1 1 2 1 2 1 1 3 4 2 1 4 5 4 1 4 2 5 5 1 1 2 4 1 1 2 5 5 2 1 2 5 1 2 2 2 1 5 1 1 2 5 2 1 4 5 2 4 4 1 4 1 2 1 4 2 1 2 3 2 4 2 1 4 5 1 1 5 4 2 2 1 1 1 3 1 2 5 2 2 5 5 5 2 4 4 5 1 1 1')
// biome-ignore format: one row of data each
const S100B = numbers('0.13 0.14 0.1 0.04 0.13 0.1 0.47 0.16 0.18 0.1 0.12 0.1 0.44 0.71 0.04 0.08 0.49 0.04 0.07 0.33 0.09 0.09 0.07 0.11 0.07 0.17 0.07 0.11 0.13 0.19 0.05 0.16 0.41 0.14 0.34 0.35 0.48 0.09 0.96 0.25 0.5 0.46 0.16 0.07 0.43 0.45 0.11 0.08 0.09 0.86 0.52 0.08 0.06 0.13 2.07 0.1 0.14 0.15 0.07 0.06 0.77 0.05 0.09 0.3 0.03 0.09 0.04 0.23 0.7 0.09 0.27 0.71 0.08 0.26 0.08 0.16 0.09 0.13 0.1 0.08 0.11 0.33 0.11 0.28 0.07 0.1 0.32 0.22 0.07 0.05 0.24 0.38 0.1 0.15 0.08 0.14 0.1 0.07 0.04 0.19 0.56 0.14 0.58 0.32 0.82 0.74 0.15 0.47 0.17 0.44 0.15 0.5 0.48')
// biome-ignore format: one row of data each
const NDKA = numbers('3.01 8.54 8.09 10.42 17.4 12.75 6 13.2 15.54 6.01 15.96 17.86 5.18 8.9 13.41 20.75 11.6 16.11 32.37 54.82 32.41 49.94 40.34 9.47 6.29 12.53 6.54 6.3 80.3 12.8 9.8 9.81 9.85 18.21 5.03 14.04 21.93 8.02 7.42 8.38 6.59 9.63 13.12 7.96 14.34 41.43 7.63 7.06 12.59 13.56 3.87 9.44 7.66 12.98 419.19 27.19 22.27 9.95 21.22 11.73 10.4 58.83 6.39 11.09 12.22 13.67 17.21 22.63 12.9 9.7 21.57 8.23 72.57 15.54 10.51 10.6 14.57 5.19 9.63 4.61 21.48 17.3 12.71 9.44 11.07 19.46 10.83 5.37 11.97 7.75 9.83 10.55 28.49 8.53 12.57 12.9 46.83 11.68 12.67 9.01 9.57 34.06 11.72 14.26 47.61 11.67 24.58 10.33 13.87 15.89 22.43 6.79 13.45')
// biome-ignore format: one row of data each
const POOR = Uint8Array.from(numbers('0 0 0 0 1 1 0 1 0 0 1 0 1 1 0 0 1 0 1 1 1 0 1 0 0 0 0 0 0 0 0 0 1 0 0 1 1 0 1 1 0 0 0 0 0 0 0 0 0 1 1 0 0 0 1 0 0 0 1 0 1 0 0 1 1 1 0 1 1 0 1 1 1 1 0 0 0 1 1 0 1 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 0 0 0 1 0 0 0'))

function areasOf(a: Float64Array, b: Float64Array, truth: Uint8Array): PairedAreas {
  const areas = pairedAreas(a, b, truth)
  if (areas === undefined) throw new Error('one class')
  return areas
}

test.each([
  [
    'WFNS and S100B',
    WFNS,
    S100B,
    0.823678861789,
    0.731368563686,
    0.0271757822292,
    0.0104061769565,
    0.174214419249,
  ],
  [
    'S100B and NDKA',
    S100B,
    NDKA,
    0.731368563686,
    0.61195799458,
    0.164295175223,
    -0.0488706064228,
    0.287691744634,
  ],
  [
    'WFNS and NDKA',
    WFNS,
    NDKA,
    0.823678861789,
    0.61195799458,
    0.00514557970691,
    0.063401170934,
    0.360040563483,
  ],
])('%s as pROC has it', (_, a, b, areaA, areaB, p, low, high) => {
  const areas = areasOf(a, b, POOR)
  expect(areas.a.estimate).toBeCloseTo(areaA, 11)
  expect(areas.b.estimate).toBeCloseTo(areaB, 11)
  const difference = pairedAreaDifference(areas, 0.95)
  expect(difference.method).toBe('delong-paired')
  expect(difference.p).toBeCloseTo(p, 11)
  expect(difference.low).toBeCloseTo(low, 11)
  expect(difference.high).toBeCloseTo(high, 11)
})

test('variances and covariance as pROC has them: var(roc), cov(roc, roc)', () => {
  const { a, b, covariance } = areasOf(WFNS, S100B, POOR)
  expect(a.variance).toBeCloseTo(0.00146991470882, 13)
  expect(b.variance).toBeCloseTo(0.00266868245717, 13)
  expect(covariance).toBeCloseTo(0.00119615567377, 13)
})

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/asvspoof5-dev-scores.csv')
const absent = !existsSync(DATA)

test.skipIf(absent)(
  `two scores of 29,548 recordings as pROC has them${absent ? ' (skipped: no ../shared/data)' : ''}`,
  () => {
    const rows = readFileSync(DATA, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').map(Number))
    const column = (i: number): Float64Array => Float64Array.from(rows, (row) => row[i] ?? 0)
    const areas = areasOf(
      column(0),
      column(1),
      Uint8Array.from(rows, (row) => (row[2] === 0 ? 0 : 1)),
    )
    expect(areas.a.estimate).toBeCloseTo(0.290533097312, 11)
    expect(areas.b.estimate).toBeCloseTo(0.999423361626, 11)
    expect(areas.a.variance / 1.61694802251e-5).toBeCloseTo(1, 9)
    expect(areas.b.variance / 2.80103101836e-8).toBeCloseTo(1, 9)
    expect(areas.covariance / 1.7751002713e-8).toBeCloseTo(1, 9)
    const { low, high } = pairedAreaDifference(areas, 0.95)
    expect([low, high].map((limit) => limit.toFixed(11))).toEqual(['-0.71676970677', '-0.70101082186'])
  },
)

const cases = fc.array(
  fc.record({ a: fc.integer({ min: 0, max: 6 }), b: fc.integer({ min: 0, max: 6 }), truth: fc.boolean() }),
  {
    minLength: 6,
    maxLength: 40,
  },
)
type Case = { readonly a: number; readonly b: number; readonly truth: boolean }
const compare = (rows: readonly Case[]): PairedAreas | undefined =>
  pairedAreas(
    Float64Array.from(rows, (row) => row.a),
    Float64Array.from(rows, (row) => row.b),
    Uint8Array.from(rows, (row) => Number(row.truth)),
  )

test('each area is the one that ranks alone give, with its variance', () => {
  fc.assert(
    fc.property(cases, (rows) => {
      const alone = areaUnderRoc(
        scanHistogram(
          countScores(
            Float64Array.from(rows, (row) => row.a),
            Uint8Array.from(rows, (row) => Number(row.truth)),
          ),
        ),
      )
      const paired = compare(rows)
      expect(paired === undefined).toBe(alone === undefined)
      expect(paired?.a.estimate ?? 0).toBeCloseTo(alone?.estimate ?? 0, 12)
      expect(paired?.a.variance ?? 0).toBeCloseTo(alone?.variance ?? 0, 12)
    }),
  )
})

test('the order of the rows does not matter, and swapping the systems turns the sign', () => {
  fc.assert(
    fc.property(cases, (rows) => {
      const [one, other] = [
        compare(rows),
        compare(rows.toReversed().map(({ a, b, truth }) => ({ a: b, b: a, truth }))),
      ]
      fc.pre(one !== undefined && other !== undefined)
      const [left, right] = [pairedAreaDifference(one, 0.9), pairedAreaDifference(other, 0.9)]
      expect(left.estimate).toBeCloseTo(-right.estimate, 12)
      expect(left.low).toBeCloseTo(-right.high, 10)
      expect(left.low).toBeLessThanOrEqual(left.estimate + 1e-12)
      expect(left.high).toBeGreaterThanOrEqual(left.estimate - 1e-12)
      if (one.a.variance === 0 || one.b.variance === 0) return
      expect(one.covariance ** 2).toBeLessThanOrEqual(one.a.variance * one.b.variance + 1e-12)
    }),
  )
})

test('the same scores twice: no difference, and no certainty that there is none', () => {
  const difference = pairedAreaDifference(areasOf(WFNS, WFNS, POOR), 0.95)
  expect(difference).toMatchObject({ estimate: 0, method: 'mover', p: 1 })
  expect(difference.low).toBeLessThan(0)
  expect(difference.high).toBeGreaterThan(0)
})

test('perfect separation by one system leaves the other method to answer', () => {
  const truth = Uint8Array.of(0, 0, 0, 1, 1, 1)
  const areas = areasOf(Float64Array.of(1, 2, 3, 4, 5, 6), Float64Array.of(1, 4, 3, 2, 5, 6), truth)
  const { method, p } = pairedAreaDifference(areas, 0.95)
  expect(method).toBe('mover')
  const { low } = pairedAreaDifference(areas, 1 - p)
  expect(low).toBeCloseTo(0, 9)
})

const CLUSTERED = {
  a: [3, 5, 2, 7, 8, 1, 4, 6, 5, 9, 2, 3, 7, 7, 4, 6, 8, 2, 5, 1, 9, 3, 6, 4],
  b: [2, 6, 4, 5, 7, 3, 4, 2, 6, 6, 5, 2, 9, 3, 4, 5, 4, 4, 7, 1, 6, 4, 2, 7],
  truth: [0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1],
  units: [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 9, 9, 9],
}

/** By the formulas of the R function doAUCcluster with two predictors (R package iMRMC), run under R 4.2.2 on these rows. */
test('areas of nine clusters, their variances, covariance, interval and p-value as R has them', () => {
  const areas = pairedAreas(
    Float64Array.from(CLUSTERED.a),
    Float64Array.from(CLUSTERED.b),
    Uint8Array.from(CLUSTERED.truth),
    Int32Array.from(CLUSTERED.units),
  )
  if (areas === undefined) throw new Error('one class')
  expect(areas.a.estimate).toBeCloseTo(0.868055555555556, 14)
  expect(areas.b.estimate).toBeCloseTo(0.798611111111111, 14)
  expect(areas.a.variance).toBeCloseTo(0.00419272731088535, 14)
  expect(areas.b.variance).toBeCloseTo(0.00967165820937643, 14)
  expect(areas.covariance).toBeCloseTo(-0.000842240503186443, 14)
  const { low, high, p, method } = pairedAreaDifference(areas, 0.95)
  expect(method).toBe('obuchowski-paired')
  expect(low).toBeCloseTo(-0.174953449307806, 12)
  expect(high).toBeCloseTo(0.313842338196695, 12)
  expect(p).toBeCloseTo(0.577586184824555, 12)
})

test('with an observation a cluster it is DeLong’s', () => {
  const each = Int32Array.from(POOR, (_, i) => i)
  const areas = pairedAreas(WFNS, S100B, POOR, each)
  if (areas === undefined) throw new Error('one class')
  expect(areas.covariance).toBeCloseTo(areasOf(WFNS, S100B, POOR).covariance, 15)
  expect(pairedAreaDifference(areas, 0.95).p).toBeCloseTo(0.0271757822292, 11)
})

test('clusters of which one alone has a positive leave the other method to answer, by the number of clusters', () => {
  const truth = Uint8Array.of(0, 1, 1, 0, 0, 0)
  const areas = pairedAreas(
    Float64Array.of(1, 5, 6, 2, 3, 7),
    Float64Array.of(1, 2, 6, 4, 3, 5),
    truth,
    Int32Array.of(0, 1, 1, 2, 3, 3),
  )
  if (areas === undefined) throw new Error('one class')
  const { method, low, high } = pairedAreaDifference(areas, 0.95)
  expect(method).toBe('mover')
  expect(high - low).toBeGreaterThan(0.9)
})

test('one class has no area; columns of different lengths and NaN are refused', () => {
  const scores = Float64Array.of(1, 2)
  expect(pairedAreas(scores, scores, Uint8Array.of(1, 1))).toBeUndefined()
  expect(pairedAreas(new Float64Array(), new Float64Array(), new Uint8Array())).toBeUndefined()
  expect(() => pairedAreas(scores, Float64Array.of(1), Uint8Array.of(0, 1))).toThrow(RangeError)
  expect(() => pairedAreas(scores, Float64Array.of(1, Number.NaN), Uint8Array.of(0, 1))).toThrow(RangeError)
})

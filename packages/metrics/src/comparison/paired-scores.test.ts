// Held against the closed forms that it must agree with where there are any: DeLong's interval for pairs, Obuchowski's for clusters,
// the mean of squared errors; and against scikit-learn 1.2.1 for the estimates. Seeds are fixed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { scanHistogram } from '../score-scan.ts'
import { averagePrecisionOfScores } from '../thresholds/index.ts'
import { pairedAreaDifference, pairedAreas } from './paired-areas.ts'
import { pairedScoreBootstrap, type ScoreStatistic, type ScoresOfTwo } from './paired-scores.ts'

const area: ScoreStatistic = (histogram) => {
  const { concordance, positives, negatives } = scanHistogram(histogram)
  return concordance / (2 * positives * negatives)
}
const precision: ScoreStatistic = (histogram) => averagePrecisionOfScores(histogram) ?? Number.NaN

/** Clusters of `each` observations that share a part of their score. */
function drawn(clusters: number, each: number): ScoresOfTwo & { readonly unit: Int32Array } {
  const random = createRandom(5)
  const n = clusters * each
  const unit = Int32Array.from({ length: n }, (_, i) => Math.floor(i / each))
  const shared = Float64Array.from({ length: clusters }, () => random.uniform())
  const truth = Uint8Array.from({ length: n }, () => (random.uniform() < 0.5 ? 1 : 0))
  const score = (lift: number) =>
    Float64Array.from(
      truth,
      (positive, i) => lift * positive + (shared[unit[i] ?? 0] ?? 0) + random.uniform(),
    )
  return { a: score(0.9), b: score(0.5), truth, unit, units: { kind: 'columns', columns: [] } }
}

const options = { replicates: 4000, random: createRandom(2) }

test('independent observations: DeLong’s interval for pairs, within the noise of resampling', () => {
  const rows = drawn(300, 1)
  const areas = pairedAreas(rows.a, rows.b, rows.truth)
  if (areas === undefined) throw new Error('one class')
  const closed = pairedAreaDifference(areas, 0.95)
  const [found] = pairedScoreBootstrap(rows, [area], options, 0.95)
  if (found?.kind !== 'measured') throw new Error('no figure')
  expect(found.estimate).toBeCloseTo(closed.estimate, 12)
  const width = closed.high - closed.low
  expect(Math.abs(found.low - closed.low)).toBeLessThan(0.1 * width)
  expect(Math.abs(found.high - closed.high)).toBeLessThan(0.1 * width)
})

test('clusters: Obuchowski’s interval; of two columns that cross the bootstrap is at least as wide', () => {
  const rows = drawn(80, 5)
  const areas = pairedAreas(rows.a, rows.b, rows.truth, rows.unit)
  if (areas === undefined) throw new Error('one class')
  const closed = pairedAreaDifference(areas, 0.95)
  const width = closed.high - closed.low
  const clustered = { ...rows, units: { kind: 'columns', columns: [rows.unit] } } as const
  const [found] = pairedScoreBootstrap(clustered, [area], options, 0.95)
  if (found?.kind !== 'measured') throw new Error('no figure')
  expect(Math.abs(found.high - found.low - width)).toBeLessThan(0.12 * width)
  const other = rows.unit.map((_, i) => i % 5)
  const crossed = { ...rows, units: { kind: 'columns', columns: [rows.unit, other] } } as const
  const [both] = pairedScoreBootstrap(crossed, [area], options, 0.95)
  if (both?.kind !== 'measured') throw new Error('no figure')
  expect(both.high - both.low).toBeGreaterThan(0.9 * (found.high - found.low))
})

test('whole weights are as many observations', () => {
  const rows = {
    a: Float64Array.of(1, 2, 2, 5, 4, 3),
    b: Float64Array.of(2, 1, 3, 4, 6, 3),
    truth: Uint8Array.of(0, 1, 0, 1, 1, 0),
    units: { kind: 'columns', columns: [] },
  } as const
  const weights = Float64Array.of(1, 3, 2, 1, 2, 4)
  const repeated = [...weights].flatMap((times, i) => new Array<number>(times).fill(i))
  const written = {
    a: Float64Array.from(repeated, (i) => rows.a[i] ?? 0),
    b: Float64Array.from(repeated, (i) => rows.b[i] ?? 0),
    truth: Uint8Array.from(repeated, (i) => rows.truth[i] ?? 0),
    units: rows.units,
  }
  const estimate = (of: ScoresOfTwo) =>
    pairedScoreBootstrap(of, [area, precision], { replicates: 200, random: createRandom(1) }, 0.95).map(
      (found) => (found.kind === 'measured' ? [found.a, found.b] : found.reason),
    )
  expect(estimate({ ...rows, weights })).toEqual(estimate(written))
})

test('average precision as scikit-learn has it (average_precision_score)', () => {
  const truth = Uint8Array.of(0, 0, 1, 1, 0, 1)
  const rows = {
    a: Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.7, 0.65),
    b: Float64Array.of(0.2, 0.9, 0.3, 0.6, 0.1, 0.6),
    truth,
    units: { kind: 'columns', columns: [] },
  } as const
  const [found] = pairedScoreBootstrap(rows, [precision], { replicates: 300, random: createRandom(1) }, 0.95)
  if (found?.kind !== 'measured') throw new Error('no figure')
  expect(found.a).toBeCloseTo(0.7555555555555555, 12)
  expect(found.b).toBeCloseTo(0.6944444444444444, 12)
})

test('people who share comparisons: fewer people than comparisons, and wider limits', () => {
  const random = createRandom(8)
  const people = 14
  const pairs = Array.from({ length: people }, (_, i) =>
    Array.from({ length: i + 1 }, (_, j) => [i, j] as const),
  ).flat()
  const way = Float64Array.from({ length: people }, () => random.uniform())
  const truth = Uint8Array.from(pairs, ([i, j]) => Number(i === j))
  const score = (lift: number) =>
    Float64Array.from(
      pairs,
      ([i, j]) => lift * Number(i === j) + (way[i] ?? 0) * (way[j] ?? 0) + random.uniform(),
    )
  const rows = { a: score(0.4), b: score(0.8), truth }
  const columns = [Int32Array.from(pairs, ([i]) => i), Int32Array.from(pairs, ([, j]) => j)] as const
  const width = (units: ScoresOfTwo['units']) => {
    const [found] = pairedScoreBootstrap({ ...rows, units }, [area], options, 0.95)
    if (found?.kind !== 'measured') throw new Error('no figure')
    return found.high - found.low
  }
  const apart = width({ kind: 'columns', columns: [] })
  expect(width({ kind: 'sharing', columns })).toBeGreaterThan(0.8 * apart)
  const turned = [columns[1], columns[0]] as const
  expect(width({ kind: 'sharing', columns: turned })).toBeGreaterThan(0.8 * apart)
})

test('swapping the systems turns the sign; the same scores differ by nothing', () => {
  const values = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.boolean()), { minLength: 4, maxLength: 25 })
  fc.assert(
    fc.property(values, fc.nat(), (table, seed) => {
      const rows: ScoresOfTwo = {
        a: Float64Array.from(table, ([a]) => a),
        b: Float64Array.from(table, ([, b]) => b),
        truth: Uint8Array.from(table, ([, , positive]) => Number(positive)),
        units: { kind: 'columns', columns: [] },
      }
      const read = (a: Float64Array, b: Float64Array) =>
        pairedScoreBootstrap(
          { ...rows, a, b },
          [area],
          { replicates: 150, random: createRandom(seed) },
          0.9,
        )[0]
      const [there, back, same] = [read(rows.a, rows.b), read(rows.b, rows.a), read(rows.a, rows.a)]
      expect(there?.kind).toBe(back?.kind)
      if (there?.kind !== 'measured' || back?.kind !== 'measured') return
      expect(there.estimate).toBe(-back.estimate + 0)
      expect(there.low).toBeCloseTo(-back.high, 12)
      expect(there.p).toBe(back.p)
      expect(same).toMatchObject({ estimate: 0, low: 0, high: 0, p: 1 })
    }),
    { numRuns: 30 },
  )
})

test('one class, one unit, and columns that do not fit', () => {
  const rows = {
    a: Float64Array.of(1, 2),
    b: Float64Array.of(2, 1),
    truth: Uint8Array.of(1, 1),
    units: { kind: 'columns', columns: [] },
  } as const
  const [none] = pairedScoreBootstrap(rows, [area], options, 0.95)
  expect(none).toEqual({ kind: 'not_measured', reason: 'no_figure' })
  const unit = { kind: 'columns', columns: [Int32Array.of(0, 0)] } as const
  const [one] = pairedScoreBootstrap({ ...rows, units: unit }, [precision], options, 0.95)
  expect(one).toEqual({ kind: 'not_measured', reason: 'one_unit' })
  expect(() => pairedScoreBootstrap({ ...rows, truth: Uint8Array.of(1) }, [area], options, 0.95)).toThrow(
    RangeError,
  )
  expect(() =>
    pairedScoreBootstrap({ ...rows, a: Float64Array.of(Number.NaN, 1) }, [area], options, 0.95),
  ).toThrow(RangeError)
})

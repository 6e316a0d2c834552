// 200 rows from a linear congruential generator, made here as scripts made them for scikit-learn 1.2.1 (Debian):
// matthews_corrcoef, average_precision_score, roc_auc_score, brier_score_loss; the calibration error of 15 bins by NumPy.
// The clustered area is held against R in packages/metrics; here, that the figure comes from there.
import { clusteredArea } from '@policeai/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countObservations } from '../../engine/count.ts'
import { readPlan } from '../../plan/index.ts'
import { headline } from '../../report/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'
import { binaryStateSchema, releaseBinary, releaseFaults } from './release.ts'
import { addToBins, createBinCounter, readBins, risingBins } from './rising-bins.ts'
import { type BinaryState, fromBins, mergeBinary } from './state.ts'

type Row = { id: number; truth: number; score: number; force: string; person: string }

/** The high bits of s ← 1,103,515,245·s + 12,345 modulo 2³¹. */
function generator(seed: number): () => number {
  let state = BigInt(seed)
  return () => {
    state = (state * 1_103_515_245n + 12_345n) % 2n ** 31n
    return Number(state / 65_536n)
  }
}

function makeRows(n = 200): Row[] {
  const next = generator(11)
  return Array.from({ length: n }, (_, id) => {
    const score = (next() % 1001) / 1000
    const truth = (next() % 1000) / 1000 < score ? 1 : 0
    return { id, truth, score, force: id % 2 === 0 ? 'north' : 'south', person: `p${id % 37}` }
  })
}

const ROWS = makeRows()
const HEAD = 'task: classification\npositive: 1\nthreshold: 0.5\nintervals: { replicates: 1000 }\n'
const PLAN = `${HEAD}columns: { truth: truth, score: score }\n`

test('the figures of scikit-learn', async () => {
  const result = await resultOf(`${PLAN}groups: [force]\n`, ROWS)
  const is = (measure: string, value: number) =>
    expect(figure(result, measure).estimate, measure).toBeCloseTo(value, 13)
  is('matthews_correlation', 0.43398569480922206)
  is('average_precision', 0.8181427686764986)
  is('area_under_roc', 0.8370571658615138)
  is('brier_score', 0.16480950500000002)
  is('expected_calibration_error', 0.069125)
  for (const { estimate, interval, measure } of result.measures) {
    expect(interval?.low, measure).toBeLessThanOrEqual(estimate ?? 0)
    expect(interval?.high, measure).toBeGreaterThanOrEqual(estimate ?? 0)
  }
})

test('the tables hold the thresholds with bands that contain the rates, and every row in a bin', async () => {
  const { tables } = await resultOf(PLAN, ROWS)
  const thresholds = tables.find(({ table }) => table === 'threshold')
  const at = (key: string) => thresholds?.columns.findIndex((column) => column.key === key) ?? -1
  for (const row of thresholds?.rows ?? []) {
    const value = (key: string) => Number(row[at(key)])
    expect(value('true_positive_rate_low')).toBeLessThanOrEqual(value('true_positive_rate'))
    expect(value('false_positive_rate_high')).toBeGreaterThanOrEqual(value('false_positive_rate'))
    expect(value('flagged')).toBe(ROWS.filter(({ score }) => score >= value('threshold')).length)
  }
  expect(thresholds?.rows.length).toBe(new Set(ROWS.map(({ score }) => score)).size)
  const reliability = tables.find(({ table }) => table === 'reliability')
  expect(reliability?.rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(200)
})

test('the order of the rows changes nothing', async () => {
  const plan = `${PLAN}groups: [force]\n`
  const [there, back] = [await resultOf(plan, ROWS), await resultOf(plan, ROWS.toReversed())]
  expect(back.measures).toEqual(there.measures)
})

test('clusters: Obuchowski’s area, and errors by unit', async () => {
  const plan = `${HEAD}columns: { truth: truth, score: score, cluster: person }\n`
  const result = await resultOf(plan, ROWS)
  const rising = ROWS.toSorted((a, b) => a.score - b.score)
  const area = clusteredArea({
    scores: rising.map(({ score }) => score),
    truths: rising.map(({ truth }) => truth),
    units: rising.map(({ person }) => Number(person.slice(1))),
  })
  const found = figure(result, 'area_under_roc')
  expect(found.estimate).toBeCloseTo(area?.estimate ?? 0, 13)
  const reach = 2.028094 * Math.sqrt(area?.variance ?? 0)
  expect(found.interval?.method).toBe('obuchowski')
  expect(found.interval?.low).toBeCloseTo((area?.estimate ?? 0) - reach, 5)
  expect(figure(result, 'brier_score')).toMatchObject({ interval: { method: 'linearised' } })
  expect(figure(result, 'brier_score').estimate).toBeCloseTo(0.164809505, 12)
  expect(figure(result, 'expected_calibration_error').estimate).toBeCloseTo(0.069125, 12)
  expect(figure(result, 'average_precision')).toMatchObject({ reason_code: 'needs_independent' })
  expect(figure(result, 'matthews_correlation').interval?.method).toBe('linearised')
})

test('weights: the Brier score is weighted, and the area says why there is none', async () => {
  const rows = ROWS.map((row) => ({ ...row, w: row.truth === 1 ? 3 : 1 }))
  const result = await resultOf(`${HEAD}columns: { truth: truth, score: score, weight: w }\n`, rows)
  const weight = rows.reduce((sum, { w }) => sum + w, 0)
  const errors = rows.reduce((sum, { w, score, truth }) => sum + w * (score - truth) ** 2, 0)
  expect(figure(result, 'brier_score').estimate).toBeCloseTo(errors / weight, 12)
  expect(figure(result, 'area_under_roc')).toMatchObject({
    status: 'not_measured',
    reason_code: 'needs_independent',
  })
})

test('an operating point in every group is found by bands, by the estimates, or nowhere', async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => ({
    truth: i % 2,
    score: i % 2 === 1 ? 0.5 + (i % 100) / 250 : (i % 100) / 180,
    force: i % 4 < 2 ? 'north' : 'south',
  }))
  const asked = async (operating: string, some = rows) => {
    const result = await resultOf(`${PLAN}groups: [force]\noperating: ${operating}\n`, some)
    expect(result.warnings.map(({ code }) => code)).not.toContain('operating_point')
    const finding = result.findings?.find(({ code }) => code === 'operating_point')
    expect(headline(result, 'en')).toContain(finding?.message)
    expect(headline(result, 'cy').filter((sentence) => sentence.startsWith('Gofynnwyd am'))).toHaveLength(1)
    return {
      kind: finding?.values?.['kind'],
      table: result.tables.find(({ table }) => table === 'operating'),
    }
  }
  const met = await asked(
    '{ false_positive_rate: { at_most: 0.2 }, true_positive_rate: { at_least: 0.8 }, groups: force }',
  )
  expect(met.kind).toBe('met')
  for (const [, , raised, caught] of met.table?.rows ?? []) {
    expect(raised).toBeLessThanOrEqual(0.2)
    expect(caught).toBeGreaterThanOrEqual(0.8)
  }
  const small = rows.slice(0, 200)
  expect(
    (
      await asked(
        '{ false_positive_rate: { at_most: 0.11 }, true_positive_rate: { at_least: 0.95 }, groups: force }',
        small,
      )
    ).kind,
  ).toBe('by_estimates_only')
  expect(
    (
      await asked(
        '{ false_positive_rate: { at_most: 0 }, true_positive_rate: { at_least: 1 } }',
        ROWS as never,
      )
    ).kind,
  ).toBe('none')
})

test('an operating point of an attribute that is not measured, or without a score, is a fault of the plan', async () => {
  const operating = 'operating: { false_positive_rate: { at_most: 0.1 }, groups: sex }\n'
  expect(await faultsOf(`${PLAN}${operating}`, ROWS)).toMatchObject([
    { code: 'plan_value', field: 'operating.groups' },
  ])
  const decided = 'task: classification\npositive: 1\ncolumns: { truth: truth, prediction: score }\n'
  const faults = await faultsOf(`${decided}operating: { true_positive_rate: { at_least: 0.5 } }\n`, ROWS)
  expect(faults).toMatchObject([{ code: 'plan_value', field: 'operating' }])
})

test('two sites merged: counts, Brier and calibration error are exact; area and precision those of the bins', async () => {
  const parts = [ROWS.slice(0, 70), ROWS.slice(70)]
  const [pooled, merged] = [await resultOf(PLAN, ROWS), await mergedMeasures(PLAN, parts)]
  for (const measure of merged) {
    const whole = figure(pooled, measure.measure)
    const loose = ['area_under_roc', 'average_precision'].includes(measure.measure)
    expect(measure.estimate, measure.measure).toBeCloseTo(whole.estimate ?? 0, loose ? 2 : 12)
  }
})

test('clustered sites merge their errors by unit, and have no area', async () => {
  const plan = `${HEAD}columns: { truth: truth, score: score, cluster: person }\n`
  const parts = [0, 1].map((part) => ROWS.filter(({ person }) => Number(person.slice(1)) % 2 === part))
  const [pooled, merged] = [await resultOf(plan, ROWS), await mergedMeasures(plan, parts)]
  const brier = merged.find(({ measure }) => measure === 'brier_score')
  expect(brier?.interval?.low).toBeCloseTo(figure(pooled, 'brier_score').interval?.low ?? 0, 9)
  expect(merged.find(({ measure }) => measure === 'area_under_roc')).toMatchObject({
    reason_code: 'needs_rows',
  })
})

test('scores outside the declared bins are a fault of the state, and of nothing else', async () => {
  const rows = ROWS.map((row) => ({ ...row, score: row.score * 20 - 5 }))
  const result = await resultOf(PLAN, rows)
  expect(figure(result, 'area_under_roc').status).toBe('measured')
  const read = readPlan(
    `plan: 1\ntitle: T\nsystem: { name: S }\nobservations: { file: rows.csv }\n${PLAN}`,
    'plan.yaml',
  )
  if (!read.ok || read.plan.task !== 'classification' || !('threshold' in read.plan))
    throw new Error('no plan')
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const folder = await mkdtemp(`${tmpdir()}/policeai-binary-`)
  await writeFile(`${folder}/rows.csv`, `truth,score\n1,7\n0,0.5\n1,0.7\n0,-1\n`)
  const counted = await countObservations({
    plan: read.plan,
    observationsPath: `${folder}/rows.csv`,
    seed: 1,
  })
  await rm(folder, { recursive: true })
  if (!counted.ok) throw new Error(JSON.stringify(counted.faults))
  const all = counted.counts.slices.all as BinaryState
  expect(releaseFaults(read.plan as never, all, 'rows.csv')).toMatchObject([
    { code: 'out_of_range', field: 'score' },
  ])
})

const LIMITS = { low: 0, high: 1, bins: 20 }

function stateOf(rows: readonly (readonly [number, number])[]): BinaryState {
  const rising = rows.toSorted((a, b) => a[0] - b[0])
  const bins = risingBins(LIMITS, 5)
  const counter = createBinCounter(bins)
  const column = (values: readonly number[]) => Float64Array.from(values)
  const placed = {
    scores: column(rising.map(([score]) => score)),
    positives: column(rising.map(([, truth]) => truth)),
    negatives: column(rising.map(([, truth]) => 1 - truth)),
    inCalibration: new Int32Array(rising.length),
    inHistogram: new Int32Array(rising.length),
  }
  bins.place(placed, rising.length)
  addToBins(counter, placed, LIMITS, 0, rising.length)
  const cells = [0, 0, 0, 0]
  for (const [score, truth] of rows) {
    const cell = 2 * truth + (score >= 0.5 ? 1 : 0)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  const n = rows.length
  const sums = { observations: n, units: n, sums: cells, products: null, counts: null }
  const squares = rows.map(([score, truth]) => (score - truth) ** 2)
  const squaredErrors = {
    n,
    sum: squares.reduce((sum, square) => sum + square, 0),
    sumOfSquares: squares.reduce((sum, square) => sum + square * square, 0),
  }
  const read = readBins(bins, counter, { withinUnit: true, squaredErrors } as never)
  return fromBins(sums, read, undefined)
}

test('any split of the rows merges to the whole, through the file of a state', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 64 }).map((x) => x / 64),
    fc.integer({ min: 0, max: 1 }),
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 50 }), fc.nat(50), (rows, at) => {
      const parts = [stateOf(rows.slice(0, at)), stateOf(rows.slice(at))].map((state) =>
        binaryStateSchema.parse(JSON.parse(JSON.stringify(releaseBinary(state, { histogram: true })))),
      )
      const merged = parts.reduce(mergeBinary)
      const whole = stateOf(rows)
      expect(merged.cells).toEqual(whole.cells)
      expect(merged.bins?.binned).toEqual(whole.bins?.binned)
      expect(merged.bins?.calibration?.n).toEqual(whole.bins?.calibration?.n)
      expect(merged.scores?.concordance).toBe(whole.scores?.concordance)
    }),
  )
})

test('under a policy that the bins were not put to, the cells alone are released', () => {
  const released = releaseBinary(
    stateOf([
      [0.2, 0],
      [0.9, 1],
    ]),
    { histogram: false },
  )
  expect(Object.keys(released)).toEqual(['cells'])
  expect(binaryStateSchema.parse(released).scores).toBeUndefined()
})

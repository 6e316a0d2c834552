// Deepfake detection through the engine: the figures of the ASVspoof 5 organisers' package to all digits, the interval of
// the cost of the log-likelihood ratio by NumPy and SciPy, merging and awkward files.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headline } from '../../report/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const DATA = resolve(import.meta.dirname, '../../../../../../shared/data/asvspoof5-dev-scores.csv')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

function trials(): string {
  return readFileSync(DATA, 'utf8').trim()
}

const COLUMNS = 'columns: { score: cm_score, genuine: sasv_label }\ngenuine: [1, 2]\nllr: true\n'

test.skipIf(absent)(name('ASVspoof 5: the organisers’ figures, to all digits'), async () => {
  const started = performance.now()
  const result = await resultOf(`task: deepfake\n${COLUMNS}`, trials())
  const estimate = (measure: string) => figure(result, measure).estimate ?? Number.NaN
  expect((100 * estimate('equal_error_rate')).toFixed(7)).toBe('0.6197318')
  expect(estimate('minimum_detection_cost').toFixed(7)).toBe('0.0163198')
  expect(estimate('actual_detection_cost').toFixed(7)).toBe('0.0180242')
  expect(estimate('log_likelihood_ratio_cost').toFixed(7)).toBe('0.0281906')
  expect(estimate('area_under_roc').toFixed(8)).toBe('0.99942336')
  for (const { interval, estimate: at } of result.measures) {
    expect(interval?.low).toBeLessThanOrEqual(at ?? 0)
    expect(interval?.high).toBeGreaterThanOrEqual(at ?? 1)
  }
  expect(headline(result, 'en')[0]).toMatch(
    /^At the threshold where both kinds of error are equally frequent, between \d+ and \d+ of every 1,000 items are judged wrongly\.$/,
  )
  expect(performance.now() - started).toBeLessThan(20_000)
})

const SMALL =
  'task: deepfake\nllr: true\nminimum: { n: 1 }\nfalse_alarm_rates: [0.3]\ncosts: { prior: 0.5, miss: 1, false_alarm: 1 }\n'
const ROWS = [3, 2.5, 2, 1.5, 1, 0.5, -0.5, 4, 2.2, 1.8]
  .map((score) => ({ score, genuine: 1, source: `s${Math.round(score * 2) % 3}` }))
  .concat(
    [-3, -2, -1, 0.2, -0.3, 0.7, -4, -2.4, -1.1, -0.9].map((score, i) => ({
      score,
      genuine: 0,
      source: `t${i % 4}`,
    })),
  )

// NumPy 1.24.2 and SciPy 1.10.1: means of logaddexp(0, ∓score) over 2 ln 2; the variances of both means added, with N ÷ (N − 1);
// Student's quantile for 19 degrees of freedom.
test('the cost of the log-likelihood ratio has the interval of two means', async () => {
  const { estimate, interval } = figure(await resultOf(SMALL, ROWS), 'log_likelihood_ratio_cost')
  expect(estimate).toBeCloseTo(0.44517077720689846, 12)
  expect(interval?.low).toBeCloseTo(0.23266268310638166, 7)
  expect(interval?.high).toBeCloseTo(0.6576788713074153, 7)
})

test('without likelihood ratios the figures that need them do not apply', async () => {
  const result = await resultOf(SMALL.replace('llr: true\n', ''), ROWS)
  for (const measure of ['actual_detection_cost', 'log_likelihood_ratio_cost'])
    expect(figure(result, measure)).toMatchObject({ status: 'not_applicable', reason_code: 'not_asked' })
  expect(figure(result, 'minimum_detection_cost').estimate).toBeCloseTo(0.2, 10)
})

test('items of one source know less', async () => {
  const rows = Array.from({ length: 6 }, (_, copy) =>
    ROWS.map((row, i) => ({ ...row, source: `r${i}`, copy })),
  ).flat()
  const [plain, clustered] = [
    await resultOf(SMALL, ROWS),
    await resultOf(`${SMALL}columns: { cluster: source }\n`, rows),
  ]
  const naive = await resultOf(SMALL, rows)
  const width = (result: typeof plain, measure: string) => {
    const { interval } = figure(result, measure)
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  for (const measure of [
    'equal_error_rate',
    'minimum_detection_cost',
    'actual_detection_cost',
    'area_under_roc',
  ]) {
    expect(width(clustered, measure)).toBeGreaterThan(1.3 * width(naive, measure))
    // DeLong’s interval is not used for as few items as are in the unrepeated sample.
    if (measure !== 'area_under_roc')
      expect(width(clustered, measure)).toBeGreaterThan(0.7 * width(plain, measure))
  }
})

test('generators are groups, each against the reference', async () => {
  const rows = ROWS.flatMap((row, i) => [
    { ...row, generator: 'A' },
    { ...row, score: i < 10 ? row.score : row.score + 3, generator: 'B' },
  ])
  const result = await resultOf(`${SMALL}groups: [generator]\nreference: { generator: A }\n`, rows)
  const disparity = result.disparities.find(({ measure }) => measure === 'equal_error_rate')
  expect(disparity).toMatchObject({ group: 'B', reference: 'A', test: 'mover' })
  expect(disparity?.p_adjusted).toBeLessThan(0.2)
  expect(result.tables.find(({ table }) => table === 'spread_equal_error_rate')?.rows[0]?.[6]).toBe('B')
})

const item = fc.record({
  score: fc.integer({ min: -8, max: 8 }).map((halves) => halves / 2),
  genuine: fc.integer({ min: 0, max: 1 }),
})

test('parts merged are the whole, in any split', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 8, maxLength: 60 }), fc.nat(), async (rows, at) => {
      const cut = 1 + (at % (rows.length - 1))
      const merged = await mergedMeasures(SMALL, [rows.slice(0, cut), rows.slice(cut)])
      const whole = await mergedMeasures(SMALL, [rows])
      for (const [i, { estimate, interval }] of merged.entries()) {
        expect(estimate ?? -1).toBeCloseTo(whole[i]?.estimate ?? -1, 12)
        expect(interval?.high ?? -1).toBeCloseTo(whole[i]?.interval?.high ?? -1, 8)
      }
    }),
    { numRuns: 5, endOnFailure: true },
  )
})

test('all of one class, all scores equal, no row: said, and never a crash', async () => {
  const one = await resultOf('task: deepfake\nllr: true\n', 'score,genuine\n1,1\n2,1\n')
  expect(one.measures.map(({ status }) => status)).not.toContain('measured')
  expect(figure(one, 'log_likelihood_ratio_cost').reason_code).toBe('no_negative')
  const equal = await resultOf(SMALL, 'score,genuine\n0,1\n0,0\n0,0\n')
  expect(figure(equal, 'log_likelihood_ratio_cost').estimate).toBeCloseTo(1, 10)
  expect(figure(equal, 'equal_error_rate').estimate).toBe(0.5)
  expect((await faultsOf('task: deepfake\n', 'score,genuine\n'))[0]?.code).toBe('observations_empty')
})

// Identification through the engine: published counts of the Metropolitan Police and of NPL, candidates against the counts
// of the statistics package, merging and awkward files.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { countSearches, identificationAt, withinRank } from '@policeai/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFile } from '../../engine/index.ts'
import { headline } from '../../report/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-identification-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Searches as a Parquet file: faces that passed, of which some raised an alert, some of those falsely. */
async function searches(faces: number, alerts: number, falseAlerts: number): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const mated = alerts - falseAlerts
  await connection.run(
    `copy (select case when i < ${mated} then 1 else 0 end as mated, case when i < ${alerts} then 0.7 else 0.1 + (i % 7) / 100 end as score from range(${faces}) t(i)) to '${join(folder, 'faces.parquet')}'`,
  )
  connection.closeSync()
  instance.closeSync()
  const plan =
    'plan: 1\ntitle: Live facial recognition\ntask: identification\nsystem: { name: A system }\nthreshold: 0.64\n'
  await writeFile(join(folder, 'plan.yaml'), `${plan}observations: { file: faces.parquet }\n`)
  return join(folder, 'plan.yaml')
}

// Metropolitan Police Service, Live Facial Recognition annual report 2024-25: 3,147,436 faces, 2,077 alerts, 10 of them
// false. Clopper–Pearson by SciPy 1.10.1, stats.beta.ppf.
test('the year of the Metropolitan Police: ten false alerts on two denominators', async () => {
  const outcome = await evaluateFile(await searches(3_147_436, 2077, 10))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  const { result } = outcome
  const perFace = figure(result, 'false_alerts_per_face')
  expect(perFace).toMatchObject({ events: 10, n: 3_147_436 })
  expect(perFace.interval?.method).toBe('clopper-pearson')
  expect(perFace.interval?.low.toExponential(3)).toBe('1.524e-6')
  expect(perFace.interval?.high.toExponential(3)).toBe('5.843e-6')
  const perAlert = figure(result, 'false_alerts_per_alert')
  expect(perAlert).toMatchObject({ events: 10, n: 2077 })
  expect(perAlert.interval?.low.toFixed(5)).toBe('0.00231')
  expect(perAlert.interval?.high.toFixed(5)).toBe('0.00884')
  const [first, second] = headline(result, 'en')
  expect(first).toBe(
    'Of every 1,000,000 faces of people who were not on the watchlist, between 2 and 6 led to an alert.',
  )
  expect(second).toBe('Of every 1,000 alerts, between 2 and 9 were false.')
})

// NPL report MS 43 (March 2023): a false positive identification rate of 0.017 %, 1 in 6,000, at a watchlist of 10,000.
// Nothing in 4,000 searches leaves an upper limit of 9.2e-4 (Clopper–Pearson by SciPy 1.10.1).
test('one in 6,000, and what 4,000 searches without a false alert can show', async () => {
  const outcome = await evaluateFile(await searches(60_000, 10, 10))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  expect(figure(outcome.result, 'false_positive_identification_rate').estimate).toBeCloseTo(1 / 6000, 10)
  const none = await evaluateFile(await searches(4000, 0, 0))
  if (!none.ok) throw new Error(JSON.stringify(none.faults))
  const { interval } = figure(none.result, 'false_positive_identification_rate')
  expect(interval?.high.toExponential(1)).toBe('9.2e-4')
  expect(figure(none.result, 'false_alerts_per_alert').reason_code).toBe('none_classed_positive')
  expect(figure(none.result, 'true_positive_identification_rate').reason_code).toBe('no_positive')
})

/** Searches with candidate lists; `s` is the search. */
function candidates(count: number) {
  return Array.from({ length: count }, (_, s) =>
    Array.from({ length: 1 + (s % 4) }, (_, i) => ({
      probe: `s${s}`,
      mated: s % 3 === 0 ? 1 : 0,
      rank: i + 1,
      score: Number((1 - ((s * 37) % 50) / 100 - i / 10).toFixed(2)),
      mate: s % 3 === 0 && i === s % 5 ? 1 : 0,
      group: s % 2 === 0 ? 'a' : 'b',
    })),
  ).flat()
}

const LISTS =
  'task: identification\nthreshold: 0.7\nranks: [1, 2]\nminimum: { n: 1 }\ncolumns: { probe: probe, rank: rank, mate: mate }\n'

function countedBy(rows: ReturnType<typeof candidates>, count: number, rankLimit: number) {
  const column = (of: 'rank' | 'mate') => rows.map((row) => row[of])
  const table = {
    mated: Uint8Array.from({ length: count }, (_, s) => (s % 3 === 0 ? 1 : 0)),
    search: Int32Array.from(rows, ({ probe }) => Number(probe.slice(1))),
    rank: Int32Array.from(column('rank')),
    score: Float64Array.from(rows, ({ score }) => score),
    mate: Uint8Array.from(column('mate')),
  }
  return countSearches(table, rankLimit)
}

test('candidate lists: rates, selectivity and ranks as the statistics package counts them', async () => {
  const rows = candidates(90)
  for (const limit of [undefined, 2]) {
    const counts = countedBy(rows, 90, limit ?? 100)
    const expected = identificationAt(counts, 0.7)
    const plan = limit === undefined ? LISTS : `${LISTS}rank_limit: ${limit}\n`
    const result = await resultOf(plan, rows)
    expect(figure(result, 'true_positive_identification_rate')).toMatchObject(expected.truePositives)
    expect(figure(result, 'false_positive_identification_rate')).toMatchObject(expected.falsePositives)
    expect(figure(result, 'selectivity').estimate).toBeCloseTo(expected.selectivity ?? -1, 12)
    for (const k of [1, 2]) expect(figure(result, 'rank_k', String(k))).toMatchObject(withinRank(counts, k))
  }
})

test('groups: the curve of each, the spread, and differences with Newcombe and Fisher', async () => {
  const result = await resultOf(`${LISTS}groups: [group]\n`, candidates(90))
  expect(result.tables.map(({ table }) => table)).toEqual([
    'thresholds',
    'thresholds',
    'thresholds',
    'spread_false_positive_identification_rate',
  ])
  const disparity = result.disparities.find(({ measure }) => measure === 'false_positive_identification_rate')
  expect(disparity?.test).toBe('fisher-exact')
  expect(disparity?.difference.interval?.method).toBe('newcombe')
})

test('several searches for one person know less', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    mated: i % 2,
    score: Math.floor(i / 40) % 3 === 0 ? 0.9 : 0.2,
    subject: `p${Math.floor(i / 20)}`,
  }))
  const plan = 'task: identification\nthreshold: 0.5\n'
  const [plain, clustered] = [
    await resultOf(plan, rows),
    await resultOf(`${plan}columns: { cluster: subject }\n`, rows),
  ]
  const [naive, honest] = [plain, clustered].map(
    (result) => figure(result, 'true_positive_identification_rate').interval,
  )
  expect(honest?.method).toBe('wilson-effective-n')
  expect((honest?.high ?? 0) - (honest?.low ?? 1)).toBeGreaterThan(
    2 * ((naive?.high ?? 1) - (naive?.low ?? 0)),
  )
})

const search = fc.record({
  mated: fc.integer({ min: 0, max: 1 }),
  score: fc.option(fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10)),
  rank: fc.option(fc.integer({ min: 1, max: 30 })),
})

test('parts merged are the whole, in any split', async () => {
  const plan =
    'task: identification\nthreshold: 0.5\nminimum: { n: 1 }\ncolumns: { rank: rank }\nrank_limit: 20\n'
  await fc.assert(
    fc.asyncProperty(fc.array(search, { minLength: 4, maxLength: 60 }), fc.nat(), async (found, at) => {
      const rows = [{ mated: 1, score: 0.5, rank: 1 }, ...found]
      const cut = 1 + (at % (rows.length - 1))
      const merged = await mergedMeasures(plan, [
        rows.slice(0, cut),
        [{ mated: 1, score: 0.1, rank: 2 }, ...rows.slice(cut)],
      ])
      expect(merged).toEqual((await resultOf(plan, [...rows, { mated: 1, score: 0.1, rank: 2 }])).measures)
    }),
    { numRuns: 5, endOnFailure: true },
  )
})

test('candidates that contradict each other are told with their rows', async () => {
  const rows = candidates(9)
  const broken = rows.map((row, i) => (i === 1 ? { ...row, mated: 1 } : i === 2 ? { ...row, mate: 1 } : row))
  const faults = await faultsOf(LISTS, broken)
  expect(faults.map(({ code, field }) => [code, field])).toEqual([
    ['task_rows', 'mated'],
    ['task_rows', 'mate'],
  ])
  expect((await faultsOf('task: identification\nthreshold: 1\n', 'mated,score\n1,x\n'))[0]?.code).toBe(
    'not_a_number',
  )
})

test('nobody came back, and nothing asked of ranks: said, and never a crash', async () => {
  const result = await resultOf(
    'task: identification\nthreshold: 1\nminimum: { n: 1 }\n',
    'mated,score\n1,\n0,\n0,\n',
  )
  expect(figure(result, 'true_positive_identification_rate').estimate).toBe(0)
  expect(figure(result, 'rank_k', '1')).toMatchObject({ status: 'not_applicable', reason_code: 'not_asked' })
  expect(figure(result, 'selectivity').status).toBe('not_applicable')
  expect(result.tables).toEqual([])
})

// statsmodels 0.13.5, confint_proportions_2indep(2, 600, 1, 600, method='score', compare='ratio', correction=False).
test('the ratio of rare false alerts has the score interval, and Katz’s where the plan asks for it', async () => {
  const group = (name: string, alerts: number) =>
    Array.from({ length: 600 }, (_, i) => ({ mated: 0, score: i < alerts ? 0.9 : 0.1, group: name }))
  const rows = [...group('A', 1), ...group('B', 2)]
  const plan = 'task: identification\nthreshold: 0.5\ngroups: [group]\nreference: { group: A }\n'
  const ratioIn = (result: Awaited<ReturnType<typeof resultOf>>) =>
    result.disparities.find(({ measure }) => measure === 'false_positive_identification_rate')?.ratio
  const score = ratioIn(await resultOf(plan, rows))
  expect(score?.interval?.method).toBe('score-ratio')
  expect(score?.interval?.low).toBeCloseTo(0.2627, 3)
  expect(score?.interval?.high).toBeCloseTo(15.242, 2)
  const katz = ratioIn(await resultOf(`${plan}intervals: { ratio: katz }\n`, rows))
  expect(katz?.interval?.method).toBe('katz')
})

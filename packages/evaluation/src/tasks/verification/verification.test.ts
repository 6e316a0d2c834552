// Verification through the engine: real scores against the ASVspoof 5 organisers' figures, comparisons that share people
// against the state of the statistics package, groups, merging and awkward files.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { clusteredArea, countPairErrors, pairErrorInterval, pairErrorVariance } from '@policeai/metrics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Measure } from '../../result/index.ts'
import { faultsOf, figure, mergedMeasures, resultOf } from '../measured.fixture.ts'

const DATA = resolve(import.meta.dirname, '../../../../../../shared/data/asvspoof5-dev-scores.csv')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

/** The header and the trials of speech that nobody made: genuine speakers (1) and impostors (2). */
function spokenTrials(): string {
  const [header = '', ...lines] = readFileSync(DATA, 'utf8').trim().split(/\r?\n/)
  return [header, ...lines.filter((line) => !/,0(\.0)?\s*$/.test(line))].join('\n')
}

function header(): readonly string[] {
  return (readFileSync(DATA, 'utf8').split(/\r?\n/, 1)[0] ?? '').split(',')
}

test.skipIf(absent)(name('ASVspoof 5: equal error rate and area of the organisers’ package'), async () => {
  const [score, , genuine] = header()
  const plan = `task: verification\ncolumns: { score: ${score}, genuine: ${genuine} }\ngenuine: 1\nthreshold: 0\n`
  const result = await resultOf(plan, spokenTrials())
  const equal = figure(result, 'equal_error_rate')
  expect((100 * (equal.estimate ?? 1)).toFixed(7)).toBe('1.8709274')
  expect(equal.interval?.method).toBe('score-over-thresholds')
  expect(figure(result, 'area_under_roc').estimate?.toFixed(8)).toBe('0.99713670')
  expect(figure(result, 'false_non_match_rate_at', '0.0001')).toMatchObject({
    status: 'not_measured',
    reason_code: 'too_few_trials',
  })
  expect(result.warnings.map(({ code }) => code)).toContain('people_not_named')
  expect(result.tables.map(({ table }) => table)).toEqual(['operating_points', 'det'])
  expect(result.tables[1]?.rows.length).toBeLessThanOrEqual(1001)
})

/** Every one of some people against every other, and against herself; some are hard to tell from others. */
function comparisons(people: number) {
  const rows = []
  for (let a = 0; a < people; a++)
    for (let b = a; b < people; b++)
      for (let time = 0; time < (a === b ? 4 : 1); time++) {
        const noise = ((a * 7919 + b * 104_729 + time * 31) % 1000) / 1000
        const score =
          a === b ? 0.55 + 0.45 * noise - (a % 9 === 0 ? 0.3 : 0) : 0.62 * noise + (a % 11 === 0 ? 0.15 : 0)
        const group = a % 2 === 0 ? 'even' : 'odd'
        rows.push({ score, genuine: a === b ? 'yes' : 'no', subject_a: `p${a}`, subject_b: `p${b}`, group })
      }
  return rows
}

const PEOPLE =
  'task: verification\ngenuine: yes\nthreshold: 0.6\ncolumns: { subject_a: subject_a, subject_b: subject_b }\n'.replace(
    'genuine: yes',
    'genuine: "yes"',
  )

test('comparisons that share people have the variance of Fogliato, Patil and Perona', async () => {
  const rows = comparisons(40)
  const result = await resultOf(PEOPLE, rows)
  const impostors = rows.filter(({ genuine }) => genuine === 'no')
  const side = (of: 'subject_a' | 'subject_b') =>
    Int32Array.from(impostors, (row) => Number(row[of].slice(1)))
  const errors = Uint8Array.from(impostors, ({ score }) => (score >= 0.6 ? 1 : 0))
  const pairs = countPairErrors(40, side('subject_a'), side('subject_b'), errors)
  const expected = pairErrorInterval(pairs, 0.95)
  const measured = figure(result, 'false_match_rate')
  expect(measured).toMatchObject({ status: 'measured', n: 780, events: expected.errors })
  expect(measured.interval?.method).toBe('wilson-effective-n')
  // Korn and Graubard's correction for few people makes the engine's interval the longer one.
  expect(measured.interval?.low).toBeLessThan(expected.low)
  expect(measured.interval?.high).toBeGreaterThan(expected.high)
  expect(measured.interval?.high).toBeLessThan(expected.high * 1.1)
  expect(pairErrorVariance(pairs)).toBeGreaterThan((expected.estimate * (1 - expected.estimate)) / 780)
  expect(result.design?.clusters).toEqual([
    { column: 'subject_a', n: 40 },
    { column: 'subject_b', n: 40 },
  ])
})

test('the bootstrap of people is named, and depends on nothing but the seed', async () => {
  const plan = `${PEOPLE}people: vertex\nintervals: { replicates: 500 }\n`
  const rows = comparisons(25)
  const [result, again] = [await resultOf(plan, rows), await resultOf(plan, rows.toReversed())]
  const measured = figure(result, 'false_match_rate')
  expect(measured.interval?.method).toBe('vertex-bootstrap')
  expect(figure(again, 'false_match_rate')).toEqual(measured)
  expect(again.measures).toEqual(result.measures)
})

test('no error among comparisons that share people: the rule of 3', async () => {
  const rows = comparisons(30).map((row) => ({ ...row, score: row.genuine === 'yes' ? 0.9 : 0.1 }))
  const result = await resultOf(PEOPLE, rows)
  const { interval, estimate, n } = figure(result, 'false_match_rate')
  expect(estimate).toBe(0)
  expect(interval).toMatchObject({ low: 0, method: 'rule-of-3' })
  expect((interval?.high ?? 0) * n).toBeCloseTo(2.9957, 3)
  expect(figure(result, 'equal_error_rate').estimate).toBe(0)
})

test('groups: rates, their spread in three numbers, and disparities', async () => {
  const result = await resultOf(`${PEOPLE}groups: [group]\nminimum: { n: 10 }\n`, comparisons(40))
  const spread = result.tables.find(({ table }) => table === 'spread_false_match_rate')
  const [even, odd] = ['even', 'odd'].map(
    (g) => figure(result, 'false_match_rate', undefined, { group: g }).estimate ?? 0,
  )
  const [high, low] = [Math.max(even ?? 0, odd ?? 0), Math.min(even ?? 0, odd ?? 0)]
  expect(spread?.rows).toHaveLength(1)
  const [attribute, groups, small, toMean, gini, ratio, worst] = spread?.rows[0] ?? []
  expect([attribute, groups, small]).toEqual(['group', 2, 0])
  expect(toMean).toBeCloseTo(high / Math.sqrt(high * low), 10)
  expect(gini).toBeCloseTo((high - low) / (high + low), 10)
  expect(ratio).toBeCloseTo(high / low, 10)
  expect(worst).toBe((even ?? 0) > (odd ?? 0) ? 'even' : 'odd')
  expect(result.disparities.find(({ measure }) => measure === 'false_match_rate')?.p).not.toBeNull()
})

test('a lower score may mean more alike', async () => {
  const rows = comparisons(20)
  const turned = rows.map((row) => ({ ...row, score: -row.score }))
  const plan = PEOPLE.replace('threshold: 0.6', 'threshold: -0.6\nhigher: false')
  const [result, mirrored] = [await resultOf(PEOPLE, rows), await resultOf(plan, turned)]
  expect(mirrored.measures).toEqual(result.measures)
  expect(mirrored.tables[0]?.rows.at(-1)?.[1]).toBe(-Number(result.tables[0]?.rows.at(-1)?.[1]))
})

const trial = fc.record({
  score: fc.integer({ min: 0, max: 12 }).map((tenths) => tenths / 10),
  genuine: fc.integer({ min: 0, max: 1 }),
})
const SITES = 'task: verification\nthreshold: 0.5\nfalse_match_rates: [0.1]\nminimum: { n: 1 }\n'

test('parts merged are the whole, in any split', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(trial, { minLength: 8, maxLength: 60 }), fc.nat(), async (rows, at) => {
      const cut = 1 + (at % (rows.length - 1))
      const merged = await mergedMeasures(SITES, [rows.slice(0, cut), rows.slice(cut)])
      expect(merged).toEqual(await mergedMeasures(SITES, [rows]))
      expect(merged).toEqual((await resultOf(SITES, rows)).measures)
    }),
    { numRuns: 5, endOnFailure: true },
  )
})

test('on the edges of a declared grid merged scores are exact', async () => {
  const plan = `${SITES}histogram: { low: 0, high: 1.3, bins: 13 }\n`
  const rows = comparisons(20).map(({ score, genuine }) => ({ score, genuine: genuine === 'yes' ? 1 : 0 }))
  const merged = await mergedMeasures(plan, [rows.slice(0, 100), rows.slice(100)])
  const whole = (await resultOf(plan, rows)).measures
  const of = (measure: string, from: readonly Measure[]) => from.find((each) => each.measure === measure)
  expect(of('false_match_rate', merged)).toEqual(of('false_match_rate', whole))
  expect(of('area_under_roc', merged)?.estimate).toBeCloseTo(of('area_under_roc', whole)?.estimate ?? 0, 1)
})

test('contradictions between genuine and the subjects are told with their rows', async () => {
  const rows = [
    { score: 1, genuine: 'yes', subject_a: 'a', subject_b: 'b' },
    { score: 1, genuine: 'no', subject_a: 'a', subject_b: 'a' },
    { score: 1, genuine: 'no', subject_a: 'a', subject_b: 'c' },
  ]
  const faults = await faultsOf(PEOPLE, rows)
  expect(faults.map(({ code, row }) => [code, row])).toEqual([
    ['task_rows', 1],
    ['task_rows', 2],
  ])
  expect((await faultsOf('task: verification\nthreshold: 0\n', 'score,genuine\n1,a\n2,b\n'))[0]?.code).toBe(
    'truth_values',
  )
  const halved = await faultsOf(
    'task: verification\nthreshold: 0\ncolumns: { subject_a: a }\n',
    'score,genuine,a\n1,1,x\n',
  )
  expect(halved[0]?.message).toContain('subject_b')
})

test('one class, all scores equal, a weighted sample: said, and never a crash', async () => {
  const one = await resultOf('task: verification\nthreshold: 0\n', 'score,genuine\n1,1\n2,1\n')
  expect(figure(one, 'false_match_rate')).toMatchObject({
    status: 'not_measured',
    reason_code: 'no_negative',
  })
  expect(figure(one, 'equal_error_rate').reason_code).toBe('no_negative')
  const equal = await resultOf(
    'task: verification\nthreshold: 0\nminimum: { n: 1 }\n',
    'score,genuine\n1,1\n1,0\n',
  )
  expect(figure(equal, 'area_under_roc').estimate).toBe(0.5)
  expect(figure(equal, 'equal_error_rate').estimate).toBe(0.5)
  const weighted = await resultOf(
    'task: verification\nthreshold: 1.5\ncolumns: { weight: w }\nminimum: { n: 1 }\n',
    'score,genuine,w\n1,1,2\n2,1,2\n1,0,6\n2,0,2\n',
  )
  expect(figure(weighted, 'false_match_rate').estimate).toBe(0.25)
  expect(figure(weighted, 'equal_error_rate').reason_code).toBe('needs_rows')
})

test('clustered claims are less sure than as many independent ones', async () => {
  const rows = comparisons(30).map((row, i) => ({
    ...row,
    genuine: row.genuine === 'yes' ? 1 : 0,
    unit: `u${i % 12}`,
  }))
  const repeated = rows.flatMap((row, i) => Array.from({ length: 3 }, () => ({ ...row, unit: `u${i}` })))
  const plan = 'task: verification\nthreshold: 0.6\n'
  const width = (measure: string, result: Awaited<ReturnType<typeof resultOf>>) => {
    const { interval } = figure(result, measure)
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  const plain = await resultOf(plan, rows)
  const clustered = await resultOf(`${plan}columns: { cluster: unit }\n`, repeated)
  for (const measure of ['false_match_rate', 'equal_error_rate', 'area_under_roc'])
    expect(width(measure, clustered) / width(measure, plain)).toBeCloseTo(1, 1)
})

test('the area of clustered claims has Obuchowski’s variance', async () => {
  const rows = comparisons(40)
    .map(({ score, genuine, subject_a }) => ({ score, genuine: genuine === 'yes' ? 1 : 0, unit: subject_a }))
    .sort((a, b) => a.score - b.score)
  const result = await resultOf('task: verification\nthreshold: 0.6\ncolumns: { cluster: unit }\n', rows)
  const measured = figure(result, 'area_under_roc')
  const expected = clusteredArea({
    scores: rows.map(({ score }) => score),
    truths: rows.map(({ genuine }) => genuine),
    units: rows.map(({ unit }) => Number(unit.slice(1))),
  })
  expect(measured.estimate).toBeCloseTo(expected?.estimate ?? -1, 12)
  expect(measured.interval?.method).toBe('obuchowski')
  const reach = (measured.estimate ?? 0) - (measured.interval?.low ?? 0)
  // Student's quantile is that of all claims; the units are corrected for together instead of class by class.
  expect(reach / (1.96 * Math.sqrt(expected?.variance ?? 0))).toBeCloseTo(1, 1)
})

test('a perfect area of few people is no surer than they are many', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    genuine: i % 2,
    score: i % 2 === 1 ? 0.9 : 0.1,
    person: `p${i % 5}`,
  }))
  const plan = 'task: verification\nthreshold: 0.5\nminimum: { n: 1 }\n'
  const alone = figure(await resultOf(plan, rows), 'area_under_roc')
  const byPerson = figure(await resultOf(`${plan}columns: { cluster: person }\n`, rows), 'area_under_roc')
  expect([alone.estimate, byPerson.estimate]).toEqual([1, 1])
  expect(byPerson.interval?.low).toBeLessThan((alone.interval?.low ?? 0) - 0.2)
})

test('where all groups are alike, none is the worst off or the best', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => ({
    ...{ genuine: i % 2, score: i % 8 < 2 ? 0.9 : i % 2, group: i % 4 < 2 ? 'A' : 'B' },
    person: `p${i}`,
  }))
  const plan = 'task: verification\nthreshold: 0.5\ngroups: [group, person]\nminimum: { n: 1 }\n'
  const result = await resultOf(plan, rows)
  const table = result.tables.find((each) => each.table === 'spread_false_non_match_rate')
  expect(table?.rows[0]?.slice(6)).toEqual([null, null])
  const spread = result.tables.find((each) => each.table === 'spread_false_match_rate')
  expect(spread?.rows[0]?.slice(6)).toEqual(['A', 'B'])
})

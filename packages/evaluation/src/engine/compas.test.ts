// The engine on real data, held against figures that others computed: ../shared/data/README.md, and R's pROC 1.18.0
// for the areas by group.

import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Result } from '../result/index.ts'
import { evaluateFile } from './index.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/compas-two-year.csv')
const absent = !existsSync(DATA)
const compas = test.skipIf(absent)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

const PLAN = `plan: 1
title: Risk decile, two-year reoffending
task: classification
system: { name: COMPAS decile, version: "2013", supplier: Northpointe }
observations: { file: compas-two-year.csv }
columns: { id: id, truth: two_year_recid, score: decile_score }
positive: 1
threshold: 5
groups: [race, sex, [race, sex]]
reference: { race: Caucasian }
criteria:
  - { measure: false_positive_rate, groups: race, at_most: 0.30 }
`

let folder = ''
let result: Result
let exact: Result

async function evaluated(plan: string): Promise<Result> {
  await writeFile(join(folder, 'plan.yaml'), plan)
  const outcome = await evaluateFile(join(folder, 'plan.yaml'), { clock: () => new Date(0) })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

beforeAll(async () => {
  if (absent) return
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
  await copyFile(DATA, join(folder, 'compas-two-year.csv'))
  result = await evaluated(PLAN)
  exact = await evaluated(`${PLAN}intervals: { proportion: clopper-pearson }\n`)
})

afterAll(async () => {
  if (!absent) await rm(folder, { recursive: true })
})

type Slice = Record<string, string>

function figure(of: Result, measure: string, slice: Slice = {}) {
  const found = of.measures.find(
    (m) => m.measure === measure && JSON.stringify(m.slice) === JSON.stringify(slice),
  )
  if (!found) throw new Error(`no ${measure} of ${JSON.stringify(slice)}`)
  return found
}

function limits(of: Result, race: string): string[] {
  const { interval } = figure(of, 'false_positive_rate', { race })
  return [interval?.low ?? 0, interval?.high ?? 0].map((x) => x.toFixed(4))
}

/** TN, FP, FN, TP. */
function cells(slice: Slice): (number | null)[] {
  return ['true_negative_rate', 'false_positive_rate', 'false_negative_rate', 'true_positive_rate'].map(
    (m) => figure(result, m, slice).events,
  )
}

compas(name('the confusion cells, for all and by race'), () => {
  expect(result.rows).toEqual({ total: 7214, used: 7214, missing: [] })
  expect(cells({})).toEqual([2681, 1282, 1216, 2035])
  expect(cells({ race: 'African-American' })).toEqual([990, 805, 532, 1369])
  expect(cells({ race: 'Caucasian' })).toEqual([1139, 349, 461, 505])
  const sizes = Object.fromEntries(result.groups.map(({ group, n }) => [group, n]))
  expect(sizes).toMatchObject({ 'African-American': 3696, Caucasian: 2454 })
})

compas(name('false positive rates with Wilson’s and with Clopper and Pearson’s interval'), () => {
  expect(
    ((figure(result, 'false_positive_rate', { race: 'African-American' }).estimate ?? 0) * 100).toFixed(2),
  ).toBe('44.85')
  expect(
    ((figure(result, 'false_positive_rate', { race: 'Caucasian' }).estimate ?? 0) * 100).toFixed(2),
  ).toBe('23.45')
  expect(limits(result, 'African-American')).toEqual(['0.4256', '0.4716'])
  expect(limits(result, 'Caucasian')).toEqual(['0.2137', '0.2567'])
  expect(limits(exact, 'African-American')).toEqual(['0.4253', '0.4718'])
  expect(limits(exact, 'Caucasian')).toEqual(['0.2132', '0.2569'])
})

compas(name('the difference by Newcombe and the ratio by Katz'), () => {
  const found = result.disparities.find(
    (d) => d.measure === 'false_positive_rate' && d.group === 'African-American',
  )
  const figures = [found?.difference, found?.ratio].map((c) =>
    [c?.estimate, c?.interval?.low, c?.interval?.high].map((x) => x?.toFixed(4)),
  )
  expect(figures).toEqual([
    ['0.2139', '0.1821', '0.2450'],
    ['1.9121', '1.7212', '2.1241'],
  ])
  expect(found).toMatchObject({ reference: 'Caucasian', status: 'measured', test: 'fisher-exact' })
  expect([found?.difference.interval?.method, found?.ratio.interval?.method]).toEqual(['newcombe', 'katz'])
})

compas(name('the area under the curve of the decile'), () => {
  expect(figure(result, 'area_under_roc').estimate?.toFixed(5)).toBe('0.70217')
  const expected: readonly [Slice, number, number, number][] = [
    [{}, 0.69023187819584386, 0.70216625440197256, 0.71410063060810125],
    [{ race: 'Caucasian' }, 0.67198357593214053, 0.69314627440504017, 0.71430897287793982],
    [{ race: 'African-American' }, 0.67505354956963048, 0.69183438125953345, 0.70861521294943641],
  ]
  for (const [slice, low, estimate, high] of expected) {
    const found = figure(result, 'area_under_roc', slice)
    expect(found.estimate).toBeCloseTo(estimate, 12)
    expect(found.interval?.low).toBeCloseTo(low, 12)
    expect(found.interval?.high).toBeCloseTo(high, 12)
    expect(found.interval?.method).toBe('delong')
  }
})

compas(name('an area of few cases has the wider interval that holds for few'), () => {
  const { estimate, interval } = figure(result, 'area_under_roc', { race: 'Asian' })
  expect(estimate).toBeCloseTo(0.85748792270531393, 12)
  expect(interval?.method).toBe('newcombe-mann-whitney')
  const byProc = { low: 0.69805732125655218, high: 1 }
  expect(interval?.low).toBeLessThan(byProc.low)
  expect(interval?.high).toBeLessThan(byProc.high)
})

compas(name('what cannot be said is said'), () => {
  expect(figure(result, 'brier_score')).toMatchObject({ status: 'not_applicable', estimate: null })
  expect(figure(result, 'false_positive_rate', { race: 'Native American' })).toMatchObject({
    status: 'too_few',
    n: 8,
    events: 3,
  })
  const verdicts = Object.fromEntries(result.criteria.map(({ slice, status }) => [slice['race'], status]))
  expect(verdicts).toEqual({
    'African-American': 'not_met',
    Caucasian: 'met',
    Hispanic: 'met',
    Other: 'met',
    Asian: 'not_shown',
    'Native American': 'not_shown',
  })
  expect(result.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['scores_not_probabilities', 'too_few', 'reference_chosen']),
  )
})

compas(name('the curve passes through the operating point'), () => {
  const [curve] = result.curves
  expect(curve?.slice).toEqual({})
  const at5 = curve?.points.find(({ threshold }) => threshold === 5)
  expect(curve?.operating_point).toEqual(at5)
  expect(curve?.points).toHaveLength(11)
})

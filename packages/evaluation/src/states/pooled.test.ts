// States that were merged give the figures of the pooled rows, on real data split at random among sites, with clusters and
// weights as without.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateFile } from '../engine/index.ts'
import { newKeys } from '../evidence/index.ts'
import type { Result } from '../result/index.ts'
import { mergeStates } from './index.ts'
import { draws, statesOf, take } from './sites.fixture.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/compas-two-year.csv')
const absent = !existsSync(DATA)
const compas = test.skipIf(absent)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

const NONE = 'disclosure: { rule: none, reason: published by the court already, decided_by: Head of Data }\n'
const PLAN = `plan: 1
title: Risk decile, two-year reoffending
task: classification
system: { name: COMPAS decile }
observations: { file: rows.csv }
columns: { id: id, truth: two_year_recid, score: decile_score }
positive: 1
threshold: 5
histogram: { low: 0, high: 11, bins: 11 }
groups: [race, sex, [race, sex]]
reference: { race: Caucasian }
criteria:
  - { measure: false_positive_rate, groups: race, at_most: 0.30 }
  - { measure: accuracy, at_least: 0.6 }
${NONE}`

let folder = ''
let header = ''
let rows: readonly string[] = []
const keys = newKeys()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-states-'))
  if (absent) return
  const [first, ...others] = (await readFile(DATA, 'utf8')).trimEnd().split('\n')
  header = first ?? ''
  rows = others
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function pooled(plan: string, head: string, all: readonly string[]): Promise<Result> {
  await writeFile(join(folder, 'plan.yaml'), plan)
  await writeFile(join(folder, 'rows.csv'), [head, ...all, ''].join('\n'))
  return take(await evaluateFile(join(folder, 'plan.yaml'), { clock: () => new Date(0) })).result
}

async function merged(plan: string, head: string, sites: readonly (readonly string[])[]): Promise<Result> {
  const files = Object.fromEntries(sites.map((own, i) => [`Site ${i}`, [head, ...own, ''].join('\n')]))
  const states = await statesOf(folder, plan, files, keys)
  return take(mergeStates(states.reverse(), [keys.publicKeyPem], { clock: () => new Date(0) })).result
}

/** What may come from scores in bins, and is held against the scores by the tests of the task. */
const OF_SCORES = new Set([
  'area_under_roc',
  'average_precision',
  'brier_score',
  'expected_calibration_error',
])

const counts = <T extends { measure: string }>(figures: readonly T[]): readonly T[] =>
  figures.filter(({ measure }) => !OF_SCORES.has(measure))
const ofPlan = (measures: Result['measures']): Result['measures'] =>
  measures.filter(({ slice }) => !('site' in slice))

/** Rounded where floating-point sums of products were added in another order. */
function near(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) =>
    typeof item === 'number' ? Number(item.toPrecision(9)) : item,
  )
}

function expectSame(result: Result, whole: Result): void {
  expect(near(counts(ofPlan(result.measures)))).toEqual(near(counts(whole.measures)))
  expect(near(counts(result.disparities))).toEqual(near(counts(whole.disparities)))
  expect(near(result.criteria)).toEqual(near(whole.criteria))
  expect(result.rows).toEqual(whole.rows)
  expect(result.groups.filter(({ attribute }) => attribute !== 'site')).toEqual(whole.groups)
}

function split(all: readonly string[], sites: number, seed: number): string[][] {
  const draw = draws(seed)
  const parts: string[][] = Array.from({ length: sites }, () => [])
  for (const row of all) parts[draw(sites)]?.push(row)
  return parts
}

compas.each([3, 5, 7])(
  name('%i sites: every measure, disparity and criterion is that of the pooled rows'),
  async (sites) => {
    const whole = await pooled(PLAN, header, rows)
    const result = await merged(PLAN, header, split(rows, sites, sites))
    expectSame(result, whole)
    expect(result.groups.filter(({ attribute }) => attribute === 'site')).toHaveLength(sites)
  },
)

compas(name('a group that one site has alone is empty at the others'), async () => {
  const draw = draws(1)
  const parts: string[][] = [[], [], []]
  for (const row of rows) parts[row.includes('Asian') ? 2 : draw(3)]?.push(row)
  expectSame(await merged(PLAN, header, parts), await pooled(PLAN, header, rows))
})

compas(
  name('clusters that lie within a site, and weights, give the pooled intervals'),
  async () => {
    const draw = draws(2)
    const head = `${header},officer,times`
    const marked = rows.map((row, i) => `${row},o${i % 97},${1 + draw(4)}`)
    const parts: string[][] = [[], [], [], []]
    for (const [i, row] of marked.entries()) parts[(i % 97) % 4]?.push(row)
    for (const extra of ['cluster: officer', 'weight: times', 'cluster: officer, weight: times']) {
      const plan = PLAN.replace('columns: { id: id', `columns: { ${extra}, id: id`).replace(
        '  - { measure: accuracy, at_least: 0.6 }\n',
        '',
      )
      const whole = await pooled(plan, head, marked)
      const result = await merged(plan, head, parts)
      expectSame(result, whole)
      expect(near(result.design)).toEqual(near(whole.design))
    }
  },
  60_000,
)

compas(name('suppression with nothing small gives the pooled figures'), async () => {
  const plan = PLAN.replace(NONE, 'disclosure: { rule: suppress, below: 5 }\n')
    .replace('groups: [race, sex, [race, sex]]', 'groups: [sex]')
    .replace('reference: { race: Caucasian }\n', '')
    .replace('  - { measure: false_positive_rate, groups: race, at_most: 0.30 }\n', '')
  const whole = await pooled(plan, header, rows)
  const result = await merged(plan, header, split(rows, 4, 9))
  expect(result.warnings.map(({ code }) => code)).not.toContain('sites_held_back')
  expectSame(result, whole)
})

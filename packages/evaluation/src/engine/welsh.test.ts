// Everything that the engine can say of an input is said in Welsh on a Welsh page: one awkward file after another.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reasonText, renderReport, unsaid } from '../report/index.ts'
import { FINDING_CODES, REASON_CODES, type Result, WARNING_CODES } from '../result/index.ts'
import { evaluate } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-welsh-'))
})
afterAll(() => rm(folder, { recursive: true }))

const HEAD = 'plan: 1\ntitle: Prawf\ntask: classification\nsystem: { name: System }\npositive: 1\n'
const SCORED = 'columns: { truth: truth, score: score }\nthreshold: 5\ngroups: [group]\n'
const PREDICTED =
  'columns: { truth: truth, prediction: score }\ngroups: [[group, other]]\nminimum: { n: 1 }\n'

async function measured(rows: string, plan: string): Promise<Result> {
  const observationsPath = join(folder, 'rows.csv')
  await writeFile(observationsPath, `truth,score,group,other\n${rows}`)
  const planText = `${HEAD}observations: { file: rows.csv }\n${plan}`
  const outcome = await evaluate({ planText, planName: 'plan.yaml', observationsPath })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

const pair = (group: string) => `1,9,${group},x\n0,2,${group},x\n`.repeat(20)
const fifty = Array.from({ length: 51 }, (_, i) => pair(`g${i}`)).join('')

const CASES: readonly (readonly [string, string, string])[] = [
  ['small groups, a missing one, scores beyond 1', '1,9,a,x\n0,2,a,x\n1,9,b,x\n0,9,,x\n', SCORED],
  [
    'a criterion that cannot be held',
    '1,9,a,x\n0,2,b,x\n',
    `${SCORED}criteria: [{ measure: accuracy, at_most: 0.9 }]\n`,
  ],
  ['a criterion that is spanned', pair('a'), `${SCORED}criteria: [{ measure: accuracy, at_least: 0.95 }]\n`],
  ['never positive, never flagged', '0,1,a,x\n0,2,b,x\n', `${SCORED}minimum: { n: 1 }\n`],
  ['always positive, always flagged', '1,9,a,x\n1,8,b,x\n', `${SCORED}minimum: { n: 1 }\n`],
  ['no score, one group of two columns', '1,1,a,x\n0,0,a,x\n0,0,b,y\n', PREDICTED],
  ['a part of the reference', '1,1,a,x\n0,0,a,y\n0,0,b,y\n', `${PREDICTED}reference: { other: y }\n`],
  ['a group without a usable row', `${pair('a')}${pair('b')},9,c,x\n`, SCORED],
  [
    'a reference that may be 0',
    '1,1,a,x\n0,0.5,a,x\n1,0.6,b,x\n0,0.3,b,x\n',
    `${SCORED.replace('threshold: 5', 'threshold: 0.5')}minimum: { n: 1 }\n`,
  ],
  ['nothing to compare', '1,1,a,x\n0,0,a,x\n', PREDICTED],
  ['more curves than are kept', fifty, SCORED],
]

const told = new Set<string | undefined>()

test.each(CASES)('%s', async (_, rows, plan) => {
  const result = await measured(rows, plan)
  const contrasts = result.disparities.flatMap(({ difference, ratio }) => [difference, ratio])
  const reasoned = [...result.measures, ...result.disparities, ...contrasts, ...result.criteria].filter(
    ({ reason }) => reason !== undefined,
  )
  for (const part of reasoned) {
    told.add(part.reason_code)
    expect(reasonText(part, 'cy')).toMatchObject({ foreign: false })
    expect(reasonText(part, 'cy').text).not.toMatch(/undefined|\b(the|rests|observation)\b/)
    expect(reasonText(part, 'en').text).toBe(part.reason)
  }
  for (const { code } of result.warnings) told.add(code)
  const sentences = unsaid(result, 'cy')
  expect(sentences.filter(({ foreign, text }) => foreign || text.includes('undefined'))).toEqual([])
  expect(renderReport(result, { language: 'cy' })).not.toMatch(/lang="en"|not recorded/)
})

/** Brought up by the tests of the tasks and designs that they belong to. */
const OF_OTHER_TASKS = new Set<string>([
  'words_ignored',
  'log_incomplete',
  'samples_in_error',
  'values_not_numbers',
  'several_scorers',
  'last_line_open',
  'no_denominator',
  'one_value_only',
  'needs_rows',
  'too_few_trials',
  'not_asked',
  'no_interval',
  'no_ratio_below_zero',
  'one_unit',
  'ratings_differ',
  'not_two_raters',
  'held_back',
  'sites_held_back',
  'counts_rounded',
  'rows_held_back',
  'clusters_by_site',
  'runs_stay',
  'needs_independent',
  'answers_differ',
  'runs_incomplete',
  'scores_in_bins',
  'operating_point',
  'class_absent',
  'people_not_named',
])

test('these files have brought up every code', () => {
  const unseen = [...REASON_CODES, ...WARNING_CODES, ...FINDING_CODES]
    .filter((code) => !OF_OTHER_TASKS.has(code))
    .filter((code) => !told.has(code))
  expect(unseen).toEqual([])
})

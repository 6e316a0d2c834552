// How much a trial must measure, held against published examples, exact formulas evaluated in R 4.2.2, and what an AI lead would
// ask for first: false alerts of 1 in 6,000 against 2 in 6,000 need 141,241 non-mated searches a group.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallestDetectableGap } from '@policeai/metrics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assumptions, parseRate, type Rate } from '../powering/index.ts'
import { neededSentences, smallestSentences } from '../report/index.ts'
import { powerFile } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-power-'))
})
afterAll(() => rm(folder, { recursive: true }))

const PLAN = `plan: 1
title: A trial
task: classification
system: { name: A camera }
observations: { file: FILE }
columns: { truth: truth, prediction: said }
positive: 1
groups: [g]
reference: { g: x }
criteria: [{ measure: false_positive_rate, at_most: 0.001 }]
words:
  en: { cases: passers-by, positives: passers-by who were on the list, negatives: passers-by who were not on the list, flagged: stopped }
`

const NOTHING: Assumptions = {
  expected: new Map(),
  passes: 1,
  alike: 1,
  negativesPerPositive: 1,
  risk: { significance: 0.05, power: 0.8 },
}

function rate(text: string): Rate {
  return parseRate(text) ?? { value: Number.NaN }
}

async function answered(assumptions: Assumptions, { file = 'absent.csv', plan = PLAN } = {}) {
  const path = join(folder, 'plan.yaml')
  await writeFile(path, plan.replace('FILE', file))
  return powerFile(path, 'plan.yaml', { assumptions, measures: [] })
}

async function answerOf(...given: Parameters<typeof answered>) {
  const outcome = await answered(...given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.answer
}

const RARE = { ...NOTHING, expected: new Map([['false_positive_rate', rate('1/6000')]]), gap: rate('1/6000') }

test('1 in 6,000 against 2 in 6,000', async () => {
  const answer = await answerOf(RARE)
  expect(answer.needed[0]).toMatchObject({
    question: 'gap',
    trials: 141_241,
    passes: 141_241,
    people: 141_241,
  })
  const [sentence] = neededSentences(answer, 'en')
  expect(sentence).toBe(
    'False positive rate (of passers-by who were not on the list, those stopped in error): to tell 2 in 6,000 in one group from 1 in 6,000 in another, each group needs 141,241 independent trials that count for it.',
  )
  expect(neededSentences(answer, 'cy')[0]).toContain('141,241')
})

test('people who pass many times: the design effect of Kish, 1 + 19 · 0.05', async () => {
  const { needed } = await answerOf({ ...RARE, passes: 20, alike: 0.05 })
  expect(needed[0]?.design_effect).toBeCloseTo(1.95, 12)
  expect(needed[0]).toMatchObject({ trials: 141_241, passes: 275_420, people: 13_771 })
  const { needed: alike } = await answerOf({ ...RARE, passes: 20 })
  expect(alike[0]?.people).toBe(141_241)
})

test('the limit of a criterion: trials, and trials without an event by the rule of 3', async () => {
  const [, limit] = (await answerOf(RARE)).needed
  expect(limit).toMatchObject({ question: 'limit', other: 0.001 })
  // R: ceiling(log(0.025) / log1p(-0.001)) is 3688.
  expect(limit?.without_event).toBe(3688)
})

test('a criterion of which nothing is expected: what it takes at best, whether or not there are observations', async () => {
  const { least, needed } = await answerOf(NOTHING)
  expect(needed).toEqual([])
  expect(least).toMatchObject([
    { measure: 'false_positive_rate', bound: 'at_most', limit: 0.001, trials: 3688, people: 3688 },
  ])
  expect(neededSentences(await answerOf(NOTHING), 'en')).toEqual([
    'False positive rate (of passers-by who were not on the list, those stopped in error): the plan’s criterion is at most 0.10%. Even with the best outcome that there can be, showing it takes at least 3,688 independent trials that count for it; --expect says how many it takes at the rate that you expect.',
  ])
  const criteria = (entry: string) => PLAN.replace(/criteria: .*/, `criteria: [${entry}]`)
  const recall = criteria('{ measure: true_positive_rate, at_least: 0.9, groups: g }')
  // R: ceiling(log(0.025) / log(0.9)) is 36.
  expect((await answerOf(NOTHING, { plan: recall })).least).toMatchObject([{ trials: 36, groups: 'g' }])
  expect(neededSentences(await answerOf(NOTHING, { plan: recall }), 'cy')[0]).toMatch(
    /o leiaf.*pob grŵp yn ôl g/,
  )
  const never = await answered(NOTHING, { plan: criteria('{ measure: false_positive_rate, at_most: 0 }') })
  expect(never.ok).toBe(false)
})

test('a rate that has to reach a limit: told as such, on either side of it', async () => {
  const plan = PLAN.replace(/criteria: .*/, 'criteria: [{ measure: true_positive_rate, at_least: 0.9 }]')
  const at = async (value: string) => {
    const answer = await answerOf(
      { ...NOTHING, expected: new Map([['true_positive_rate', rate(value)]]) },
      { plan },
    )
    return [answer.needed[0]?.without_event, neededSentences(answer, 'en')[0]] as const
  }
  expect(await at('0.95')).toEqual([
    36,
    expect.stringMatching(/to show that it is at least 90.0% where it is really 95.0%/),
  ])
  expect(await at('0.85')).toEqual([
    undefined,
    expect.stringMatching(/to show that it lies below 90.0% where it is really 85.0%/),
  ])
})

test('planned sizes: what they show shows with as many as are needed for it', async () => {
  const sizes = [
    { group: 'x', n: 5000 },
    { group: 'y', n: 800 },
  ]
  const { smallest, sizes: from } = await answerOf({ ...RARE, sizes })
  expect(from).toBe('planned')
  const gap = smallest[0]?.gap ?? 0
  expect(gap).toBeCloseTo(
    smallestDetectableGap(1 / 6000, { reference: 5000, group: 800 }, NOTHING.risk) ?? 0,
    12,
  )
  const more = await answerOf({ ...RARE, sizes: sizes.map((size) => ({ ...size, n: 10 * size.n })) })
  expect(more.smallest[0]?.gap).toBeLessThan(gap)
})

test('areas: 653 positives tell .70 from .75, Hanley and McNeil 1982, table III', async () => {
  const { needed } = await answerOf({
    ...NOTHING,
    expected: new Map([['area_under_roc', rate('0.7')]]),
    gap: rate('0.05'),
    risk: { significance: 0.1, power: 0.8 },
  })
  expect(needed).toMatchObject([{ trials: 653, negatives: 653 }])
})

test('observations: the smallest gap at their sizes, of the groups against the reference', async () => {
  const rows = (group: string, n: number) =>
    Array.from(
      { length: n },
      (_, i) => `0,${i % 10 === 0 ? 1 : 0},${group},p${group}${Math.floor(i / 10)}\n`,
    ).join('')
  await writeFile(join(folder, 'rows.csv'), `truth,said,g,person\n${rows('x', 400)}${rows('y', 200)}`)
  const { smallest, sizes } = await answerOf(NOTHING, { file: 'rows.csv' })
  expect(sizes).toBe('observations')
  const found = smallest.find(({ measure }) => measure === 'false_positive_rate')
  expect(found).toMatchObject({
    group: 'y',
    reference: 'x',
    n: { group: 200, reference: 400 },
    expected: 0.1,
  })
  expect(found?.gap).toBeCloseTo(
    smallestDetectableGap(0.1, { reference: 400, group: 200 }, NOTHING.risk) ?? 0,
    12,
  )
  const clustered = PLAN.replace('columns: { ', 'columns: { cluster: person, ')
  const { smallest: ofPeople } = await answerOf(NOTHING, { file: 'rows.csv', plan: clustered })
  // Each person is stopped once in ten: nothing varies between people, and a person says as much as one trial.
  expect(ofPeople.find(({ measure }) => measure === 'false_positive_rate')?.effective).toEqual({
    group: 20,
    reference: 40,
  })
  expect(smallestSentences(await answerOf(NOTHING, { file: 'rows.csv' }), 'en')[0]).toMatch(
    /^False positive rate: where it is 10.0% for x, a difference of [\d.]+ percentage points in y would be shown/,
  )
})

test('what cannot be answered says why', async () => {
  const unasked = PLAN.replace(/criteria: .*\n/, '')
  expect(await answered(NOTHING, { plan: unasked })).toMatchObject({
    ok: false,
    faults: [{ file: 'plan.yaml' }],
  })
  const misspelt = await answered({ ...NOTHING, expected: new Map([['false_positve_rate', rate('0.1')]]) })
  expect(misspelt).toMatchObject({ faults: [{ hint: 'Did you mean `false_positive_rate`?' }] })
  const score = await answered({ ...NOTHING, expected: new Map([['f1', rate('0.1')]]) })
  expect(score.ok).toBe(false)
  const { refused } = await answerOf({ ...RARE, gap: rate('1') })
  expect(refused).toEqual([{ measure: 'false_positive_rate', why: 'outside' }])
  expect((await answerOf({ ...RARE, gap: rate('0') })).refused).toMatchObject([{ why: 'same_rate' }])
})

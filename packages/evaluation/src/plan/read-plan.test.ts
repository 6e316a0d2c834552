// A plan is read whole or refused whole: every fault at once, each at its line.
import { expect, test } from 'vitest'
import { readPlan } from './index.ts'

const GOOD = `plan: 1
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

function faultsOf(text: string) {
  const read = readPlan(text, 'plan.yaml')
  return read.ok ? [] : read.faults
}

function placesOf(text: string): string[] {
  return faultsOf(text).map(({ line, column, field }) => `${line}:${column} ${field}`)
}

test('a plan is read with its defaults filled in', () => {
  const read = readPlan(GOOD, 'plan.yaml')
  expect(read.ok && read.plan).toMatchObject({
    minimum: { n: 30 },
    intervals: { level: 0.95, proportion: 'wilson' },
    groups: ['race', 'sex', ['race', 'sex']],
  })
})

test('five faults of different kinds are told at once, in the order of their places', () => {
  const text = GOOD.replace('title:', 'titel:')
    .replace('"2013"', '2013')
    .replace('threshold: 5\n', '')
    .replace('groups: race,', 'groups: rase,')
    .replace('at_most: 0.30', 'at_most: "0.3"')
  const faults = faultsOf(text)
  expect(placesOf(text)).toEqual([
    '1:1 threshold',
    '2:1 titel',
    '4:41 system.version',
    '11:45 criteria[0].groups',
    '11:60 criteria[0].at_most',
  ])
  expect(faults.every(({ file }) => file === 'plan.yaml')).toBe(true)
  expect(faults.map(({ hint }) => hint)).toEqual([
    undefined,
    'Did you mean `title`?',
    'Put it in quotes: "2013".',
    undefined,
    undefined,
  ])
})

test.each([
  ['proportion: wilsn', 'Did you mean `wilson`?'],
  ['levle: 0.9', 'Did you mean `level`?'],
  ['zzz: 0.9', 'The keys here are `level`, `proportion`, `ratio`, `replicates`.'],
])('intervals: { %s }', (entry, hint) => {
  expect(faultsOf(`${GOOD}intervals: { ${entry} }\n`).map((fault) => fault.hint)).toEqual([hint])
})

test.each([
  [
    'columns: { id: id, truth: two_year_recid, score: decile_score }',
    'columns: { truth: t, prediction: p }',
    '`threshold`: a `threshold` has no meaning',
  ],
  ['score: decile_score }', 'score: id }', 'the column "id" already serves as `id`'],
  ['score: decile_score }', 'score: a, prediction: b }', 'not both and not neither'],
  ['groups: [race, sex, [race, sex]]', 'groups: [race, race]', 'stands in `groups` twice'],
  ['groups: [race, sex, [race, sex]]', 'groups: [race, [sex, sex]]', 'names the same column twice'],
  ['groups: [race, sex, [race, sex]]', 'groups: [race, two_year_recid]', 'the truth cannot be a group'],
  ['reference: { race: Caucasian }', 'reference: { age: 3 }', '"age" is not in `groups`'],
  ['at_most: 0.30', 'at_most: 0.3, at_least: 0.1', 'give either `at_most` or `at_least`'],
  ['threshold: 5', 'threshold: five', '`threshold`: expected a number, found text ("five")'],
  ['positive: 1', 'positive: [1]', '`positive`: expected text, a number, true or false'],
])('%s → %s', (from, to, message) => {
  const messages = faultsOf(GOOD.replace(from, to)).map((fault) => fault.message)
  expect(messages.filter((text) => text.includes(message))).toHaveLength(1)
})

test.each([
  ['positive: 1', 'postive: 1', 'Did you mean `positive`?'],
  ['threshold: 5', 'treshold: 5', 'Did you mean `threshold`?'],
])('%s misspelt is one fault, and not told as missing too', (from, to, hint) => {
  expect(faultsOf(GOOD.replace(from, to)).map((fault) => fault.hint)).toEqual([hint])
  const decided = GOOD.replace('score: decile_score', 'prediction: p').replace('threshold: 5\n', '')
  if (decided.includes(from)) expect(faultsOf(decided.replace(from, to))).toHaveLength(1)
})

test('the words of a plan are whole in each language that it has, and their keys are known', () => {
  const words = (entry: string) => `${GOOD}words: { ${entry} }\n`
  const whole = 'cases: clips, positives: generated clips, negatives: genuine clips'
  expect(readPlan(words(`cy: { ${whole} }`), 'plan.yaml').ok).toBe(true)
  expect(
    faultsOf(words('en: { cases: clips, flaged: marked }')).map(({ message, hint }) => [message, hint]),
  ).toEqual([
    ['`words.en.positives` is missing: expected text', undefined],
    ['`words.en.negatives` is missing: expected text', undefined],
    ['`words.en.flaged` is not a key of a plan', 'Did you mean `flagged`?'],
  ])
  expect(faultsOf(words(`fr: { ${whole} }`)).map(({ hint }) => hint)).toEqual([
    'The keys here are `en`, `cy`.',
  ])
})

test('a criterion on the area under the curve needs a score', () => {
  const text = GOOD.replace('score: decile_score', 'prediction: p')
    .replace('threshold: 5\n', '')
    .replace('measure: false_positive_rate', 'measure: area_under_roc')
  expect(faultsOf(text).map(({ message }) => message)).toEqual([
    '`criteria[0].measure`: `area_under_roc` needs a score, and this plan has none',
  ])
})

test.each([
  ['', 1, 'a plan is a list of keys with values'],
  ['- a\n', 1, 'a plan is a list of keys with values'],
  ['plan: [\n', 2, 'Flow sequence'],
  ['plan: 1\nplan: 1\n', 2, 'Map keys must be unique'],
  ['plan: 1\n\ttitle: a\n', 2, 'Tabs are not allowed'],
])('no YAML map: %j', (text, line, message) => {
  const [fault] = faultsOf(text)
  expect(fault).toMatchObject({ code: 'plan_syntax', file: 'plan.yaml' })
  expect(fault?.line).toBeLessThanOrEqual(line)
  expect(fault?.message).toContain(message)
})

test('aliases that multiply are refused before they are expanded', () => {
  const levels = Array.from(
    { length: 20 },
    (_, i) =>
      `k${i}: &a${i} [${
        i === 0
          ? 'x'
          : Array(9)
              .fill(`*a${i - 1}`)
              .join(', ')
      }]`,
  )
  expect(faultsOf(levels.join('\n'))).toMatchObject([
    { code: 'plan_syntax', message: 'the plan has too many aliases' },
  ])
})

test('a text far too long for a plan is refused unread', () => {
  expect(faultsOf('a'.repeat(300_000))).toMatchObject([{ code: 'plan_unreadable' }])
})

test('what rows depend on may be a column of the task; two roles in one column are told even where one is a default', () => {
  const ranking = (columns: string) =>
    readPlan(
      `plan: 1\ntitle: T\ntask: ranking\nsystem: { name: S }\nobservations: { file: a.csv }\ncolumns: ${columns}\n`,
      'plan.yaml',
    )
  expect(ranking('{ cluster: topic, rank: rank }').ok).toBe(true)
  const outcome = ranking('{ id: topic, rank: rank }')
  expect(outcome.ok ? [] : outcome.faults.map(({ message }) => message)).toEqual([
    '`columns.topic`: the column "topic" already serves as `id`',
  ])
})

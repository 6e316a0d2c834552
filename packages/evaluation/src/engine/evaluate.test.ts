// The engine as its users meet it: a plan and a file, in; a result or all that is wrong, out.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Fault } from '../faults/index.ts'
import { type Result, resultSchema, serialiseResult } from '../result/index.ts'
import { type EvaluationOptions, evaluate, evaluateFile } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const HEAD = 'plan: 1\ntitle: A test\ntask: classification\nsystem: { name: A system }\npositive: 1\n'
const SCORED =
  'columns: { id: id, truth: truth, score: score }\nthreshold: 0.5\ngroups: [group]\nminimum: { n: 2 }\n'

async function run(name: string, content: string | Buffer, plan = SCORED, options: EvaluationOptions = {}) {
  await writeFile(join(folder, name), content)
  const path = join(folder, 'plan.yaml')
  await writeFile(path, `${HEAD}observations: { file: ${JSON.stringify(name)} }\n${plan}`)
  return evaluateFile(path, { clock: () => new Date(0), ...options })
}

async function resultOf(...request: Parameters<typeof run>): Promise<Result> {
  const outcome = await run(...request)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

async function faultsOf(...request: Parameters<typeof run>): Promise<readonly Fault[]> {
  const outcome = await run(...request)
  return outcome.ok ? [] : outcome.faults
}

const CSV = 'id,truth,score,group\n1,1,0.9,a\n2,0,0.2,a\n3,1,0.4,b\n4,0,0.7,b\n5,0,0.1,b\n'

function figure(result: Result, measure: string, slice: Record<string, string> = {}) {
  return result.measures.find(
    (m) => m.measure === measure && JSON.stringify(m.slice) === JSON.stringify(slice),
  )
}

test('a small file, figure by figure', async () => {
  const result = await resultOf('small.csv', CSV)
  expect(figure(result, 'accuracy')).toMatchObject({ status: 'measured', estimate: 0.6, n: 5, events: 3 })
  expect(figure(result, 'true_positive_rate')).toMatchObject({ estimate: 0.5, n: 2, events: 1 })
  expect(figure(result, 'false_positive_rate', { group: 'b' })).toMatchObject({
    estimate: 0.5,
    n: 2,
    events: 1,
  })
  expect(figure(result, 'area_under_roc')).toMatchObject({ estimate: 5 / 6, n: 5, events: null })
  expect(figure(result, 'brier_score')?.estimate).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.49 + 0.01) / 5, 12)
  expect(figure(result, 'f1')).toMatchObject({ estimate: 0.5, n: 3 })
  expect(result.groups).toEqual([
    { attribute: 'group', group: 'b', n: 3 },
    { attribute: 'group', group: 'a', n: 2 },
  ])
  expect(result.rows).toEqual({ total: 5, used: 5, missing: [] })
  expect(result.provenance).toMatchObject({
    seed: 1,
    time: '1970-01-01T00:00:00.000Z',
    observations: { name: 'small.csv', format: 'csv', bytes: 71 },
  })
})

test('the same input gives the same bytes, whatever the number of threads', async () => {
  const [one, two] = [
    await resultOf('same.csv', CSV, SCORED, { limits: { threads: 1 } }),
    await resultOf('same.csv', CSV, SCORED, { limits: { threads: 4 } }),
  ]
  expect(serialiseResult(two)).toBe(serialiseResult(one))
})

test('the order of the rows makes no difference to any figure', async () => {
  const [header = '', ...rows] = CSV.trimEnd().split('\n')
  const [there, back] = [
    await resultOf('order.csv', CSV),
    await resultOf('order.csv', [header, ...rows.toReversed(), ''].join('\n')),
  ]
  expect({ ...back, provenance: null }).toEqual({ ...there, provenance: null })
})

const JSONL = CSV.trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(
    ([id, truth, score, group]) =>
      `{"id":${id},"truth":${truth},"score":${score},"group":"${group}","more":{"a":[1]}}\n`,
  )
  .join('')

test.each([
  ['bom-crlf.csv', `\uFEFF${CSV.replaceAll('\n', '\r\n')}`],
  ['semicolons.csv', CSV.replaceAll(',', ';')],
  ['tabs.tsv', CSV.replaceAll(',', '\t')],
  [
    'quotes.csv',
    'note,"id",truth,score,group\n"a, ""b""\r\nc",1,1,0.9,a\n,2,"0",0.2,a\n"x\ny",3,1,0.4,"b"\n,4,0,0.7,b\n,5,0,0.1,b',
  ],
  ['lines.jsonl', JSONL],
  ['lines-bom.jsonl', JSONL],
  ['a*b[1].csv', CSV],
])('%s says the same as the plain file', async (name, content) => {
  const plain = await resultOf('plain.csv', CSV)
  const other = await resultOf(name, content)
  expect(other.measures).toEqual(plain.measures)
  expect(other.disparities).toEqual(plain.disparities)
})

test('missing values are counted, shown and guessed by nobody', async () => {
  const result = await resultOf('missing.csv', `${CSV}6,,0.3,a\n7,1,,b\n8,1,0.8,\n`)
  expect(result.rows).toEqual({
    total: 8,
    used: 6,
    missing: [
      { column: 'truth', role: 'truth', rows: 1 },
      { column: 'score', role: 'score', rows: 1 },
      { column: 'group', role: 'group', rows: 1 },
    ],
  })
  expect(result.groups.at(-1)).toEqual({ attribute: 'group', group: '(not recorded)', n: 1, recorded: false })
  expect(result.disparities.every(({ group, reference }) => group === 'a' && reference === 'b')).toBe(true)
  expect(result.warnings.filter(({ code }) => code === 'missing_values')).toHaveLength(3)
  expect(result.warnings.find(({ code }) => code === 'group_not_recorded')?.message).toContain('1 row stand')
})

test('the name of the missing group is one that no value has', async () => {
  const result = await resultOf('collision.csv', `${CSV}6,1,0.3,(not recorded)\n7,1,0.4,\n`)
  expect(result.groups.map(({ group }) => group)).toContain('((not recorded))')
})

test('a group all of whose rows lack the truth is shown as not measured, not dropped', async () => {
  const result = await resultOf('empty-group.csv', `${CSV}6,,0.3,c\n`)
  expect(result.groups).toContainEqual({ attribute: 'group', group: 'c', n: 0 })
  expect(figure(result, 'accuracy', { group: 'c' })).toMatchObject({
    status: 'not_measured',
    estimate: null,
    interval: null,
    n: 0,
  })
})

test('predictions in place of scores: no area, no Brier score, and they say so', async () => {
  const plan = 'columns: { truth: truth, prediction: said }\ngroups: [group]\nminimum: { n: 1 }\n'
  const result = await resultOf('said.csv', 'truth,said,group\n1,1,a\n1.0,0,a\n0,1,b\n0,0,b\n', plan)
  expect(figure(result, 'accuracy')).toMatchObject({ estimate: 0.5, n: 4, events: 2 })
  expect(figure(result, 'area_under_roc')).toMatchObject({
    status: 'not_applicable',
    reason: 'the plan has a prediction and no score',
  })
  expect(result.curves).toEqual([])
})

test('words for truth and prediction', async () => {
  const plan = 'columns: { truth: truth, prediction: said }\n'
  const content = 'truth,said\nhate,hate\nhate,none\nnone,none\n'
  await writeFile(join(folder, 'words.csv'), content)
  const path = join(folder, 'words.yaml')
  await writeFile(
    path,
    `${HEAD.replace('positive: 1', 'positive: hate')}observations: { file: words.csv }\n${plan}`,
  )
  const outcome = await evaluateFile(path)
  expect(outcome.ok && figure(outcome.result, 'true_positive_rate')).toMatchObject({
    estimate: 0.5,
    n: 2,
    events: 1,
  })
})

test('a reference that nobody chose is named; one that is not there is a fault', async () => {
  const chosen = await resultOf('chosen.csv', CSV)
  expect(chosen.warnings.find(({ code }) => code === 'reference_chosen')).toMatchObject({
    slice: { group: 'b' },
  })
  const absent = await faultsOf('chosen.csv', CSV, `${SCORED}reference: { group: c }\n`)
  expect(absent).toMatchObject([
    { code: 'reference_absent', field: 'group', message: 'no row has the reference group "c" in "group"' },
  ])
})

test('criteria are held against the interval', async () => {
  const rows = Array.from(
    { length: 400 },
    (_, i) => `${i},${i % 2},${i % 2 === 0 && i % 8 !== 0 ? 0.1 : 0.9},${i < 200 ? 'a' : 'b'}`,
  )
  const content = `id,truth,score,group\n${rows.join('\n')}\n`
  const limits = [0.5, 0.1, 0.24].map((limit) => `  - { measure: false_positive_rate, at_most: ${limit} }`)
  const result = await resultOf(
    'criteria.csv',
    content,
    `${SCORED}criteria:\n${limits.join('\n')}\n  - { measure: true_positive_rate, groups: group, at_least: 0.9 }\n`,
  )
  expect(result.criteria.map(({ status, slice }) => [status, slice])).toEqual([
    ['met', {}],
    ['not_met', {}],
    ['not_shown', {}],
    ['met', { group: 'a' }],
    ['met', { group: 'b' }],
  ])
})

test('a group that is too small is measured, marked, and neither tested nor judged', async () => {
  const plan = `${SCORED.replace('{ n: 2 }', '{ n: 3 }')}criteria: [{ measure: accuracy, groups: group, at_least: 0.1 }]\n`
  const result = await resultOf('few.csv', CSV, plan)
  expect(figure(result, 'accuracy', { group: 'a' })).toMatchObject({ status: 'too_few', estimate: 1 })
  expect(result.disparities.find(({ measure }) => measure === 'accuracy')).toMatchObject({
    status: 'too_few',
    p: null,
    p_adjusted: null,
  })
  expect(result.criteria.map(({ status, reason }) => [status, reason])).toEqual([
    ['not_shown', 'the interval spans the limit'],
    ['not_shown', 'rests on 2 observations, fewer than the plan’s minimum of 3'],
  ])
})

test.each<[string, string | Buffer, Partial<Fault>]>([
  ['empty.csv', '', { code: 'observations_empty', message: 'the file is empty' }],
  [
    'header.csv',
    'id,truth,score,group\n',
    { code: 'observations_empty', message: 'the file has a header but no row' },
  ],
  ['none.csv', 'id,truth,score,group\n1,,0.5,a\n2,1,,a\n', { code: 'no_usable_rows' }],
  [
    'wrong.csv',
    CSV.replace('score', 'scores'),
    { code: 'column_missing', field: 'score', hint: 'Did you mean "scores"?' },
  ],
  ['twice.csv', 'id,truth,score,score,group\n1,1,2,3,a\n', { code: 'column_repeated', field: 'score' }],
  [
    'text.csv',
    CSV.replace('0.4', 'low').replace('0.7', '0,7').replace('4,0,0,7', '4,0,"0,7"'),
    {
      code: 'not_a_number',
      row: 3,
      field: 'score',
      message: '"score" (score) is not a number in 2 rows (row 3: "low", row 4: "0,7")',
    },
  ],
  ['underscore.csv', CSV.replace('0.4', '1_0'), { code: 'not_a_number', row: 3 }],
  [
    'nan.csv',
    CSV.replace('0.4', 'NaN').replace('0.7', '-inf'),
    {
      code: 'not_finite',
      row: 3,
      message: '"score" (score) is not a finite number in 2 rows (row 3: "NaN", row 4: "-inf")',
    },
  ],
  [
    'three.csv',
    `${CSV}6,unknown,0.3,a\n`,
    {
      code: 'truth_values',
      field: 'truth',
      message: '"truth" (truth) has 3 values, expected two: "0" in 3 rows, "1" in 2 rows, "unknown" in 1 row',
    },
  ],
  [
    'positive.csv',
    CSV.replaceAll(',1,', ',yes,').replaceAll(',0,', ',no,'),
    { code: 'truth_values', hint: 'Set `positive` to the value that counts as a positive.' },
  ],
  [
    'ids.csv',
    CSV.replace('4,0', '1,0'),
    {
      code: 'duplicate_id',
      row: 1,
      message: '1 value of "id" (id) in more than one row ("1" 2 times)',
    },
  ],
  [
    'ragged.csv',
    `${CSV}6,1\n`,
    { code: 'observations_malformed', line: 7, message: 'the line has 2 fields, and the header has 4' },
  ],
  [
    'open-quote.csv',
    `${CSV}6,1,0.2,"a\n`,
    { code: 'observations_malformed', message: 'a quoted field does not end' },
  ],
  [
    'latin1.csv',
    Buffer.from(`${CSV}6,1,0.2,caf\xe9\n`, 'latin1'),
    { code: 'observations_encoding', line: 7 },
  ],
  ['named.parquet', CSV, { code: 'observations_not_what_named' }],
  ['broken.parquet', 'PAR1 and nothing else', { code: 'observations_malformed' }],
  ['broken.jsonl', '{"id":1,"truth":1}\n{"id":2,\n', { code: 'observations_malformed' }],
])('%s is refused', async (name, content, fault) => {
  expect(await faultsOf(name, content)).toMatchObject([{ file: name, ...fault }])
})

test('everything that is wrong with the rows is told at once', async () => {
  const content = CSV.replace('0.4', 'low').replace('5,0', '4,maybe')
  expect((await faultsOf('many.csv', content)).map(({ code }) => code)).toEqual([
    'not_a_number',
    'duplicate_id',
    'truth_values',
  ])
})

test('a group column with too many values is refused', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `${i},${i % 2},0.5,postcode ${i}`)
  const [fault] = await faultsOf('groups.csv', `id,truth,score,group\n${rows.join('\n')}\n`)
  expect(fault).toMatchObject({
    code: 'too_many_groups',
    field: 'group',
    message: '"group" has more than 1,000 groups',
  })
})

test('a file that is not there, or above the limit', async () => {
  await writeFile(join(folder, 'gone.yaml'), `${HEAD}observations: { file: gone.csv }\n${SCORED}`)
  expect(await evaluateFile(join(folder, 'gone.yaml'))).toMatchObject({
    faults: [{ code: 'observations_unreadable' }],
  })
  expect(await evaluateFile(join(folder, 'nothing.yaml'))).toMatchObject({
    faults: [{ code: 'plan_unreadable' }],
  })
  expect(await faultsOf('limit.csv', CSV, SCORED, { limits: { bytes: 10 } })).toMatchObject([
    { code: 'observations_too_large' },
  ])
})

async function evaluateAs(observationsName: string, content: string) {
  const observationsPath = join(folder, '5f0c')
  await writeFile(observationsPath, content)
  const planText = `${HEAD}observations: { file: planned.csv }\n${SCORED}`
  return evaluate({ planText, planName: 'plan.yaml', observationsPath, observationsName })
}

test('an upload is called by its own name, in the result, in faults, and against its content', async () => {
  expect(await evaluateAs('mine.csv', CSV)).toMatchObject({
    ok: true,
    result: {
      plan: { observations: { file: 'planned.csv' } },
      provenance: { observations: { name: 'mine.csv' } },
    },
  })
  for (const [name, content, code] of [
    ['mine.csv', CSV.replace('0.4', 'x'), 'not_a_number'],
    ['mine.csv', CSV.replace('truth', 'other'), 'column_missing'],
    ['mine.csv', '', 'observations_empty'],
    ['mine.parquet', CSV, 'observations_not_what_named'],
    ['mine.csv', JSONL, 'observations_not_what_named'],
  ] as const) {
    expect(await evaluateAs(name, content)).toMatchObject({ faults: [{ code, file: name }] })
  }
})

test('progress goes forward, step by step, to its end', async () => {
  const told: string[] = []
  await run('progress.csv', CSV, SCORED, { onProgress: ({ step, done }) => told.push(`${step} ${done}`) })
  const steps = [0.2, 0.7, 0.72, 0.9, 1].map((done) => `reading ${done}`)
  const slices = [1 / 3, 2 / 3].map((done) => `measuring ${done}`)
  expect(told).toEqual([...steps, 'counting 1', 'measuring 0', ...slices, 'measuring 1'])
})

test('nothing is left in the temporary folder', async () => {
  const own = await mkdtemp(join(folder, 'tmp-'))
  vi.stubEnv('TMPDIR', own)
  await run('left.csv', CSV)
  await faultsOf('left.csv', 'id\n1\n')
  vi.unstubAllEnvs()
  expect(await readdir(own)).toEqual([])
})

test('a result that breaks the schema is not written', async () => {
  const result = await resultOf('schema.csv', CSV)
  expect(resultSchema.parse(JSON.parse(serialiseResult(result)))).toEqual(result)
  expect(() => serialiseResult({ ...result, rows: { ...result.rows, total: Number.NaN } })).toThrow()
})

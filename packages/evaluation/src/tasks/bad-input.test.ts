// What is wrong with the input of any task is told, with its file, or the figure that it spoils says why it is none: never a
// crash, never a NaN, never a row that goes missing without a word.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '@policeai/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EvaluationOutcome, evaluateFile } from '../engine/index.ts'
import { neededColumns } from '../observations/columns.ts'
import { readPlan } from '../plan/index.ts'
import { serialiseResult } from '../result/index.ts'
import { csvOf, SMALL_CASES, type SmallRow } from './every-task.fixture.ts'
import { taskOf } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-bad-'))
})
afterAll(() => rm(folder, { recursive: true }))

const HEAD = 'plan: 1\ntitle: A test\nsystem: { name: A system }\nobservations: { file: rows.csv }\n'

async function outcomeOf(plan: string, content: string | Buffer): Promise<EvaluationOutcome> {
  await writeFile(join(folder, 'rows.csv'), content)
  await writeFile(join(folder, 'plan.yaml'), `${HEAD}${plan}`)
  return evaluateFile(join(folder, 'plan.yaml'), { clock: () => new Date(0) })
}

/** Faults that name the file; or a result in which every figure stands or says why not, and every row is accounted for. */
function expectTold(outcome: EvaluationOutcome): void {
  if (!outcome.ok) {
    expect(outcome.faults.length).toBeGreaterThan(0)
    for (const { file, message } of outcome.faults) {
      expect(file).toBe('rows.csv')
      expect(message).not.toMatch(/undefined|\[object/)
    }
    return
  }
  const { result } = outcome
  expect(serialiseResult(result)).not.toMatch(/: -?(NaN|Infinity)/)
  for (const { status, estimate, reason } of result.measures) {
    if (status === 'measured') expect(estimate).not.toBeNull()
    else expect(reason).toBeTruthy()
  }
  const leftOut = result.rows.missing
    .filter(({ role, kept }) => kept !== true && role !== 'group' && role !== 'id')
    .reduce((sum, { rows }) => sum + rows, 0)
  expect(result.rows.used + leftOut).toBeGreaterThanOrEqual(result.rows.total)
}

const cut = (text: string) => text.slice(0, Math.floor(text.length * 0.6))
const DAMAGE: readonly (readonly [name: string, damage: (rows: readonly SmallRow[]) => string | Buffer])[] = [
  ['an empty file', () => ''],
  ['a header alone', (rows) => `${csvOf(rows).split('\n')[0]}\n`],
  ['a file cut off in the middle', (rows) => cut(csvOf(rows))],
  ['UTF-16', (rows) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(csvOf(rows), 'utf16le')])],
  ['Latin-1', (rows) => Buffer.from(csvOf(rows).replaceAll('Calder', 'Cälder'), 'latin1')],
  ['every row twice', (rows) => csvOf([...rows, ...rows])],
  ['one row', (rows) => csvOf(rows.slice(0, 1))],
  ['a group of one', (rows) => csvOf(rows.map((row, i) => ({ ...row, sex: i === 0 ? 'X' : 'F' })))],
  ['no column that the task knows', (rows) => csvOf(rows.map((_, i) => ({ a: i, b: 'x' })))],
  ['every cell the same', (rows) => csvOf(rows.map((row) => ({ ...rows[0], id: row['id'] ?? null })))],
  [
    'every cell empty',
    (rows) => csvOf(rows.map((row) => Object.fromEntries(Object.keys(row).map((key) => [key, null])))),
  ],
  ...['NaN', 'inf', '1e999', '-7', '1_000', '{', '"', '=1+1'].map(
    (text) =>
      [
        `${text} in every cell of one row`,
        (rows: readonly SmallRow[]) =>
          csvOf(
            rows.map((row, i) =>
              i === 3 ? Object.fromEntries(Object.keys(row).map((key) => [key, text])) : row,
            ),
          ),
      ] as const,
  ),
]

test.each(SMALL_CASES)('$task: whatever is wrong is told', async ({ plan, rows }) => {
  for (const [name, damage] of DAMAGE) {
    const outcome = await outcomeOf(plan, damage(rows(1)))
    expect(outcome.ok ? outcome.result.rows.total : outcome.faults.length, name).toBeGreaterThan(0)
    expectTold(outcome)
  }
})

/** Bytes turned over, cut out or doubled at random places. */
function damaged(text: string, seed: number): Buffer {
  const random = createRandom(seed)
  const bytes = Buffer.from(text)
  const at = () => Math.floor(random.uniform() * bytes.length)
  for (let i = 0; i < 4; i++) bytes[at()] = Math.floor(random.uniform() * 256)
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
  return random.uniform() < 0.5 ? bytes : Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

test.each(SMALL_CASES)('$task: random damage is told', async ({ plan, rows }) => {
  for (let seed = 1; seed <= 12; seed++) expectTold(await outcomeOf(plan, damaged(csvOf(rows(seed)), seed)))
})

test('too many groups are a fault, and not a page of thousands', async () => {
  const [small] = SMALL_CASES
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    id: `r${i}`,
    truth: 'yes',
    score: 0.5,
    force: `f${i}`,
    sex: 'F',
  }))
  const outcome = await outcomeOf(small?.plan ?? '', csvOf(rows))
  expect(outcome.ok ? [] : outcome.faults.map(({ code, field }) => [code, field])).toEqual([
    ['too_many_groups', 'force'],
  ])
})

test.each([
  'columns: { truth: truth, prediction: said }',
  'columns: { truth: truth, score: score }\nthreshold: 0.5',
])('a positive that the truth never has is told once: %s', async (columns) => {
  const rows = ['yes', 'no', 'yes', 'no'].map((truth, i) => ({
    truth,
    said: i < 2 ? truth : 'no',
    score: i / 4,
  }))
  const outcome = await outcomeOf(`task: classification\n${columns}\npositive: yess\n`, csvOf(rows))
  expect(outcome.ok ? [] : outcome.faults.map(({ code }) => code)).toEqual(['truth_values'])
})

test('what cannot be seen in a value is written out where it is told of', async () => {
  const rows = ['1', '0', '\u200b1', '0\u202e', '1\u001b[2J'].map((truth) => ({ truth, said: 1 }))
  const plan = 'task: classification\ncolumns: { truth: truth, prediction: said }\npositive: 1\n'
  const outcome = await outcomeOf(plan, csvOf(rows))
  const [fault] = outcome.ok ? [] : outcome.faults
  for (const shown of ['"\\u200b1"', '"0\\u202e"', '"1\\u001b[2J"']) expect(fault?.message).toContain(shown)
})

test.each(SMALL_CASES)('$task: a mark before a value is told of, not left out', async ({ plan, rows }) => {
  const sound = rows(1)
  const marked = sound.map((row, i) => (i === 2 ? { ...row, sex: `\uFEFF${row['sex']}` } : row))
  const outcome = await outcomeOf(plan, csvOf(marked))
  const faults = outcome.ok ? [] : outcome.faults
  const places = faults.map(({ code, field, row }) => [code, field, row])
  expect(places).toContainEqual(['observations_malformed', 'sex', 3])
  expect(faults[0]?.message).toMatch(/row 3: "\\ufeff[FM]"/)
})

test('a file that was cut off in its last field is told of, since it has as many fields as any other', async () => {
  const [small] = SMALL_CASES
  const whole = csvOf(small?.rows(1) ?? [])
  const codes = (outcome: EvaluationOutcome) =>
    outcome.ok ? outcome.result.warnings.map(({ code }) => code) : []
  expect(codes(await outcomeOf(small?.plan ?? '', whole))).not.toContain('last_line_open')
  expect(codes(await outcomeOf(small?.plan ?? '', whole.slice(0, -1)))).toContain('last_line_open')
})

test('what is wrong with lines of JSON is told with the line', async () => {
  const plan = 'task: classification\ncolumns: { truth: truth, prediction: said }\npositive: 1\n'
  const lines = ['{"truth":1,"said":1}', '{"truth":0,"said":0}']
  for (const [line, message] of [
    ['[1, 2]', /^the line is a list, and no object$/],
    ['"x"', /^the line is a value, and no object$/],
    ['{"truth":1 "said":0}', /^the line is not JSON: unexpected character$/],
  ] as const) {
    await writeFile(join(folder, 'rows.jsonl'), `${[...lines, line].join('\n')}\n`)
    await writeFile(join(folder, 'plan.yaml'), `${HEAD.replace('csv', 'jsonl')}${plan}`)
    const outcome = await evaluateFile(join(folder, 'plan.yaml'))
    const faults = outcome.ok ? [] : outcome.faults
    expect(faults.map((fault) => [fault.file, fault.line])).toEqual([['rows.jsonl', 3]])
    expect(faults[0]?.message).toMatch(message)
  }
})

test.each([
  ['coco', 'task: detection', '[]', '{"images":[],"categories":[],"annotations":[]}', 'COCO JSON'],
  ['trn', 'task: transcription', ';; nothing\n', ';; nothing\n', 'NIST trn'],
  [
    'inspect',
    'task: judgement',
    '{"version":2,"status":"success","eval":{},"samples":[]}',
    '',
    'Inspect log',
  ],
])(
  'a file of the format %s without an observation is not told of as empty',
  async (format, task, file, truth, title) => {
    await writeFile(join(folder, 'answers'), file)
    await writeFile(join(folder, 'truth'), truth)
    const second = truth === '' ? '' : ', truth: truth'
    const plan = HEAD.replace('{ file: rows.csv }', `{ file: answers${second}, format: ${format} }`)
    await writeFile(join(folder, 'plan.yaml'), `${plan}${task}\n`)
    const outcome = await evaluateFile(join(folder, 'plan.yaml'))
    expect(outcome.ok ? [] : outcome.faults.map(({ message }) => message)).toEqual([
      `there is not one observation in this ${title}`,
    ])
  },
)

test.each([
  ['ranking', 'topic', 'columns: { rank: rank, weight: weight }'],
  ['judgement', 'item', 'columns: { weight: weight }'],
])(
  '%s: one %s whose rows have different weights is told, rather than counted with one of them',
  async (task, unit, columns) => {
    const found = SMALL_CASES.find((small) => small.task === task)
    const rows = (found?.rows(1) ?? []).map((row, i) => ({ ...row, weight: 1 + (i % 2) }))
    const outcome = await outcomeOf(`task: ${task}\n${columns}\n`, csvOf(rows))
    const faults = outcome.ok ? [] : outcome.faults
    expect(faults.map(({ code, field, row }) => [code, field, row])).toEqual([['task_rows', 'weight', 1]])
    expect(faults[0]?.message).toContain(`differs within one ${unit}`)
  },
)

const WEIRD = [
  ...[
    '',
    ' ',
    'NaN',
    '1e999',
    '-1',
    '-0',
    '1e308',
    '5e-324',
    '1e15',
    'yes',
    'x'.repeat(3000),
    '\u00a0',
    '|',
    'a||b',
  ],
  ...[
    '[]',
    '{}',
    'null',
    '[null]',
    '["a"]',
    '{"a":1e999}',
    '['.repeat(2000),
    '{"__proto__":1,"theft":0.5}',
    '__proto__',
  ],
  ...[
    '[{"start":0,"end":1e9,"type":"X"}]',
    '[{"start":5,"end":2,"type":"X"}]',
    '[{"start":0.5,"end":2,"type":""}]',
  ],
  ...[
    '[{"claim":1,"verdict":null}]',
    '[{"claim":"x"}]',
    '👮🏽‍♀️',
    '\u202eabc',
    '{ a / b',
    '(x',
    'a\r\nb',
    '"',
    "'; --",
    '٣',
  ],
]

type CellDamage = {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly text: string }[]
  readonly swaps: readonly (readonly [row: number, column: number, otherRow: number, otherColumn: number])[]
  readonly column: { readonly at: number; readonly text: string } | null
}

const cellDamage: fc.Arbitrary<CellDamage> = fc.record({
  cells: fc.array(fc.record({ row: fc.nat(), column: fc.nat(), text: fc.constantFrom(...WEIRD) }), {
    maxLength: 4,
  }),
  swaps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 3 }),
  column: fc.option(fc.record({ at: fc.nat(), text: fc.constantFrom(...WEIRD) }), { freq: 4 }),
})

/** Some cells overwritten, some exchanged, now and then a whole column the same. */
function withDamage(rows: readonly SmallRow[], { cells, swaps, column }: CellDamage): SmallRow[] {
  const names = Object.keys(rows[0] ?? {})
  const copy: Record<string, string | number | null>[] = rows.map((row) => ({ ...row }))
  const place = (row: number, at: number) =>
    [copy[row % copy.length] ?? {}, names[at % names.length] ?? ''] as const
  for (const { row, column: at, text } of cells) {
    const [of, name] = place(row, at)
    of[name] = text
  }
  for (const [row, at, otherRow, otherAt] of swaps) {
    const [[a, left], [b, right]] = [place(row, at), place(otherRow, otherAt)]
    const kept = a[left] ?? null
    a[left] = b[right] ?? null
    b[right] = kept
  }
  if (column !== null) for (const row of copy) row[names[column.at % names.length] ?? ''] = column.text
  return copy
}

/** How many rows have all that the task cannot do without. */
function usable(plan: string, rows: readonly SmallRow[]): number {
  const read = readPlan(`${HEAD}${plan}`, 'plan.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const needed = neededColumns(read.plan, taskOf(read.plan).needs(read.plan)).filter(({ used }) => used)
  return rows.filter((row) => needed.every(({ name }) => (row[name] ?? '') !== '')).length
}

test.each(SMALL_CASES)(
  '$task: damaged cells are told, and every other row is used',
  { timeout: 60_000 },
  async (small) => {
    const sound = small.rows(1)
    const told = fc.asyncProperty(cellDamage, async (damage) => {
      const rows = withDamage(sound, damage)
      const outcome = await outcomeOf(small.plan, csvOf(rows))
      expectTold(outcome)
      if (!outcome.ok) return
      expect(outcome.result.rows).toMatchObject({ total: rows.length, used: usable(small.plan, rows) })
    })
    await fc.assert(told, { numRuns: 8, seed: 11 })
  },
)

// Numbers that a PostgreSQL holds as text, or in a type that holds more than a double: the same numbers as from a file, or
// the same faults; what PostgreSQL would not cast stops no evaluation.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type EvaluationOutcome, evaluate } from '../engine/index.ts'
import { csvOf, SMALL_CASES, type SmallRow } from '../tasks/every-task.fixture.ts'
import { testPlace } from './warehouse-place.fixture.ts'

const place = testPlace('numbers')
let tables = 0

function run(observations: string, plan: string): Promise<EvaluationOutcome> {
  return evaluate({
    planText: `plan: 1\ntitle: T\nsystem: { name: S }\nobservations: ${observations}\n${plan}`,
    planName: 'plan.yaml',
    observationsPath: join(place.folder, 'rows.csv'),
    clock: () => new Date(0),
    setting: () => place.warehouse.reader,
  })
}

/** What is said of the rows as a file and as a table of text. */
async function both(plan: string, rows: readonly SmallRow[]) {
  const name = `text_${tables++}`
  await place.warehouse.table(name, rows, [])
  await writeFile(join(place.folder, 'rows.csv'), csvOf(rows))
  const file = await run('{ file: rows.csv }', plan)
  return { file, table: await run(`{ postgres: OBSERVATIONS_LAB, table: lab.${name} }`, plan) }
}

/** The result but for its provenance, or the faults but for the name of what they are of. */
function told(outcome: EvaluationOutcome): unknown {
  if (!outcome.ok) return outcome.faults.map(({ file: _, ...fault }) => fault)
  const { plan: _plan, provenance: _provenance, ...findings } = outcome.result
  return findings
}

test.each(SMALL_CASES)('$task: a table of text gives what the file gives', async ({ plan, rows }) => {
  const { file, table } = await both(plan, rows(3))
  expect(file.ok).toBe(true)
  expect(told(table)).toEqual(told(file))
})

const PLAIN = 'task: classification\ncolumns: { truth: truth, score: score }\npositive: yes\nthreshold: 0.5\n'

test.each([
  ...[
    '0.5',
    ' 0.5 ',
    '.5',
    '5.',
    '+0.5',
    '-0',
    '-0.0',
    '5e-1',
    '5E-01',
    `0.${'3'.repeat(400)}`,
    '1e308',
    '1e-400',
  ],
  ...['9'.repeat(308), '9'.repeat(310), '1e309', '-1e999', `1${'0'.repeat(300)}e300`, '1e', 'e5', '.', '-'],
  ...['1_000', '1,5', '0x10', '1 000', '--1', '1e5.5', 'NaN', '-inf', 'Infinity', '٣', '1\u00a0', '½', ''],
])('a score of “%s” is the same number, or the same fault', async (score) => {
  const rows = ['0.6', score, '0.4'].map((text, i) => ({ truth: i === 0 ? 'yes' : 'no', score: text }))
  const { file, table } = await both(PLAIN, rows)
  expect(told(table)).toEqual(told(file))
})

test.each([
  ['numeric', '1e400', 'not_finite'],
  ['numeric', "'NaN'", 'not_finite'],
  ['numeric', '1e-400', undefined],
  ['real', "'-inf'", 'not_finite'],
  ['double precision', "'NaN'", 'not_finite'],
  ['bigint', '9007199254740993', undefined],
])('a %s of %s', async (type, value, code) => {
  const name = `typed_${tables++}`
  await place.warehouse.table(name, [{ truth: 'yes', score: 1 }], ['score'])
  const owner = new pg.Client({ connectionString: place.warehouse.owner })
  await owner.connect()
  await owner.query(`alter table lab.${name} alter score type ${type}`)
  await owner.query(`insert into lab.${name} values ('no', ${value})`).finally(() => owner.end())
  const outcome = await run(`{ postgres: OBSERVATIONS_LAB, table: lab.${name} }`, PLAIN)
  const codes = outcome.ok ? [undefined] : outcome.faults.map((fault) => fault.code)
  expect(codes).toEqual([code])
})

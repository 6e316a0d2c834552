// The same rows in a file and in a PostgreSQL that they do not leave: the same figures, to the last bit; and what a role, a
// setting or a table that is not right is told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { evaluate } from '../engine/index.ts'
import type { Fault } from '../faults/index.ts'
import type { Result } from '../result/index.ts'
import { type TestWarehouse, testWarehouse } from './warehouse.fixture.ts'

let folder = ''
let warehouse: TestWarehouse
const addresses: Record<string, string> = {}

type Row = Readonly<Record<string, string | number | null>>

/** Dependent rows with a missing score, truth, group and odd texts among them. */
function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const score = ((i * 7919) % 1000) / 1000
    return {
      id: `r${i}`,
      truth: i % 101 === 0 ? null : ((i * 31) % 100) / 100 < score ? 1 : 0,
      score: i % 97 === 0 ? null : score,
      said: ((i * 17) % 10) / 10 < score ? 'yes' : 'no',
      was: ((i * 31) % 100) / 100 < score ? 'yes' : 'no',
      force: i % 53 === 0 ? null : ['Calder', 'Östfold', "D'Arcy", 'east"fold'][i % 4]!,
      sex: i % 3 === 0 ? 'F' : 'M',
      camera: `c${i % 23}`,
      officer: `o${(i * 5) % 31}`,
      weight: 1 + (i % 3) / 2,
    }
  })
}

const ROWS = rowsOf(2000)
const COLUMNS = Object.keys(ROWS[0] ?? {})

function csv(): string {
  const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  const lines = ROWS.map((row) => COLUMNS.map((c) => cell(row[c])).join(','))
  return [COLUMNS.join(','), ...lines, ''].join('\n')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
  await writeFile(join(folder, 'rows.csv'), csv())
  const given = inject('testDatabase')
  if (!('server' in given)) throw new Error('this test needs a server')
  warehouse = await testWarehouse(given.server, 'warehouse')
  await warehouse.table('passes', ROWS, ['truth', 'score', 'weight'])
  await warehouse.closed('locked')
  addresses['OBSERVATIONS_LAB'] = warehouse.reader
  addresses['OBSERVATIONS_OWNER'] = warehouse.owner
  addresses['OBSERVATIONS_WRONG'] = warehouse.reader.replace('secret-word', 'other-word')
  addresses['OBSERVATIONS_DOWN'] = 'postgres://reader:secret-word@127.0.0.1:1/x'
})

afterAll(async () => {
  await warehouse.close()
  await rm(folder, { recursive: true })
})

const HEAD = 'plan: 1\ntitle: Passes\ntask: classification\nsystem: { name: S }\nminimum: { n: 1 }\n'

function run(observations: string, plan: string) {
  return evaluate({
    planText: `${HEAD}observations: ${observations}\n${plan}`,
    planName: 'plan.yaml',
    observationsPath: join(folder, 'rows.csv'),
    clock: () => new Date(0),
    setting: (name) => addresses[name],
  })
}

async function resultOf(observations: string, plan: string): Promise<Result> {
  const outcome = await run(observations, plan)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

const TABLE = '{ postgres: OBSERVATIONS_LAB, table: lab.passes }'
const GROUPS = 'groups: [force, sex, [force, sex]]\n'

test.each([
  ['scores', `columns: { id: id, truth: truth, score: score }\npositive: 1\nthreshold: 0.5\n${GROUPS}`],
  ['predictions', `columns: { truth: was, prediction: said }\npositive: yes\n${GROUPS}`],
  ['clusters', `columns: { truth: was, prediction: said, cluster: camera }\npositive: yes\n${GROUPS}`],
  [
    'crossed clusters',
    `columns: { truth: was, prediction: said, cluster: [camera, officer] }\npositive: yes\n${GROUPS}`,
  ],
  ['weights', `columns: { truth: was, prediction: said, weight: weight }\npositive: yes\n${GROUPS}`],
])('%s: the table gives what the file gives', async (_, plan) => {
  const [file, table] = [await resultOf('{ file: rows.csv }', plan), await resultOf(TABLE, plan)]
  for (const part of [
    'rows',
    'groups',
    'measures',
    'disparities',
    'curves',
    'tables',
    'criteria',
    'warnings',
  ] as const) {
    expect(table[part]).toEqual(file[part])
  }
  expect(table.provenance.observations).toMatchObject({ name: 'lab.passes', format: 'postgresql' })
  const again = await resultOf(TABLE, plan)
  expect(again.provenance.observations.sha256).toBe(table.provenance.observations.sha256)
})

async function faultsOf(observations: string, plan: string): Promise<readonly Fault[]> {
  const outcome = await run(observations, plan)
  return outcome.ok ? [] : outcome.faults
}

const PLAIN = 'columns: { truth: truth, score: score }\npositive: 1\nthreshold: 0.5\n'

test.each([
  ['{ postgres: OBSERVATIONS_NONE, table: lab.passes }', /holds no address/],
  ['{ postgres: OBSERVATIONS_WRONG, table: lab.passes }', /refuses this role or its password/],
  ['{ postgres: OBSERVATIONS_DOWN, table: lab.passes }', /cannot be reached/],
  ['{ postgres: OBSERVATIONS_OWNER, table: lab.passes }', /may write to lab\.passes/],
  ['{ postgres: OBSERVATIONS_LAB, table: lab.nothing }', /no table or view lab\.nothing/],
  ['{ postgres: OBSERVATIONS_LAB, table: lab.locked }', /may not read lab\.locked/],
])('%s is refused, and no secret is told', async (observations, message) => {
  const faults = await faultsOf(observations, PLAIN)
  expect(faults).toHaveLength(1)
  expect(faults[0]?.message).toMatch(message)
  expect(JSON.stringify(faults)).not.toMatch(/word@|secret-word|other-word/)
})

test('a column that is not there is named, with those that are', async () => {
  const [fault] = await faultsOf(TABLE, PLAIN.replace('score: score', 'score: skore'))
  expect(fault).toMatchObject({ code: 'column_missing', field: 'skore', hint: 'Did you mean "score"?' })
  expect(fault?.message).toBe('the column "skore" (score) is not in the table')
})

test('a table without a row, and a table in which a value hides a mark, are told of as tables', async () => {
  await warehouse.table('few', ROWS.slice(1, 2), ['truth', 'score', 'weight'])
  await warehouse.table('marked', [{ ...ROWS[1], was: '\uFEFFyes' }], ['truth', 'score', 'weight'])
  const decisions = 'columns: { truth: was, prediction: said }\npositive: yes\n'
  const within = (table: string) => faultsOf(TABLE.replace('lab.passes', `lab.${table}`), decisions)
  expect(await within('few')).toEqual([])
  expect((await within('marked')).map(({ message }) => message)).toEqual([
    '"was" (truth) begins with a mark that cannot be seen (U+FEFF) in 1 row (row 1: "\\ufeffyes")',
  ])
  await warehouse.empty('few')
  expect((await within('few')).map(({ message }) => message)).toEqual([
    'the table has no row that this role can see',
  ])
})

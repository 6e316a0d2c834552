// The rows of a table have no order of their own: a scan may begin anywhere, be shared out among workers, or read an index.
// The row that a fault names is still the same each time, and that of the file that the table was filled from.
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { evaluate } from '../engine/index.ts'
import type { Fault } from '../faults/index.ts'
import { type TestWarehouse, testWarehouse } from './warehouse.fixture.ts'

const ROWS = 100_000
const BAD = [7, 50_001, 99_998]
let warehouse: TestWarehouse

/** A reader whose every scan is shared among workers, and an index that would be read in another order. */
async function prepare(client: pg.Client): Promise<void> {
  const role = new URL(warehouse.reader).username
  await client.query(
    `create table lab.scores (id text, truth text, score text, pad text);
     insert into lab.scores select 'r' || i, (i % 2)::text, case when i in (${BAD.join(', ')}) then 'bad' || i else '0.5' end,
       repeat('x', 100) from generate_series(1, ${ROWS}) i;
     create index on lab.scores (score desc, truth, id desc);
     create view lab.scores_seen as select id, truth, score from lab.scores;
     grant select on lab.scores, lab.scores_seen to ${role};
     create table lab.scores_by_year (year int, truth text, score text) partition by list (year);
     create table lab.scores_1 partition of lab.scores_by_year for values in (1);
     create table lab.scores_2 partition of lab.scores_by_year for values in (2);
     insert into lab.scores_by_year select 1 + i % 2, truth, score from lab.scores, substr(id, 2) n, cast(n as int) i;
     grant select on lab.scores_by_year to ${role};
     create table lab.scores_in_part (id text, truth text, score text, name text);
     insert into lab.scores_in_part select id, truth, score, 'secret' from lab.scores;
     grant select (id, truth, score) on lab.scores_in_part to ${role};
     alter role ${role} set min_parallel_table_scan_size = 0;
     alter role ${role} set parallel_setup_cost = 0;
     alter role ${role} set parallel_tuple_cost = 0;
     alter role ${role} set max_parallel_workers_per_gather = 4`,
  )
  await client.query('vacuum analyze')
}

beforeAll(async () => {
  const given = inject('testDatabase')
  if (!('server' in given)) throw new Error('this test needs a server')
  warehouse = await testWarehouse(given.server, 'row_numbers')
  const client = new pg.Client({ connectionString: warehouse.owner })
  await client.connect()
  await prepare(client).finally(() => client.end())
})

afterAll(() => warehouse.close())

async function faultsOf(table: string, columns: string): Promise<readonly Fault[]> {
  const outcome = await evaluate({
    planText: `plan: 1
title: T
task: classification
system: { name: S }
observations: { postgres: OBSERVATIONS_LAB, table: ${table} }
columns: { ${columns} }
positive: 1
threshold: 0.5
`,
    planName: 'plan.yaml',
    observationsPath: '',
    setting: () => warehouse.reader,
  })
  return outcome.ok ? [] : outcome.faults
}

const PLAIN = 'truth: truth, score: score'

test.each([
  ['lab.scores', PLAIN],
  ['lab.scores', `id: id, ${PLAIN}`],
])('%s with { %s }: the rows as they were put in', async (table, columns) => {
  const [fault, ...more] = await faultsOf(table, columns)
  expect(more).toEqual([])
  expect(fault?.row).toBe(BAD[0])
  expect(fault?.message).toContain(BAD.map((row) => `row ${row}: "bad${row}"`).join(', '))
})

test.each([
  ['lab.scores_seen', PLAIN],
  ['lab.scores_seen', `id: id, ${PLAIN}`],
  ['lab.scores_by_year', PLAIN],
  ['lab.scores_in_part', `id: id, ${PLAIN}`],
])('%s with { %s }: the same rows each time', async (table, columns) => {
  const first = await faultsOf(table, columns)
  expect(first).toHaveLength(1)
  for (let again = 0; again < 3; again++) expect(await faultsOf(table, columns)).toEqual(first)
})

test('a view with an identifier numbers its rows in the order of that', async () => {
  const [fault] = await faultsOf('lab.scores_seen', `id: id, ${PLAIN}`)
  const sorted = Array.from({ length: ROWS }, (_, i) => `r${i + 1}`).sort()
  expect(fault?.row).toBe(1 + Math.min(...BAD.map((row) => sorted.indexOf(`r${row}`))))
})

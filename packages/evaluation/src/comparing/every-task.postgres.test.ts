// A system whose rows stay in a PostgreSQL is compared as one whose rows lie in a file: the same figures, from the same statements.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { compareFiles } from '../engine/index.ts'
import { type TestWarehouse, testWarehouse } from '../observations/warehouse.fixture.ts'
import { csvOf, SMALL_CASES } from '../tasks/every-task.fixture.ts'
import type { Comparison } from './index.ts'
import { spoiltRows } from './spoilt.fixture.ts'

let folder = ''
let warehouse: TestWarehouse

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-test-'))
  const given = inject('testDatabase')
  if (!('server' in given)) throw new Error('this test needs a server')
  warehouse = await testWarehouse(given.server, 'compared')
})

afterAll(async () => {
  await warehouse.close()
  await rm(folder, { recursive: true })
})

/** What a force would hold as numbers. */
const NUMBERS = ['score', 'rank', 'x', 'y', 'width', 'height']

async function compared(observationsOfB: string, plan: string): Promise<Comparison> {
  const paths = [join(folder, 'a.yaml'), join(folder, 'b.yaml')] as const
  for (const [i, observations] of ['{ file: a.csv }', observationsOfB].entries())
    await writeFile(
      paths[i] ?? '',
      `plan: 1\ntitle: T\nsystem: { name: S }\nobservations: ${observations}\n${plan}`,
    )
  const outcome = await compareFiles(paths, ['a.yaml', 'b.yaml'], {
    clock: () => new Date(0),
    setting: (name) => (name === 'OBSERVATIONS_LAB' ? warehouse.reader : undefined),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.comparison
}

test.each(SMALL_CASES)('$task: a table is compared as the file is', async (small) => {
  const { given, spoilt } = spoiltRows(small)
  const name = small.task.replaceAll('-', '_')
  await writeFile(join(folder, 'a.csv'), csvOf(given))
  await writeFile(join(folder, 'b.csv'), csvOf(spoilt))
  await warehouse.table(name, spoilt, NUMBERS)
  const file = await compared('{ file: b.csv }', small.plan)
  const table = await compared(`{ postgres: OBSERVATIONS_LAB, table: lab.${name} }`, small.plan)
  for (const part of ['pairs', 'groups', 'figures'] as const) expect(table[part], part).toEqual(file[part])
})

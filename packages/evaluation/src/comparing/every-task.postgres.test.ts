// A system whose rows stay in a PostgreSQL is compared as one whose rows lie in a file: the same figures, from the same statements.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareFiles } from '../engine/index.ts'
import { NUMBERS, testPlace } from '../observations/warehouse-place.fixture.ts'
import { csvOf, SMALL_CASES } from '../tasks/every-task.fixture.ts'
import type { Comparison } from './index.ts'
import { spoiltRows } from './spoilt.fixture.ts'

const place = testPlace('compared')

async function compared(observationsOfB: string, plan: string): Promise<Comparison> {
  const paths = [join(place.folder, 'a.yaml'), join(place.folder, 'b.yaml')] as const
  for (const [i, observations] of ['{ file: a.csv }', observationsOfB].entries())
    await writeFile(
      paths[i] ?? '',
      `plan: 1\ntitle: T\nsystem: { name: S }\nobservations: ${observations}\n${plan}`,
    )
  const outcome = await compareFiles(paths, ['a.yaml', 'b.yaml'], {
    clock: () => new Date(0),
    setting: (name) => (name === 'OBSERVATIONS_LAB' ? place.warehouse.reader : undefined),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.comparison
}

test.each(SMALL_CASES)('$task: a table is compared as the file is', async (small) => {
  const { given, spoilt } = spoiltRows(small)
  const name = small.task.replaceAll('-', '_')
  await writeFile(join(place.folder, 'a.csv'), csvOf(given))
  await writeFile(join(place.folder, 'b.csv'), csvOf(spoilt))
  await place.warehouse.table(name, spoilt, NUMBERS)
  const file = await compared('{ file: b.csv }', small.plan)
  const table = await compared(`{ postgres: OBSERVATIONS_LAB, table: lab.${name} }`, small.plan)
  for (const part of ['pairs', 'groups', 'figures'] as const) expect(table[part], part).toEqual(file[part])
})

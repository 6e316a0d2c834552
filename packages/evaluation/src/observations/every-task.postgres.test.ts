// Every task counts in a PostgreSQL as it does in a file: the same figures, tables and warnings, from the same statements.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evaluate } from '../engine/index.ts'
import type { Result } from '../result/index.ts'
import { csvOf, SMALL_CASES } from '../tasks/every-task.fixture.ts'
import { NUMBERS, testPlace } from './warehouse-place.fixture.ts'

const place = testPlace('every_task')

async function resultOf(observations: string, plan: string): Promise<Result> {
  const outcome = await evaluate({
    planText: `plan: 1\ntitle: T\nsystem: { name: S }\nobservations: ${observations}\n${plan}`,
    planName: 'plan.yaml',
    observationsPath: join(place.folder, 'rows.csv'),
    clock: () => new Date(0),
    setting: (name) => (name === 'OBSERVATIONS_LAB' ? place.warehouse.reader : undefined),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.result
}

test.each(SMALL_CASES)('$task: the table gives what the file gives', async ({ task, plan, rows }) => {
  const name = task.replaceAll('-', '_')
  await place.warehouse.table(name, rows(3), NUMBERS)
  await writeFile(join(place.folder, 'rows.csv'), csvOf(rows(3)))
  const file = await resultOf('{ file: rows.csv }', plan)
  const table = await resultOf(`{ postgres: OBSERVATIONS_LAB, table: lab.${name} }`, plan)
  for (const part of ['rows', 'groups', 'measures', 'disparities', 'tables', 'design', 'warnings'] as const) {
    expect(table[part], part).toEqual(file[part])
  }
})

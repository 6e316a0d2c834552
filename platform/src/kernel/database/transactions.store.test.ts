// What Kysely's own PGlite driver gets wrong, and what every module relies on.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../testing/database.ts'
import type { OpenDatabase } from './open.ts'

type Tables = { numbers: { n: number } }
let open: OpenDatabase
beforeAll(async () => {
  open = await openTestDatabase()
  await open.script('create table numbers (n integer)')
})
afterAll(() => open.close())

const numbers = async () => {
  const rows = await open.database
    .withTables<Tables>()
    .selectFrom('numbers')
    .select('n')
    .orderBy('n')
    .execute()
  return rows.map((row) => row.n)
}

test('a write beside an open transaction is not rolled back with it', async () => {
  const database = open.database.withTables<Tables>()
  const inside = Promise.withResolvers<void>()
  const rolledBack = database.transaction().execute(async (trx) => {
    await trx.insertInto('numbers').values({ n: 1 }).execute()
    inside.resolve()
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('rolled back on purpose')
  })
  await inside.promise
  const beside = database.insertInto('numbers').values({ n: 2 }).execute()
  await expect(rolledBack).rejects.toThrow('on purpose')
  await beside
  expect(await numbers()).toEqual([2])
})

test('many transactions at once each keep to themselves', async () => {
  const database = open.database.withTables<Tables>()
  await sql`truncate numbers`.execute(database)
  const add = (n: number) =>
    database.transaction().execute(async (trx) => {
      await trx.insertInto('numbers').values({ n }).execute()
      if (n % 2 === 1) throw new Error('odd')
    })
  await Promise.allSettled(Array.from({ length: 20 }, (_, n) => add(n)))
  expect(await numbers()).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
})

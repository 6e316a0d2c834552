import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import type { OpenDatabase } from './open.ts'

let open: OpenDatabase
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

async function sourceOf(module: string, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return { source: { module, folder: pathToFileURL(folder) }, folder }
}

test('applies each file once, in order', async () => {
  const { source, folder } = await sourceOf('m1', {
    '0001-a.sql': 'create schema m1; create table m1.t (n integer); insert into m1.t values (1);',
    'notes.txt': 'not a migration',
  })
  expect(await migrate(open, [source])).toBe(1)
  expect(await migrate(open, [source])).toBe(0)
  await writeFile(join(folder, '0002-b.sql'), 'insert into m1.t values (2);')
  expect(await migrate(open, [source])).toBe(1)
  const { rows } = await sql<{ n: number }>`select n from m1.t order by n`.execute(open.database)
  expect(rows.map((r) => r.n)).toEqual([1, 2])
})

test('refuses a file that was edited after it was applied, and names it', async () => {
  const { source, folder } = await sourceOf('m2', { '0001-a.sql': 'create schema m2;' })
  await migrate(open, [source])
  await writeFile(join(folder, '0001-a.sql'), 'create schema m2; -- edited')
  await expect(migrate(open, [source])).rejects.toThrow('m2/0001-a.sql was applied and has been edited since')
})

test('a file that fails leaves nothing behind, and the next start can go on', async () => {
  const { source, folder } = await sourceOf('m3', {
    '0001-a.sql': 'create schema m3; create table m3.t (n nonsense);',
  })
  await expect(migrate(open, [source])).rejects.toThrow('Migration m3/0001-a.sql failed')
  await writeFile(join(folder, '0001-a.sql'), 'create schema m3;')
  expect(await migrate(open, [source])).toBe(1)
})

import type { Session } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { createSessionStore } from './sessions.ts'

let open: OpenDatabase
const time = { now: new Date('2026-03-02T09:00:00Z') }

beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

const store = () => createSessionStore(open.database, () => time.now)
const session = (changes: Partial<Session> = {}): Session => ({
  cookie: { originalMaxAge: null },
  ...changes,
})

test('a session is found by its id, which the table does not hold', async () => {
  await store().set('secret-id', session({ flash: 'Saved “it”' }))
  expect(await store().get('secret-id')).toMatchObject({ flash: 'Saved “it”', stored: true })
  expect(await store().get('another-id')).toBeNull()
  const { rows } = await sql<{
    row: string
  }>`select row_to_json(s)::text as row from accounts.sessions s`.execute(open.database)
  expect(rows.map(({ row }) => row).join()).not.toContain('secret-id')
})

test('a session that was ended while its request ran stays ended', async () => {
  await store().set('racing', session())
  const running = await store().get('racing')
  await store().destroy('racing')
  await store().set('racing', { ...session(), ...running, flash: 'too late' })
  expect(await store().get('racing')).toBeNull()
})

test('an expired session is not found, and is gone when the next one is opened', async () => {
  await store().set('old', session())
  time.now = new Date('2026-03-02T09:30:00Z')
  expect(await store().get('old')).toBeNull()
  await store().set('new', session())
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from accounts.sessions where expires_at <= ${time.now}`.execute(open.database)
  expect(Number(rows[0]?.n)).toBe(0)
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '../actor.ts'
import type { OpenDatabase } from '../database/open.ts'
import { openTestDatabase } from '../testing/database.ts'
import { type Audit, createAudit } from './index.ts'

let open: OpenDatabase
let audit: Audit
beforeAll(async () => {
  open = await openTestDatabase()
  audit = createAudit({ database: open.database, clock: () => new Date('2026-11-23T09:00:00.123Z') })
})
afterAll(() => open.close())

const note = (action: string, id: string) =>
  open.database.transaction().execute((trx) =>
    audit.note(trx, {
      actor: SYSTEM_ACTOR,
      action,
      subject: { type: 'record', id },
      detail: { b: 1, a: 'ŷ' },
    }),
  )

test('entries follow each other, also when many write at once', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, i) => note('record.started', `r${i}`)))
  const proof = await audit.verify()
  expect(proof).toMatchObject({ ok: true, entries: 8 })
})

test('an entry is there only if its change is', async () => {
  const before = await audit.verify()
  const failed = open.database.transaction().execute(async (trx) => {
    await audit.note(trx, {
      actor: SYSTEM_ACTOR,
      action: 'record.lost',
      subject: { type: 'record', id: 'x' },
    })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await audit.verify()).toEqual(before)
})

test('reads newest first, by subject, page by page', async () => {
  await note('record.published', 'r3')
  const all = await audit.list({ limit: 3 })
  expect(all.map((e) => e.action)).toEqual(['record.published', 'record.started', 'record.started'])
  const r3 = await audit.list({ subjectType: 'record', subjectId: 'r3', limit: 10 })
  expect(r3.map((e) => e.action)).toEqual(['record.published', 'record.started'])
  const older = await audit.list({ before: all[2]!.sequence, limit: 100 })
  expect(older.map((e) => e.sequence)).not.toContain(all[2]!.sequence)
})

test('the database refuses to change, delete or empty the log', async () => {
  const refused = 'audit entries are only ever added'
  await expect(sql`update audit.entries set action = 'x'`.execute(open.database)).rejects.toThrow(refused)
  await expect(sql`delete from audit.entries`.execute(open.database)).rejects.toThrow(refused)
  await expect(sql`truncate audit.entries`.execute(open.database)).rejects.toThrow(refused)
})

test('who gets past the database is found out by the chain', async () => {
  await open.script(`alter table audit.entries disable trigger entries_are_final;
    update audit.entries set actor_role = 'editor' where sequence = 4`)
  expect(await audit.verify()).toEqual({
    ok: false,
    fault: { sequence: 4, fault: 'its content was changed after it was written' },
  })
  await open.script('delete from audit.entries where sequence = 4')
  expect(await audit.verify()).toMatchObject({ ok: false, fault: { sequence: 5 } })
})

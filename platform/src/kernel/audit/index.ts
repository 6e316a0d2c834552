// The audit log: written in the transaction of the change that it describes, read page by page, and
// proved from its first entry.
import { sql } from 'kysely'
import type { AuditActor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/open.ts'
import {
  CHAIN_START,
  type ChainedEntry,
  type ChainFault,
  canonicalJson,
  type Entry,
  follow,
  GENESIS,
  hashEntry,
} from './chain.ts'

export type { ChainedEntry } from './chain.ts'

type Tables = { 'audit.entries': Omit<ChainedEntry, 'at'> & { at: Date } }

export type AuditNote = Readonly<{
  actor: AuditActor
  /** Past tense, with its subject: `record.published`, `run.finished`. */
  action: string
  subject: Readonly<{ type: string; id: string }>
  detail?: Readonly<Record<string, unknown>>
}>

export type AuditFilter = Readonly<{
  subjectType?: string
  subjectId?: string
  before?: number
  limit: number
}>

export type Audit = Readonly<{
  /** Adds an entry inside the caller's transaction. */
  note: (transaction: Database, note: AuditNote) => Promise<void>
  list: (filter: AuditFilter) => Promise<readonly ChainedEntry[]>
  verify: () => Promise<{ ok: true; entries: number; head: string } | { ok: false; fault: ChainFault }>
}>

/** Writers take turns: two entries cannot both follow the same one. */
const TURN = 715518

export function createAudit({ database, clock }: { database: Database; clock: Clock }): Audit {
  const entries = narrow(database)
  return {
    note: (transaction, note) => append(narrow(transaction), note, clock()),
    list: (filter) => list(entries, filter),
    verify: () => verify(entries),
  }
}

type Narrowed = ReturnType<typeof narrow>
const narrow = (database: Database) => database.withTables<Tables>()

async function append(transaction: Narrowed, note: AuditNote, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${TURN})`.execute(transaction)
  const last = await transaction
    .selectFrom('audit.entries')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry = entryAfter(last, note, at)
  await transaction
    .insertInto('audit.entries')
    .values({ ...entry, at, hash: hashEntry(entry) })
    .execute()
}

type Last = Readonly<{ sequence: number; hash: string }> | undefined

function entryAfter(last: Last, { actor, action, subject, detail = {} }: AuditNote, at: Date): Entry {
  return {
    sequence: Number(last?.sequence ?? 0) + 1,
    at: at.toISOString(),
    actor_id: actor.personId,
    actor_role: actor.role,
    organisation_id: actor.organisationId,
    action,
    subject_type: subject.type,
    subject_id: subject.id,
    detail: canonicalJson(detail),
    previous_hash: last?.hash ?? GENESIS,
  }
}

async function list(database: Narrowed, filter: AuditFilter): Promise<readonly ChainedEntry[]> {
  const { subjectType, subjectId, before, limit } = filter
  let query = database.selectFrom('audit.entries').selectAll().orderBy('sequence', 'desc').limit(limit)
  if (subjectType !== undefined) query = query.where('subject_type', '=', subjectType)
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId)
  if (before !== undefined) query = query.where('sequence', '<', before)
  return (await query.execute()).map(toEntry)
}

async function verify(database: Narrowed): ReturnType<Audit['verify']> {
  let state = CHAIN_START
  for (;;) {
    const page = await readAfter(database, state.sequence)
    if (page.length === 0) return { ok: true, entries: state.sequence, head: state.hash }
    for (const entry of page) {
      const next = follow(state, entry)
      if ('fault' in next) return { ok: false, fault: next }
      state = next
    }
  }
}

async function readAfter(database: Narrowed, sequence: number): Promise<ChainedEntry[]> {
  const rows = await database
    .selectFrom('audit.entries')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(1000)
    .execute()
  return rows.map(toEntry)
}

// bigint comes back as text from PostgreSQL and as a number from PGlite
const toEntry = (row: Tables['audit.entries']): ChainedEntry => ({
  ...row,
  sequence: Number(row.sequence),
  at: row.at.toISOString(),
})

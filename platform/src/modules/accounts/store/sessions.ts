// The sessions, in the form that @fastify/session asks for. The database holds a digest of each session's
// id, so that a copy of the table signs nobody in. Expired ones go when the next one is opened.
import { createHash } from 'node:crypto'
import type { Session } from 'fastify'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Attempts } from '../domain/attempts.ts'
import type { KeptForm } from '../domain/kept-form.ts'
import { expiryOf, type Visit } from '../domain/visit.ts'
import { narrow } from './tables.ts'

declare module 'fastify' {
  interface Session {
    visit?: Visit
    attempts?: Attempts
    flash?: string
    kept?: KeptForm
    /** Set on what was read from the database: such a session is changed, never made anew. */
    stored?: true
  }
}

type SessionData = Pick<Session, 'visit' | 'attempts' | 'flash' | 'kept'>

export type SessionStore = ReturnType<typeof createSessionStore>

export function createSessionStore(database: Database, clock: Clock) {
  const db = narrow(database)

  async function get(sessionId: string): Promise<Session | null> {
    const row = await db
      .selectFrom('accounts.sessions')
      .select('data')
      .where('id_hash', '=', digest(sessionId))
      .where('expires_at', '>', clock())
      .executeTakeFirst()
    return row ? { ...(row.data as SessionData), stored: true, cookie: { originalMaxAge: null } } : null
  }

  /** A session that was signed out while a request of it ran must not come back when that request ends. */
  async function set(sessionId: string, { visit, attempts, flash, kept, stored }: Session): Promise<void> {
    const data = JSON.stringify({ visit, attempts, flash, kept } satisfies Record<keyof SessionData, unknown>)
    const row = { person_id: visit?.personId ?? null, data, expires_at: expiryOf(visit, clock()) }
    const id_hash = digest(sessionId)
    if (stored) {
      await db.updateTable('accounts.sessions').set(row).where('id_hash', '=', id_hash).execute()
      return
    }
    await db.deleteFrom('accounts.sessions').where('expires_at', '<=', clock()).execute()
    await db
      .insertInto('accounts.sessions')
      .values({ id_hash, ...row })
      .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(row))
      .execute()
  }

  async function destroy(sessionId: string): Promise<void> {
    await db.deleteFrom('accounts.sessions').where('id_hash', '=', digest(sessionId)).execute()
  }

  /** Signs a person out everywhere, in the transaction that disables the account. */
  async function endAllOf(transaction: Database, personId: string): Promise<void> {
    await narrow(transaction).deleteFrom('accounts.sessions').where('person_id', '=', personId).execute()
  }

  return { get, set, destroy, endAllOf }
}

const digest = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

// The evidence of each record and the keys that signed it. Evidence that a published version cites is never
// removed: detaching it only takes it out of what comes next.
import type { Result } from '@policeai/evaluation'
import { sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import type { RegisterTables } from './tables.ts'

const register = (database: Database) => database.withTables<RegisterTables>()

export type SigningKey = Readonly<{ keyId: string; organisationId: string; publicPem: string }>

export async function findKey(database: Database, keyId: string): Promise<SigningKey | null> {
  const row = await register(database)
    .selectFrom('register.signing_keys')
    .selectAll()
    .where('key_id', '=', keyId)
    .executeTakeFirst()
  return row ? { keyId: row.key_id, organisationId: row.organisation_id, publicPem: row.public_pem } : null
}

/** Keeps a key under the organisation that brought it first. */
export async function keepKey(transaction: Database, key: SigningKey, at: Date): Promise<void> {
  await register(transaction)
    .insertInto('register.signing_keys')
    .values({
      key_id: key.keyId,
      organisation_id: key.organisationId,
      public_pem: key.publicPem,
      added_at: at,
    })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute()
}

export type Attached = Readonly<{
  sha256: string
  keyId: string
  signedBy: string
  publicPem: string
  result: Result
  ownData: boolean
  attachedAt: Date
}>

/** What is attached now, in the order in which it was. */
export async function attachedEvidence(database: Database, recordId: string): Promise<readonly Attached[]> {
  return register(database)
    .selectFrom('register.evidence as e')
    .innerJoin('register.signing_keys as k', 'k.key_id', 'e.key_id')
    .select([
      'e.sha256',
      'e.key_id as keyId',
      'k.organisation_id as signedBy',
      'k.public_pem as publicPem',
      'e.result',
      'e.own_data as ownData',
      'e.attached_at as attachedAt',
    ])
    .where('e.record_id', '=', recordId)
    .where('e.detached_at', 'is', null)
    .orderBy('e.attached_at')
    .orderBy('e.sha256')
    .execute()
}

export type NewEvidence = Readonly<Pick<Attached, 'sha256' | 'keyId' | 'result' | 'ownData'>>

/**
 * False where it is attached already. What was detached comes back; whose data it was on is asked again,
 * unless a published version has said so.
 */
export async function attach(
  transaction: Database,
  recordId: string,
  evidence: NewEvidence,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into register.evidence as e (record_id, sha256, key_id, result, own_data, attached_at)
    values (${recordId}, ${evidence.sha256}, ${evidence.keyId}, ${JSON.stringify(evidence.result)}::text::jsonb,
      ${evidence.ownData}, ${at})
    on conflict (record_id, sha256) do update set detached_at = null, attached_at = excluded.attached_at,
      own_data = case when exists (
        select from register.versions v where v.record_id = e.record_id and e.sha256 = any (v.evidence)
      ) then e.own_data else excluded.own_data end
    where e.detached_at is not null
    returning sha256`.execute(transaction)
  return rows.length > 0
}

/** False where it was not attached. */
export async function detach(
  transaction: Database,
  recordId: string,
  sha256: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await register(transaction)
    .updateTable('register.evidence')
    .set({ detached_at: at })
    .where('record_id', '=', recordId)
    .where('sha256', '=', sha256)
    .where('detached_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

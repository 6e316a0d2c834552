// Reads and writes people. Every change counts the version up, and is refused where the version that the
// change was made from is no longer the present one.
import { sql } from 'kysely'
import type { Actor, Role } from '../../../kernel/actor.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Person } from '../domain/person.ts'
import { narrow } from './tables.ts'

type Row = Readonly<{
  id: string
  name: string
  email: string
  organisation_id: string
  roles: Role[]
  version: number
  disabled_at: Date | null
  issuer: string | null
}>

const COLUMNS = [
  'id',
  'name',
  'email',
  'organisation_id',
  'roles',
  'version',
  'disabled_at',
  'issuer',
] as const

const toPerson = (row: Row): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  organisationId: row.organisation_id,
  roles: row.roles,
  version: row.version,
  disabledAt: row.disabled_at,
  linked: row.issuer !== null,
})

export type IdentityKey = Readonly<{ issuer: string; subject: string }>

export type NewPerson = Readonly<
  Pick<Person, 'id' | 'name' | 'email' | 'organisationId' | 'roles'> & { identity: IdentityKey | null }
>

/** What a change may touch; the name and the address are as they were given. */
type Change = Readonly<{ roles?: readonly Role[]; disabledAt?: Date | null }>

export type PersonStore = ReturnType<typeof createPersonStore>

export function createPersonStore(database: Database) {
  return { ...reads(database), ...lists(database), ...writes }
}

function reads(database: Database) {
  const db = narrow(database)
  const people = () => db.selectFrom('accounts.people').select(COLUMNS)
  const first = (row: Row | undefined): Person | null => (row ? toPerson(row) : null)

  return {
    find: async (id: string): Promise<Person | null> =>
      first(await people().where('id', '=', id).executeTakeFirst()),
    findBySubject: async ({ issuer, subject }: IdentityKey): Promise<Person | null> =>
      first(await people().where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst()),
    findByEmail: async (email: string): Promise<Person | null> =>
      first(await people().where(sql`lower(email)`, '=', email).executeTakeFirst()),
    /** Whether somebody can give roles to others. */
    hasAdministrator: async (): Promise<boolean> => {
      const row = await db
        .selectFrom('accounts.people')
        .select('id')
        .where(sql<boolean>`'administrator' = any(roles)`)
        .where('disabled_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    /** The person as one who acts, if the account is there and not disabled. */
    findActor: async (id: string): Promise<Omit<Actor, 'secondFactorAt'> | null> => {
      const row = await db
        .selectFrom('accounts.people as person')
        .innerJoin('accounts.organisations as organisation', 'organisation.id', 'person.organisation_id')
        .select([
          'person.id',
          'person.name',
          'person.roles',
          'organisation.id as organisationId',
          'organisation.name_en',
        ])
        .where('person.id', '=', id)
        .where('person.disabled_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return null
      const { id: personId, name, roles, organisationId, name_en: organisationName } = row
      return { personId, name, roles, organisationId, organisationName }
    },
  }
}

function lists(database: Database) {
  const db = narrow(database)

  return {
    /** Those whose name or address holds the text, by name; one more than `limit` says that there are more. */
    search: async (
      text: string,
      page: Readonly<{ offset: number; limit: number }>,
    ): Promise<readonly Person[]> => {
      const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
      const found = db
        .selectFrom('accounts.people')
        .select(COLUMNS)
        .where(({ or, eb }) => or([eb(sql`lower(name)`, 'like', like), eb(sql`lower(email)`, 'like', like)]))
      const ordered = found.orderBy(sql`lower(name)`).orderBy('id')
      return (await ordered.limit(page.limit).offset(page.offset).execute()).map(toPerson)
    },
    namesOf: async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('accounts.people')
        .select(['id', 'name'])
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map((row) => [row.id, row.name]))
    },
  }
}

const writes = {
  /** `address-taken` where somebody has that address already. */
  add: async (transaction: Database, person: NewPerson, at: Date): Promise<'added' | 'address-taken'> => {
    const row = {
      id: person.id,
      issuer: person.identity?.issuer ?? null,
      subject: person.identity?.subject ?? null,
      email: person.email,
      name: person.name,
      organisation_id: person.organisationId,
      roles: [...person.roles],
      version: 1,
      disabled_at: null,
      created_at: at,
      updated_at: at,
    }
    const { numInsertedOrUpdatedRows } = await narrow(transaction)
      .insertInto('accounts.people')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n ? 'added' : 'address-taken'
  },
  change: async (
    transaction: Database,
    from: Readonly<Pick<Person, 'id' | 'version'>>,
    { roles, disabledAt }: Change,
    at: Date,
  ): Promise<'changed' | 'conflict'> => {
    const { numUpdatedRows } = await narrow(transaction)
      .updateTable('accounts.people')
      .set({ version: from.version + 1, updated_at: at })
      .$if(roles !== undefined, (query) => query.set({ roles: [...(roles ?? [])] }))
      .$if(disabledAt !== undefined, (query) => query.set({ disabled_at: disabledAt ?? null }))
      .where('id', '=', from.id)
      .where('version', '=', from.version)
      .executeTakeFirst()
    return numUpdatedRows === 1n ? 'changed' : 'conflict'
  },
  /** Ties an account to the identity that was shown at its first sign-in; false where another was faster. */
  link: async (transaction: Database, id: string, identity: IdentityKey, at: Date): Promise<boolean> => {
    const { numUpdatedRows } = await narrow(transaction)
      .updateTable('accounts.people')
      .set({ ...identity, updated_at: at })
      .where('id', '=', id)
      .where('issuer', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
}

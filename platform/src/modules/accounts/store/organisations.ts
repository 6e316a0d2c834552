// Reads and writes organisations.
import { sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import type { Organisation } from '../domain/organisation.ts'
import { narrow } from './tables.ts'

type Row = Readonly<{
  id: string
  slug: string
  name_en: string
  name_cy: string
  kind: Organisation['kind']
  demonstration: boolean
}>

const toOrganisation = ({ name_en: en, name_cy: cy, ...row }: Row): Organisation => ({
  ...row,
  name: { en, cy },
})

const COLUMNS = ['id', 'slug', 'name_en', 'name_cy', 'kind', 'demonstration'] as const

export type OrganisationStore = ReturnType<typeof createOrganisationStore>

export function createOrganisationStore(database: Database) {
  const db = narrow(database)

  return {
    find: async (id: string): Promise<Organisation | null> => {
      const row = await db
        .selectFrom('accounts.organisations')
        .select(COLUMNS)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? toOrganisation(row) : null
    },
    /** The centre first, then the forces by name. */
    list: async (): Promise<readonly Organisation[]> => {
      const rows = await db
        .selectFrom('accounts.organisations')
        .select(COLUMNS)
        .orderBy(sql`kind = 'force'`)
        .orderBy('name_en')
        .execute()
      return rows.map(toOrganisation)
    },
    /** True where it was new; one with its id or its slug stays as it is. */
    add: async (transaction: Database, organisation: Organisation, at: Date): Promise<boolean> => {
      const { name, ...rest } = organisation
      const { numInsertedOrUpdatedRows } = await narrow(transaction)
        .insertInto('accounts.organisations')
        .values({ ...rest, name_en: name.en, name_cy: name.cy, created_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}

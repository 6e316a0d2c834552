// The tables of the schema `accounts`, as Kysely sees them.
import type { ColumnType } from 'kysely'
import type { Role } from '../../../kernel/actor.ts'
import type { Database } from '../../../kernel/database/open.ts'

type OrganisationRow = {
  id: string
  slug: string
  name_en: string
  name_cy: string
  kind: 'force' | 'centre'
  demonstration: boolean
  created_at: Date
}

type PersonRow = {
  id: string
  issuer: string | null
  subject: string | null
  email: string
  name: string
  organisation_id: string
  roles: Role[]
  version: number
  disabled_at: Date | null
  created_at: Date
  updated_at: Date
}

type SessionRow = {
  id_hash: string
  person_id: string | null
  data: ColumnType<unknown, string, string>
  expires_at: Date
}

type Tables = {
  'accounts.organisations': OrganisationRow
  'accounts.people': PersonRow
  'accounts.sessions': SessionRow
}

export const narrow = (database: Database) => database.withTables<Tables>()

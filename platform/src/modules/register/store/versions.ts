// Published versions: only ever added. The words of a version, weighed for the search, are written with it.
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kernel/database/open.ts'
import { phaseOf, type SignedVersion } from '../domain/chain.ts'
import type { SearchWords } from '../domain/search-words.ts'
import type { RegisterTables } from './tables.ts'

const select = (database: Database, recordId: string) =>
  database
    .withTables<RegisterTables>()
    .selectFrom('register.versions as v')
    .innerJoin('register.signing_keys as k', 'k.key_id', 'v.key_id')
    .selectAll('v')
    .select('k.public_pem')
    .select(sql<string | null>`review_due::text`.as('review_due'))
    .where('record_id', '=', recordId)

export async function newestVersion(database: Database, recordId: string): Promise<SignedVersion | null> {
  const row = await select(database, recordId).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row ? toVersion(row) : null
}

/** Oldest first. */
export async function allVersions(database: Database, recordId: string): Promise<readonly SignedVersion[]> {
  return (await select(database, recordId).orderBy('number').execute()).map(toVersion)
}

export async function insertVersion(
  transaction: Database,
  version: SignedVersion,
  words: SearchWords,
): Promise<void> {
  const phase = phaseOf(version.content)
  if (phase === null) throw new TypeError('a version to publish names its phase')
  await sql`insert into register.versions
    (record_id, number, content, evidence, phase, change_note, authorised_role, authorised_at,
      authorised_conditions, review_due, published_at, previous_hash, hash, key_id, signature, words_en, words_cy)
    values (${version.record}, ${version.number}, ${JSON.stringify(version.content)}::text::jsonb,
      ${[...version.evidence]}::text[], ${phase}, ${version.change_note}, ${version.authorised_role},
      ${version.authorised_at}::text::timestamptz, ${version.authorised_conditions}, ${version.review_due}::text::date,
      ${version.published_at}::text::timestamptz, ${version.previous_hash}, ${version.hash},
      ${version.signed.key_id}, ${version.signed.signature},
      ${vector('english', words.en)}, ${vector('simple', words.cy)})`.execute(transaction)
}

// PostgreSQL has no Welsh dictionary: `simple` keeps words as they are.
function vector(dictionary: 'english' | 'simple', words: SearchWords['en']): RawBuilder<string> {
  const part = (text: string, weight: 'A' | 'B' | 'C' | 'D') =>
    sql`setweight(to_tsvector(${sql.lit(dictionary)}::regconfig, ${text}::text), ${sql.lit(weight)})`
  return sql`${part(words.title, 'A')} || ${part(words.sentence, 'B')} || ${part(words.names, 'B')} || ${part(words.description, 'D')}`
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toVersion = (row: Row): SignedVersion => ({
  record: row.record_id,
  number: row.number,
  content: row.content,
  evidence: row.evidence,
  change_note: row.change_note,
  authorised_role: row.authorised_role,
  authorised_at: row.authorised_at.toISOString(),
  authorised_conditions: row.authorised_conditions,
  review_due: row.review_due,
  published_at: row.published_at.toISOString(),
  previous_hash: row.previous_hash,
  hash: row.hash,
  signed: { key_id: row.key_id, public_key: row.public_pem, signature: row.signature },
})

// The catalogue: the newest published version of every record, as one line each. PostgreSQL finds the lines that
// hold the reader's words; what a line says never changes for a version, so it is read once and kept.
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Database } from '../../../kernel/database/open.ts'
import type { Language } from '../../../kernel/http/language.ts'
import { type Line, type LineRow, toLine } from './public-line.ts'
import { wordsQuery } from './public-words.ts'

/** A line with what may change while the version stands: its rank for these words, and retirement. */
export type Entry = Line & Readonly<{ rank: number; retiredAt: Date | null }>

export type PublicCatalogue = Readonly<{
  /** Lines that hold the words, best first; all of them, newest first, where there are none. */
  find: (words: string, language: Language) => Promise<readonly Entry[]>
}>

type Found = Readonly<{ recordId: string; number: number; retiredAt: Date | null; rank: number }>

/** Some 1 KB a line. */
const KEPT_LINES = 20_000

export function createPublicCatalogue(database: Database): PublicCatalogue {
  const kept = new LRUCache<string, Line>({ max: KEPT_LINES })

  async function find(words: string, language: Language): Promise<readonly Entry[]> {
    const found = await findVersions(database, words, language)
    const missing = found.filter((version) => !kept.has(keyOf(version)))
    for (const line of await readLines(database, missing)) kept.set(keyOf(line), line)
    return found.flatMap((version) => entryOf(version, kept.get(keyOf(version))))
  }

  return { find }
}

const keyOf = (version: Readonly<{ recordId: string; number: number }>): string =>
  `${version.recordId}/${version.number}`

const entryOf = ({ rank, retiredAt }: Found, line: Line | undefined): Entry[] =>
  line ? [{ ...line, rank, retiredAt }] : []

async function findVersions(
  database: Database,
  words: string,
  language: Language,
): Promise<readonly Found[]> {
  const query = wordsQuery(words, language)
  const { rows } = await sql<Found>`
    select v.record_id as "recordId", v.number, r.retired_at as "retiredAt", ${query.rank} as rank
    from register.current_versions v join register.records r on r.id = v.record_id
    where ${query.matches}
    order by rank desc, v.published_at desc, v.record_id`.execute(database)
  return rows.map((row) => ({ ...row, rank: Number(row.rank) }))
}

async function readLines(database: Database, versions: readonly Found[]): Promise<readonly Line[]> {
  if (versions.length === 0) return []
  const ids = versions.map((version) => version.recordId)
  const { rows } = await sql<LineRow>`
    select v.record_id as "recordId", v.number, v.content, v.published_at as "publishedAt",
      v.change_note as "changeNote", v.review_due::text as "reviewDue", v.hash,
      r.organisation_id as "organisationId", r.demonstration, t.id as "toolId", t.name as "toolName", t.supplier,
      coalesce((
        select json_agg(json_build_object('ownData', e.own_data, 'measuredAt', e.result->'provenance'->>'time',
          'signedBy', k.organisation_id) order by e.own_data desc, e.result->'provenance'->>'time' desc)
        from register.evidence e join register.signing_keys k on k.key_id = e.key_id
        where e.record_id = v.record_id and e.sha256 = any (v.evidence)
      ), '[]'::json) as evidence
    from register.current_versions v
    join register.records r on r.id = v.record_id
    join register.tools t on t.id = r.tool_id
    where v.record_id in (${sql.join(ids)})`.execute(database)
  return rows.map(toLine)
}

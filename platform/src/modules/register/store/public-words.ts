// The reader's words as a PostgreSQL full text query, without extensions: the web search syntax ("a phrase", or,
// -not), and the last word also as the beginning of a longer one, since people stop typing early.
import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../../kernel/http/language.ts'

export type WordsQuery = Readonly<{ matches: RawBuilder<boolean>; rank: RawBuilder<number> }>

/** Welsh readers search both languages, since a record may not have been written in Welsh yet. */
export function wordsQuery(words: string, language: Language): WordsQuery {
  if (words.trim() === '') return { matches: sql`true`, rank: sql`0::real` }
  const english = queryOf('english', words)
  if (language === 'en') return oneLanguage(sql`v.words_en`, english)
  const [welshSide, englishSide] = [
    oneLanguage(sql`v.words_cy`, queryOf('simple', words)),
    oneLanguage(sql`v.words_en`, english),
  ]
  return {
    matches: sql`(${welshSide.matches} or ${englishSide.matches})`,
    rank: sql`greatest(${welshSide.rank}, ${englishSide.rank})`,
  }
}

type Query = RawBuilder<unknown>

// A query of nothing but stop words holds no node, and finds everything.
const oneLanguage = (column: RawBuilder<unknown>, query: Query): WordsQuery => ({
  matches: sql`(numnode(${query}) = 0 or ${column} @@ ${query})`,
  rank: sql`ts_rank(${column}, ${query})`,
})

function queryOf(dictionary: 'english' | 'simple', words: string): Query {
  const configuration = sql`${dictionary}::regconfig`
  const whole = sql`websearch_to_tsquery(${configuration}, ${words})`
  const ending = unfinishedWord(words)
  if (ending === null) return whole
  const before = words.slice(0, words.length - ending.length)
  const beginning = sql`to_tsquery(${configuration}, ${`${ending}:*`})`
  return sql`(${whole} || (websearch_to_tsquery(${configuration}, ${before}) && ${beginning}))`
}

/** The last word, where it may be the beginning of a longer one: not inside quotes, not after a minus. */
export function unfinishedWord(words: string): string | null {
  const quotes = words.split('"').length - 1
  const last = /(?<=^|[\s(])[\p{L}\p{N}]{2,}$/u.exec(words)?.[0] ?? null
  return quotes % 2 === 0 && last?.toLowerCase() !== 'or' ? last : null
}

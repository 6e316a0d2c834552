// What a reader asks of the register, as it stands in an address: words, filters, order, page. Read leniently,
// since people edit addresses and old links live long; what is not understood is left out, never an error.
import { FACETS, type FacetKey } from './facets.ts'
import { isSituation, type Situation } from './situations.ts'

export const SORTS = ['relevance', 'newest'] as const
export type Sort = (typeof SORTS)[number]

export type Question = Readonly<{
  words: string
  situation: Situation | null
  /** The values chosen for each filter; any of them will do. */
  chosen: Readonly<Record<FacetKey, readonly string[]>>
  sort: Sort
  /** From 1. */
  page: number
}>

export type Address = Readonly<Record<string, unknown>>

const LONGEST_WORDS = 200
const LONGEST_VALUE = 100
const MOST_VALUES = 50

export function readQuestion(query: Address): Question {
  const words = (textsOf(query['q'])[0] ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_WORDS)
  const situation = textsOf(query['situation'])[0] ?? ''
  const sort = textsOf(query['sort'])[0]
  const page = Number(textsOf(query['page'])[0])
  return {
    words,
    situation: isSituation(situation) ? situation : null,
    chosen: chosenOf(query),
    sort: sort === 'newest' || sort === 'relevance' ? sort : words === '' ? 'newest' : 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

function chosenOf(query: Address): Question['chosen'] {
  const entries = FACETS.map(({ key }) => [key, valuesOf(query[key])] as const)
  return Object.fromEntries(entries) as Record<FacetKey, readonly string[]>
}

const valuesOf = (value: unknown): readonly string[] =>
  [...new Set(textsOf(value))]
    .filter((text) => text !== '' && text.length <= LONGEST_VALUE)
    .slice(0, MOST_VALUES)

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')

/** The shortest query string that asks the same, with a leading `?`, or nothing. */
export function queryOf(question: Question): string {
  const usual: Sort = question.words === '' ? 'newest' : 'relevance'
  const parameters = new URLSearchParams()
  if (question.words !== '') parameters.set('q', question.words)
  if (question.situation !== null) parameters.set('situation', question.situation)
  for (const { key } of FACETS) for (const value of question.chosen[key]) parameters.append(key, value)
  if (question.sort !== usual) parameters.set('sort', question.sort)
  if (question.page > 1) parameters.set('page', String(question.page))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** The same question without one chosen value. */
export function without(question: Question, key: FacetKey, value: string): Question {
  const rest = question.chosen[key].filter((chosen) => chosen !== value)
  return { ...question, page: 1, chosen: { ...question.chosen, [key]: rest } }
}

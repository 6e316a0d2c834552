// What is counted of one document: spans found under each scheme, by type, what a redaction leaves, and words.
import { allSpans, type Coverage, countSpans, coverageOf, type Stretch } from '@policeai/metrics'
import { SCHEMES } from './plan.ts'
import type { FoundSpan, TrueSpan } from './read-spans.ts'

/** The amounts of a document, in the order of its vector. */
export const AMOUNTS = [
  ...SCHEMES.map((scheme) => `credit_${scheme}` as const),
  'found',
  'to_find',
  'entities',
  'entities_hidden',
  'direct_entities',
  'direct_entities_hidden',
  'quasi_entities',
  'quasi_entities_hidden',
  'characters',
  'characters_left',
  'words_right',
  'words_found',
  'words_to_find',
] as const

export type Amount = (typeof AMOUNTS)[number]

/** Correct, predicted and true spans of a type. */
export type TypeAmounts = readonly [correct: number, found: number, toFind: number]

export type DocumentCounts = {
  readonly amounts: Readonly<Record<Amount, number>>
  readonly types: ReadonlyMap<string, TypeAmounts>
  /** What was to be hidden: of all, of direct and of quasi identifiers; whether any of it leaks. */
  readonly leaks: Readonly<Record<Leak, 'nothing' | 'hidden' | 'leaks'>>
}

/** Whose leaks are counted. */
export const LEAKS = ['all', 'direct', 'quasi'] as const
export type Leak = (typeof LEAKS)[number]

export type SpanDocument = {
  readonly truth: readonly TrueSpan[]
  readonly found: readonly FoundSpan[]
  readonly words: readonly Stretch[]
}

/** A mention without an `entity` is an entity by itself. */
function coverage(truth: readonly TrueSpan[], found: readonly FoundSpan[]): Coverage {
  const mentions = truth.map(({ start, end, entity }, i) => ({
    start,
    end,
    entity: entity === undefined ? `#${i}` : `=${entity}`,
  }))
  return coverageOf(mentions, found)
}

function coveragesOf({ truth, found }: SpanDocument): Readonly<Record<Leak, Coverage>> {
  const of = (kinds: readonly (string | undefined)[]) =>
    coverage(
      truth.filter(({ identifier }) => kinds.includes(identifier)),
      found,
    )
  return {
    all: of(['direct', 'quasi', undefined]),
    direct: of(['direct']),
    quasi: of(['quasi']),
  }
}

function creditOf(scheme: (typeof SCHEMES)[number], { truth, found }: SpanDocument): number {
  const { correct, partial } = allSpans(countSpans(scheme, truth, found))
  return correct + partial / 2
}

function leakOf({ documentsWithMentions, documentsLeaking }: Coverage): 'nothing' | 'hidden' | 'leaks' {
  if (documentsWithMentions === 0) return 'nothing'
  return documentsLeaking > 0 ? 'leaks' : 'hidden'
}

function isIn(word: Stretch, spans: readonly Stretch[]): boolean {
  return spans.some(({ start, end }) => start < word.end && word.start < end)
}

function wordCounts({ truth, found, words }: SpanDocument) {
  let [right, foundWords, toFind] = [0, 0, 0]
  for (const word of words) {
    const [real, said] = [isIn(word, truth), isIn(word, found)]
    if (real) toFind++
    if (said) foundWords++
    if (real && said) right++
  }
  return { words_right: right, words_found: foundWords, words_to_find: toFind }
}

function typesOf({ truth, found }: SpanDocument): ReadonlyMap<string, TypeAmounts> {
  const strict = countSpans('strict', truth, found)
  const names = new Set([...truth, ...found].map(({ type }) => type))
  const count = (spans: readonly { type: string }[], name: string) =>
    spans.filter(({ type }) => type === name).length
  return new Map(
    [...names].map((name) => [
      name,
      [strict.get(name)?.correct ?? 0, count(found, name), count(truth, name)],
    ]),
  )
}

function entityAmounts({ all, direct, quasi }: Readonly<Record<Leak, Coverage>>) {
  return {
    entities: all.entities,
    entities_hidden: all.entities - all.entitiesLeaking,
    direct_entities: direct.entities,
    direct_entities_hidden: direct.entities - direct.entitiesLeaking,
    quasi_entities: quasi.entities,
    quasi_entities_hidden: quasi.entities - quasi.entitiesLeaking,
    characters: all.characters,
    characters_left: all.charactersLeaking,
  }
}

/** Counts one document. The spans of a side may overlap each other: each is paired once, and what they hide is their union. */
export function countDocument(document: SpanDocument): DocumentCounts {
  const coverages = coveragesOf(document)
  return {
    amounts: {
      credit_strict: creditOf('strict', document),
      credit_exact: creditOf('exact', document),
      credit_partial: creditOf('partial', document),
      credit_type: creditOf('type', document),
      found: document.found.length,
      to_find: document.truth.length,
      ...entityAmounts(coverages),
      ...wordCounts(document),
    },
    types: typesOf(document),
    leaks: {
      all: leakOf(coverages.all),
      direct: leakOf(coverages.direct),
      quasi: leakOf(coverages.quasi),
    },
  }
}

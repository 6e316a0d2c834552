// What a redaction leaves to be read. A name that is hidden nine times of ten is disclosed, and so is the document
// that it stands in: so people and documents are counted, not spans alone.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/** A stretch of a text, from `start` up to but not including `end`. */
export type Stretch = { readonly start: number; readonly end: number }

/** One mention of an entity; mentions of the same person or thing in a document share `entity`. */
export type Mention = Stretch & { readonly entity: string }

/** Counts over documents; what leaks is what is not covered from its first to its last character. */
export type Coverage = {
  readonly documents: number
  readonly documentsWithMentions: number
  readonly documentsLeaking: number
  readonly entities: number
  readonly entitiesLeaking: number
  readonly mentions: number
  readonly mentionsLeaking: number
  readonly characters: number
  readonly charactersLeaking: number
}

function checked<T extends Stretch>(stretches: readonly T[]): readonly T[] {
  for (const { start, end } of stretches)
    requireThat(
      start >= 0 && start < end && end < Infinity,
      `a stretch needs 0 ≤ start < end, got ${start} to ${end}`,
    )
  return stretches.toSorted((a, b) => a.start - b.start)
}

/** Stretches that neither overlap nor touch, rising. */
function union(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const { start, end } of checked(stretches)) {
    const last = joined.at(-1)
    if (last === undefined || start > last.end) joined.push({ start, end })
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) }
  }
  return joined
}

function length({ start, end }: Stretch): number {
  return end - start
}

function coveredLength(stretch: Stretch, hidden: readonly Stretch[]): number {
  const shared = (h: Stretch): number => Math.min(stretch.end, h.end) - Math.max(stretch.start, h.start)
  return hidden.reduce((sum, h) => sum + Math.max(0, shared(h)), 0)
}

function totalLength(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, stretch) => sum + length(stretch), 0)
}

/**
 * One document: the mentions that had to be hidden and the stretches that were. Characters in more than one mention
 * are counted once; two hidden stretches that touch cover as one.
 *
 * Source: I. Pilán et al., "The Text Anonymization Benchmark (TAB)", Computational Linguistics 48 (2022) 1053–1101:
 * an entity is protected when every mention of it is. Stricter than the script that comes with TAB, which forgives
 * punctuation and some small words that are left open within a mention. Throws `RangeError` unless 0 ≤ start < end.
 *
 * @example
 * coverageOf([{ start: 0, end: 3, entity: 'Ann' }, { start: 9, end: 12, entity: 'Ann' }], [{ start: 0, end: 4 }]) // => { "documents": 1, "documentsWithMentions": 1, "documentsLeaking": 1, "entities": 1, "entitiesLeaking": 1, "mentions": 2, "mentionsLeaking": 1, "characters": 6, "charactersLeaking": 3 }
 */
export function coverageOf(mentions: readonly Mention[], hidden: readonly Stretch[]): Coverage {
  const covers = union(hidden)
  const leaking = mentions.filter((mention) => coveredLength(mention, covers) < length(mention))
  const sensitive = union(mentions)
  const covered = sensitive.reduce((sum, stretch) => sum + coveredLength(stretch, covers), 0)
  return {
    documents: 1,
    documentsWithMentions: mentions.length > 0 ? 1 : 0,
    documentsLeaking: leaking.length > 0 ? 1 : 0,
    entities: new Set(mentions.map(({ entity }) => entity)).size,
    entitiesLeaking: new Set(leaking.map(({ entity }) => entity)).size,
    mentions: mentions.length,
    mentionsLeaking: leaking.length,
    characters: totalLength(sensitive),
    charactersLeaking: totalLength(sensitive) - covered,
  }
}

/**
 * Two disjoint sets of documents taken together.
 *
 * @example
 * mergeCoverages(coverageOf([], []), coverageOf([{ start: 0, end: 3, entity: 'Ann' }], [])).documentsLeaking // => 1
 */
export function mergeCoverages(a: Coverage, b: Coverage): Coverage {
  return {
    documents: a.documents + b.documents,
    documentsWithMentions: a.documentsWithMentions + b.documentsWithMentions,
    documentsLeaking: a.documentsLeaking + b.documentsLeaking,
    entities: a.entities + b.entities,
    entitiesLeaking: a.entitiesLeaking + b.entitiesLeaking,
    mentions: a.mentions + b.mentions,
    mentionsLeaking: a.mentionsLeaking + b.mentionsLeaking,
    characters: a.characters + b.characters,
    charactersLeaking: a.charactersLeaking + b.charactersLeaking,
  }
}

/**
 * Entities of which every mention is covered, as events of n; n is 0 where there are none.
 *
 * @example
 * entityRecall(coverageOf([{ start: 0, end: 3, entity: 'Ann' }, { start: 5, end: 8, entity: 'Bob' }], [{ start: 0, end: 3 }])) // => { "events": 1, "n": 2 }
 */
export function entityRecall({ entities, entitiesLeaking }: Coverage): Proportion {
  return { events: entities - entitiesLeaking, n: entities }
}

/**
 * Mentions that are wholly covered, as events of n.
 *
 * @example
 * mentionRecall(coverageOf([{ start: 0, end: 3, entity: 'Ann' }], [{ start: 0, end: 2 }])) // => { "events": 0, "n": 1 }
 */
export function mentionRecall({ mentions, mentionsLeaking }: Coverage): Proportion {
  return { events: mentions - mentionsLeaking, n: mentions }
}

/**
 * Documents in which something can still be read, of those that had something to hide, as events of n.
 *
 * @example
 * documentLeakRate(mergeCoverages(coverageOf([], []), coverageOf([{ start: 0, end: 3, entity: 'Ann' }], []))) // => { "events": 1, "n": 1 }
 */
export function documentLeakRate({ documentsWithMentions, documentsLeaking }: Coverage): Proportion {
  return { events: documentsLeaking, n: documentsWithMentions }
}

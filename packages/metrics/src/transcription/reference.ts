// A reference as numbers, ready to be aligned: each word that could be said is an arc, and each arc knows which
// arcs may stand before it. A reference without alternatives is a chain, which the aligner takes at full speed.
import type { TranscriptElement } from './transcript.ts'

/** Gives every distinct word a number from 0. */
export type Vocabulary = { readonly idOf: (word: string) => number }

/** What leaving an arc out costs and counts. */
export const PLAIN = 0
export const OPTIONAL = 1
export const NOTHING = 2

/** The arcs of a reference that offers choices. Arcs are numbered from 1; 0 stands for the beginning. */
export type ArcChoices = {
  readonly kinds: Uint8Array
  /** The arcs before arc i are `before[first[i]]` … `before[first[i + 1] − 1]`. */
  readonly first: Int32Array
  readonly before: Int32Array
  /** The arcs at which the reference may end. */
  readonly ends: Int32Array
}

/** `words[i − 1]` is the word of arc i. Without `choices`, arc i stands after arc i − 1. */
export type Reference = { readonly words: Int32Array; readonly choices: ArcChoices | null }

/**
 * An empty vocabulary. The words are first put through `normalise`.
 *
 * @example
 * [createVocabulary(foldCase)].map((v) => [v.idOf('Ann'), v.idOf('said'), v.idOf('ANN')]) // => [[0, 1, 0]]
 */
export function createVocabulary(normalise: (word: string) => string): Vocabulary {
  const ids = new Map<string, number>()
  const raw = new Map<string, number>()
  const learn = (word: string): number => {
    const normal = normalise(word)
    const id = ids.get(normal) ?? ids.size
    ids.set(normal, id)
    raw.set(word, id)
    return id
  }
  return { idOf: (word) => raw.get(word) ?? learn(word) }
}

/**
 * Lower case, by Unicode's rules in no language: what NIST's sclite does to words unless told otherwise.
 *
 * @example
 * foldCase("O'NEILL") // => "o'neill"
 */
export function foldCase(word: string): string {
  return word.toLowerCase()
}

type Draft = { readonly words: number[]; readonly kinds: number[]; readonly before: (readonly number[])[] }

function addArc(draft: Draft, word: number, kind: number, before: readonly number[]): readonly number[] {
  draft.words.push(word)
  draft.kinds.push(kind)
  draft.before.push(before)
  return [draft.words.length]
}

/** Adds what follows the arcs in `before`; returns the arcs at which it ends. */
function addElements(
  draft: Draft,
  elements: readonly TranscriptElement[],
  before: readonly number[],
  idsOf: (word: string) => readonly number[],
): readonly number[] {
  let ends = before
  for (const element of elements) {
    const from = ends
    if (element.kind === 'alternatives')
      ends = element.choices.flatMap((choice) => addElements(draft, choice, from, idsOf))
    else if (element.kind === 'nothing') ends = addArc(draft, -1, NOTHING, from)
    else {
      const kind = element.kind === 'optional' ? OPTIONAL : PLAIN
      for (const id of idsOf(element.word)) ends = addArc(draft, id, kind, ends)
    }
  }
  return ends
}

function choicesOf(draft: Draft, ends: readonly number[]): ArcChoices {
  const first = new Int32Array(draft.before.length + 2)
  for (const [index, before] of draft.before.entries())
    first[index + 2] = (first[index + 1] ?? 0) + before.length
  return {
    kinds: Uint8Array.of(PLAIN, ...draft.kinds),
    first,
    before: Int32Array.from(draft.before.flat()),
    ends: Int32Array.from(ends),
  }
}

/**
 * A reference made ready to be aligned. `unit` says whether its words or their characters are compared: characters
 * are Unicode code points, and the spaces between words are none of them.
 *
 * @example
 * Array.from(compileReference(parseTrn('a b a (x)').utterances[0].elements, createVocabulary(foldCase), 'word').words) // => [0, 1, 0]
 */
export function compileReference(
  elements: readonly TranscriptElement[],
  vocabulary: Vocabulary,
  unit: 'word' | 'character',
): Reference {
  if (elements.every((element) => element.kind === 'word')) {
    const words = elements.map(({ word }) => word)
    return { words: compileWords(words, vocabulary, unit), choices: null }
  }
  const draft: Draft = { words: [], kinds: [], before: [] }
  const ends = addElements(draft, elements, [0], (word) => [...compileWords([word], vocabulary, unit)])
  return { words: Int32Array.from(draft.words), choices: choicesOf(draft, ends) }
}

/**
 * Words, or their characters, as the vocabulary's numbers.
 *
 * @example
 * Array.from(compileWords(['ab', 'b'], createVocabulary(foldCase), 'character')) // => [0, 1, 1]
 */
export function compileWords(
  words: readonly string[],
  vocabulary: Vocabulary,
  unit: 'word' | 'character',
): Int32Array {
  const parts = unit === 'word' ? words : words.flatMap((word) => [...word])
  const ids = new Int32Array(parts.length)
  for (let i = 0; i < parts.length; i++) ids[i] = vocabulary.idOf(parts[i] ?? '')
  return ids
}

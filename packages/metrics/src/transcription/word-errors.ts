// Word errors as counts that merge by addition, by speaker, since utterances of one speaker are alike and a
// speaker is what an interval must be taken over.
import type { Proportion } from '../proportion.ts'
import { createAligner, type Edits } from './alignment.ts'
import { compileReference, compileWords, createVocabulary } from './reference.ts'
import type { TranscriptElement } from './transcript.ts'

/** The counts of some utterances; an utterance is in error when any of its words is. */
export type WordErrors = Edits & { readonly utterances: number; readonly utterancesInError: number }

/** The counts of each speaker. */
export type ErrorsBySpeaker = ReadonlyMap<string, WordErrors>

export type SpokenUtterance = {
  readonly speaker: string
  readonly reference: readonly TranscriptElement[]
  readonly hypothesis: readonly string[]
}

/** What is compared: words or characters, after `normalise` has been put to each word. */
export type Comparison = { readonly unit: 'word' | 'character'; readonly normalise: (word: string) => string }

/** Errors ÷ reference words, which may be above 1, or why there is no rate. */
export type ErrorRate =
  | { readonly kind: 'measured'; readonly estimate: number; readonly errors: number; readonly n: number }
  | { readonly kind: 'not_measured'; readonly reason: 'no_reference_words' }

const NONE: WordErrors = {
  correct: 0,
  substitutions: 0,
  deletions: 0,
  insertions: 0,
  utterances: 0,
  utterancesInError: 0,
}

/**
 * The counts of two disjoint sets of utterances taken together.
 *
 * @example
 * mergeWordErrors({ correct: 9, substitutions: 1, deletions: 0, insertions: 0, utterances: 2, utterancesInError: 1 }, { correct: 5, substitutions: 0, deletions: 0, insertions: 0, utterances: 1, utterancesInError: 0 }) // => { "correct": 14, "substitutions": 1, "deletions": 0, "insertions": 0, "utterances": 3, "utterancesInError": 1 }
 */
export function mergeWordErrors(a: WordErrors, b: WordErrors): WordErrors {
  return {
    correct: a.correct + b.correct,
    substitutions: a.substitutions + b.substitutions,
    deletions: a.deletions + b.deletions,
    insertions: a.insertions + b.insertions,
    utterances: a.utterances + b.utterances,
    utterancesInError: a.utterancesInError + b.utterancesInError,
  }
}

/**
 * Two sets of utterances by speaker, taken together; a speaker may be in both.
 *
 * @example
 * mergeSpeakers(countErrors([{ speaker: 'ann', reference: parseTrn('a b (1)').utterances[0].elements, hypothesis: ['a'] }], { unit: 'word', normalise: foldCase }), new Map()).get('ann').deletions // => 1
 */
export function mergeSpeakers(a: ErrorsBySpeaker, b: ErrorsBySpeaker): ErrorsBySpeaker {
  const merged = new Map(a)
  for (const [speaker, errors] of b) merged.set(speaker, mergeWordErrors(merged.get(speaker) ?? NONE, errors))
  return merged
}

/**
 * The counts of all speakers together.
 *
 * @example
 * allSpeakers(new Map()).utterances // => 0
 */
export function allSpeakers(speakers: ErrorsBySpeaker): WordErrors {
  return [...speakers.values()].reduce(mergeWordErrors, NONE)
}

type Tally = { -readonly [count in keyof WordErrors]: number }

function addEdits(tally: Tally, { correct, substitutions, deletions, insertions }: Edits): void {
  tally.correct += correct
  tally.substitutions += substitutions
  tally.deletions += deletions
  tally.insertions += insertions
  tally.utterances++
  if (substitutions + deletions + insertions > 0) tally.utterancesInError++
}

/**
 * How many words are the same, as written, at both ends and, of the rest, at both beginnings. They need not be looked
 * up, nor aligned. Those at the ends are correct in sclite's alignment. Leaving out those at the beginnings changes the
 * cost of no cell after them, hence nothing on sclite's way back until the words of one side are used up; and from
 * there every cheapest way has the same counts: it cannot do without the gaps, and nothing else is free.
 */
type Shared = { readonly head: number; readonly tail: number }

const NOTHING_SHARED: Shared = { head: 0, tail: 0 }

function sharedWords(reference: readonly TranscriptElement[], hypothesis: readonly string[]): Shared {
  const most = Math.min(reference.length, hypothesis.length)
  let [head, tail] = [0, 0]
  const isSame = (at: number, word: number): boolean => {
    const element = reference[at]
    return element?.kind === 'word' && element.word === hypothesis[word]
  }
  while (tail < most && isSame(reference.length - 1 - tail, hypothesis.length - 1 - tail)) tail++
  while (head < most - tail && isSame(head, head)) head++
  return { head, tail }
}

function sharedOf({ reference, hypothesis }: SpokenUtterance, unit: Comparison['unit']): Shared {
  const isPlain = unit === 'word' && reference.every((element) => element.kind === 'word')
  return isPlain ? sharedWords(reference, hypothesis) : NOTHING_SHARED
}

/**
 * The errors of each speaker, by sclite's alignment. With `unit: 'character'` they are the errors of the characters
 * (Unicode code points) of the words, spaces not counted, as under sclite's option `-c`; other tools count spaces too.
 *
 * Source: NIST Scoring Toolkit 2.4.10, doc/sclite.htm.
 *
 * @example
 * allSpeakers(countErrors([{ speaker: 'ann', reference: parseTrn('two { fifths / @ } (1)').utterances[0].elements, hypothesis: ['Two'] }], { unit: 'word', normalise: foldCase })) // => { "correct": 1, "substitutions": 0, "deletions": 0, "insertions": 0, "utterances": 1, "utterancesInError": 0 }
 */
export function countErrors(utterances: Iterable<SpokenUtterance>, comparison: Comparison): ErrorsBySpeaker {
  const vocabulary = createVocabulary(comparison.normalise)
  const aligner = createAligner()
  const speakers = new Map<string, Tally>()
  for (const utterance of utterances) {
    const { speaker, reference, hypothesis } = utterance
    const tally = speakers.get(speaker) ?? { ...NONE }
    speakers.set(speaker, tally)
    const { head, tail } = sharedOf(utterance, comparison.unit)
    const middle = <T>(words: readonly T[]): readonly T[] =>
      head + tail === 0 ? words : words.slice(head, words.length - tail)
    const said = compileReference(middle(reference), vocabulary, comparison.unit)
    addEdits(tally, aligner.align(said, compileWords(middle(hypothesis), vocabulary, comparison.unit)))
    tally.correct += head + tail
  }
  return speakers
}

/**
 * The word error rate, or the character error rate where characters were counted: substitutions, deletions and
 * insertions ÷ words of the reference. It is no proportion and may be above 1.
 *
 * @example
 * errorRate({ correct: 1263, substitutions: 131, deletions: 12, insertions: 26, utterances: 51, utterancesInError: 38 }) // => { "kind": "measured", "estimate": 0.12019914651493599, "errors": 169, "n": 1406 }
 */
export function errorRate({ correct, substitutions, deletions, insertions }: Edits): ErrorRate {
  const n = correct + substitutions + deletions
  const errors = substitutions + deletions + insertions
  return n === 0
    ? { kind: 'not_measured', reason: 'no_reference_words' }
    : { kind: 'measured', estimate: errors / n, errors, n }
}

/**
 * Utterances with an error, as events of n.
 *
 * @example
 * sentenceErrors({ correct: 1263, substitutions: 131, deletions: 12, insertions: 26, utterances: 51, utterancesInError: 38 }) // => { "events": 38, "n": 51 }
 */
export function sentenceErrors({ utterances, utterancesInError }: WordErrors): Proportion {
  return { events: utterancesInError, n: utterances }
}

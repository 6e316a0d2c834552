// What is counted of one utterance: words and characters by how they came through, what must not be lost, and what was
// written where nothing was said.
import {
  type Edit,
  type Edits,
  type KeptLanguage,
  keptNames,
  keptNegations,
  keptNumbers,
  parseTrn,
  type TranscriptElement,
} from '@policeai/metrics'
import { readTexts } from '../text-list.ts'
import { type Alignment, createAlignments } from './alignment.ts'
import { createNormaliser, type Normaliser } from './normalise.ts'
import { isTrn, languageOf, type TranscriptionPlan } from './plan.ts'

/** The amounts of an utterance, in the order of its vector. */
export const AMOUNTS = [
  'correct',
  'substitutions',
  'deletions',
  'insertions',
  'utterances',
  'utterances_in_error',
  'characters',
  'character_errors',
  'numbers',
  'numbers_kept',
  'negations',
  'negations_kept',
  'names',
  'names_kept',
  'silences',
  'silences_with_words',
] as const

export type Amount = (typeof AMOUNTS)[number]

/** The elements of a reference in trn form; `undefined` where it is none. */
export function trnElements(reference: string): readonly TranscriptElement[] | undefined {
  const parsed = parseTrn(`${reference.replace(/\s+/gu, ' ').trim()} (utterance)`)
  return parsed.kind === 'parsed' ? parsed.utterances[0]?.elements : undefined
}

/** `text` is where the numbers and negations of the reference are looked for, and `heard` where they are found again. */
type Aligned = Alignment & {
  readonly text: string
  readonly heard: string
  readonly numbers: boolean
  readonly negations: boolean
  readonly silent: boolean
  readonly wrote: boolean
}

function errorsOf({ substitutions, deletions, insertions }: Edits): number {
  return substitutions + deletions + insertions
}

function ofReference({ correct, substitutions, deletions }: Edits): number {
  return correct + substitutions + deletions
}

function addKept(amounts: Float64Array, aligned: Aligned, language: KeptLanguage): void {
  const { text, heard } = aligned
  if (aligned.numbers) {
    const { n, events } = keptNumbers(text, heard, language, language)
    amounts.set([n, events], AMOUNTS.indexOf('numbers'))
  }
  if (aligned.negations) {
    const { n, events } = keptNegations(text, heard, language.negation, language.negation)
    amounts.set([n, events], AMOUNTS.indexOf('negations'))
  }
}

function vectorOf(aligned: Aligned, names: readonly string[], language: KeptLanguage): Float64Array {
  const { words, characters, silent, wrote } = aligned
  const amounts = new Float64Array(AMOUNTS.length)
  const wrong = errorsOf(words) > 0 ? 1 : 0
  amounts.set([words.correct, words.substitutions, words.deletions, words.insertions, 1, wrong])
  amounts.set([ofReference(characters), errorsOf(characters)], AMOUNTS.indexOf('characters'))
  addKept(amounts, aligned, language)
  if (names.length > 0) {
    const { n, events } = keptNames(names, aligned.heard)
    amounts.set([n, events], AMOUNTS.indexOf('names'))
  }
  if (silent) amounts.set([1, wrote ? 1 : 0], AMOUNTS.indexOf('silences'))
  return amounts
}

export type UtteranceCounter = {
  /** Values: reference, hypothesis and, where the plan has them, names. */
  readonly amountsOf: (values: readonly unknown[]) => Float64Array
  readonly editsOf: (values: readonly unknown[]) => readonly Edit[]
  readonly answerOf: (values: readonly unknown[]) => string
}

type Sides = { readonly reference: string; readonly hypothesis: string }

function sidesOf([reference, hypothesis]: readonly unknown[]): Sides {
  return { reference: String(reference ?? ''), hypothesis: String(hypothesis ?? '') }
}

function elementsOf(reference: string, trn: boolean, { elements, text }: Normaliser) {
  if (trn) return elements(trnElements(reference) ?? [])
  return text(reference).words.map((word) => ({ kind: 'word', word }) as const)
}

/** Counts utterances by a plan; it learns words from one to the next, and is no slower for that they are many. */
export function createUtteranceCounter(plan: TranscriptionPlan): UtteranceCounter {
  const [trn, language] = [isTrn(plan), languageOf(plan)]
  const normaliser = createNormaliser(plan.normalise, language)
  const alignments = createAlignments(plan.characters)
  const alignPlain = ({ reference, hypothesis }: Sides): Aligned => {
    const said = normaliser.text(reference)
    const heard = reference === hypothesis ? said : normaliser.text(hypothesis)
    return {
      ...alignments.plain(said.words, heard.words),
      text: reference,
      heard: hypothesis,
      numbers: said.numbers,
      negations: said.negations,
      silent: said.words.length === 0,
      wrote: heard.words.length > 0,
    }
  }
  const alignTrn = ({ reference, hypothesis }: Sides): Aligned => {
    const elements = elementsOf(reference, true, normaliser)
    const { words } = normaliser.text(hypothesis)
    const aligned = alignments.choices(elements, words)
    const text = aligned.chosen.join(' ')
    const { numbers, negations } = normaliser.text(text)
    const silent = elements.every(({ kind }) => kind === 'nothing')
    return { ...aligned, text, heard: hypothesis, numbers, negations, silent, wrote: words.length > 0 }
  }
  const align = trn ? alignTrn : alignPlain
  return {
    amountsOf: (values) => vectorOf(align(sidesOf(values)), readTexts(values[2]) ?? [], language),
    editsOf: (values) => {
      const { reference, hypothesis } = sidesOf(values)
      return alignments.edits(elementsOf(reference, trn, normaliser), normaliser.text(hypothesis).words)
    },
    answerOf: (values) => normaliser.text(sidesOf(values).hypothesis).words.join(' '),
  }
}

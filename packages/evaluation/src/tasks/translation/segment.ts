// What is counted of one segment: what BLEU, chrF and TER add up, and what of its source must not be lost.
import {
  BLEU_WIDTH,
  bleuStatistics,
  CHRF,
  chrfStatistics,
  chrfWidth,
  KEPT_LANGUAGES,
  type KeptLanguage,
  keptNames,
  keptNegations,
  keptNumbers,
  TER_WIDTH,
  terStatistics,
} from '@policeai/metrics'
import { readTexts } from '../text-list.ts'
import { referenceColumns, type TranslationPlan } from './plan.ts'

const CHRF_WIDTH = chrfWidth(CHRF)

/** Where the statistics of a score stand in the vector of a segment. */
export const SCORE_PLACES = {
  bleu: [0, BLEU_WIDTH],
  chrf: [BLEU_WIDTH, BLEU_WIDTH + CHRF_WIDTH],
  ter: [BLEU_WIDTH + CHRF_WIDTH, BLEU_WIDTH + CHRF_WIDTH + TER_WIDTH],
} as const

/** What the scores take of the vector. */
export const SCORES_WIDTH = BLEU_WIDTH + CHRF_WIDTH + TER_WIDTH

/** Numbers, negations and names, and those that were kept, after the scores. */
export const KEPT_PLACES = {
  numbers_kept: SCORES_WIDTH,
  negations_kept: SCORES_WIDTH + 2,
  names_kept: SCORES_WIDTH + 4,
} as const

export const WIDTH = SCORES_WIDTH + 6

/** A segment's references: a JSON list that is none is `undefined`. */
export function readReferences(
  fields: readonly unknown[],
  references: TranslationPlan['references'],
): readonly string[] | undefined {
  if (references === 'plain') return fields.map((field) => String(field ?? ''))
  try {
    const list: unknown = JSON.parse(String(fields[0] ?? ''))
    const isTexts = Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string')
    return isTexts ? list : undefined
  } catch {
    return undefined
  }
}

/** The columns of a row as the counter takes them. */
export function segmentColumns(plan: TranslationPlan): readonly string[] {
  const references = referenceColumns(plan).map((_, i) => `reference${i}`)
  return ['hypothesis', 'source', ...references, ...(plan.columns.names === undefined ? [] : ['names'])]
}

type Languages = { readonly from: KeptLanguage; readonly to: KeptLanguage }

function languagesOf({ source_language, target_language }: TranslationPlan): Languages | undefined {
  if (source_language === undefined || target_language === undefined) return undefined
  return { from: KEPT_LANGUAGES[source_language], to: KEPT_LANGUAGES[target_language] }
}

export function hasLanguages(plan: TranslationPlan): boolean {
  return languagesOf(plan) !== undefined
}

/** Fine enough for any score, and such that sums of it are exact in whatever order. */
const GRAIN = 2 ** 20

function scoresOf(hypothesis: string, references: readonly string[]): number[] {
  const [edits = 0, words = 0] = terStatistics(hypothesis, references)
  return [
    ...bleuStatistics(hypothesis, references),
    ...chrfStatistics(hypothesis, references),
    edits,
    Math.round(words * GRAIN) / GRAIN,
  ]
}

/** Counts the segments of a plan. */
export function segmentCounter(plan: TranslationPlan): (values: readonly unknown[]) => Float64Array {
  const [languages, end] = [languagesOf(plan), 2 + referenceColumns(plan).length]
  return (values) => {
    const [hypothesis, source] = [String(values[0] ?? ''), String(values[1] ?? '')]
    const references = readReferences(values.slice(2, end), plan.references) ?? ['']
    const amounts = new Float64Array(WIDTH)
    amounts.set(scoresOf(hypothesis, references))
    if (languages !== undefined) {
      const { from, to } = languages
      const numbers = keptNumbers(source, hypothesis, from, to)
      const negations = keptNegations(source, hypothesis, from.negation, to.negation)
      amounts.set([numbers.n, numbers.events, negations.n, negations.events], KEPT_PLACES.numbers_kept)
    }
    const names = keptNames(readTexts(values[end]) ?? [], hypothesis)
    amounts.set([names.n, names.events], KEPT_PLACES.names_kept)
    return amounts
  }
}

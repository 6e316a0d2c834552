// Which words a page speaks, and how a plan is named in them. The two languages are the whole choice.
import type { Plan } from '../plan/index.ts'
import { cy } from './locales/cy.ts'
import { en, type PlanWords, type Words } from './locales/en.ts'

export type Language = 'en' | 'cy'

const WORDS: Readonly<Record<Language, Words>> = { en, cy }

export function wordsFor(language: Language): Words {
  return WORDS[language]
}

/** Columns and text values in quotation marks, numbers bare: ‘two_year_recid’ was 1; ‘label’ was ‘hate’. */
export function planWords(plan: Plan, words: Words): PlanWords {
  return { truth: words.quote(plan.columns.truth), positive: valueWords(plan.positive, words) }
}

export function valueWords(value: Plan['positive'], words: Words): string {
  return typeof value === 'number' ? String(value) : words.quote(String(value))
}

/**
 * The name of a measure; one that this version does not know is shown under its key.
 *
 * @example
 * measureName('accuracy', wordsFor('cy')) // => "Cywirdeb"
 */
export function measureName(measure: string, words: Words): string {
  return words.measures[measure]?.name ?? measure
}

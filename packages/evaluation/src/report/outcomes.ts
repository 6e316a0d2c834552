// How the criteria of a plan came out, in the order in which a reader wants to know: what was not met comes first.
import type { Criterion, Result } from '../result/index.ts'
import { formatCount } from './format.ts'
import { type Language, wordsFor } from './words.ts'

const OUTCOMES = ['not_met', 'not_shown', 'met'] as const

/**
 * The criteria by their outcome: not met, not shown, met; else in the order of the plan.
 *
 * @example
 * criteriaInOrder({ ...result, criteria: [] }) // => []
 */
export function criteriaInOrder({ criteria }: Result): readonly Criterion[] {
  return OUTCOMES.flatMap((outcome) => criteria.filter(({ status }) => status === outcome))
}

/**
 * How many criteria have which outcome; empty where the plan has none.
 *
 * @example
 * outcomesOf({ ...result, criteria: [{ status: 'met' }, { status: 'not_met' }, { status: 'met' }] }, 'en') // => "1 not met, 2 met"
 */
export function outcomesOf({ criteria }: Result, language: Language): string {
  const words = wordsFor(language)
  return OUTCOMES.map((status) => [status, criteria.filter((c) => c.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => words.criteria.count[status](formatCount(count, language)))
    .join(', ')
}

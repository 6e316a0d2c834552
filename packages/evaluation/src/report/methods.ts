// By what methods the figures of a result came about, each with its source, as sentences.
import type { Result } from '../result/index.ts'
import { taskWords } from '../tasks/index.ts'
import { formatCount } from './format.ts'
import { type Language, wordsFor } from './words.ts'

/**
 * The methods of every interval and test in a result, the adjustment for several comparisons, and the minimum.
 *
 * @example
 * methodSentences(result, 'en')[0] // => "Proportions have Wilson score intervals (Wilson 1927, J Am Stat Assoc 22:209–212)."
 */
export function methodSentences(result: Result, language: Language): readonly string[] {
  const { methods, tests, provenance } = wordsFor(language)
  const adjusted = result.disparities.some(({ p_adjusted }) => p_adjusted !== null)
  const sentences = [
    ...intervalMethods(result).map((method) => methods[method] ?? provenance.otherMethod(method)),
    ...result.disparities.flatMap(({ test }) => (test === undefined ? [] : [tests[test] ?? test])),
    ...(adjusted ? [provenance.multiplicity] : []),
    provenance.minimum(formatCount(result.plan.minimum.n, language)),
    ...(taskWords(result.plan, language).methods?.(result.plan) ?? []),
  ]
  return [...new Set(sentences)]
}

function intervalMethods({ measures, disparities }: Result): readonly string[] {
  const contrasts = disparities.flatMap(({ difference, ratio }) => [difference, ratio])
  return [...measures, ...contrasts].flatMap(({ interval }) => (interval === null ? [] : [interval.method]))
}

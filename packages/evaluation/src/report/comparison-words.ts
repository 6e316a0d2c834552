// A comparison in sentences: what the terminal prints and what the page begins with.
import type { ComparedFigure, Comparison } from '../comparing/schema.ts'
import { variantOf } from '../plan/index.ts'
import { TASKS } from '../tasks/index.ts'
import { formatCount, formatDifference, formatEstimate, formatLevel } from './format.ts'
import { systemName } from './headline.ts'
import { comparisonCy } from './locales/comparison-cy.ts'
import { type ComparedWords, type ComparisonText, comparisonEn } from './locales/comparison-en.ts'
import { isPercentage } from './units.ts'
import { figureName, type Language, planWords, wordsFor } from './words.ts'

const TEXTS: Readonly<Record<Language, ComparisonText>> = { en: comparisonEn, cy: comparisonCy }

export function comparisonText(language: Language): ComparisonText {
  return TEXTS[language]
}

/** The names of A and B. */
export function systemNames(
  { a, b }: Comparison,
  language: Language,
): { readonly a: string; readonly b: string } {
  const words = wordsFor(language)
  return { a: systemName(a.plan, words), b: systemName(b.plan, words) }
}

export function isOfAll({ slice }: ComparedFigure): boolean {
  return Object.keys(slice).length === 0
}

/** The attribute of a figure's group, and the group. */
export function attributeOf({ slice }: ComparedFigure): string {
  return Object.keys(slice).join(' × ')
}

export function groupOf({ slice }: ComparedFigure): string {
  return Object.values(slice).join(' × ')
}

/** The figures that a reader meets first: the key measures of the task, or all where it has none. */
export function keyFigures(comparison: Comparison): ReadonlySet<string> {
  const task = TASKS.find(({ name }) => name === variantOf(comparison.a.plan))
  const keys = task?.measures.filter(({ shown }) => shown === 'key').map(({ name }) => name) ?? []
  return new Set(keys.length > 0 ? keys : comparison.figures.map(({ measure }) => measure))
}

/** With its sign where the data cannot tell which side of 0 it lies on. */
function byWords({ measure, difference, answer }: ComparedFigure, language: Language): string {
  const signed = formatDifference(measure, difference.estimate ?? 0, language)
  const text = answer === 'cannot_tell' ? signed : signed.replace(/[+−-]/, '')
  return isPercentage(measure) ? `${text} ${wordsFor(language).disparities.points}` : text
}

/** The interval of a difference; without signs where both ends lie on one side of 0. */
function rangeText(figure: ComparedFigure, language: Language): string {
  const { interval } = figure.difference
  if (interval === null) return '–'
  const oneSided = interval.low > 0 || interval.high < 0
  const [low, high] =
    oneSided && interval.high < 0 ? [-interval.high, -interval.low] : [interval.low, interval.high]
  const text = (value: number) => {
    const signed = formatDifference(figure.measure, value, language)
    return oneSided ? signed.replace('+', '') : signed
  }
  return comparisonText(language).range(formatLevel(interval.level, language), text(low), text(high))
}

/** The interval of a − b as it is, with signs. */
export function signedRange({ measure, difference }: ComparedFigure, language: Language): string {
  const { interval } = difference
  if (interval === null) return '–'
  const { low, high, level } = interval
  const text = (value: number) => formatDifference(measure, value, language)
  return comparisonText(language).range(formatLevel(level, language), text(low), text(high))
}

export function estimateText(measure: string, value: number | null, language: Language): string {
  return value === null ? '–' : formatEstimate(measure, value, language)
}

/** Why a figure was not compared, in the language of the page as far as it knows the reason. */
export function whyNot(
  { reason = '–', reason_code, reason_values }: ComparedFigure,
  language: Language,
): string {
  const say = comparisonText(language).reasons[reason_code ?? '']
  const values = Object.entries(reason_values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatCount(value, language) : value,
  ])
  return say === undefined ? reason : say(Object.fromEntries(values))
}

/**
 * What the data say of a figure, in one sentence or two.
 *
 * @example
 * comparedSentence(comparison, comparison.figures[1], 'en') // => "False positive rate: B is better by 9.0 percentage points (95% interval 8.1 to 9.9). It is 32.3% for A and 23.4% for B."
 */
export function comparedSentence(comparison: Comparison, figure: ComparedFigure, language: Language): string {
  const text = comparisonText(language)
  const name = figureName(figure, comparison.a.plan, language)
  if (figure.answer === 'not_compared') return text.notCompared(name, whyNot(figure, language))
  const { measure, answer } = figure
  const words: ComparedWords = {
    figure: name,
    a: estimateText(measure, figure.a, language),
    b: estimateText(measure, figure.b, language),
    by: byWords(figure, language),
    range: rangeText(figure, language),
  }
  if (answer === 'cannot_tell') return text.cannotTell(words)
  return answer === 'differ' ? text.differ(words) : text.better(words, answer === 'a_better' ? 'A' : 'B')
}

/** A key figure in which one system is better in some groups of an attribute. */
type Gap = {
  readonly attribute: string
  readonly figure: string
  readonly side: 'A' | 'B'
  readonly groups: string[]
}

function gapsOf(comparison: Comparison, language: Language): readonly Gap[] {
  const found = new Map<string, Gap>()
  const keys = keyFigures(comparison)
  for (const figure of comparison.figures) {
    if (isOfAll(figure) || !keys.has(figure.measure)) continue
    if (figure.answer !== 'a_better' && figure.answer !== 'b_better') continue
    const attribute = attributeOf(figure)
    const side = figure.answer === 'a_better' ? 'A' : 'B'
    const name = figureName(figure, comparison.a.plan, language)
    const known = found.get(`${attribute}\n${name}\n${side}`) ?? { attribute, figure: name, side, groups: [] }
    found.set(`${attribute}\n${name}\n${side}`, known)
    known.groups.push(groupOf(figure))
  }
  return [...found.values()]
}

/** In which groups of each attribute one system is better in a key figure, or that none shows it. */
function groupSentences(comparison: Comparison, language: Language): readonly string[] {
  const text = comparisonText(language)
  const gaps = gapsOf(comparison, language)
  return [...new Set(comparison.groups.map(({ attribute }) => attribute))].flatMap((attribute) => {
    const own = gaps.filter((gap) => gap.attribute === attribute)
    if (own.length === 0) return [text.noGroup(attribute)]
    return own.map(({ figure, groups, side }) => text.groupGap(attribute, figure, groups, side))
  })
}

/**
 * The answers of a comparison as sentences: the key measures of the task over all pairs, then the groups in which one
 * system is better.
 *
 * @example
 * comparisonHeadline(comparison, 'en').at(-1) // => "False positive rate, by sex: B is better in Male and Female, after adjustment for several groups."
 */
export function comparisonHeadline(comparison: Comparison, language: Language): readonly string[] {
  const keys = keyFigures(comparison)
  const all = comparison.figures.filter((figure) => isOfAll(figure) && keys.has(figure.measure))
  return [
    ...all.map((figure) => comparedSentence(comparison, figure, language)),
    ...groupSentences(comparison, language),
  ]
}

/**
 * What A and B are, and what both answered.
 *
 * @example
 * comparisonIntro(comparison, 'en') // => "A is COMPAS at 5. B is COMPAS at 6. Both answered the same 7,214 cases, and every figure here rests on those alone."
 */
export function comparisonIntro(comparison: Comparison, language: Language): string {
  const { a, b } = systemNames(comparison, language)
  const text = comparisonText(language)
  const unit = text.units[comparison.unit ?? '']
  const { cases } = planWords(comparison.a.plan, language)
  const called = unit === undefined ? cases : unit[comparison.pairs === 1 ? 0 : 1]
  return text.intro(a, b, formatCount(comparison.pairs, language), called)
}

/**
 * What the comparison does not show: what did not pair, and where it ends.
 *
 * @example
 * comparisonUnsaid(comparison, 'en')[0] // => "Of the rows of A (compas-two-year.csv), 1 have no partner with a usable value in the other file, and are left out (\"x\"). Where B gave no answer to them, that favours B."
 */
export function comparisonUnsaid(comparison: Comparison, language: Language): readonly string[] {
  const text = comparisonText(language)
  const called = text.units[comparison.unit ?? '']?.[1] ?? ''
  const warnings = comparison.warnings.map(({ code, message, values }) => {
    const formatted = Object.entries({ ...values, ...(called === '' ? {} : { called }) }).map(
      ([name, value]) => [name, typeof value === 'number' ? formatCount(value, language) : value],
    )
    return text.warnings[code]?.(Object.fromEntries(formatted)) ?? message
  })
  const { scope, one, none } = text.unsaid
  return [...warnings, ...(comparison.groups.length === 0 ? [none] : []), scope, one]
}

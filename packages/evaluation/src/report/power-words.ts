// The answers of a plan for a trial as sentences and as a table, for the terminal and for pages.
import { keepsTo, type PowerAnswer } from '../powering/index.ts'
import { formatCount, formatEstimate, formatProportion } from './format.ts'
import { powerCy } from './locales/power-cy.ts'
import { type PowerText, powerEn } from './locales/power-en.ts'
import { unitOf } from './units.ts'
import { figureName, type Language, measureMeaning, measureName, wordsFor } from './words.ts'

const TEXTS: Readonly<Record<Language, PowerText>> = { en: powerEn, cy: powerCy }

type Sizes = Pick<Needed, 'passes' | 'people' | 'groups' | 'without_event'>
type Needed = PowerAnswer['needed'][number]
type Least = PowerAnswer['least'][number]
type Smallest = PowerAnswer['smallest'][number]

/**
 * The headings and notes of a plan for a trial.
 *
 * @example
 * powerText('en').needed // => "What must be measured"
 */
export function powerText(language: Language): PowerText {
  return TEXTS[language]
}

/** A rate in the frequency in which it was written, else in the unit of its measure. */
function rateText(measure: string, value: number, per: number | undefined, language: Language): string {
  if (per === undefined) return formatEstimate(measure, value, language)
  const events = Number((value * per).toPrecision(6))
  return powerText(language).frequency(formatCount(events, language), formatCount(per, language))
}

function neededSentence(answer: PowerAnswer, needed: Needed, language: Language): string {
  const text = powerText(language)
  const { measure, question, per, expected, other, trials, negatives } = needed
  const words = {
    figure: measureName(measure, language),
    meaning: measureMeaning(measure, answer.plan, language) ?? '–',
    expected: rateText(measure, expected, per, language),
    other: rateText(measure, other, per, language),
    trials: formatCount(trials, language),
  }
  if (negatives !== undefined) return text.area(words, formatCount(negatives, language))
  if (question === 'gap') return text.gap(words)
  const bound = needed.bound ?? 'at_most'
  const keeps = keepsTo(expected, { bound, limit: other })
  if (bound === 'at_least') return keeps ? text.reaches(words) : text.below(words)
  return keeps ? text.limit(words) : text.beyond(words)
}

function leastSentence(answer: PowerAnswer, least: Least, language: Language): string {
  const text = powerText(language)
  const { measure, bound, limit, trials } = least
  return text.least({
    figure: figureName(least, answer.plan, language),
    meaning: measureMeaning(measure, answer.plan, language) ?? '–',
    limit: wordsFor(language).criteria[bound](formatEstimate(measure, limit, language)),
    trials: formatCount(trials, language),
  })
}

function moreOn(answer: PowerAnswer, sizes: Sizes, language: Language): string[] {
  const text = powerText(language)
  const count = (value: number) => formatCount(value, language)
  const { passes, people, groups, without_event } = sizes
  return [
    ...(groups === undefined ? [] : [text.eachGroup(groups)]),
    ...(without_event === undefined ? [] : [text.withoutEvent(count(without_event))]),
    ...(answer.passes === 1
      ? []
      : [text.people(count(passes), count(people), count(answer.passes), String(answer.alike))]),
  ]
}

/**
 * What must be measured, a paragraph an answer, and the risks that are taken.
 *
 * @example
 * neededSentences({ ...power, needed: [] }, 'en') // => []
 */
export function neededSentences(answer: PowerAnswer, language: Language): readonly string[] {
  const text = powerText(language)
  const { needed, refused, least, risk } = answer
  if (needed.length + refused.length + least.length === 0) return []
  return [
    ...needed.map((each) =>
      [neededSentence(answer, each, language), ...moreOn(answer, each, language)].join(' '),
    ),
    ...least.map((each) =>
      [leastSentence(answer, each, language), ...moreOn(answer, each, language)].join(' '),
    ),
    ...refused.map(({ measure, why }) => text.refused[why](measureName(measure, language))),
    ...(needed.length === 0
      ? []
      : [text.risk(formatProportion(risk.significance, language), formatProportion(risk.power, language))]),
  ]
}

function gapText({ measure, gap }: Smallest, language: Language): string {
  const text = powerText(language)
  if (gap === null) return text.none
  if (!['proportion', 'rate'].includes(unitOf(measure))) return formatEstimate(measure, gap, language)
  const shown = formatProportion(gap, language).replace(/\s?%/, '')
  return `${shown} ${text.points}`
}

/**
 * The smallest difference that each group could show, a sentence a group.
 *
 * @example
 * smallestSentences(power, 'en')[0] // => "False positive rate: where it is 30.0% for Male, a difference of 5.0 percentage points in Female would be shown (35.0%), and a smaller one may well be missed."
 */
export function smallestSentences(answer: PowerAnswer, language: Language): readonly string[] {
  const text = powerText(language)
  return answer.smallest.map((smallest) => {
    const { measure, group, reference, expected, gap } = smallest
    const figure = figureName(smallest, answer.plan, language)
    if (gap === null) return text.notShown({ figure, group, reference })
    return text.shown({
      figure,
      group,
      reference,
      expected: formatEstimate(measure, expected, language),
      gap: gapText(smallest, language),
      other: formatEstimate(measure, expected + gap, language),
    })
  })
}

/**
 * The same as rows of cells, the heading first: for whom sentences are too many.
 *
 * @example
 * smallestRows(power, 'en')[0] // => ["Figure","Group","n","Expected","Smallest difference"]
 */
export function smallestRows(answer: PowerAnswer, language: Language): readonly (readonly string[])[] {
  const { figure, group, n, expected, gap } = powerText(language).columns
  return [
    [figure, group, n, expected, gap],
    ...answer.smallest.map((smallest) => [
      figureName(smallest, answer.plan, language),
      `${smallest.group} / ${smallest.reference}`,
      `${formatCount(smallest.n.group, language)} / ${formatCount(smallest.n.reference, language)}`,
      formatEstimate(smallest.measure, smallest.expected, language),
      gapText(smallest, language),
    ]),
  ]
}

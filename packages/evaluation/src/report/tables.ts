// The tables of the report. Every figure stands with its interval and what it was counted on; a cell without a
// figure says which of the three it is: too few to say, not measured, or does not apply. None of those is 0.
import { type Html, html } from '@policeai/govuk/html'
import type { Criterion, Disparity, Measure, Result } from '../result/index.ts'
import {
  formatCount,
  formatDifference,
  formatEstimate,
  formatLevel,
  formatMeasureInterval,
  formatP,
  formatRatio,
} from './format.ts'
import type { Words } from './locales/en.ts'
import { criteriaInOrder } from './outcomes.ts'
import {
  type Attribute,
  attributesOf,
  columnsOf,
  figureAt,
  figuresOf,
  type Group,
  groupName,
  keyMeasures,
  overallOf,
} from './reading.ts'
import { isPercentage } from './units.ts'
import {
  figureName,
  groupLabel,
  type Language,
  measureMeaning,
  measureName,
  overallLabel,
  planWords,
  reasonText,
  type Said,
  wordsFor,
} from './words.ts'

export type ReliabilityTable = {
  readonly result: Result
  /** The name of an attribute of the plan: `race`, or `race × sex`. */
  readonly attribute: string
  readonly language: Language
  /** The columns; the error rates, those of the criteria, predictive value and selection rate by default. */
  readonly measures?: readonly string[]
}

/**
 * The table of an attribute: all cases first, then a row for each group, a column for each measure. Null where the plan
 * has no such attribute.
 *
 * @example
 * reliabilityTable({ result, attribute: 'sex', language: 'en' }) // => null
 */
export function reliabilityTable({
  result,
  attribute: name,
  language,
  measures,
}: ReliabilityTable): Html | null {
  const attribute = attributesOf(result).find((candidate) => candidate.name === name)
  if (attribute === undefined) return null
  const words = wordsFor(language)
  const columns = measures ?? keyMeasures(result)
  const figures = columns.map((measure) => figuresOf(result, measure, attribute))
  const all = columns.map((measure) => figureCell(overallOf(result, measure), language))
  const caption = words.groups.caption(name, formatLevel(result.plan.intervals.level, language))
  return scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">${words.groups.group}</th>${columns.map((measure) => measureHeading(result, measure, language))}</tr></thead>
<tbody><tr class="all"><th scope="row">${overallLabel(result.plan, language)}<span class="count">${words.n(formatCount(result.rows.used, language))}</span></th>${all}</tr>
${attribute.groups.map((group) => groupRow(group, attribute, figures, language))}</tbody></table>`,
  )
}

function measureHeading({ plan }: Result, measure: string, language: Language): Html {
  const meaning = measureMeaning(measure, plan, language)
  return html`<th scope="col" class="number">${measureName(measure, language)}${meaning && html`<span class="meaning">${meaning}</span>`}</th>`
}

function groupRow(
  group: Group,
  { reference }: Attribute,
  figures: readonly ReadonlyMap<string, Measure>[],
  language: Language,
): Html {
  const words = wordsFor(language)
  const { name, n } = group
  const mark = name === reference && html` <span class="note">(${words.groups.reference})</span>`
  const cells = figures.map((of) => figureCell(of.get(name), language))
  return html`<tr><th scope="row">${groupLabel(group, language)}${mark}<span class="count">${words.n(formatCount(n, language))}</span></th>${cells}</tr>
`
}

/** `why`: whether a cell without a figure says the engine's reason, where nothing else in the row does. */
function figureCell(figure: Measure | undefined, language: Language, why = true): Html {
  if (figure?.status !== 'measured' || figure.estimate === null) return emptyCell(figure, language, why)
  const interval = figure.interval && formatMeasureInterval(figure.measure, figure.interval, language)
  return html`<td class="number"><strong>${formatEstimate(figure.measure, figure.estimate, language)}</strong>${interval && html`<span class="interval">${interval}</span>`}<span class="count">${countOf(figure, language)}</span></td>`
}

function emptyCell(figure: Measure | undefined, language: Language, why: boolean): Html {
  if (figure?.status === 'too_few') return tooFewCell(figure, language)
  const reason = why && figure?.reason !== undefined && saidText(reasonText(figure, language))
  return html`<td class="number empty">${absence(figure, wordsFor(language))}${reason && html`<span class="count">${reason}</span>`}</td>`
}

/** No estimate to quote: what was counted, and how wide the range is, as the plot shows them. */
function tooFewCell(figure: Measure, language: Language): Html {
  const { groups } = wordsFor(language)
  const { measure, interval } = figure
  const range = interval && groups.tooFewRange(formatMeasureInterval(measure, interval, language))
  return html`<td class="number empty">${groups.tooFew}${range && html`<span class="count">${range}</span>`}<span class="count">${countOf(figure, language)}</span></td>`
}

function absence(figure: Pick<Measure, 'status'> | undefined, words: Words): string {
  if (figure?.status === 'too_few') return words.groups.tooFew
  return figure?.status === 'not_applicable' ? words.groups.notApplicable : words.groups.notMeasured
}

/** `805 of 1,795` for a proportion, `n 7,214` for any other measure. */
function countOf({ measure, events, n }: Measure, language: Language): string {
  const words = wordsFor(language)
  if (events === null || !isPercentage(measure)) return words.n(formatCount(n, language))
  return words.of(formatCount(events, language), formatCount(n, language))
}

/**
 * Every measure over all cases; one that could not be had keeps its row and says why.
 *
 * @example
 * render(overallTable(result, 'en')).includes('1,282 of 3,963') // => true
 */
export function overallTable(result: Result, language: Language): Html {
  const words = wordsFor(language)
  const figures = result.measures.filter(({ slice }) => Object.keys(slice).length === 0)
  const { measure, estimate } = words.overall
  const title = words.overall.title(planWords(result.plan, language))
  return scrolling(
    title,
    html`<table class="figures"><caption class="unseen">${title}</caption>
<thead><tr><th scope="col">${measure}</th><th scope="col" class="number">${estimate}</th></tr></thead>
<tbody>${figures.map((figure) => overallRow(figure, result, language))}</tbody></table>`,
  )
}

function overallRow(figure: Measure, result: Result, language: Language): Html {
  const meaning = measureMeaning(figure.measure, result.plan, language)
  const heading = html`<th scope="row">${figureName(figure, result.plan, language)}${figure.of === undefined && meaning && html`<span class="meaning">${meaning}</span>`}</th>`
  return html`<tr>${heading}${figureCell(figure, language)}</tr>
`
}

/**
 * The force's criteria, each with what was observed, its outcome, and why.
 *
 * @example
 * render(criteriaTable(result, 'en')).includes('Outcome') // => true
 */
export function criteriaTable(result: Result, language: Language): Html {
  const words = wordsFor(language)
  const { title, criterion, observed, outcome } = words.criteria
  return scrolling(
    title,
    html`<table class="figures"><caption class="unseen">${title}</caption>
<thead><tr><th scope="col">${criterion}</th><th scope="col" class="number">${observed}</th><th scope="col">${outcome}</th></tr></thead>
<tbody>${criteriaInOrder(result).map((row) => criterionRow(row, result, language))}</tbody></table>`,
  )
}

function criterionRow(criterion: Criterion, result: Result, language: Language): Html {
  const words = wordsFor(language)
  const { measure, of, slice, status } = criterion
  const figure = figureAt(result, measure, slice, of)
  const measured = figure?.status === 'measured'
  const said = measured ? words.criteria.explanation[status] : saidText(reasonText(criterion, language))
  return html`<tr><th scope="row">${criterionText(criterion, result, language)}</th>${figureCell(figure, language, false)}<td><span class="tag ${status}">${words.criteria.status[status]}</span><span class="meaning">${said}</span></td></tr>
`
}

function saidText({ text, foreign }: Said): Html | string {
  return foreign ? html`<span lang="en">${text}</span>` : text
}

/**
 * A criterion: its measure, its group, its limit.
 *
 * @example
 * criterionText({ measure: 'false_positive_rate', slice: { race: 'Caucasian' }, at_most: 0.3 }, result, 'en') // => "False positive rate, Caucasian: at most 30.0%"
 */
export function criterionText(criterion: Criterion, result: Result, language: Language): string {
  const words = wordsFor(language)
  const { measure, slice, at_most, at_least } = criterion
  const limit = (value: number) => formatEstimate(measure, value, language)
  const bound =
    at_most === undefined
      ? words.criteria.at_least(limit(at_least ?? 0))
      : words.criteria.at_most(limit(at_most))
  const columns = columnsOf(slice, result)
  const where = columns.length === 0 ? planWords(result.plan, language).all : groupName(slice, columns)
  return `${figureName(criterion, result.plan, language)}, ${where}: ${bound}`
}

/**
 * The differences of one attribute, measure by measure, against its reference.
 *
 * @example
 * render(disparityTable(result, attributesOf(result)[0], 'en')).includes('against Caucasian') // => true
 */
export function disparityTable(result: Result, attribute: Attribute, language: Language): Html {
  const words = wordsFor(language)
  const { difference, ratio, adjusted } = words.disparities
  const caption = words.disparities.caption(attribute.name, attribute.reference ?? '–')
  return scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">${words.groups.group}</th><th scope="col" class="number">${difference}</th><th scope="col" class="number">${ratio}</th><th scope="col" class="number">${adjusted}</th></tr></thead>
${keyMeasures(result).map((measure) => disparityRows(result, attribute, measure, language))}</table>`,
  )
}

function disparityRows(
  result: Result,
  { name }: Attribute,
  measure: string,
  language: Language,
): Html | null {
  const rows = result.disparities.filter(
    (d) => d.attribute === name && d.measure === measure && d.of === undefined,
  )
  if (rows.length === 0) return null
  const points = isPercentage(measure) && ` (${wordsFor(language).disparities.points})`
  return html`<tbody><tr class="band"><th colspan="4" scope="rowgroup">${measureName(measure, language)}${points}</th></tr>
${rows.map((row) => disparityRow(row, language))}</tbody>`
}

function disparityRow(row: Disparity, language: Language): Html {
  const heading = html`<th scope="row">${row.group}</th>`
  if (row.status !== 'measured') {
    const reason = html`<span class="count">${saidText(reasonText(row, language))}</span>`
    return html`<tr>${heading}<td class="empty" colspan="3">${absence(row, wordsFor(language))}${reason}</td></tr>
`
  }
  const difference = (value: number) => formatDifference(row.measure, value, language)
  const ratio = (value: number) => formatRatio(value, language)
  const p = (value: number | null) => (value === null ? '–' : formatP(value, language))
  const unadjusted = row.p !== null && wordsFor(language).disparities.unadjusted(p(row.p))
  return html`<tr>${heading}${contrastCell(row.difference, difference, language)}${contrastCell(row.ratio, ratio, language)}<td class="number">${p(row.p_adjusted)}${unadjusted && html`<span class="count">${unadjusted}</span>`}</td></tr>
`
}

function contrastCell(
  contrast: Disparity['difference'],
  format: (value: number) => string,
  language: Language,
): Html {
  const words = wordsFor(language)
  const { estimate, interval } = contrast
  if (estimate === null) {
    const why = html`<span class="count">${saidText(reasonText(contrast, language))}</span>`
    return html`<td class="number empty">${words.groups.notMeasured}${why}</td>`
  }
  const range = interval && words.to(format(interval.low), format(interval.high))
  return html`<td class="number"><strong>${format(estimate)}</strong>${range && html`<span class="interval">${range}</span>`}</td>`
}

/** A wide table scrolls within its own region, which takes focus so that a keyboard can scroll it. */
export function scrolling(name: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${table}</div>`
}

// The result on one screen of a terminal: the headline, what it does not show, the error rates by group, the
// criteria. What has no room is cut off with a count; the report has it whole.
import {
  type Attribute,
  attributesOf,
  criteriaInOrder,
  criterionText,
  drawnMeasures,
  figureAt,
  figuresOf,
  formatCount,
  formatEstimate,
  formatMeasureInterval,
  headline,
  type Language,
  type Measure,
  measuredSentence,
  measureName,
  outcomesOf,
  overallLabel,
  overallOf,
  type Result,
  unsaid,
  wordsFor,
} from '@policeai/evaluation'
import { columns, wrap } from './text.ts'

const MEASURES_SHOWN = 2

/** How many of each are shown at most. */
type Detail = {
  readonly groups: number
  readonly attributes: number
  readonly criteria: number
  readonly unsaid: number
  /** Without what was measured on what, which the plan and the report say. */
  readonly brief?: true
}

/** From the most that anybody wants to see in a terminal to the least that says what was found. */
const DETAILS: readonly Detail[] = [
  { groups: 6, attributes: 2, criteria: 6, unsaid: 4 },
  { groups: 6, attributes: 2, criteria: 4, unsaid: 2 },
  { groups: 6, attributes: 1, criteria: 4, unsaid: 2 },
  { groups: 4, attributes: 1, criteria: 3, unsaid: 1 },
  { groups: 2, attributes: 1, criteria: 2, unsaid: 1 },
  { groups: 2, attributes: 1, criteria: 1, unsaid: 0 },
  { groups: 0, attributes: 1, criteria: 1, unsaid: 0 },
  { groups: 0, attributes: 1, criteria: 0, unsaid: 0, brief: true },
]

/** As much of the result as the screen has lines for; `paths` are the files that were written. */
export function summaryOf(result: Result, language: Language, { width, height, paths }: Screen): string {
  const written = paths.map((path) => `  ${path}`)
  const summaries = DETAILS.map((detail) =>
    [...linesOf(result, language, width, detail), '', ...written].join('\n'),
  )
  const fits = (text: string) => text.split('\n').length <= height
  return summaries.find(fits) ?? summaries.at(-1) ?? ''
}

export type Screen = { readonly width: number; readonly height: number; readonly paths: readonly string[] }

function linesOf(result: Result, language: Language, width: number, detail: Detail): readonly string[] {
  const paragraph = (text: string) => wrap(text, width)
  const sentences = unsaid(result, language).map(({ text }) => text)
  const item = (text: string) => wrap(text, width, '  - ', '    ')
  return [
    paragraph(result.plan.title),
    ...(detail.brief ? [] : [paragraph(measuredSentence(result, language))]),
    '',
    ...headline(result, language).map(paragraph),
    '',
    ...unsaidLines(sentences, detail.unsaid, language).map((line, i) => (i === 0 ? line : item(line))),
    ...tables(result, language, width, detail),
    ...criteria(result, language, width, detail),
  ]
}

/** The title, and so many of the sentences; their number alone where there is no room for one. */
function unsaidLines(sentences: readonly string[], most: number, language: Language): readonly string[] {
  const { title } = wordsFor(language).unsaid
  if (most === 0) return [`${title} (${formatCount(sentences.length, language)})`]
  return [title, ...shownOf(sentences, most, language)]
}

/** So many of the items, and a count of those that stand in the report alone. */
function shownOf(items: readonly string[], most: number, language: Language): readonly string[] {
  const rest = items.length - most
  if (rest <= 0) return items
  return [...items.slice(0, most), `… ${wordsFor(language).unsaid.andMore(formatCount(rest, language))}`]
}

function tables(
  result: Result,
  language: Language,
  width: number,
  { attributes: most, groups }: Detail,
): readonly string[] {
  const attributes = attributesOf(result)
  if (attributes.length === 0) return ['', tableOf([], result, language, width)]
  const shown = attributes
    .slice(0, most)
    .flatMap((attribute) => ['', table(result, attribute, language, width, groups)])
  const rest = attributes.slice(most).map(({ name }) => name)
  return rest.length === 0 ? shown : [...shown, wrap(`… ${rest.join(', ')}`, width)]
}

function table(
  result: Result,
  attribute: Attribute,
  language: Language,
  width: number,
  most: number,
): string {
  const groups = attribute.groups.slice(0, most)
  const figures = measuresOf(result).map((measure) => figuresOf(result, measure, attribute))
  const rows = groups.map(({ name, n }) => [
    name === attribute.reference ? `${name} (${wordsFor(language).groups.reference})` : name,
    formatCount(n, language),
    ...figures.map((of) => cell(of.get(name), language)),
  ])
  const rest = attribute.groups.length - groups.length
  const more = rest > 0 ? [[`… ${wordsFor(language).unsaid.andMore(formatCount(rest, language))}`]] : []
  return tableOf([...rows, ...more], result, language, width, attribute.name)
}

function tableOf(
  rows: readonly (readonly string[])[],
  result: Result,
  language: Language,
  width: number,
  name = '',
): string {
  const measures = measuresOf(result)
  const heading = [name, 'n', ...measures.map((measure) => measureName(measure, language))]
  const all = measures.map((measure) => cell(overallOf(result, measure), language))
  const first = [overallLabel(result.plan, language), formatCount(result.rows.used, language), ...all]
  return columns([heading, first, ...rows], width)
}

function measuresOf(result: Result): readonly string[] {
  return drawnMeasures(result).slice(0, MEASURES_SHOWN)
}

function cell(figure: Measure | undefined, language: Language): string {
  const { tooFew, notMeasured } = wordsFor(language).groups
  if (figure?.status === 'too_few') return tooFew.toLowerCase()
  if (figure?.status !== 'measured' || figure.estimate === null) return notMeasured.toLowerCase()
  const estimate = formatEstimate(figure.measure, figure.estimate, language)
  if (figure.interval === null) return estimate
  return `${estimate} (${formatMeasureInterval(figure.measure, figure.interval, language)})`
}

function criteria(
  result: Result,
  language: Language,
  width: number,
  { criteria: most }: Detail,
): readonly string[] {
  const words = wordsFor(language)
  if (result.criteria.length === 0) return []
  if (most === 0) return [`${words.criteria.title} (${formatCount(result.criteria.length, language)})`]
  const lines = criteriaInOrder(result).map((criterion) => {
    const text = `${criterionText(criterion, result, language)}; ${observed(criterion, result, language)}`
    return `${words.criteria.status[criterion.status]}. ${text}`
  })
  const shown = shownOf(lines, most, language).map((line) => wrap(line, width, '  - ', '    '))
  const title = words.colon(words.criteria.title, outcomesOf(result, language))
  return ['', wrap(title, width), ...shown]
}

function observed(
  { measure, of, slice }: Result['criteria'][number],
  result: Result,
  language: Language,
): string {
  return cell(figureAt(result, measure, slice, of), language)
}

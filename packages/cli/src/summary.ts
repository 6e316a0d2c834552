// The result on one screen of a terminal: the headline, what it does not show, the error rates by group, the
// criteria. Long attributes are cut off with a count; the report has them whole.
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

const GROUPS_SHOWN = 6
const ATTRIBUTES_SHOWN = 2
const MEASURES_SHOWN = 2
const CRITERIA_SHOWN = 6
const UNSAID_SHOWN = 4

export function summaryOf(result: Result, language: Language, width: number): string {
  const words = wordsFor(language)
  const paragraph = (text: string) => wrap(text, width)
  const sentences = unsaid(result, language).map(({ text }) => text)
  const item = (text: string) => wrap(text, width, '  - ', '    ')
  return [
    paragraph(result.plan.title),
    paragraph(measuredSentence(result, language)),
    '',
    ...headline(result, language).map(paragraph),
    '',
    words.unsaid.title,
    ...shownOf(sentences, UNSAID_SHOWN, language).map(item),
    ...tables(result, language, width).flatMap((table) => ['', table]),
    ...criteria(result, language, width),
  ].join('\n')
}

/** So many of the items, and a count of those that stand in the report alone. */
function shownOf(items: readonly string[], most: number, language: Language): readonly string[] {
  const rest = items.length - most
  if (rest <= 0) return items
  return [...items.slice(0, most), `… ${wordsFor(language).unsaid.andMore(formatCount(rest, language))}`]
}

function tables(result: Result, language: Language, width: number): readonly string[] {
  const attributes = attributesOf(result)
  const shown = attributes
    .slice(0, ATTRIBUTES_SHOWN)
    .map((attribute) => table(result, attribute, language, width))
  const rest = attributes.slice(ATTRIBUTES_SHOWN).map(({ name }) => name)
  if (attributes.length === 0) return [tableOf([], result, language, width)]
  return rest.length === 0 ? shown : [...shown, `… ${rest.join(', ')}`]
}

function table(result: Result, attribute: Attribute, language: Language, width: number): string {
  const groups = attribute.groups.slice(0, GROUPS_SHOWN)
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

function criteria(result: Result, language: Language, width: number): readonly string[] {
  const words = wordsFor(language)
  if (result.criteria.length === 0) return []
  const lines = criteriaInOrder(result).map((criterion) => {
    const text = `${criterionText(criterion, result, language)}; ${observed(criterion, result, language)}`
    return `${words.criteria.status[criterion.status]}. ${text}`
  })
  const shown = shownOf(lines, CRITERIA_SHOWN, language).map((line) => wrap(line, width, '  - ', '    '))
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

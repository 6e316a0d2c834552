// Reliability: for each piece of evidence a sentence, the facts of the test, by group a plot beside its table, the
// force's criteria, what was not shown, and the file itself. Every figure comes from the signed result.
import {
  type Attribute,
  attributesOf,
  criteriaInOrder,
  criterionText,
  drawnMeasures,
  figuresOf,
  formatCount,
  formatEstimate,
  formatLevel,
  formatMeasureInterval,
  groupLabel,
  headline,
  measureName,
  overallLabel,
  overallOf,
  type Result,
  unsaid,
  wordsFor,
} from '@policeai/evaluation'
import { type Content, details, type Html, html } from '@policeai/govuk'
import type { Item } from '@policeai/record'
import type { Language } from '../../../../../kernel/http/language.ts'
import {
  beside,
  criteria,
  dataTable,
  facts,
  fields as fieldRows,
  figure,
  finding,
  formatDate,
  warning,
} from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import { fieldValue } from '../../../store/public-line.ts'
import type { Piece, RecordData } from './data.ts'
import { type ListedTest, listedTests } from './listed-tests.ts'
import { plotId, plotOf } from './plots.ts'

export function reliabilityView(language: Language, data: RecordData): Html {
  const text = publicText(language).reliability
  if (data.evidence.length === 0)
    return html`<p class="govuk-body" id="reliability-evidence">${text.none}</p>`
  const pieces = listedTests(data).map((piece, i) => pieceView(language, data, piece, i === 0))
  return html`<div id="reliability-evidence">${pieces}</div>`
}

function pieceView(
  language: Language,
  data: RecordData,
  { piece, entry, number }: ListedTest,
  isFirst: boolean,
): Html {
  const text = publicText(language).reliability
  const { result } = piece
  return html`<h3 class="govuk-heading-m${!isFirst && ' govuk-!-margin-top-8'}">${text.test(number, result.plan.title)}</h3>
${finding(headline(result, language).join(' '))}
${testFacts(language, data, piece, entry)}
${versionWarning(language, data, entry)}
${attributesOf(result).flatMap((attribute) => measuresShown(result).map((measure) => groupView(language, piece, measure, attribute)))}
${criteriaView(language, result)}
${unsaidView(language, result)}
${fileView(language, data, piece)}`
}

const wordOf = (entry: Item | null, key: string): string | null => {
  const value = entry?.[key]
  return typeof value === 'string' ? value : null
}

function testFacts(language: Language, { today }: RecordData, piece: Piece, entry: Item | null): Html {
  const text = publicText(language)
  const { plan, rows, provenance } = piece.result
  const version = wordOf(entry, 'version_tested') ?? plan.system.version
  return facts([
    { name: text.reliability.data, value: piece.ownData ? text.reliability.own : text.reliability.other },
    { name: text.reliability.cases, value: formatCount(rows.used, language) },
    ...thresholdFact(language, plan),
    { name: text.reliability.measured, value: formatDate(language, provenance.time) },
    { name: text.reliability.by, value: piece.signer?.name[language] ?? text.evidence.somebody },
    { name: text.reliability.validUntil, value: lapseText(language, wordOf(entry, 'valid_until'), today) },
    ...(version === undefined ? [] : [{ name: text.reliability.version, value: version }]),
  ])
}

/** Of a tool that says yes or no; what other tasks answer has no threshold. */
function thresholdFact(language: Language, plan: Result['plan']) {
  const text = publicText(language).reliability
  const threshold = 'threshold' in plan ? plan.threshold : undefined
  const score = 'score' in plan.columns ? plan.columns.score : undefined
  if (threshold !== undefined) {
    const value = html`<span class="app-mono">${text.thresholdIs(score ?? '', String(threshold))}</span>`
    return [{ name: text.threshold, value }]
  }
  return 'positive' in plan ? [{ name: text.threshold, value: text.noThreshold }] : []
}

function lapseText(language: Language, until: string | null, today: string): Content {
  const text = publicText(language).reliability
  if (until === null) return text.noLapse
  const day = formatDate(language, until)
  return until < today ? html`<strong>${text.lapsed(day)}</strong>` : day
}

/** A test of another version than the one in use says little about the one in use. */
function versionWarning(language: Language, { content }: RecordData, entry: Item | null): Html | null {
  const [tested, used] = [wordOf(entry, 'version_tested'), fieldValue(content, 'tool_version')]
  if (tested === null || typeof used !== 'string' || tested === used) return null
  const text = publicText(language).reliability
  return warning(language, `${text.version}: ${tested}. ${text.inUse(used)}`)
}

/** A rate and its complement say the same: the errors are drawn. */
const COMPLEMENTS = new Set(['true_positive_rate', 'true_negative_rate'])

const measuresShown = (result: Result): readonly string[] =>
  drawnMeasures(result).filter((measure) => !COMPLEMENTS.has(measure))

function groupView(language: Language, piece: Piece, measure: string, attribute: Attribute): Html {
  const text = publicText(language)
  const caption = text.reliability.forest(
    text.measures[measure] ?? measureName(measure, language),
    attribute.name,
  )
  const picture = plotOf(piece, measure, attribute.name, language)
  const grid = groupTable(language, piece, measure, attribute, caption)
  if (picture === null) return grid
  const isFirst =
    attribute.name === attributesOf(piece.result)[0]?.name && measure === measuresShown(piece.result)[0]
  return beside(
    figure({ caption, picture, ...(isFirst && { note: wordsFor(language).forest.reading }) }),
    grid,
  )
}

function groupTable(
  language: Language,
  piece: Piece,
  measure: string,
  attribute: Attribute,
  caption: string,
): Html {
  const text = publicText(language).reliability
  const { result } = piece
  const figures = figuresOf(result, measure, attribute)
  const groups = attribute.groups.map((group) => {
    const shown = groupLabel(group, language)
    const label = group.name === attribute.reference ? text.reference(shown) : shown
    return figureRow(language, label, measure, figures.get(group.name))
  })
  return dataTable({
    id: `table-${plotId(piece.sha256, measure, attribute.name)}`,
    caption,
    columns: [
      { text: text.group },
      { text: text.rate(formatLevel(result.plan.intervals.level, language)), numeric: true },
      { text: text.counts, numeric: true },
    ],
    rows: [
      figureRow(language, overallLabel(result.plan, language), measure, overallOf(result, measure)),
      ...groups,
    ],
  })
}

type Figure = Result['measures'][number]

function figureRow(
  language: Language,
  label: string,
  measure: string,
  figure: Figure | undefined,
): readonly Content[] {
  const text = publicText(language).reliability
  const counts = figure && countsOf(language, figure)
  const interval = figure?.interval ? formatMeasureInterval(measure, figure.interval, language) : null
  if (figure?.status === 'too_few') return [label, tooFew(language, interval), counts ?? '–']
  if (figure?.status !== 'measured' || figure.estimate === null)
    return [label, text.notMeasured, counts ?? '–']
  const estimate = formatEstimate(measure, figure.estimate, language)
  return [label, html`<strong>${estimate}</strong>${interval && ` (${interval})`}`, counts ?? '–']
}

/** With the interval that the picture draws: it says how little is known. */
const tooFew = (language: Language, interval: string | null): Html =>
  html`${publicText(language).reliability.tooFew}${interval && html`<br><span class="app-muted">${wordsFor(language).groups.tooFewRange(interval)}</span>`}`

function countsOf(language: Language, { events, n }: Figure): string {
  const total = formatCount(n, language)
  return events === null ? total : publicText(language).reliability.of(formatCount(events, language), total)
}

function criteriaView(language: Language, result: Result): Html {
  const text = publicText(language).reliability
  if (result.criteria.length === 0) return html`<p class="govuk-body">${text.noCriteria}</p>`
  const items = criteriaInOrder(result).map((criterion) => ({
    status: criterion.status,
    text: observed(language, result, criterion),
  }))
  return html`<h4 class="govuk-heading-s">${text.criteria}</h4><p class="govuk-body-s">${text.criteriaNote}</p>
${criteria(language, items)}`
}

function observed(language: Language, result: Result, criterion: Result['criteria'][number]): string {
  const words = criterionText(criterion, result, language)
  const { measure, estimate, interval } = criterion
  if (estimate === null || interval === null) return words
  return `${words} (${formatEstimate(measure, estimate, language)}; ${formatMeasureInterval(measure, interval, language)})`
}

function unsaidView(language: Language, result: Result): Html {
  const text = publicText(language).reliability
  const items = unsaid(result, language).map(({ text: sentence, foreign }) =>
    foreign ? html`<li lang="en">${sentence}</li>` : html`<li>${sentence}</li>`,
  )
  return html`<h4 class="govuk-heading-s">${text.unsaid}</h4><ul class="govuk-list govuk-list--bullet">${items}</ul>`
}

function fileView(language: Language, { id, publication }: RecordData, piece: Piece): Html {
  const text = publicText(language).reliability
  const address = `/register/${id}/evidence/${piece.sha256}`
  const download = html`<a class="govuk-link" href="${address}" download="evidence-${piece.sha256.slice(0, 12)}.json" data-print-address>evidence-${piece.sha256.slice(0, 12)}.json</a>`
  const rows = [
    { label: text.download, value: publication === null ? text.afterPublication : download },
    { label: text.digest, value: html`<span class="app-mono">${piece.sha256}</span>` },
  ]
  return html`<h4 class="govuk-heading-s">${text.file}</h4><p class="govuk-body">${text.fileText}</p>
${fieldRows(language, rows)}
${publication && details({ summaryText: text.verify, text: verification(language, address, piece) })}`
}

function verification(language: Language, address: string, piece: Piece): Html {
  const text = publicText(language).reliability
  return html`<p class="govuk-body">${text.verifySteps}</p>
<p class="govuk-body"><code class="app-mono">./policeai verify evidence-${piece.sha256.slice(0, 12)}.json --key public.pem</code></p>
<p class="govuk-body"><a class="govuk-link" href="${address}/public.pem" download="public.pem">${text.key}</a></p>
<p class="govuk-body">${text.verifyOther}</p>`
}

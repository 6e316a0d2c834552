// The sections of the report, in the order of a careful reader: what is shown, what is not, against which limits, for whom,
// how it would change with the threshold, by what methods, and from what.
import { type Html, html } from '@policeai/govuk/html'
import type { Result } from '../result/index.ts'
import { formatCount, formatEstimate, formatLevel, formatMeasureInterval, formatTime } from './format.ts'
import { headline } from './headline.ts'
import { capitalised } from './locales/en.ts'
import { methodSentences } from './methods.ts'
import { observedFiles } from './observed-files.ts'
import { outcomesOf } from './outcomes.ts'
import { forestPlot } from './plots/forest-plot.ts'
import { operatingSentence, rocPlot } from './plots/roc-plot.ts'
import { pointsTable } from './points-table.ts'
import {
  type Attribute,
  attributesOf,
  drawnMeasures,
  keyMeasures,
  overallOf,
  SHOWN_AT_ONCE,
} from './reading.ts'
import { resultTables } from './result-tables.ts'
import { criteriaTable, disparityTable, overallTable, reliabilityTable } from './tables.ts'
import { unsaid } from './unsaid.ts'
import { type Language, measureMeaning, measureName, planWords, wordsFor } from './words.ts'

export function headlineSection(result: Result, language: Language): Html {
  const words = wordsFor(language)
  const level = formatLevel(result.plan.intervals.level, language)
  const [first, ...rest] = headline(result, language)
  return html`<section id="in-short"><h2>${words.headline.title}</h2>
<p class="lead">${first ?? ''}</p>${rest.map((sentence) => html`<p class="lead">${sentence}</p>`)}${criteriaLine(result, language)}
<div class="keys">${drawnMeasures(result).map((measure) => keyFigure(result, measure, language))}</div>
<p class="note">${words.headline.level(level)}</p></section>`
}

function criteriaLine(result: Result, language: Language): Html | null {
  if (result.criteria.length === 0) return null
  const { criteria, colon } = wordsFor(language)
  const outcomes = colon('', outcomesOf(result, language))
  return html`<p class="lead"><a href="#criteria">${criteria.title}</a>${outcomes}.</p>`
}

function keyFigure(result: Result, measure: string, language: Language): Html | null {
  const words = wordsFor(language)
  const figure = overallOf(result, measure)
  if (figure?.status !== 'measured' || figure.estimate === null || figure.interval === null) return null
  const level = formatLevel(figure.interval.level, language)
  const interval = formatMeasureInterval(measure, figure.interval, language)
  return html`<div class="key"><p class="key-name">${measureName(measure, language)}</p>
<p class="key-value">${formatEstimate(measure, figure.estimate, language)}</p>
<p class="key-interval">${words.headline.interval(level, interval)}</p>
<p class="meaning">${measureMeaning(measure, result.plan, language)}</p></div>`
}

export function unsaidSection(result: Result, language: Language): Html {
  const items = unsaid(result, language)
  return html`<section class="unsaid" id="not-shown"><h2>${wordsFor(language).unsaid.title}</h2>
<ul>${items.map(({ text, foreign }) => (foreign ? html`<li lang="en">${text}</li>` : html`<li>${text}</li>`))}</ul></section>`
}

export function groupsSections(result: Result, language: Language): readonly Html[] {
  return attributesOf(result).map((attribute, index) => attributeSection(result, attribute, index, language))
}

function attributeSection(result: Result, attribute: Attribute, index: number, language: Language): Html {
  const words = wordsFor(language)
  const { groups } = attribute
  const plots = drawnMeasures(result).map((measure, at) => {
    const id = `forest-${index}-${at}`
    const plot = forestPlot({ result, measure, attribute: attribute.name, language, id })
    return plot && html`<figure><figcaption>${measureName(measure, language)}</figcaption>${plot}</figure>`
  })
  const drawn = plots.some((plot) => plot !== null)
  const reading = drawn && index === 0 && html`<p class="note">${words.forest.reading}</p>`
  const some =
    drawn && groups.length > SHOWN_AT_ONCE && html`<p class="note">${notAll(groups.length, language)}</p>`
  const table = reliabilityTable({ result, attribute: attribute.name, language })
  return html`<section id="by-${index}"><h2>${words.groups.title(attribute.name)}</h2>
<div class="plots">${plots}</div>${some}${reading}
${behind(table, groups.length, words.groups.show(formatCount(groups.length, language)))}</section>`
}

function notAll(groups: number, language: Language): string {
  const count = (n: number) => formatCount(n, language)
  return wordsFor(language).forest.some(count(SHOWN_AT_ONCE), count(groups))
}

/** A print opens disclosures of so many rows. */
const PRINTED = 200

/** What is longer than can be taken in at once stands behind a disclosure. */
function behind(table: Html | null, rows: number, summary: string): Html | null {
  if (rows <= SHOWN_AT_ONCE) return table
  const printed = rows <= PRINTED && html` class="printed"`
  return html`<details${printed}><summary>${summary}</summary>${table}</details>`
}

export function criteriaSection(result: Result, language: Language): Html {
  const words = wordsFor(language).criteria
  const count = result.criteria.length
  const table = behind(criteriaTable(result, language), count, words.show(formatCount(count, language)))
  const body =
    count === 0
      ? html`<p>${words.none}</p>`
      : html`<p>${capitalised(outcomesOf(result, language))}. ${words.intro}</p>${table}`
  return html`<section id="criteria"><h2>${words.title}</h2>${body}</section>`
}

export function disparitiesSection(result: Result, language: Language): Html | null {
  if (result.disparities.length === 0) return null
  const words = wordsFor(language).disparities
  const tables = attributesOf(result).map((attribute) => disparities(result, attribute, language))
  const level = formatLevel(result.plan.intervals.level, language)
  return html`<section id="differences"><h2>${words.title}</h2>
<p>${words.intro(level)}</p>${tables}</section>`
}

function disparities(result: Result, attribute: Attribute, language: Language): Html | null {
  const shown = new Set(keyMeasures(result))
  const count = result.disparities.filter(
    (d) => d.attribute === attribute.name && shown.has(d.measure),
  ).length
  if (count === 0) return null
  const { caption, show } = wordsFor(language).disparities
  const name = caption(attribute.name, attribute.reference ?? '–')
  const table = disparityTable(result, attribute, language)
  return behind(table, count, `${name}. ${show(formatCount(count, language))}`)
}

export function curveSection(result: Result, language: Language): Html | null {
  const points = pointsTable(result, language)
  if (points === null) return null
  const words = wordsFor(language)
  return html`<section id="threshold"><h2>${words.roc.title}</h2>
<p>${operatingSentence(result, language)}</p>${areaParagraph(result, language)}
<div class="beside"><figure><figcaption>${words.roc.plot}</figcaption>${rocPlot({ result, language, id: 'roc' })}</figure>
${points}</div></section>`
}

function areaParagraph(result: Result, language: Language): Html | null {
  const words = wordsFor(language)
  const measure = 'area_under_roc'
  const area = overallOf(result, measure)
  if (area?.status !== 'measured' || area.estimate === null || area.interval === null) return null
  const figure = words.colon(measureName(measure, language), formatEstimate(measure, area.estimate, language))
  const level = formatLevel(area.interval.level, language)
  const interval = words.headline.interval(level, formatMeasureInterval(measure, area.interval, language))
  return html`<p>${figure} (${interval}): ${measureMeaning(measure, result.plan, language)}.</p>`
}

export function tablesSection(result: Result, language: Language): Html | null {
  const tables = resultTables(result, language)
  if (tables.length === 0) return null
  return html`<section id="tables"><h2>${wordsFor(language).tables.title}</h2>${tables}</section>`
}

export function overallSection(result: Result, language: Language): Html {
  const words = wordsFor(language)
  return html`<section id="every-measure"><h2>${words.overall.title(planWords(result.plan, language))}</h2>
${overallTable(result, language)}</section>`
}

export function methodsSection(result: Result, language: Language): Html {
  return html`<section id="methods"><h2>${wordsFor(language).provenance.methodsTitle}</h2>
<ul>${methodSentences(result, language).map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`
}

export function provenanceSection(result: Result, language: Language): Html {
  const words = wordsFor(language).provenance
  const { plan, observations, engine, seed, time } = result.provenance
  const count = (value: number) => formatCount(value, language)
  const item = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const digest = (value: string) => html`<br><code>${words.digest(value)}</code>`
  return html`<section id="provenance"><h2>${words.title}</h2><dl>
${item(words.plan, html`${result.plan.title}${digest(plan.sha256)}`)}
${item(words.observations, observedFiles(observations, language))}
${item(words.rows, words.rowsUsed(count(result.rows.used), count(result.rows.total)))}
${item(words.engine, `${engine.name} ${engine.version}`)}
${item(words.seed, String(seed))}
${item(words.time, html`<time datetime="${time}">${formatTime(time, language)}</time>`)}
</dl></section>`
}

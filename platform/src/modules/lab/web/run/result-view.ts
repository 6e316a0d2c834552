// The result of a run in the order of a careful reader: what is shown, what is not, for whom, against which limits, how
// it would change with the threshold, by what methods, and from what. Figures, tables and plots are the engine's.
import {
  type Attribute,
  attributesOf,
  criteriaTable,
  disparityTable,
  drawnMeasures,
  forestPlot,
  formatCount,
  formatEstimate,
  formatLevel,
  formatMeasureInterval,
  headline,
  keyMeasures,
  measuredSentence,
  measureName,
  outcomesOf,
  overallOf,
  overallTable,
  planWords,
  type Result,
  reliabilityTable,
  resultTables,
  unsaid,
  wordsFor,
} from '@policeai/evaluation'
import { type Html, html } from '@policeai/govuk'
import type { Language } from '../../../../kernel/http/language.ts'
import { documentLayout, facts, figure, finding, type Section } from '../../../../site/index.ts'
import type { Run } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import { evidenceSection, methodsSection, provenanceSection } from './origin-view.ts'
import { thresholdSection } from './threshold-view.ts'

type ResultView = Readonly<{ language: Language; run: Run; result: Result; mayChange: boolean }>

export function resultView({ language, run, result, mayChange }: ResultView): Html {
  const sections = [
    inShort(language, result),
    notShown(language, result),
    ...attributesOf(result).map((attribute, index) => byAttribute(language, result, attribute, index)),
    criteria(language, result),
    differences(language, result),
    thresholdSection(language, result),
    tables(language, result),
    allMeasures(language, result),
    methodsSection(language, result),
    provenanceSection(language, result),
    evidenceSection(language, run, mayChange),
  ].filter((section) => section !== null)
  const list = documentLayout(language, sections, textOf(language).result.contents)
  return html`<div class="app-result">${list}</div>`
}

function inShort(language: Language, result: Result): Section {
  const words = wordsFor(language).headline
  const level = formatLevel(result.plan.intervals.level, language)
  return {
    id: 'in-short',
    title: words.title,
    lead: measuredSentence(result, language),
    body: html`${headline(result, language).map((sentence) => finding(sentence))}
${outcomes(language, result)}
${facts(drawnMeasures(result).flatMap((measure) => keyFigure(language, result, measure)))}
<p class="govuk-body">${words.level(level)}</p>`,
  }
}

/** How the force's own criteria came out, which a chief officer looks for first. */
function outcomes(language: Language, result: Result): Html | null {
  if (result.criteria.length === 0) return null
  const { criteria, colon } = wordsFor(language)
  const link = html`<a class="govuk-link" href="#criteria">${criteria.title}</a>`
  return html`<p class="govuk-body">${link}${colon('', outcomesOf(result, language))}.</p>`
}

function keyFigure(language: Language, result: Result, measure: string) {
  const measured = overallOf(result, measure)
  if (measured?.status !== 'measured' || measured.estimate === null || measured.interval === null) return []
  const estimate = formatEstimate(measure, measured.estimate, language)
  const interval = formatMeasureInterval(measure, measured.interval, language)
  const name = measureName(measure, language)
  return [{ name, value: html`<strong>${estimate}</strong> <span class="interval">${interval}</span>` }]
}

function notShown(language: Language, result: Result): Section {
  const items = unsaid(result, language)
  const list = items.map(({ text, foreign }) =>
    foreign ? html`<li lang="en">${text}</li>` : html`<li>${text}</li>`,
  )
  const body = html`<ul class="govuk-list govuk-list--bullet">${list}</ul>`
  return { id: 'not-shown', title: wordsFor(language).unsaid.title, body }
}

function byAttribute(
  language: Language,
  result: Result,
  { name: attribute }: Attribute,
  index: number,
): Section {
  const words = wordsFor(language)
  const plots = drawnMeasures(result).flatMap((measure, at) => {
    const picture = forestPlot({ result, measure, attribute, language, id: `forest-${index}-${at}` })
    return picture === null ? [] : [figure({ caption: measureName(measure, language), picture })]
  })
  const reading =
    plots.length > 0 && index === 0 && html`<p class="app-figure__note">${words.forest.reading}</p>`
  return {
    id: `by-${index}`,
    title: words.groups.title(attribute),
    body: html`<div class="app-beside">${plots}</div>${reading}${reliabilityTable({ result, attribute, language })}`,
  }
}

function criteria(language: Language, result: Result): Section {
  const words = wordsFor(language).criteria
  const none = html`<p class="govuk-body">${words.none}</p>`
  const table = html`<p class="govuk-body">${words.intro}</p>${criteriaTable(result, language)}`
  return { id: 'criteria', title: words.title, body: result.criteria.length === 0 ? none : table }
}

function differences(language: Language, result: Result): Section | null {
  if (result.disparities.length === 0) return null
  const words = wordsFor(language).disparities
  const compared = attributesOf(result).filter(({ name }) =>
    result.disparities.some((d) => d.attribute === name),
  )
  const level = formatLevel(result.plan.intervals.level, language)
  const tables = compared.map((attribute) => foldable(language, result, attribute))
  return { id: 'differences', title: words.title, lead: words.intro(level), body: html`${tables}` }
}

/** So many comparisons are shown at once; more stand behind a disclosure. */
const COMPARISONS_SHOWN = 40

function foldable(language: Language, result: Result, attribute: Attribute): Html {
  const table = disparityTable(result, attribute, language)
  const shown = keyMeasures(result)
  const count = result.disparities.filter(
    (d) => d.attribute === attribute.name && shown.includes(d.measure),
  ).length
  if (count <= COMPARISONS_SHOWN) return table
  const { caption, show } = wordsFor(language).disparities
  const name = caption(attribute.name, attribute.reference ?? '–')
  return html`<details><summary>${name}. ${show(formatCount(count, language))}</summary>${table}</details>`
}

function tables(language: Language, result: Result): Section | null {
  const drawn = resultTables(result, language)
  if (drawn.length === 0) return null
  return { id: 'tables', title: wordsFor(language).tables.title, body: html`${drawn}` }
}

const allMeasures = (language: Language, result: Result): Section => ({
  id: 'measures',
  title: wordsFor(language).overall.title(planWords(result.plan, language)),
  body: overallTable(result, language),
})

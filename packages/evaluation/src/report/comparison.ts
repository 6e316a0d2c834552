// The page of a comparison: which of two systems is better, figure by figure and group by group, on one page that needs
// nothing else to be read or printed. It holds no script.
import { type Html, html } from '@policeai/govuk/html'
import type { ComparedFigure, Comparison } from '../comparing/schema.ts'
import {
  attributeOf,
  comparisonHeadline,
  comparisonIntro,
  comparisonText,
  comparisonUnsaid,
  estimateText,
  groupOf,
  isOfAll,
  keyFigures,
  signedRange,
  systemNames,
  whyNot,
} from './comparison-words.ts'
import { formatCount, formatDifference, formatLevel, formatP, formatTime } from './format.ts'
import type { ComparisonText } from './locales/comparison-en.ts'
import { observedFiles } from './observed-files.ts'
import { wholePage } from './page.ts'
import { scrolling } from './tables.ts'
import { figureName, type Language, overallLabel, wordsFor } from './words.ts'

/** What the first cell of a row says, and the row itself. */
type Named = { readonly name: string; readonly figure: ComparedFigure }

function answerCell(figure: ComparedFigure, language: Language): Html {
  const { answers } = comparisonText(language)
  const tag = html`<span class="tag ${figure.answer === 'cannot_tell' ? 'not_shown' : 'met'}">${answers[figure.answer]}</span>`
  if (figure.answer !== 'not_compared') return html`<td>${tag}</td>`
  return html`<td class="empty">${answers.not_compared}<span class="count">${whyNot(figure, language)}</span></td>`
}

/** A p-value with the name of its method; `adjusted` ones are told of elsewhere. */
function pText(p: number | null, test: string | undefined, language: Language): Html {
  const name = test === undefined ? undefined : comparisonText(language).testNames[test]
  if (p === null) return html`–`
  return html`${formatP(p, language)}${name !== undefined && html`<span class="count">${name}</span>`}`
}

function figureRow({ name, figure }: Named, adjusted: boolean, language: Language): Html {
  const { measure, a, b, n, difference, p, p_adjusted } = figure
  const shown = difference.estimate === null ? '–' : formatDifference(measure, difference.estimate, language)
  const judged = adjusted ? p_adjusted : p
  return html`<tr><th scope="row">${name}<span class="count">${wordsFor(language).n(formatCount(n, language))}</span></th>
<td class="number">${estimateText(measure, a, language)}</td><td class="number">${estimateText(measure, b, language)}</td>
<td class="number">${shown}${difference.interval !== null && html`<span class="interval">${signedRange(figure, language)}</span>`}</td>
<td class="number">${pText(judged, figure.test, language)}</td>${answerCell(figure, language)}</tr>
`
}

function tableOf(caption: string, rows: readonly Named[], adjusted: boolean, language: Language): Html {
  const { table } = comparisonText(language)
  const number = (name: string) => html`<th scope="col" class="number">${name}</th>`
  return scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">${adjusted ? wordsFor(language).groups.group : table.figure}</th>${[table.a, table.b, table.difference, adjusted ? table.adjusted : table.p].map(number)}<th scope="col">${table.answer}</th></tr></thead>
<tbody>${rows.map((row) => figureRow(row, adjusted, language))}</tbody></table>`,
  )
}

function allSection(comparison: Comparison, language: Language): Html {
  const { table } = comparisonText(language)
  const rows = comparison.figures.filter(isOfAll).map((figure) => ({
    name: figureName(figure, comparison.a.plan, language),
    figure,
  }))
  return html`<section id="all"><h2>${table.all}</h2>${tableOf(overallLabel(comparison.a.plan, language), rows, false, language)}
${othersSection(comparison, language)}</section>`
}

function otherRow(name: string, figure: ComparedFigure, language: Language): Html[] {
  const { testNames } = comparisonText(language)
  return figure.also.map(({ test, p, interval = null }) => {
    const range =
      interval === null ? '–' : signedRange({ ...figure, difference: { estimate: null, interval } }, language)
    return html`<tr><th scope="row">${name}</th><td>${testNames[test] ?? test}</td><td class="number">${range}</td>
<td class="number">${p === null ? '–' : formatP(p, language)}</td></tr>
`
  })
}

/** What other methods say of the figures of all cases; closed until it is asked for. */
function othersSection(comparison: Comparison, language: Language): Html | false {
  const { table, others } = comparisonText(language)
  const rows = comparison.figures
    .filter(isOfAll)
    .flatMap((figure) => otherRow(figureName(figure, comparison.a.plan, language), figure, language))
  if (rows.length === 0) return false
  const drawn = html`<table class="figures"><caption><span>${others.title}</span></caption>
<thead><tr><th scope="col">${table.figure}</th><th scope="col">${others.method}</th><th scope="col" class="number">${table.difference}</th><th scope="col" class="number">${table.p}</th></tr></thead>
<tbody>${rows}</tbody></table>`
  return html`<details><summary>${others.title}</summary><p class="note">${others.note}</p>${scrolling(others.title, drawn)}</details>`
}

/** The figures of an attribute's groups, in the order of the comparison. */
function figuresBy(comparison: Comparison, attribute: string): readonly ComparedFigure[] {
  return comparison.figures.filter((figure) => !isOfAll(figure) && attributeOf(figure) === attribute)
}

function attributeSection(comparison: Comparison, attribute: string, language: Language): Html {
  const text = comparisonText(language).table
  const keys = keyFigures(comparison)
  const named = figuresBy(comparison, attribute).map((figure) => ({
    group: groupOf(figure),
    of: figureName(figure, comparison.a.plan, language),
    figure,
  }))
  const names = [...new Set(named.map(({ of }) => of))]
  const tables = names.map((of) => {
    const rows = named.filter((row) => row.of === of).map(({ group, figure }) => ({ name: group, figure }))
    const key = rows.some(({ figure }) => keys.has(figure.measure))
    return { key, drawn: tableOf(of, rows, true, language) }
  })
  const rest = tables.filter(({ key }) => !key).map(({ drawn }) => drawn)
  return html`<section><h2>${text.by(attribute)}</h2>${tables.filter(({ key }) => key).map(({ drawn }) => drawn)}
${rest.length > 0 && html`<details><summary>${text.show}</summary>${rest}</details>`}</section>`
}

/** What depends on what, and what stands for several. */
function designSentences(
  { a, design, unit }: Comparison,
  { design: said, units }: ComparisonText,
): readonly string[] {
  const { columns } = a.plan
  const independent = unit === undefined ? said.independent : said.units(units[unit]?.[0] ?? unit)
  const clusters = design?.clusters.map(({ column }) => column) ?? []
  const people = 'subject_a' in columns && columns.subject_a !== undefined
  return [
    ...(people ? [said.people] : []),
    ...(people || clusters.length > 0 ? [] : [independent]),
    ...(!people && clusters.length > 0 ? [said.clustered(clusters.join(', '))] : []),
    ...(design?.weight === undefined ? [] : [said.weighted(design.weight)]),
  ]
}

function methodsOf(comparison: Comparison, language: Language): readonly string[] {
  const text = comparisonText(language)
  const { figures, a } = comparison
  const intervals = figures.flatMap(({ difference, also }) => [
    difference.interval,
    ...also.map((each) => each.interval),
  ])
  const tests = figures.flatMap(({ test, also }) => [test, ...also.map((each) => each.test)])
  return [
    ...designSentences(comparison, text),
    ...new Set(intervals.flatMap((interval) => text.methods[interval?.method ?? ''] ?? [])),
    ...new Set(tests.flatMap((test) => text.tests[test ?? ''] ?? [])),
    ...(figures.some(({ p_adjusted }) => p_adjusted !== null) ? [text.multiplicity] : []),
    text.minimum(formatCount(a.plan.minimum.n, language)),
  ]
}

function provenanceSection(comparison: Comparison, language: Language): Html {
  const text = comparisonText(language)
  const words = wordsFor(language).provenance
  const { provenance, pairs, a, b } = comparison
  const count = (value: number) => formatCount(value, language)
  const item = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const digest = (value: string) => html`<br><code>${words.digest(value)}</code>`
  const ofSide = (side: 'A' | 'B') => {
    const { plan, observations } = side === 'A' ? provenance.a : provenance.b
    const title = (side === 'A' ? a : b).plan.title
    return html`${item(text.plan(side), html`${title}${digest(plan.sha256)}`)}
${item(text.observations(side), observedFiles(observations, language))}`
  }
  return html`<section id="provenance"><h2>${words.title}</h2><dl>
${ofSide('A')}${ofSide('B')}
${item(text.pairs, text.pairsOf(count(pairs), count(a.rows.used), count(b.rows.used)))}
${item(words.engine, `${provenance.engine.name} ${provenance.engine.version}`)}
${item(words.seed, String(provenance.seed))}
${item(words.time, html`<time datetime="${provenance.time}">${formatTime(provenance.time, language)}</time>`)}
</dl></section>`
}

function headlineSection(comparison: Comparison, language: Language): Html {
  const words = wordsFor(language)
  const level = formatLevel(comparison.a.plan.intervals.level, language)
  return html`<section id="in-short"><h2>${words.headline.title}</h2>
${comparisonHeadline(comparison, language).map((sentence) => html`<p class="lead">${sentence}</p>`)}
<p class="note">${comparisonText(language).level(level)}</p></section>`
}

/**
 * Renders a comparison as a self-contained HTML page, in English or Welsh (WCAG 2.2 AA, no script, light and dark, A4).
 * The same comparison and language always give the same text.
 *
 * @example
 * renderComparison(comparison, { language: 'cy' }).includes('<html lang="cy">') // => true
 */
export function renderComparison(
  comparison: Comparison,
  { language }: { readonly language: Language },
): string {
  const [text, words] = [comparisonText(language), wordsFor(language)]
  const { a, b } = systemNames(comparison, language)
  const attributes = [...new Set(comparison.groups.map(({ attribute }) => attribute))]
  return wholePage({
    language,
    title: text.title(a, b),
    engine: comparison.provenance.engine,
    kicker: text.kicker,
    heading: text.title(a, b),
    lead: html`<p>${text.systemA(a)}</p><p>${text.systemB(b)}</p>`,
    main: html`<section><p>${comparisonIntro(comparison, language)}</p></section>
${headlineSection(comparison, language)}
<section class="unsaid" id="not-shown"><h2>${words.unsaid.title}</h2>
<ul>${comparisonUnsaid(comparison, language).map((sentence) => html`<li>${sentence}</li>`)}</ul></section>
${attributes.map((attribute) => attributeSection(comparison, attribute, language))}
${allSection(comparison, language)}
<section id="methods"><h2>${words.provenance.methodsTitle}</h2>
<ul>${methodsOf(comparison, language).map((sentence) => html`<li>${sentence}</li>`)}</ul></section>
${provenanceSection(comparison, language)}`,
  })
}

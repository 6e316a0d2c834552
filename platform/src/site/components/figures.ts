// Figures with their intervals, pictures beside the tables that hold the same facts, and tables that a phone
// scrolls by themselves. Nothing here computes: estimates and intervals come from the evidence.
import { type Content, type Html, html, table, tag } from '@policeai/govuk'
import type { Language } from '../../kernel/http/language.ts'
import { type Form, formatNumber, formatPercent, formatProportion, formatRange, textOf } from '../text.ts'

export type Estimate = Readonly<{
  estimate: number
  low: number
  high: number
  level: number
  n: number
  events: number
}>

export type FigureParts = Readonly<{
  figure: Estimate
  /** What the figure is the rate of: `of people who did not reoffend were marked as high risk`. */
  of: Content
  /** What n counts: `people who did not reoffend`. */
  whom: string
  form?: Form
  /** Who measured it, when, on whose data; a link to the evidence. */
  source?: Content
}>

/** A proportion, large, with its interval drawn and said, and its denominator named. */
export function figureWithInterval(language: Language, parts: FigureParts): Html {
  const { figure, of, whom, form = 'percent', source } = parts
  const text = textOf(language).figure
  const range = formatRange(language, figure.low, figure.high, form)
  const counts = text.events(formatNumber(language, figure.events), formatNumber(language, figure.n), whom)
  return html`<div class="app-estimate">
<span class="app-estimate__number">${formatProportion(language, figure.estimate, form)}</span>
<span class="app-estimate__unit">${of}</span>
${intervalMark(language, figure, form)}
<span class="app-estimate__range">${capitalised(text.likely(range))} (${text.interval(formatPercent(language, figure.level, 0))}): ${counts}.</span>
${source && html`<span class="app-estimate__source">${source}</span>`}
</div>`
}

/** Stands where a figure would stand: said as plainly as a figure. */
export function notMeasured(language: Language, parts: Readonly<{ heading?: string; text: Content }>): Html {
  return html`<div class="app-estimate app-estimate--none">
<span class="app-estimate__number">${parts.heading ?? textOf(language).figure.notTested}</span>
<span class="app-estimate__range">${parts.text}</span>
</div>`
}

const MARK_WIDTH = 300

function intervalMark(language: Language, { estimate, low, high }: Estimate, form: Form): Html {
  const top = axisEnd(high)
  const x = (value: number) => (6 + (value / top) * (MARK_WIDTH - 12)).toFixed(1)
  const [said, range, end] = [
    formatProportion(language, estimate, form),
    formatRange(language, low, high, form),
    formatProportion(language, top, form),
  ]
  const label = textOf(language).figure.drawn(said, range, formatNumber(language, 0), end)
  return html`<svg class="app-interval" viewBox="0 0 ${MARK_WIDTH} 34" role="img" aria-label="${label}">
<path class="app-interval__axis" d="M6 9H${MARK_WIDTH - 6}M6 4v10M${MARK_WIDTH - 6} 4v10"/>
<path class="app-interval__range" d="M${x(low)} 9H${x(high)}M${x(low)} 4v10M${x(high)} 4v10"/>
<circle class="app-interval__point" cx="${x(estimate)}" cy="9" r="5"/>
<text class="app-interval__end" x="6" y="30" text-anchor="middle">${formatNumber(language, 0)}</text>
<text class="app-interval__end" x="${MARK_WIDTH}" y="30" text-anchor="end">${end}</text>
</svg>`
}

/** The next round number that leaves room to the right of the interval, at most 1. */
function axisEnd(high: number): number {
  const room = Math.max(high * 1.25, 1e-9)
  const power = 10 ** Math.floor(Math.log10(room))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= room) ?? 10
  return Math.min(1, step * power)
}

/** What was found, in a sentence, above the pictures. */
export function finding(text: Content): Html {
  return html`<p class="app-finding">${text}</p>`
}

export type PictureParts = Readonly<{
  caption: string
  /** SVG from the chart functions, which carries its own text for screen readers. */
  picture: Html
  note?: Content
}>

/** A forest plot or another picture. What it shows must stand in a table too. */
export function figure({ caption, picture, note }: PictureParts): Html {
  return html`<figure class="app-figure"><figcaption class="app-figure__caption">${caption}</figcaption>
${picture}
${note && html`<p class="app-figure__note">${note}</p>`}</figure>`
}

/** Two things side by side on a wide screen: a picture and its table. */
export function beside(first: Html, second: Html): Html {
  return html`<div class="app-beside">${first}${second}</div>`
}

export type DataTableParts = Readonly<{
  /** Unique on the page. */
  id: string
  caption: string
  columns: readonly Readonly<{ text: string; numeric?: boolean }>[]
  /** The first cell of a row is its header. */
  rows: readonly (readonly Content[])[]
  note?: Content
}>

/** A table of data in a region that a keyboard can reach and scroll. */
export function dataTable({ id, caption, columns, rows, note }: DataTableParts): Html {
  const format = (i: number) => (columns[i]?.numeric ? ('numeric' as const) : undefined)
  const grid = table({
    caption,
    attributes: { id },
    firstCellIsHeader: true,
    head: columns.map(({ text }, i) => ({ text, format: format(i) })),
    rows: rows.map((row) => row.map((text, i) => ({ text, format: format(i) }))),
  })
  return html`<div class="app-table" role="region" aria-label="${caption}" tabindex="0">${grid}</div>
${note && html`<p class="app-figure__note">${note}</p>`}`
}

export type CriterionStatus = 'met' | 'not_met' | 'not_shown'

const CRITERION_COLOURS: Readonly<Record<CriterionStatus, string>> = {
  met: 'govuk-tag--teal',
  not_met: 'govuk-tag--red',
  not_shown: 'govuk-tag--grey',
}

/** The force's own criteria, each met, not met or not shown. */
export function criteria(
  language: Language,
  items: readonly Readonly<{ status: CriterionStatus; text: Content }>[],
): Html {
  const names = textOf(language).criterion
  return html`<ul class="app-criteria">${items.map(
    ({ status, text }) =>
      html`<li><div>${tag({ text: names[status], classes: CRITERION_COLOURS[status] })}</div><div>${text}</div></li>`,
  )}</ul>`
}

/** A warning where it bites, beside the figure that it is about. */
export function warning(language: Language, text: Content): Html {
  return html`<p class="app-warning"><span class="app-warning__label">${textOf(language).figure.warning}:</span> ${text}</p>`
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

// The curves and cross-tables of a result, each as a table in the words of its task; those of all cases at once, those of
// the groups behind a disclosure.
import { type Html, html } from '@policeai/govuk/html'
import type { Result, ResultTable } from '../result/index.ts'
import { type TableWords, taskWords } from '../tasks/index.ts'
import { formatCount, formatUnit } from './format.ts'
import { curvePlot } from './plots/curve-plot.ts'
import { columnsOf, groupName } from './reading.ts'
import { scrolling } from './tables.ts'
import { type Language, measureName, overallLabel, wordsFor } from './words.ts'

/** So many rows of a table are shown, and of one that is drawn; the rest stand in the result file. */
const ROWS_SHOWN = { table: 40, drawn: 15 }

type Column = ResultTable['columns'][number]

function textOf(value: number, { key, unit }: Column, language: Language): string {
  if (unit === 'count' || unit === 'text') return formatCount(value, language)
  if (key !== 'threshold') return formatUnit(unit, value, language)
  return new Intl.NumberFormat(wordsFor(language).locale, { maximumSignificantDigits: 6 }).format(value)
}

/** A figure with its limits beneath, where the table has columns for them. */
function cell(
  value: string | number | null,
  column: Column,
  limits: readonly (string | number | null | undefined)[],
  language: Language,
): Html {
  if (value === null) return html`<td class="number empty">–</td>`
  if (typeof value === 'string')
    return html`<td>${column.key === 'measure' ? measureName(value, language) : value}</td>`
  const ends = limits.flatMap((limit) => (typeof limit === 'number' ? [textOf(limit, column, language)] : []))
  const [low, high] = ends
  const range = low !== undefined && high !== undefined && wordsFor(language).to(low, high)
  return html`<td class="number">${textOf(value, column, language)}${range && html`<span class="interval">${range}</span>`}</td>`
}

/** A column that is shown, and where the limits of its figures stand. */
type Shown = { readonly column: Column; readonly at: number; readonly low: number; readonly high: number }

function shownColumns({ columns }: ResultTable): readonly Shown[] {
  const place = (key: string) => columns.findIndex((column) => column.key === key)
  const isLimit = ({ key }: Column) => /_(low|high)$/.test(key) && place(key.replace(/_(low|high)$/, '')) >= 0
  return columns
    .map((column, at) => ({ column, at, low: place(`${column.key}_low`), high: place(`${column.key}_high`) }))
    .filter(({ column }) => !isLimit(column))
}

/** Even steps along the rows, the first and the last among them. */
function shown<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows
  const step = (rows.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, i) => rows[Math.round(i * step)] as T)
}

/** In the words of the task, or in those of all merged results. */
function wordsOf(table: string, { plan }: Result, language: Language): TableWords | undefined {
  return taskWords(plan, language).tables?.[table] ?? wordsFor(language).tables.merged[table]
}

function captionOf({ table, slice }: ResultTable, result: Result, language: Language): string {
  const title = wordsOf(table, result, language)?.title ?? table
  const columns = columnsOf(slice, result)
  const where = columns.length === 0 ? overallLabel(result.plan, language) : groupName(slice, columns)
  return wordsFor(language).tables.slice(title, where)
}

function tableOf(table: ResultTable, result: Result, language: Language): Html {
  const words = wordsOf(table.table, result, language)
  const caption = captionOf(table, result, language)
  const rows = shown(table.rows, words?.plot === undefined ? ROWS_SHOWN.table : ROWS_SHOWN.drawn)
  const left = table.rows.length - rows.length + (table.left_out ?? 0)
  const columns = shownColumns(table)
  const heading = ({ column: { key, unit } }: Shown) =>
    html`<th scope="col"${unit !== 'text' && html` class="number"`}>${words?.columns[key] ?? key}</th>`
  const body = rows.map(
    (
      row,
    ) => html`<tr>${columns.map(({ column, at, low, high }) => cell(row[at] ?? null, column, [row[low], row[high]], language))}</tr>
`,
  )
  const more =
    left > 0 && html`<p class="note">${wordsFor(language).tables.leftOut(formatCount(left, language))}</p>`
  return html`${scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr>${columns.map(heading)}</tr></thead><tbody>${body}</tbody></table>`,
  )}${more}`
}

/** The picture of a table, where its words say how it is drawn. */
function plotOf(table: ResultTable, result: Result, language: Language, id: string): Html | null {
  const words = wordsOf(table.table, result, language)
  if (words?.plot === undefined) return null
  const title = captionOf(table, result, language)
  const { locale } = wordsFor(language)
  const text = `${words.note ?? ''} ${wordsFor(language).tables.drawn}`.trim()
  const picture = curvePlot({ table, plot: words.plot, names: words.columns, title, text, locale, id })
  return picture && html`<figure class="curve">${picture}</figure>`
}

function isWhole({ slice }: ResultTable): boolean {
  return Object.keys(slice).length === 0
}

/** `said`: the notes that stand on the page already, such as that of another table of its kind. */
function ofAll(table: ResultTable, result: Result, language: Language, id: string, said: Set<string>): Html {
  const { note = '' } = wordsOf(table.table, result, language) ?? {}
  const isNew = note !== '' && !said.has(note)
  said.add(note)
  return html`${isNew && html`<p>${note}</p>`}${plotOf(table, result, language, id)}${tableOf(table, result, language)}`
}

/** The tables of the groups behind one disclosure for each kind of table; paper has what the reader opened. */
function ofGroups(name: string, result: Result, language: Language): Html | null {
  const tables = result.tables.filter((table) => table.table === name && !isWhole(table))
  if (tables.length === 0) return null
  const title = wordsOf(name, result, language)?.title ?? name
  const summary = wordsFor(language).tables.byGroup(title, formatCount(tables.length, language))
  const drawn = tables.map(
    (table, i) =>
      html`${plotOf(table, result, language, `${name}-${i}`.replaceAll('_', '-'))}${tableOf(table, result, language)}`,
  )
  return html`<details><summary>${summary}</summary>${drawn}</details>`
}

/**
 * The tables of a result, each kind with its note and picture: of all cases at once, then those of the groups.
 *
 * @example
 * resultTables(result, 'en') // => []
 */
export function resultTables(result: Result, language: Language): readonly Html[] {
  const said = new Set<string>()
  const kinds = [...new Set(result.tables.map(({ table }) => table))]
  return kinds.map((name) => {
    const whole = result.tables.filter((table) => table.table === name && isWhole(table))
    const drawn = whole.map((table, i) =>
      ofAll(table, result, language, `${name}-all-${i}`.replaceAll('_', '-'), said),
    )
    return html`${drawn}${ofGroups(name, result, language)}`
  })
}

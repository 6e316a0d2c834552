// The curves and cross-tables of a result, each as a table in the words of its task; those of all cases at once, those of
// the groups behind a disclosure.
import { type Html, html } from '@policeai/govuk/html'
import type { Result, ResultTable } from '../result/index.ts'
import { taskWords } from '../tasks/index.ts'
import { formatCount, formatUnit } from './format.ts'
import { columnsOf, groupName } from './reading.ts'
import { scrolling } from './tables.ts'
import { type Language, overallLabel, wordsFor } from './words.ts'

/** So many rows of a table are shown; the rest stand in the result file. */
const ROWS_SHOWN = 40

type Column = ResultTable['columns'][number]

function cell(value: string | number | null, { unit }: Column, language: Language): Html {
  if (value === null) return html`<td class="number empty">–</td>`
  if (typeof value === 'string') return html`<td>${value}</td>`
  const text =
    unit === 'count' || unit === 'text' ? formatCount(value, language) : formatUnit(unit, value, language)
  return html`<td class="number">${text}</td>`
}

/** Even steps along the rows, the first and the last among them. */
function shown<T>(rows: readonly T[]): readonly T[] {
  if (rows.length <= ROWS_SHOWN) return rows
  const step = (rows.length - 1) / (ROWS_SHOWN - 1)
  return Array.from({ length: ROWS_SHOWN }, (_, i) => rows[Math.round(i * step)] as T)
}

function captionOf({ table, slice }: ResultTable, result: Result, language: Language): string {
  const title = taskWords(result.plan, language).tables?.[table]?.title ?? table
  const columns = columnsOf(slice, result)
  const where = columns.length === 0 ? overallLabel(result.plan, language) : groupName(slice, columns)
  return wordsFor(language).tables.slice(title, where)
}

function tableOf(table: ResultTable, result: Result, language: Language): Html {
  const words = taskWords(result.plan, language).tables?.[table.table]
  const caption = captionOf(table, result, language)
  const rows = shown(table.rows)
  const left = table.rows.length - rows.length + (table.left_out ?? 0)
  const heading = ({ key, unit }: Column) =>
    html`<th scope="col"${unit !== 'text' && html` class="number"`}>${words?.columns[key] ?? key}</th>`
  const body = rows.map(
    (row) => html`<tr>${table.columns.map((column, i) => cell(row[i] ?? null, column, language))}</tr>
`,
  )
  const more =
    left > 0 && html`<p class="note">${wordsFor(language).tables.leftOut(formatCount(left, language))}</p>`
  return html`${scrolling(
    caption,
    html`<table class="figures"><caption><span>${caption}</span></caption>
<thead><tr>${table.columns.map(heading)}</tr></thead><tbody>${body}</tbody></table>`,
  )}${more}`
}

/**
 * The tables of a result, in its order: those of all cases with their note, then one disclosure a group.
 *
 * @example
 * resultTables(result, 'en') // => []
 */
export function resultTables(result: Result, language: Language): readonly Html[] {
  const note = ({ table }: ResultTable) => taskWords(result.plan, language).tables?.[table]?.note
  return result.tables.map((table) => {
    const drawn = tableOf(table, result, language)
    if (Object.keys(table.slice).length > 0) {
      return html`<details><summary>${captionOf(table, result, language)}</summary>${drawn}</details>`
    }
    const said = note(table)
    return html`${said && html`<p>${said}</p>`}${drawn}`
  })
}

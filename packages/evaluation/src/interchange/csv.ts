// A result as CSV (RFC 4180, UTF-8), one row a figure. A text that a spreadsheet would run as a formula has an
// apostrophe before it; a number never has.
import type { Result } from '../result/index.ts'
import { type Cell, type CsvColumn, DISPARITY_COLUMNS, measureColumns } from './csv-columns.ts'

/** What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/

/** One field: a number as it stands, a text safe for spreadsheets, nothing for what is not there. */
export function csvField(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function csvOf<T>(columns: readonly CsvColumn<T>[], rows: readonly T[]): string {
  const header = columns.map(({ title }) => csvField(title))
  const lines = rows.map((row) => columns.map(({ cell }) => csvField(cell(row))))
  return [header, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')
}

/** The measures of a result, one row each; an attribute `race` is the column `slice_race`. */
export function measuresCsv(result: Result): string {
  return csvOf(measureColumns(result), result.measures)
}

/** The disparities of a result, one row each. */
export function disparitiesCsv({ disparities }: Result): string {
  return csvOf(DISPARITY_COLUMNS, disparities)
}

// The list as CSV (RFC 4180), one record a row, for people who work in spreadsheets.
import type { z } from 'zod'
import type { listingSchema } from './schemas.ts'

type Row = z.input<typeof listingSchema>
type Cell = string | number | boolean | null

const COLUMNS: Readonly<Record<string, (row: Row) => Cell>> = {
  id: (row) => row.id,
  url: (row) => row.url,
  title_en: (row) => row.title.en,
  title_cy: (row) => row.title.cy ?? null,
  one_sentence_description_en: (row) => row.one_sentence_description?.en ?? null,
  one_sentence_description_cy: (row) => row.one_sentence_description?.cy ?? null,
  organisation: (row) => row.organisation.slug,
  organisation_name_en: (row) => row.organisation.name.en,
  organisation_name_cy: (row) => row.organisation.name.cy,
  tool: (row) => row.tool.name,
  supplier: (row) => row.tool.supplier,
  phase: (row) => row.phase,
  tool_family: (row) => row.tool_family,
  degree_of_automation: (row) => row.degree_of_automation,
  human_review: (row) => row.human_review,
  significant_decision: (row) => row.significant_decision,
  sensitive_processing: (row) => row.sensitive_processing,
  assessments_completed: (row) => row.assessments_completed.join(';'),
  tested_on: (row) => row.tested_on,
  measured_at: (row) => row.measured_at,
  version: (row) => row.version,
  hash: (row) => row.hash,
  published_at: (row) => row.published_at,
  review_due: (row) => row.review_due,
  retired_at: (row) => row.retired_at,
  demonstration: (row) => row.demonstration,
}

/** With a byte order mark, without which spreadsheets misread Welsh. */
export function csvOf(rows: readonly Row[]): string {
  const columns = Object.entries(COLUMNS)
  const lines = rows.map((row) => columns.map(([, read]) => cell(read(row))).join(','))
  return `\uFEFF${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`
}

/** A spreadsheet would run a text that begins like a formula; an apostrophe keeps it text (OWASP, CSV Injection). */
function cell(value: Cell): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

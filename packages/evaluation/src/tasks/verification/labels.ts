// Which texts of a column mean that a claim is true (this pair is genuine, this recording is genuine, this person is on
// the watchlist), and what is wrong with the others. Shared by the tasks that know two classes.
import { counted, type Fault } from '../../faults/index.ts'
import { shorten, type Table } from '../../observations/index.ts'
import type { Warning } from '../../result/index.ts'

/** The column `role` of `raw`, what its file calls it, and the values of the plan's key that mean the claim is true. */
export type ClassColumn = {
  readonly role: string
  readonly field: string
  readonly key: string
  readonly values: readonly (string | number | boolean)[]
}

/** An SQL condition on `raw` that holds where the claim is true, and what is wrong with the values. */
export type ClassReading = { readonly condition: string; readonly faults: readonly Fault[] }

const SHOWN = 10

/** Two texts are one value where they are the same number: `1` and `1.0`. */
function canonical(text: string): string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

type Value = { readonly text: string; readonly rows: number }

async function valuesOf(table: Table, role: string): Promise<Value[]> {
  const rows = await table.rows(
    `select ${role}, count(*) from raw where ${role} is not null group by 1 order by 2 desc, 1 limit 1000`,
  )
  return rows.map(([text, n]) => ({ text: String(text), rows: Number(n) }))
}

function listed(values: readonly Value[]): string {
  const shown = values.slice(0, SHOWN).map(({ text, rows }) => `${shorten(text)} in ${counted(rows, 'row')}`)
  return values.length > SHOWN ? `${shown.join(', ')} and more` : shown.join(', ')
}

function faultOf(file: string, { role, field, key, values }: ClassColumn, found: readonly Value[]): Fault[] {
  const wanted = new Set(values.map((value) => canonical(String(value))))
  const others = new Set(found.map(({ text }) => canonical(text)).filter((text) => !wanted.has(text)))
  if (others.size <= 1) return []
  const named = values.map((value) => shorten(value)).join(' or ')
  const message = `"${field}" (${role}) has ${others.size >= 999 ? 'hundreds of' : others.size} values that are not ${named}, expected one: ${listed(found)}`
  const hint = `Name in \`${key}\` every value that means it, and write the others as one; leave the field empty where it is not known.`
  return [{ code: 'truth_values', file, field, message, hint }]
}

/** Reads the values of a column of two classes. */
export async function readClass(table: Table, file: string, column: ClassColumn): Promise<ClassReading> {
  const found = await valuesOf(table, column.role)
  const wanted = new Set(column.values.map((value) => canonical(String(value))))
  const texts = found.filter(({ text }) => wanted.has(canonical(text)))
  const quoted = texts.map(({ text }) => `'${text.replaceAll("'", "''")}'`).join(', ')
  return {
    condition: texts.length === 0 ? '1 = 0' : `${column.role} in (${quoted})`,
    faults: faultOf(file, column, found),
  }
}

/** Where no row has a value that the plan names: all rows then count as the other class, which may be a slip in the plan. */
export function absentClass({ field, key }: ClassColumn, rows: number): Warning[] {
  if (rows > 0) return []
  const message = `“${field}” never has a value that the plan names under “${key}”: every row counts as one of the others. Check “${key}” in the plan.`
  return [{ code: 'class_absent', message, values: { column: field, key } }]
}

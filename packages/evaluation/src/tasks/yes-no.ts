// Columns that say yes or no, as people write it: which texts mean which, and what is wrong with all others.
import type { Table } from '../observations/index.ts'
import type { RowProblems } from './row-problems.ts'

const YES: readonly string[] = ['1', 'true', 'yes', 'y', 't']
const NO: readonly string[] = ['0', 'false', 'no', 'n', 'f']

/** `undefined` where a text means neither. */
export function yesOrNo(text: string): boolean | undefined {
  const said = text.trim().toLowerCase()
  if (YES.includes(said)) return true
  return NO.includes(said) ? false : undefined
}

export const YES_OR_NO = 'Expected 1 or 0, yes or no, true or false.'

/** Each value of a column that `read` cannot make out is a problem, with the first row that has it. */
export async function valueProblems(
  table: Table,
  problems: RowProblems,
  column: { readonly role: string; readonly field: string; readonly hint: string },
  read: (text: string) => unknown,
): Promise<void> {
  const { role, field, hint } = column
  const rows = await table.rows(
    `select ${role}, min(rowid) + 1 from raw where nullif(${role}, '') is not null group by ${role} order by 2`,
  )
  for (const [text, row] of rows) {
    if (read(String(text)) === undefined)
      problems.add({ field, what: 'has a value that cannot be made out', hint }, Number(row), text)
  }
}

// The groups of each attribute (and of each intersection), with a code for each, so that counting runs on small
// whole numbers. A missing group value is a group of its own with a name that no value can have.
import type { Fault } from '../faults/index.ts'
import type { Plan } from '../plan/index.ts'
import { groupColumns } from './columns.ts'
import type { Table } from './database.ts'

/**
 * A group of an attribute. `values` name it, one for each column of the attribute; `recorded` is false where one of
 * them is missing. `n` counts its rows that have a truth and a score (or prediction).
 */
export type Group = {
  readonly values: readonly string[]
  readonly recorded: boolean
  readonly n: number
}

/** An attribute of the plan: one column, or several for an intersection; a group's code is its position. */
export type Attribute = { readonly columns: readonly string[]; readonly groups: readonly Group[] }

const NOT_RECORDED = '(not recorded)'

/** Another pair of brackets for as long as somebody's data hold that very text. */
export function notRecordedLabel(values: ReadonlySet<string>): string {
  let label = NOT_RECORDED
  while (values.has(label)) label = `(${label})`
  return label
}

function tooMany(file: string, columns: readonly string[], most: number): Fault {
  const field = columns.join(' × ')
  const message = `"${field}" has more than ${most.toLocaleString('en-GB')} groups`
  const hint = 'Is it the right column? Put its values into bands or classes before evaluating.'
  return { code: 'too_many_groups', file, field, message, hint }
}

/** A condition on the loaded table: the row has a truth and a score (or prediction). */
export function usedRow(plan: Plan): string {
  return `truth is not null and ${plan.columns.score === undefined ? 'prediction' : 'score'} is not null`
}

/** Fills the dictionary `d<at>` (the attribute's columns and `code`) and reads it back. */
async function readAttribute(
  table: Table,
  plan: Plan,
  at: number,
  most: number,
): Promise<Attribute | undefined> {
  const columns = [plan.groups[at] ?? []].flat()
  const all = groupColumns(plan)
  const names = columns.map((column) => `g${all.indexOf(column)}`)
  await table.run(`create table d${at} as
    select *, (row_number() over (order by ${names.map((name) => `${name} nulls last`).join(', ')}) - 1)::uinteger as code
    from (select ${names.join(', ')}, count(*) filter (${usedRow(plan)}) as n from raw group by all)`)
  const [found] = await table.rows(`select count(*) from d${at}`)
  if (Number(found?.[0]) > most) return undefined
  const rows = await table.rows(`select n, ${names.join(', ')} from d${at} order by code`)
  const label = notRecordedLabel(new Set(rows.flatMap(([, ...values]) => values.map(String))))
  const groups = rows.map(([n, ...values]) => ({
    values: values.map((value) => (value === null ? label : String(value))),
    recorded: !values.includes(null),
    n: Number(n),
  }))
  return { columns, groups }
}

/** All attributes of the plan, in its order; a fault for each that has more than `most` groups. */
export async function readAttributes(
  table: Table,
  file: string,
  plan: Plan,
  most: number,
): Promise<{ readonly attributes: readonly Attribute[]; readonly faults: readonly Fault[] }> {
  const attributes: Attribute[] = []
  const faults: Fault[] = []
  for (const [at, columns] of plan.groups.entries()) {
    const attribute = await readAttribute(table, plan, at, most)
    if (attribute) attributes.push(attribute)
    else faults.push(tooMany(file, [columns].flat(), most))
  }
  return { attributes, faults }
}

function quote(values: readonly string[]): string {
  return values.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')
}

/** How a decision reads as 1 or 0, given the texts that mean a positive. */
function decision(column: string, positives: readonly string[]): string {
  return positives.length === 0 ? '0' : `(${column} in (${quote(positives)}))::int`
}

export type PositiveTexts = { readonly truth: readonly string[]; readonly prediction: readonly string[] }

/** One line for each usable row: `score`, `truth` as 1 or 0, and the code of its group in each attribute. */
export function codedRows(plan: Plan, positive: PositiveTexts): string {
  const all = groupColumns(plan)
  const joins = plan.groups.map((columns, at) => {
    const same = [columns].flat().map((column) => `g${all.indexOf(column)}`)
    return `left join d${at} on ${same.map((g) => `raw.${g} is not distinct from d${at}.${g}`).join(' and ')}`
  })
  const score = plan.columns.score === undefined ? decision('prediction', positive.prediction) : 'score'
  const codes = plan.groups.map((_, at) => `, d${at}.code as code${at}`).join('')
  return `select (${score})::double as score, (${decision('truth', positive.truth)})::utinyint as truth${codes}
    from raw ${joins.join(' ')} where ${usedRow(plan)}`
}

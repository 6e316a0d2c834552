// The groups of each attribute (and of each intersection) and the clusters, with a code for each, so that counting runs
// on small whole numbers. A missing group value is a group of its own with a name that no value can have.
import type { Fault } from '../faults/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import { type ColumnNeed, clusterColumns, groupColumns } from './columns.ts'
import type { Table } from './table.ts'

/**
 * A group of an attribute. `values` name it, one for each column of the attribute; `recorded` is false where one of
 * them is missing. `n` counts its used rows.
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

/** A condition on `raw`: the row has all that the task cannot do without. */
export function usedRow(needs: readonly ColumnNeed[]): string {
  const conditions = needs.filter(({ used }) => used).map(({ role }) => `raw.${role} is not null`)
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}

/** Defines the dictionary `name`: the columns, and a `code` from 0 in the order of their bytes. */
async function defineDictionary(
  table: Table,
  name: string,
  columns: readonly string[],
  used: string,
): Promise<void> {
  const order = columns.map((column) => `${column} collate "C" nulls last`).join(', ')
  await table.define(
    name,
    `select ${columns.join(', ')}, n, row_number() over (order by ${order}) - 1 as code
     from (select ${columns.join(', ')}, count(*) filter (where ${used}) as n from raw group by ${columns.join(', ')}) distinct_values`,
  )
}

function rolesOf(plan: CommonPlan, at: number): string[] {
  const all = groupColumns(plan)
  return [plan.groups[at] ?? []].flat().map((column) => `g${all.indexOf(column)}`)
}

/** Defines the dictionary `d<at>` and reads it back. */
async function readAttribute(
  table: Table,
  plan: CommonPlan,
  used: string,
  at: number,
  most: number,
): Promise<Attribute | undefined> {
  const columns = [plan.groups[at] ?? []].flat()
  const names = rolesOf(plan, at)
  await defineDictionary(table, `d${at}`, names, used)
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

/** All attributes of the plan, in its order; a fault for each that has more than `most` groups. Defines the clusters too. */
export async function readAttributes(
  table: Table,
  file: string,
  plan: CommonPlan,
  used: string,
  most: number,
): Promise<{ readonly attributes: readonly Attribute[]; readonly faults: readonly Fault[] }> {
  const attributes: Attribute[] = []
  const faults: Fault[] = []
  for (const [at, columns] of plan.groups.entries()) {
    const attribute = await readAttribute(table, plan, used, at, most)
    if (attribute) attributes.push(attribute)
    else faults.push(tooMany(file, [columns].flat(), most))
  }
  for (const at of clusterColumns(plan).keys())
    await defineDictionary(table, `c${at}`, [`cluster${at}`], used)
  return { attributes, faults }
}

/** The joins that give a used row the codes of its groups (`code0`, …) and clusters (`unit0`, `unit1`). */
export function codeJoins(plan: CommonPlan): { readonly joins: string; readonly codes: readonly string[] } {
  const same = (name: string, columns: readonly string[]) =>
    columns.map((c) => `raw.${c} is not distinct from ${name}.${c}`).join(' and ')
  const groups = plan.groups.map((_, at) => `left join d${at} on ${same(`d${at}`, rolesOf(plan, at))}`)
  const clusters = clusterColumns(plan).map(
    (_, at) => `left join c${at} on ${same(`c${at}`, [`cluster${at}`])}`,
  )
  return {
    joins: [...groups, ...clusters].join(' '),
    codes: [
      ...plan.groups.map((_, at) => `d${at}.code as code${at}`),
      ...clusterColumns(plan).map((_, at) => `c${at}.code as unit${at}`),
    ],
  }
}

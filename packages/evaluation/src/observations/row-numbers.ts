// The numbers of rows that stay in PostgreSQL, by which faults name them and ties are broken. A scan gives rows in any order,
// since it may begin in the middle, be shared among workers or read an index; so they are numbered by something that lasts.
import type { Client } from 'pg'
import type { LoadedColumn } from './columns.ts'

/** Tables, partitioned tables and materialised views, whose rows lie somewhere; those of views and foreign tables do not. */
const LYING = ['r', 'p', 'm']

/** Whether rows have places that this role may read; one that may read some columns only may not. */
async function havePlaces(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query(
    `select relkind::text as kind, has_table_privilege(oid, 'select') as whole from pg_class where oid = to_regclass($1)`,
    [table],
  )
  return LYING.includes(rows[0]?.kind) && rows[0]?.whole === true
}

/** By the identifier first; rows that are alike in all that is read may change places. */
function byContent(columns: readonly LoadedColumn[]): string[] {
  const read = columns.filter(({ source }) => source !== undefined)
  const ids = read.filter(({ role }) => role === 'id')
  return [...ids, ...read.filter((column) => !ids.includes(column))].map(
    ({ source }) => `${source?.expression}::text collate "C"`,
  )
}

/** An expression for the number of a row, from 0: as they were put in, or by their content. */
export async function rowNumbers(
  client: Client,
  table: string,
  columns: readonly LoadedColumn[],
): Promise<string> {
  const order = (await havePlaces(client, table)) ? ['tableoid', 'ctid'] : byContent(columns)
  return `row_number() over (${order.length === 0 ? '' : `order by ${order.join(', ')}`}) - 1`
}

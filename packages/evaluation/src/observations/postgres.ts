// Observations that stay in PostgreSQL: the relation `raw` and the dictionaries become common table expressions in front
// of the very statements that run on loaded files. Nothing is written; one snapshot is read from first to last.
import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import type { Fault } from '../faults/index.ts'
import { isNumeric, type LoadedColumn } from './columns.ts'
import { identifier } from './database.ts'
import { rowNumbers } from './row-numbers.ts'
import type { Source, SourceColumn } from './source.ts'
import type { Batch, Table } from './table.ts'

/** Rows that are fetched at once. */
const FETCHED = 10_000
/** No statement may run for longer than this, in milliseconds. */
const LONGEST = 3_600_000

export type Warehouse = {
  readonly table: Table
  readonly source: Source
  /** Makes `raw` of these columns. */
  readonly load: (columns: readonly LoadedColumn[]) => Promise<void>
  /** A fingerprint of the rows in `raw`, whatever their order. */
  readonly fingerprint: () => Promise<string>
}

export type WarehouseOutcome =
  | { readonly ok: true; readonly warehouse: Warehouse }
  | { readonly ok: false; readonly fault: Fault }

/** Text that PostgreSQL takes for a `numeric`, which holds far more than a `double precision` does. */
const NUMBER = String.raw`^[ \t\n\v\f\r]*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]{1,3})?[ \t\n\v\f\r]*$`
const LONGEST_NUMBER = 1000
/** What lies beyond is not finite as a `double precision`, and what is no larger than the second is 0: a cast would fail. */
const [LARGEST, VANISHING] = ['1.797693134862315708e308', '2.4703282292062327208e-324']

/** A condition that there is a finite number, and the number. */
function finiteNumber(value: string, type: string): readonly [finite: string, number: string] {
  if (isNumeric(type) && type !== 'numeric')
    return [`${value}::double precision between -${LARGEST} and ${LARGEST}`, `${value}::double precision`]
  const isNumber = `${value} ~* '${NUMBER}' and length(${value}) <= ${LONGEST_NUMBER}`
  const exact = type === 'numeric' ? value : `case when ${isNumber} then ${value}::numeric end`
  return [
    `(${exact}) between -${LARGEST} and ${LARGEST}`,
    `case when abs(${exact}) > ${VANISHING} then ${value}::double precision else 0 end`,
  ]
}

function numberExpressions({ role, source }: LoadedColumn): string[] {
  if (source === undefined) return [`null::double precision as ${role}`, `null::text as ${role}_fault`]
  const { expression: value, type } = source
  const [finite, number] = finiteNumber(value, type)
  const given = isNumeric(type) ? `${value} is not null` : `nullif(${value}, '') is not null`
  return [
    `case when ${finite} then ${number} end as ${role}`,
    `case when ${given} and (${finite}) is not true then ${value}::text end as ${role}_fault`,
  ]
}

function expressionsOf(column: LoadedColumn): string[] {
  if (column.kind === 'number') return numberExpressions(column)
  const value = `${column.source?.expression ?? 'null'}::text`
  return column.kind === 'text'
    ? [`coalesce(${value}, '') as ${column.role}`]
    : [`nullif(${value}, '') as ${column.role}`]
}

function batchOf(rows: readonly (readonly unknown[])[]): Batch {
  return {
    length: rows.length,
    numbers: (column, into) => {
      for (const [i, row] of rows.entries()) into[i] = Number(row[column])
    },
    values: (column) => rows.map((row) => row[column]),
  }
}

function tableOn(client: Client, defined: Map<string, string>): Table {
  const within = (sql: string): string => {
    const parts = [...defined].map(([name, query]) => `${name} as (${query})`)
    return parts.length === 0 ? sql : `with ${parts.join(', ')} ${sql}`
  }
  return {
    define: async (name, sql) => {
      defined.set(name, sql)
    },
    rows: async (sql) => (await client.query({ text: within(sql), rowMode: 'array' })).rows,
    batches: async function* (sql) {
      await client.query(`declare counted no scroll cursor for ${within(sql)}`)
      try {
        for (;;) {
          const { rows } = await client.query({
            text: `fetch forward ${FETCHED} from counted`,
            rowMode: 'array',
          })
          if (rows.length === 0) return
          yield batchOf(rows)
        }
      } finally {
        await client.query('close counted')
      }
    },
    watched: (work) => work(),
    close: () => client.end(),
  }
}

/** Those that the role may read. */
async function columnsOf(client: Client, table: string): Promise<SourceColumn[]> {
  const { rows } = await client.query({
    text: `select a.attname, format_type(a.atttypid, null) from pg_attribute a
      where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped
        and has_column_privilege(a.attrelid, a.attnum, 'select') order by a.attnum`,
    values: [table],
    rowMode: 'array',
  })
  return rows.map(([name, type]) => ({
    name: String(name),
    type: String(type),
    expression: identifier(String(name)),
  }))
}

async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there === true
}

async function mayWrite(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query(
    `select has_table_privilege(to_regclass($1), 'insert, update, delete, truncate') as writes`,
    [table],
  )
  return rows[0]?.writes === true
}

async function fingerprintOf(table: Table, columns: readonly LoadedColumn[]): Promise<string> {
  const roles = columns.map(({ role }) => role).join(', ')
  const half = (from: number) =>
    `coalesce(sum(('x' || substr(digest, ${from}, 15))::bit(60)::bigint::numeric), 0)`
  const [row = []] = await table.rows(
    `select count(*), ${half(1)}, ${half(16)} from (select md5(row(${roles})::text) as digest from raw) digests`,
  )
  return createHash('sha256').update(row.map(String).join(' ')).digest('hex')
}

type Refused = { readonly ok: false; readonly fault: Fault }

function refused(file: string, message: string, hint: string): Refused {
  return { ok: false, fault: { code: 'observations_unreadable', file, message, hint } }
}

/** What went wrong in words that hold no address and no password. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return 'the database cannot be reached'
  if (code === '28P01' || code === '28000') return 'the database refuses this role or its password'
  if (code === '3D000') return 'there is no such database'
  return code === undefined
    ? ((message ?? 'the database cannot be read').split('\n')[0] ?? '')
    : `the database answers ${code}`
}

async function begin(client: Client): Promise<void> {
  await client.connect()
  await client.query('begin transaction isolation level repeatable read read only')
  await client.query(`set local statement_timeout = ${LONGEST}`)
  await client.query('set local synchronize_seqscans = off')
}

async function openOn(client: Client, table: string): Promise<Warehouse | Refused> {
  await begin(client)
  const columns = await columnsOf(client, table)
  if (columns.length === 0 && (await isThere(client, table))) {
    const hint = `Whoever owns it gives the role leave: grant select on ${table} to …;`
    return refused(table, `the role may not read ${table}`, hint)
  }
  if (columns.length === 0) {
    return refused(
      table,
      `there is no table or view ${table} that this role can see`,
      'Name it with its schema.',
    )
  }
  if (await mayWrite(client, table)) {
    const hint = 'Give the address of a role that has the privilege to select, and no other.'
    return refused(table, `the role may write to ${table}`, hint)
  }
  const defined = new Map<string, string>()
  const on = tableOn(client, defined)
  const from = table.split('.').map(identifier).join('.')
  let loaded: readonly LoadedColumn[] = []
  return {
    table: on,
    source: { place: 'table', columns, from },
    load: async (wanted) => {
      loaded = wanted
      const rowid = `${await rowNumbers(client, table, wanted)} as rowid`
      const select = [...wanted.flatMap(expressionsOf), rowid].join(', ')
      await on.define('raw', `select ${select} from ${from}`)
    },
    fingerprint: () => fingerprintOf(on, loaded),
  }
}

/**
 * Opens a table or view. `address` is a PostgreSQL connection address; it stands in no fault. The role must not be able to
 * write to the table. Whoever gets a warehouse closes its table.
 */
export async function openWarehouse(address: string, table: string): Promise<WarehouseOutcome> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: 10_000,
    application_name: 'policeai',
  })
  client.on('error', () => undefined) // a connection that breaks fails the query under way
  const opened = await openOn(client, table).catch((error) =>
    refused(
      table,
      reasonOf(error),
      'Check the setting that holds the address, and that the role may connect and select.',
    ),
  )
  if (!('ok' in opened)) return { ok: true, warehouse: opened }
  await client.end().catch(() => undefined)
  return opened
}

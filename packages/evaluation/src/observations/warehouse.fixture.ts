// A database of a test's own with a table in it, and a role that can only read it.
import pg from 'pg'

export type Cell = string | number | null
export type TestWarehouse = {
  /** The address of the role that can only read, and that of the owner. */
  readonly reader: string
  readonly owner: string
  /** Makes `lab.NAME` of these rows, columns of text but for those named as numbers. */
  readonly table: (
    name: string,
    rows: readonly Readonly<Record<string, Cell>>[],
    numbers: readonly string[],
  ) => Promise<void>
  /** Makes `lab.NAME`, which the role may not read. */
  readonly closed: (name: string) => Promise<void>
  /** Takes the rows out of `lab.NAME`. */
  readonly empty: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function within(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await work(client).finally(() => client.end())
}

/** `server` is the address of a superuser's database. */
export async function testWarehouse(server: string, name: string): Promise<TestWarehouse> {
  const [database, role] = [`${name}_${process.pid}`, `reader_${name}_${process.pid}`]
  const owner = server.replace(/\/postgres$/, `/${database}`)
  await within(server, async (client) => {
    await client.query(`create database ${database}`)
    await client.query(`create role ${role} login password 'secret-word'`)
  })
  await within(owner, async (client) => {
    await client.query('create schema lab')
    await client.query(`grant usage on schema lab to ${role}`)
  })
  return {
    owner,
    reader: owner.replace('postgres:postgres@', `${role}:secret-word@`),
    table: (table, rows, numbers) =>
      within(owner, async (client) => {
        const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
        const types = columns.map((c) => `${quoted(c)} ${numbers.includes(c) ? 'double precision' : 'text'}`)
        await client.query(`create table lab.${table} (${types.join(', ')})`)
        const text = JSON.stringify(rows)
        await client.query(
          `insert into lab.${table} select * from json_populate_recordset(null::lab.${table}, $1)`,
          [text],
        )
        await client.query(`grant select on lab.${table} to ${role}`)
      }),
    closed: (table) =>
      within(owner, async (client) => {
        await client.query(`create table lab.${table} (truth text, score double precision)`)
      }),
    empty: (table) =>
      within(owner, async (client) => {
        await client.query(`truncate lab.${table}`)
      }),
    close: () =>
      within(server, async (client) => {
        await client.query(`drop database if exists ${database} with (force)`)
        await client.query(`drop role if exists ${role}`)
      }),
  }
}

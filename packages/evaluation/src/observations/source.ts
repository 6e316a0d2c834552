// Makes the SQL that reads one observations file, for each of the three formats, with nothing left to guess: no
// dialect is sniffed from the data, no type is inferred from it, and what is not a number stays visible.
import { open } from 'node:fs/promises'
import { readCsvHeader } from './csv-header.ts'
import { identifier, literal } from './database.ts'
import type { ObservationsFormat } from './file-format.ts'
import type { Table } from './table.ts'

/** A column of the file; `expression` gives its value in a query on `from`. */
export type SourceColumn = { readonly name: string; readonly type: string; readonly expression: string }
/** `place` is what a reader calls where the columns are. */
export type Source = {
  readonly place: 'file' | 'table'
  readonly columns: readonly SourceColumn[]
  readonly from: string
}

const HEAD = 256 * 1024
/** JSON Lines have no header: the keys of this many lines are looked at. */
export const JSON_SAMPLE = 100_000

/** DuckDB takes a path for a pattern; each special character is made a class of itself. */
function pathLiteral(path: string): string {
  return literal(path.replace(/[*?[\]]/g, (character) => `[${character}]`))
}

export async function readHead(path: string, length = HEAD): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function csvSource(path: string): Promise<Source> {
  const { names, delimiter } = readCsvHeader(Buffer.from(await readHead(path)).toString('utf8'))
  const columns = names.map((name, i) => ({ name, type: 'VARCHAR', expression: `c${i}` }))
  const types = columns.map(({ expression }) => `${expression}: 'VARCHAR'`).join(', ')
  const dialect = `delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = ''`
  const options = `auto_detect = false, header = true, compression = 'none', hive_partitioning = false`
  return {
    place: 'file',
    columns,
    from: `read_csv(${pathLiteral(path)}, columns = {${types}}, ${dialect}, ${options})`,
  }
}

async function described(table: Table, from: string): Promise<SourceColumn[]> {
  const rows = await table.rows(`describe select * from ${from}`)
  return rows.map(([name, type]) => ({
    name: String(name),
    type: String(type),
    expression: identifier(String(name)),
  }))
}

async function parquetSource(path: string, table: Table): Promise<Source> {
  const from = `read_parquet(${pathLiteral(path)}, hive_partitioning = false)`
  return { place: 'file', columns: await described(table, from), from }
}

async function jsonSource(path: string, table: Table, needed: readonly string[]): Promise<Source> {
  const options = `format = 'newline_delimited', compression = 'uncompressed', hive_partitioning = false`
  const sample = `read_json(${pathLiteral(path)}, ${options}, sample_size = ${JSON_SAMPLE})`
  const found = await described(table, sample)
  // A line that is no object makes one column of all lines; read with the columns that are needed, the line is told of.
  const [only, ...others] = found
  const isList = others.length === 0 && only?.name === 'json' && only.type === 'JSON'
  const names = isList ? needed : found.map(({ name }) => name)
  const columns = names.map((name) => ({ name, type: 'VARCHAR', expression: identifier(name) }))
  const types = needed.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  return { place: 'file', columns, from: `read_json(${pathLiteral(path)}, ${options}, columns = {${types}})` }
}

/** How to read the file at this absolute path. `needed` are the columns that the plan names. */
export function sourceOf(
  format: ObservationsFormat,
  path: string,
  table: Table,
  needed: readonly string[],
): Promise<Source> {
  if (format === 'csv') return csvSource(path)
  return format === 'parquet' ? parquetSource(path, table) : jsonSource(path, table, needed)
}

// Loads the needed columns into one table, then shuts the way to the file system. Nothing is repaired on the way:
// what should be a number and is none is set aside in `ROLE_fault`, to be shown with its row.
import type { Fault } from '../faults/index.ts'
import { isNumeric, type LoadedColumn } from './columns.ts'
import type { DuckDatabase } from './database.ts'
import type { Source, SourceColumn } from './source.ts'

function numberExpressions(role: string, { type, expression }: SourceColumn): string[] {
  // DuckDB would read 1_000 as a thousand; nobody who typed it can be sure that they meant that.
  const number = isNumeric(type)
    ? `${expression}::double`
    : `case when contains(${expression}, '_') then null else try_cast(${expression} as double) end`
  const given = isNumeric(type) ? `${expression} is not null` : `nullif(${expression}, '') is not null`
  return [
    `case when isfinite(${number}) then ${number} end as ${role}`,
    `case when ${given} and isfinite(${number}) is not true then ${expression}::varchar end as ${role}_fault`,
  ]
}

function expressionsOf({ role, kind, source }: LoadedColumn): string[] {
  if (kind === 'number') {
    return source === undefined
      ? [`null::double as ${role}`, `null::varchar as ${role}_fault`]
      : numberExpressions(role, source)
  }
  if (kind === 'text') return [`coalesce(${source?.expression ?? 'null'}::varchar, '') as ${role}`]
  return [`nullif(${source?.expression ?? 'null'}::varchar, '') as ${role}`]
}

const LINE = /(?:Error on Line:|in line|Line:)\s*(\d+)/i

function reasonOf(message: string): { readonly message: string; readonly hint: string } {
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message)
  if (counts) {
    return {
      message: `the line has ${counts[2]} fields, and the header has ${counts[1]}`,
      hint: 'Put a field that holds the delimiter in double quotes.',
    }
  }
  if (/^Value with unterminated quote/m.test(message)) {
    return {
      message: 'a quoted field does not end',
      hint: 'Write a double quote inside a quoted field twice ("").',
    }
  }
  const first = message
    .split('\n')[0]
    ?.replace(/^[A-Z][\w ]* Error: /, '')
    .replace(/ in file "[^"]*"/, '')
  return { message: `the file cannot be read: ${first}`, hint: 'Check the file, or export it again.' }
}

/** The fault behind an error of the reader of tables; any other error is thrown on. */
export function readingFault(error: unknown, file: string): Fault {
  if (!(error instanceof Error)) throw error
  if (/^Out of Memory Error/.test(error.message)) {
    const message = 'the observations need more memory than the evaluation may take'
    return {
      code: 'observations_too_large',
      file,
      message,
      hint: 'Raise the memory limit, or leave out groups.',
    }
  }
  if (
    !/^(Invalid Input|Parameter Not Allowed|Conversion|IO|Invalid) Error|^TProtocolException|^Serialization/.test(
      error.message,
    )
  )
    throw error
  const line = LINE.exec(error.message)?.[1]
  const place = line === undefined ? {} : { line: Number(line) }
  return { code: 'observations_malformed', file, ...place, ...reasonOf(error.message) }
}

/** Fills the table `raw`; after it, no query can reach a file. */
export async function loadRaw(
  { run }: DuckDatabase,
  source: Source,
  columns: readonly LoadedColumn[],
): Promise<void> {
  const select = columns.flatMap(expressionsOf).join(', ')
  await run(`create table raw as select ${select} from ${source.from}`)
  await run('set enable_external_access = false')
  await run('set lock_configuration = true')
}

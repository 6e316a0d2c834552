// Loads the needed columns into one table, then shuts the way to the file system. Nothing is repaired on the way:
// what should be a number and is none is set aside in `ROLE_fault`, to be shown with its row.
import type { Fault } from '../faults/index.ts'
import { isNumeric, type LoadedColumn } from './columns.ts'
import type { DuckDatabase } from './database.ts'
import { roomFault } from './room.ts'
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
/** Of JSON that is none the reader counts the line from 2. */
const MALFORMED = /Malformed JSON in file ".*", at byte (\d+) in line (\d+): (.*?)\.? *$/m

function placeOf(message: string): { readonly line?: number; readonly column?: number } {
  const malformed = MALFORMED.exec(message)
  if (malformed) return { line: Number(malformed[2]) - 1, column: Number(malformed[1]) }
  const line = LINE.exec(message)?.[1]
  return line === undefined ? {} : { line: Number(line) }
}

type Told = { readonly message: string; readonly hint: string }

const KINDS: Readonly<Record<string, string>> = { ARRAY: 'a list', NULL: 'null' }
const AGAIN = 'Copy or export it again.'

/** What the reader of tables says, by a mark of it, and how it is said here. */
const TOLD: readonly (readonly [mark: RegExp, say: (found: RegExpExecArray) => Told])[] = [
  [
    /Expected Number of Columns: (\d+) Found: (\d+)/,
    ([, expected, found]) => ({
      message: `the line has ${found} fields, and the header has ${expected}`,
      hint: 'Put a field that holds the delimiter in double quotes.',
    }),
  ],
  [
    /^Value with unterminated quote/m,
    () => ({
      message: 'a quoted field does not end',
      hint: 'Write a double quote inside a quoted field twice ("").',
    }),
  ],
  [
    /^Maximum line size of \d+ bytes exceeded/m,
    () => ({
      message: 'the line is longer than a line may be (2 MB)',
      hint: 'Is a quoted field not closed? Else send Parquet.',
    }),
  ],
  [
    MALFORMED,
    ([, , , reason]) => ({ message: `the line is not JSON: ${reason}`, hint: 'Write an object a line.' }),
  ],
  [
    /Expected OBJECT, but got (\w+)/,
    ([, kind]) => ({
      message: `the line is ${KINDS[kind ?? ''] ?? 'a value'}, and no object`,
      hint: 'Write an object a line: {"id": "1", …}.',
    }),
  ],
  [
    /No magic bytes found at end of file/,
    () => ({ message: 'the Parquet file has no end: it was cut off', hint: AGAIN }),
  ],
  [/^TProtocolException/, () => ({ message: 'the Parquet file is damaged', hint: AGAIN })],
]

function reasonOf(message: string): Told {
  for (const [mark, say] of TOLD) {
    const found = mark.exec(message)
    if (found) return say(found)
  }
  const first = message
    .split('\n')[0]
    ?.replace(/^[A-Z][\w ]* Error: /, '')
    .replace(/ (in|of|for) file ["'][^"']*["']/, '')
  return { message: `the file cannot be read: ${first}`, hint: 'Check the file, or export it again.' }
}

/** The fault behind an error of the reader of tables; any other error is thrown on. */
export function readingFault(error: unknown, file: string): Fault {
  if (!(error instanceof Error)) throw error
  const room = roomFault(error, file)
  if (room !== undefined) return room
  if (
    !/^(Invalid Input|Parameter Not Allowed|Conversion|IO|Invalid) Error|^TProtocolException|^Serialization/.test(
      error.message,
    )
  )
    throw error
  return { code: 'observations_malformed', file, ...placeOf(error.message), ...reasonOf(error.message) }
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

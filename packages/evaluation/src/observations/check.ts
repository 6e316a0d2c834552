// Looks through the loaded rows for what would make a figure wrong without anyone noticing: text among the numbers, a
// number out of its range, an observation counted twice. Everything found is reported at once.
import { counted, type Fault, visible } from '../faults/index.ts'
import { type ColumnNeed, isNumeric, type LoadedColumn, roleWord } from './columns.ts'
import type { Table } from './table.ts'

const EXAMPLES = 5

/** `kept`: the rows stay in the figures, though the column is one of the task's. */
export type Missing = {
  readonly column: string
  readonly role: string
  readonly rows: number
  readonly kept?: true
}

function count(value: unknown): number {
  return Number(value ?? 0)
}

/** A value as a fault shows it: in quotes, cut short, and with what cannot be seen written out. */
export function shorten(value: unknown): string {
  const text = String(value)
  return visible(JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text))
}

type Problem = {
  readonly code: Fault['code']
  /** What completes “the column”. */
  readonly what: string
  /** A condition on `raw`, and the expression that shows the value; `before` it stands what the reader of tables loses. */
  readonly where: string
  readonly shown: string
  readonly before?: string
  readonly hint: string
}

/** The byte-order mark. It cannot be seen, the reader of tables leaves it out, and a value with it is another value. */
const MARK = 0xfeff

function markProblem({ role }: ColumnNeed): Problem {
  return {
    code: 'observations_malformed',
    what: 'begins with a mark that cannot be seen (U+FEFF)',
    where: `starts_with(${role}, chr(${MARK}))`,
    shown: `substr(${role}, 2)`,
    before: String.fromCharCode(MARK),
    hint: 'Take the mark out; it is left over where files were put together or a cell was pasted.',
  }
}

function* numberProblems({ role, low, high, whole }: ColumnNeed): Iterable<Problem> {
  const fault = `${role}_fault`
  const infinite = `lower(${fault}) ~ '^[-+]?(nan|inf|infinity|[0-9.]+(e[-+]?[0-9]+)?)$'`
  yield {
    code: 'not_a_number',
    what: 'is not a number',
    where: `${fault} is not null and not (${infinite})`,
    shown: fault,
    hint: `Leave the field empty where the ${roleWord(role)} is missing; write decimals with a point.`,
  }
  yield {
    code: 'not_finite',
    what: 'is not a finite number',
    where: `${fault} is not null and ${infinite}`,
    shown: fault,
    hint: `Leave the field empty (null) where the ${roleWord(role)} is missing.`,
  }
  const outside = [
    ...(low === undefined ? [] : [`${role} < ${low}`]),
    ...(high === undefined ? [] : [`${role} > ${high}`]),
    ...(whole ? [`${role} <> floor(${role})`] : []),
  ]
  if (outside.length === 0) return
  const range = [low === undefined ? '' : `at least ${low}`, high === undefined ? '' : `at most ${high}`]
  const expected = `${whole ? 'a whole number' : 'a number'} ${range.filter(Boolean).join(' and ')}`.trim()
  yield {
    code: 'out_of_range',
    what: `is not ${expected}`,
    where: outside.join(' or '),
    shown: role,
    hint: `Expected ${expected}.`,
  }
}

type Asked = { readonly need: ColumnNeed; readonly problem: Problem }

async function problemFault(
  table: Table,
  file: string,
  { need: { role, name: field }, problem: { code, what, where, shown, before = '', hint } }: Asked,
  total: number,
): Promise<Fault> {
  const rows = await table.rows(
    `select rowid + 1, ${shown} from raw where ${where} order by rowid limit ${EXAMPLES}`,
  )
  const examples = rows.map(([row, text]) => `row ${row}: ${shorten(`${before}${text}`)}`).join(', ')
  const message = `"${field}" (${roleWord(role)}) ${what} in ${counted(total, 'row')} (${examples})`
  return { code, file, row: count(rows[0]?.[0]), field, message, hint }
}

/** Numbers that are labels hold no mark. */
function problemsOf(need: LoadedColumn): Iterable<Problem> {
  if (need.kind === 'number') return numberProblems(need)
  return need.source !== undefined && isNumeric(need.source.type) ? [] : [markProblem(need)]
}

/** One pass over the rows counts every problem; only those that there are get examples. */
async function valueFaults(table: Table, file: string, needs: readonly LoadedColumn[]): Promise<Fault[]> {
  const asked = needs.flatMap((need) => [...problemsOf(need)].map((problem) => ({ need, problem })))
  if (asked.length === 0) return []
  const counts = asked.map(({ problem }) => `count(*) filter (where ${problem.where})`)
  const [totals = []] = await table.rows(`select ${counts.join(', ')} from raw`)
  const faults: Fault[] = []
  for (const [at, each] of asked.entries()) {
    const total = count(totals[at])
    if (total > 0) faults.push(await problemFault(table, file, each, total))
  }
  return faults
}

async function duplicates(
  table: Table,
  file: string,
  { role, name: field }: ColumnNeed,
  within: readonly string[],
): Promise<Fault[]> {
  const rows = await table.rows(
    `select ${role}, count(*), min(rowid) + 1, count(*) over () from raw where ${role} is not null
     group by ${[role, ...within].join(', ')} having count(*) > 1 order by 3 limit ${EXAMPLES}`,
  )
  if (rows.length === 0) return []
  const examples = rows.map(([id, times]) => `${shorten(id)} ${times} times`).join(', ')
  const message = `${counted(count(rows[0]?.[3]), 'value')} of "${field}" (${roleWord(role)}) in more than one row (${examples})`
  const hint = `One row is one observation. ${
    within.length > 0
      ? 'No run answers an input twice'
      : 'Name `columns.epoch` where a product ran several times'
  }; leave \`columns.id\` out of the plan if the column means something else.`
  return [{ code: 'duplicate_id', file, row: count(rows[0]?.[2]), field, message, hint }]
}

/** What is wrong with the values and the identifiers. An identifier may come once in each epoch. */
export async function checkRows(
  table: Table,
  file: string,
  needs: readonly LoadedColumn[],
): Promise<Fault[]> {
  const faults: Fault[] = []
  const epochs = needs.filter(({ role }) => role === 'epoch').map(({ role }) => role)
  const there = needs.filter(({ source }) => source !== undefined)
  faults.push(...(await valueFaults(table, file, there)))
  for (const need of needs.filter(({ unique }) => unique)) {
    faults.push(...(await duplicates(table, file, need, epochs)))
  }
  return faults
}

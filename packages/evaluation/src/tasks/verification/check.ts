// What is wrong with comparisons beyond what their columns say: a genuine one is of one person with herself, an impostor
// one is not.
import { counted, type Fault } from '../../faults/index.ts'
import { shorten, type Table } from '../../observations/index.ts'

const EXAMPLES = 5

type People = { readonly field: string; readonly condition: string }

async function contradictions(
  table: Table,
  file: string,
  field: string,
  where: string,
  what: string,
): Promise<Fault[]> {
  const [total] = await table.rows(`select count(*) from raw where ${where}`)
  const count = Number(total?.[0] ?? 0)
  if (count === 0) return []
  const rows = await table.rows(
    `select rowid + 1, subject_a, subject_b from raw where ${where} order by rowid limit ${EXAMPLES}`,
  )
  const examples = rows.map(([row, a, b]) => `row ${row}: ${shorten(a)} and ${shorten(b)}`).join(', ')
  return [
    {
      code: 'task_rows',
      file,
      row: Number(rows[0]?.[0]),
      field,
      message: `"${field}" says ${what} in ${counted(count, 'row')} (${examples})`,
      hint: 'A comparison is genuine where both subjects are the same person, and only there.',
    },
  ]
}

/** Holds `genuine` against the subjects. `condition` is true on `raw` where a comparison is genuine. */
export async function checkPeople(
  table: Table,
  file: string,
  { field, condition }: People,
): Promise<Fault[]> {
  const known = 'genuine is not null and subject_a is not null and subject_b is not null'
  return [
    ...(await contradictions(
      table,
      file,
      field,
      `${known} and (${condition}) and subject_a <> subject_b`,
      'genuine, of two different people,',
    )),
    ...(await contradictions(
      table,
      file,
      field,
      `${known} and not (${condition}) and subject_a = subject_b`,
      'not genuine, of a person with herself,',
    )),
  ]
}

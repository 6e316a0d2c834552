// What is wrong with candidates beyond what their columns say: rows of one search that contradict each other, and a mate in
// a search for somebody who is not enrolled.
import { counted, type Fault } from '../../faults/index.ts'
import { groupColumns, shorten, type Table } from '../../observations/index.ts'
import type { IdentificationPlan } from './plan.ts'

const EXAMPLES = 5

type Problem = {
  readonly field: string
  readonly where: string
  readonly what: string
  readonly hint: string
}

async function faultOf(table: Table, file: string, { field, where, what, hint }: Problem): Promise<Fault[]> {
  const [total] = await table.rows(`select count(*) from raw where ${where}`)
  const count = Number(total?.[0] ?? 0)
  if (count === 0) return []
  const rows = await table.rows(
    `select rowid + 1, probe from raw where ${where} order by rowid limit ${EXAMPLES}`,
  )
  const examples = rows.map(([row, probe]) => `row ${row}: search ${shorten(probe)}`).join(', ')
  const message = `"${field}" ${what} in ${counted(count, 'row')} (${examples})`
  return [{ code: 'task_rows', file, row: Number(rows[0]?.[0]), field, message, hint }]
}

function differing(role: string, field: string): Problem {
  return {
    field,
    where: `probe in (select probe from raw group by probe having count(distinct ${role}) > 1 or count(${role}) not in (0, count(*)))`,
    what: 'differs between the candidates of one search',
    hint: 'All rows of a search have the same value.',
  }
}

/** Holds the rows of each search against each other. `mated` is a condition on `raw`. */
export async function checkCandidates(
  table: Table,
  file: string,
  plan: IdentificationPlan,
  mated: string,
): Promise<Fault[]> {
  const { columns } = plan
  const clusters = [columns.cluster ?? []].flat()
  const problems: Problem[] = [
    differing('mated', columns.mated),
    ...clusters.map((name, i) => differing(`cluster${i}`, name)),
    ...groupColumns(plan).map((name, i) => differing(`g${i}`, name)),
    {
      field: columns.mate ?? '',
      where: `mate = 1 and not (${mated})`,
      what: 'names a mate in a search for somebody who is not enrolled,',
      hint: 'A search that has a mate is mated.',
    },
  ]
  const faults: Fault[] = []
  for (const problem of problems) faults.push(...(await faultOf(table, file, problem)))
  return faults
}

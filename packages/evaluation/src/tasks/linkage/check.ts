// What is wrong with the rows of a linkage beyond what their columns say.
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { gatherProblems, type RowProblems } from '../row-problems.ts'
import { valueProblems, YES_OR_NO, yesOrNo } from '../yes-no.ts'
import { hasPairs, type LinkagePlan } from './plan.ts'

async function pairProblems(table: Table, problems: RowProblems, plan: LinkagePlan): Promise<void> {
  const field = plan.columns.left ?? ''
  const within = plan.columns.epoch === undefined ? '' : ', epoch'
  const [one, other] = ['least(first_item, second_item)', 'greatest(first_item, second_item)']
  const selves = await table.rows(
    'select rowid + 1, first_item from raw where first_item = second_item order by rowid',
  )
  for (const [row, item] of selves)
    problems.add({ field, what: 'is paired with itself', hint: 'A pair has two items.' }, Number(row), item)
  const twice = await table.rows(
    `select min(rowid) + 1, ${one}, ${other} from raw where first_item is not null and second_item is not null
     group by ${one}, ${other}${within} having count(*) > 1 order by 1`,
  )
  const hint = 'A pair stands in one row, in either order.'
  for (const [row, first, second] of twice)
    problems.add(
      { field, what: 'has a pair that stands in several rows', hint },
      Number(row),
      `${first}, ${second}`,
    )
}

/** A pair that was compared and not decided has a score. */
async function scoreProblems(table: Table, problems: RowProblems, { columns }: LinkagePlan): Promise<void> {
  const { score, compared, prediction } = columns
  if (score === undefined || compared === undefined || prediction !== undefined) return
  const hint = 'Leave the score empty only where the pair was not compared.'
  const rows = await table.rows(
    'select rowid + 1, compared from raw where score is null and score_fault is null and compared is not null order by rowid',
  )
  for (const [row, said] of rows) {
    if (yesOrNo(String(said)) === true)
      problems.add({ field: score, what: 'is missing of a pair that was compared', hint }, Number(row), said)
  }
}

async function totalsFaults(table: Table, file: string, plan: LinkagePlan): Promise<readonly Fault[]> {
  const { pairs = Infinity, true_pairs = Infinity } = plan.totals ?? {}
  const rows = await table.rows('select truth, count(*) from raw where truth is not null group by truth')
  const count = (only: (text: string) => boolean) =>
    rows.reduce((sum, [truth, n]) => sum + (only(String(truth)) ? Number(n) : 0), 0)
  const compared = [
    ['pairs', pairs, count(() => true)],
    ['true_pairs', true_pairs, count((truth) => yesOrNo(truth) === true)],
  ] as const
  return compared
    .filter(([, stated, found]) => found > stated)
    .map(([key, stated, found]) => ({
      code: 'task_rows',
      file,
      field: plan.columns.truth,
      message: `the file has ${found.toLocaleString('en-GB')} of what the plan’s \`totals.${key}\` says there are ${stated.toLocaleString('en-GB')} of`,
      hint: 'The totals are of all pairs, compared or not.',
    }))
}

/** Rows that are items have nothing more to be wrong. */
export async function linkageFaults(
  table: Table,
  file: string,
  plan: LinkagePlan,
): Promise<readonly Fault[]> {
  if (!hasPairs(plan)) return []
  const problems = gatherProblems()
  for (const role of ['truth', 'prediction', 'compared'] as const) {
    const field = plan.columns[role]
    if (field !== undefined) await valueProblems(table, problems, { role, field, hint: YES_OR_NO }, yesOrNo)
  }
  await pairProblems(table, problems, plan)
  await scoreProblems(table, problems, plan)
  return [...problems.faults(file), ...(await totalsFaults(table, file, plan))]
}

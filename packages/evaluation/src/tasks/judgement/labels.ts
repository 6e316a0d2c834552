// The labels of a judgement: their order, their numbers, and what is wrong with the rows.
import { type Fault, nearest } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { splitUnits } from '../gathered.ts'
import { gatherProblems, type RowProblems } from '../row-problems.ts'
import type { JudgementPlan } from './plan.ts'
import type { JudgementState } from './state.ts'

/** So many names, or so many steps of an order; of numbers whose distances count there may be any number. */
export const MOST_LABELS = 100

export type Labels = {
  readonly names: readonly string[]
  readonly placeOf: (label: string) => number
  readonly numberOf: (label: string) => number
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

function inOrder(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b) || (a < b ? -1 : 1)
  return a < b ? -1 : 1
}

/** All labels of a state in their order: that of the plan, else of their numbers, else of their letters. */
export function labelsOf({ kinds }: JudgementState, plan: JudgementPlan): Labels {
  const found = new Set<string>()
  for (const { items } of kinds) {
    for (const { lead, others } of items) {
      if (lead !== null) found.add(lead)
      for (const [label] of others) found.add(label)
    }
  }
  const names = plan.labels?.map(String) ?? [...found].sort(inOrder)
  const places = new Map(names.map((name, place) => [name, place]))
  const placeOf = (label: string): number => places.get(label) ?? 0
  return { names, placeOf, numberOf: (label) => (plan.scale === 'interval' ? Number(label) : placeOf(label)) }
}

function labelProblem(label: string, { scale, labels }: JudgementPlan): string | undefined {
  const listed = labels?.map(String)
  if (scale === 'interval' && !isNumber(label)) return 'Expected a number: the scale is “interval”.'
  if (listed !== undefined)
    return listed.includes(label) ? undefined : `Expected one of ${listed.join(', ')}.`
  if (scale === 'ordinal' && !isNumber(label))
    return 'Expected a number, or all labels in their order as `labels` in the plan.'
  return undefined
}

async function labelProblems(table: Table, problems: RowProblems, plan: JudgementPlan): Promise<number> {
  const rows = await table.rows(
    'select label, min(rowid) + 1 from raw where label is not null group by label order by 2',
  )
  for (const [label, row] of rows) {
    const hint = labelProblem(String(label), plan)
    if (hint === undefined) continue
    const what = 'has a label that does not fit the plan'
    problems.add({ field: plan.columns.label, what, hint }, Number(row), label)
  }
  return rows.length
}

async function judgeFaults(
  table: Table,
  file: string,
  { judge, columns }: JudgementPlan,
): Promise<readonly Fault[]> {
  if (judge === undefined) return []
  const rows = await table.rows('select rater from raw where rater is not null group by rater order by rater')
  const raters = rows.map(([rater]) => String(rater))
  if (raters.includes(String(judge))) return []
  const meant = nearest(String(judge), raters)
  return [
    {
      code: 'task_rows',
      file,
      field: columns.rater,
      message: `"${columns.rater}" never names the plan’s judge, ${JSON.stringify(judge)}`,
      hint: meant === undefined ? 'Name one of the raters as `judge`.' : `Did you mean "${meant}"?`,
    },
  ]
}

async function ratedTwice(table: Table, problems: RowProblems, { columns }: JudgementPlan): Promise<void> {
  const within = columns.epoch === undefined ? '' : ', epoch'
  const rows = await table.rows(
    `select min(rowid) + 1, item, rater from raw where item is not null and rater is not null and label is not null
     group by item, rater${within} having count(*) > 1 order by 1`,
  )
  const problem = {
    field: columns.rater,
    what: 'rated an item more than once',
    hint: 'A rater rates an item once; name the runs of a judge as `columns.epoch`.',
  }
  for (const [row, item, rater] of rows) problems.add(problem, Number(row), `${item}, ${rater}`)
}

/** What is wrong with the rows. */
export async function judgementFaults(
  table: Table,
  file: string,
  plan: JudgementPlan,
): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  const { columns, scale } = plan
  const labels = await labelProblems(table, problems, plan)
  if (scale !== 'interval' && labels > MOST_LABELS) {
    const hint = 'Put labels into classes, or say that the scale is “interval” where they are numbers.'
    problems.add({ field: columns.label, what: `has more than ${MOST_LABELS} labels`, hint }, 1, labels)
  }
  await ratedTwice(table, problems, plan)
  await splitUnits(table, problems, { unit: 'item', called: 'item', columns })
  return [...problems.faults(file), ...(await judgeFaults(table, file, plan))]
}

// What a row of a ranking says: whether its item matters, and whether it was discarded and sampled.
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { splitUnits } from '../gathered.ts'
import { gatherProblems } from '../row-problems.ts'
import { valueProblems, YES_OR_NO, yesOrNo } from '../yes-no.ts'
import type { RankingPlan } from './plan.ts'

function sameValue(text: string, value: RankingPlan['relevant']): boolean {
  return text === String(value) || (text.trim() !== '' && Number(text) === Number(value) && value !== true)
}

/** Whether an item matters; `undefined` where its relevance cannot be made out. */
export function isRelevant(text: string, { relevant, relevant_from }: RankingPlan): boolean | undefined {
  if (relevant !== undefined) return sameValue(text, relevant)
  if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text) >= relevant_from
  return yesOrNo(text)
}

/** The columns of the sample, where the plan has them. */
export function sampleRoles({ columns }: RankingPlan): readonly ('discarded' | 'sampled')[] {
  return columns.sampled === undefined ? [] : ['discarded', 'sampled']
}

/** `sampled` rows were thrown away, and were judged. */
async function sampleProblems(
  table: Table,
  plan: RankingPlan,
  problems: ReturnType<typeof gatherProblems>,
): Promise<void> {
  const rows = await table.rows(
    "select rowid + 1, sampled, discarded, relevance from raw where sampled <> '' order by rowid",
  )
  const field = plan.columns.sampled ?? ''
  for (const [row, sampled, discarded, relevance] of rows) {
    if (yesOrNo(String(sampled)) !== true) continue
    if (yesOrNo(String(discarded)) !== true)
      problems.add(
        { field, what: 'names an item that was not discarded', hint: 'The sample is of the discarded.' },
        Number(row),
        sampled,
      )
    if (relevance === null || relevance === '')
      problems.add(
        { field, what: 'names an item that has no relevance', hint: 'Every item of the sample is judged.' },
        Number(row),
        sampled,
      )
  }
}

/** What is wrong with the rows. */
export async function rankingFaults(
  table: Table,
  file: string,
  plan: RankingPlan,
): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  const { columns } = plan
  const hint = `Expected a number, or yes or no; nothing where nobody judged it. Or name the value in \`relevant\`.`
  await valueProblems(table, problems, { role: 'relevance', field: columns.relevance, hint }, (text) =>
    isRelevant(text, plan),
  )
  for (const role of sampleRoles(plan)) {
    const field = columns[role] ?? ''
    await valueProblems(table, problems, { role, field, hint: YES_OR_NO }, yesOrNo)
  }
  if (columns.sampled !== undefined) await sampleProblems(table, plan, problems)
  await splitUnits(table, problems, { unit: 'topic', called: 'topic', columns })
  return problems.faults(file)
}

// A row of a binary classification as one of four cells, for the comparison of two systems and of several runs.
import type { Table } from '../../observations/index.ts'
import type { RowAmounts } from '../task.ts'
import { decision, readLabels } from './labels.ts'
import type { BinaryPlan } from './plan.ts'
import { type BinaryState, fromBins } from './state.ts'

/** The texts that mean a positive: of truth in all files, of the prediction in the plan's own. */
async function positives(plan: BinaryPlan, tables: readonly Table[], own: Table | undefined) {
  const { prediction: _, ...columns } = plan.columns
  const truths = []
  for (const table of tables) truths.push(await readLabels(table, '', { ...plan, columns }))
  const predictions = own && (await readLabels(own, '', plan)).prediction
  return { truth: [...new Set(truths.flatMap(({ truth }) => truth))], prediction: predictions ?? [] }
}

/** Values: the truth as 1 or 0, then the score or the decision. */
export async function binaryRowAmounts(
  plan: BinaryPlan,
  tables: readonly Table[],
  own = tables[0],
): Promise<RowAmounts<BinaryState>> {
  const scored = plan.columns.score !== undefined
  const labels = await positives(plan, tables, own)
  const threshold = plan.threshold ?? 0.5
  const flagged = ([, score]: readonly unknown[]): number => (Number(score) >= threshold ? 1 : 0)
  return {
    columns: [decision('truth', labels.truth), scored ? 'score' : decision('prediction', labels.prediction)],
    given: [decision('truth', labels.truth)],
    k: 4,
    cells: 4,
    amountsOf: (values) => {
      const amounts = [0, 0, 0, 0]
      amounts[2 * Number(values[0]) + flagged(values)] = 1
      return amounts
    },
    stateOf: (cells) => fromBins(cells, undefined, undefined),
    answerOf: flagged,
    isRight: (values) => Number(values[0]) === flagged(values),
    ...(scored
      ? { scoreOf: ([truth, score]) => ({ score: Number(score), positive: Number(truth) === 1 }) }
      : {}),
  }
}

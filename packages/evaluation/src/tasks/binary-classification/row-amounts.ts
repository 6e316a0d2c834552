// A row of a binary classification as one of four cells, for the comparison of two systems and of several runs.
import type { Table } from '../../observations/index.ts'
import type { RowAmounts } from '../task.ts'
import { decision, readLabels } from './labels.ts'
import type { BinaryPlan } from './plan.ts'
import { type BinaryState, fromBins } from './state.ts'

/** The texts that mean a positive, in all files. */
async function positives(plan: BinaryPlan, tables: readonly Table[]) {
  const labels = []
  for (const table of tables) labels.push(await readLabels(table, '', plan))
  return {
    truth: [...new Set(labels.flatMap(({ truth }) => truth))],
    prediction: [...new Set(labels.flatMap(({ prediction }) => prediction))],
  }
}

/** Values: the truth as 1 or 0, then the score or the decision. */
export async function binaryRowAmounts(
  plan: BinaryPlan,
  tables: readonly Table[],
): Promise<RowAmounts<BinaryState>> {
  const scored = plan.columns.score !== undefined
  const labels = await positives(plan, scored ? tables : tables.slice(0, 0))
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

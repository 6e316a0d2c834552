// A claim as one of four cells, for the comparison of two systems on the same claims and of several runs.
import type { Table } from '../../observations/index.ts'
import type { RowAmounts } from '../task.ts'
import { type ClassColumn, readClass } from './labels.ts'
import type { ScoreState } from './score-state.ts'

export type ScoreRows = {
  readonly tables: readonly Table[]
  readonly column: ClassColumn
  readonly higher: boolean
  /** On the scale of the file; `null` accepts all. */
  readonly threshold: number | null
}

/** A condition on `raw` that holds, in any of the tables, where the claim is true. */
export async function claimCondition(tables: readonly Table[], column: ClassColumn): Promise<string> {
  const conditions = []
  for (const table of tables) conditions.push((await readClass(table, '', column)).condition)
  return [...new Set(conditions)].map((condition) => `(${condition})`).join(' or ')
}

function ofCells(cells: ScoreState['cells']): ScoreState {
  return {
    cells,
    histogram: null,
    binned: false,
    grid: null,
    points: {},
    area: null,
    costs: null,
    pairs: null,
  }
}

/** Values: 1 or 0 for the claim, then the score. */
export async function scoreRowAmounts({
  tables,
  column,
  higher,
  threshold,
}: ScoreRows): Promise<RowAmounts<ScoreState>> {
  const claim = `case when ${await claimCondition(tables, column)} then 1 else 0 end`
  const turned = (score: unknown): number => (higher ? Number(score) : -Number(score))
  const least = threshold === null ? -Infinity : turned(threshold)
  const accepted = ([, score]: readonly unknown[]): boolean => turned(score) >= least
  return {
    columns: [claim, 'score'],
    given: [claim],
    k: 4,
    cells: 4,
    amountsOf: (values) => {
      const amounts = [0, 0, 0, 0]
      amounts[(Number(values[0]) === 1 ? 0 : 2) + (accepted(values) ? 0 : 1)] = 1
      return amounts
    },
    stateOf: ofCells,
    answerOf: (values) => (accepted(values) ? 1 : 0),
    isRight: (values) => accepted(values) === (Number(values[0]) === 1),
    scoreOf: ([genuine, score]) => ({ score: turned(score), positive: Number(genuine) === 1 }),
  }
}

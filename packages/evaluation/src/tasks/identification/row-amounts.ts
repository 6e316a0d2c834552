// A search as one of the cells, for the comparison of two systems on the same searches and of several runs.
import type { Table } from '../../observations/index.ts'
import type { RowAmounts } from '../task.ts'
import { type ClassColumn, claimCondition } from '../verification/index.ts'
import type { IdentificationPlan } from './plan.ts'
import { cellCount, cellSql, rankBounds, searchSql } from './searches.ts'
import type { SearchState } from './state.ts'

/** Values: 1 or 0 for a mated search, then its cell. */
export async function searchRowAmounts(
  plan: IdentificationPlan,
  tables: readonly Table[],
  column: ClassColumn,
): Promise<RowAmounts<SearchState>> {
  const mated = await claimCondition(tables, column)
  const bounds = rankBounds(plan)
  const threshold = plan.higher ? plan.threshold : -plan.threshold
  const given = `case when ${mated} then 1 else 0 end`
  const k = cellCount(bounds)
  const alert = ([, cell]: readonly unknown[]): boolean => Number(cell) % 2 === 1
  return {
    columns: [given, cellSql(searchSql(plan, mated), mated, threshold, bounds)],
    given: [given],
    k,
    cells: k,
    amountsOf: ([, cell]) => {
      const amounts = new Float64Array(k)
      if (cell !== null) amounts[Number(cell)] = 1
      return amounts
    },
    stateOf: (cells) => ({ cells, candidates: null, histogram: null, binned: false, grid: null }),
    answerOf: (values) => (alert(values) ? 1 : 0),
    isRight: (values) => alert(values) === (Number(values[0]) === 1),
  }
}

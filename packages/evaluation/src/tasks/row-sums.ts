// Tasks whose figures are functions of amounts that each row brings: the rows are read one by one, and their amounts summed
// for all observations and for every group.
import type { UnitSums } from '@policeai/metrics'
import { type CodedRow, sliceSums } from '../observations/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Counting, RowAmounts, Slices } from './task.ts'

type RowReading = Pick<RowAmounts<unknown>, 'columns' | 'k' | 'amountsOf'> & {
  /** What orders the rows, where sums of fractions would hang on their order. */
  readonly order?: readonly string[]
  /** Told each row with its amounts. */
  readonly onRow?: (row: CodedRow, amounts: ArrayLike<number>) => void
}

/** The sums of the used rows. */
export async function sumRows(
  { coded, onProgress }: Counting<CommonPlan>,
  { columns, k, amountsOf, order = [], onRow = () => {} }: RowReading,
): Promise<Slices<UnitSums>> {
  const sums = sliceSums(coded, k, { cells: false })
  for await (const row of coded.each(columns, { order, onProgress })) {
    const amounts = amountsOf(row.values)
    sums.add(row, amounts)
    onRow(row, amounts)
  }
  return sums.read()
}

/** Text by its bytes, in which every database sorts alike. */
export function byBytes(columns: readonly string[]): readonly string[] {
  return columns.map((column) => `${column} collate "C" nulls last`)
}

/** By the names of amounts, coefficients that are 1 at those that are wanted and 0 elsewhere. */
export function placesOf<A extends string>(amounts: readonly A[]): (...wanted: readonly A[]) => number[] {
  return (...wanted) => amounts.map((amount) => (wanted.includes(amount) ? 1 : 0))
}

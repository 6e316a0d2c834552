// A row of a classification into many classes as the margins of its classes, for the comparison of two systems and of
// several runs.
import type { UnitSums } from '@policeai/metrics'
import type { Table } from '../../observations/index.ts'
import type { RowAmounts } from '../task.ts'
import { classNames } from './classes.ts'
import { marginAmounts } from './count.ts'
import type { ManyClassPlan } from './plan.ts'
import type { ManyClassState } from './state.ts'

/** Values: the true class, then the predicted one. Levels of the hierarchy are not among what the sums give. */
export async function manyClassRowAmounts(
  _: ManyClassPlan,
  tables: readonly Table[],
): Promise<RowAmounts<ManyClassState>> {
  const names = new Set<string>()
  for (const table of tables) for (const name of await classNames(table)) names.add(name)
  const classes = [...names].sort()
  const index = new Map(classes.map((name, i) => [name, i]))
  const placeOf = (value: unknown): number => index.get(String(value)) ?? 0
  const stateOf = (sums: UnitSums): ManyClassState => ({
    classes,
    prefixes: [],
    cells: [],
    counts: [],
    dependent: true,
    margins: [sums],
    top: null,
  })
  return {
    columns: ['raw.truth', 'raw.prediction'],
    given: ['raw.truth'],
    k: 3 * classes.length,
    cells: 0,
    amountsOf: ([truth, prediction]) => marginAmounts(placeOf(truth), placeOf(prediction), classes.length),
    stateOf,
    answerOf: ([, prediction]) => String(prediction),
    isRight: ([truth, prediction]) => String(truth) === String(prediction),
  }
}

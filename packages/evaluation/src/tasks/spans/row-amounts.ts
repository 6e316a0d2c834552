// What each document brings by itself, so that two redactions of the same documents can be compared and repeated: whether it
// leaks, and its amounts. By type there is nothing, since a type is known only when all documents have been read.
import type { UnitSums } from '@policeai/metrics'
import type { RowAmounts } from '../task.ts'
import { CELLS, documentOf, textColumns } from './count.ts'
import { AMOUNTS, countDocument, LEAKS } from './document.ts'
import type { SpansPlan } from './plan.ts'
import type { SpansState } from './state.ts'

const LEAK_PLACES = 2 * LEAKS.length

/** The products of units stand in the upper triangle, row by row. */
function productAt(products: readonly number[], k: number, i: number, j: number): number {
  return products[i * k - (i * (i - 1)) / 2 + (j - i)] ?? 0
}

/** The sums of some neighbouring places alone. */
function partOf(sums: UnitSums, from: number, length: number): UnitSums {
  const { products, counts } = sums
  const places = Array.from({ length }, (_, i) => from + i)
  const k = sums.sums.length
  return {
    ...sums,
    sums: sums.sums.slice(from, from + length),
    products:
      products === null
        ? null
        : places.flatMap((i, at) => places.slice(at).map((j) => productAt(products, k, i, j))),
    counts: counts === null ? null : counts.slice(from, from + length),
  }
}

function stateOf(sums: UnitSums): SpansState {
  const leak = (at: number) => partOf(sums, 2 * at, 2)
  return {
    sums: partOf(sums, LEAK_PLACES, AMOUNTS.length),
    leaks: { all: leak(0), direct: leak(1), quasi: leak(2) },
    types: null,
  }
}

/** How documents add up one by one. */
export function spanAmounts(plan: SpansPlan): RowAmounts<SpansState> {
  const texts = textColumns(plan)
  return {
    columns: ['truth', 'prediction', ...texts],
    given: ['truth', ...texts],
    k: LEAK_PLACES + AMOUNTS.length,
    cells: 2,
    amountsOf: (values) => {
      const { amounts, leaks } = countDocument(documentOf(values, plan))
      return [...LEAKS.flatMap((leak) => CELLS[leaks[leak]]), ...AMOUNTS.map((amount) => amounts[amount])]
    },
    stateOf,
    answerOf: (values) => String(values[1]),
  }
}

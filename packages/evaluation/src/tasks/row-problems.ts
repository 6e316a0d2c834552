// What is wrong with the rows beyond what their columns say, gathered over one pass: one fault for each kind of problem in
// a column, with how many rows have it and the first of them.
import { counted, type Fault } from '../faults/index.ts'
import { shorten } from '../observations/index.ts'

const EXAMPLES = 5

/** `field` is the column; `what` completes “is …” or “has …”; `hint` says what was expected. */
export type RowProblem = { readonly field: string; readonly what: string; readonly hint: string }

export type RowProblems = {
  readonly add: (problem: RowProblem, row: number, shown: unknown) => void
  readonly faults: (file: string) => readonly Fault[]
}

type Found = RowProblem & { count: number; readonly first: number; readonly examples: string[] }

/** Gathers problems; the rows come in rising order. */
export function gatherProblems(): RowProblems {
  const found = new Map<string, Found>()
  return {
    add: (problem, row, shown) => {
      const key = `${problem.field}\n${problem.what}`
      const known = found.get(key) ?? { ...problem, count: 0, first: row, examples: [] }
      found.set(key, known)
      known.count++
      if (known.examples.length < EXAMPLES) known.examples.push(`row ${row}: ${shorten(shown)}`)
    },
    faults: (file) =>
      [...found.values()].map(({ field, what, hint, count, first, examples }) => ({
        code: 'task_rows',
        file,
        row: first,
        field,
        message: `"${field}" ${what} in ${counted(count, 'place')} (${examples.join(', ')})`,
        hint,
      })),
  }
}

// Plate reading: was what stands on the plate read, and how often was another plate read in its place, which stops the
// wrong car? A row is a plate that came past; the vehicle, where it is named, is what is resampled.
import type { Fault } from '../../faults/index.ts'
import type { Table } from '../../observations/index.ts'
import { gatherProblems } from '../row-problems.ts'
import { sumRows } from '../row-sums.ts'
import type { MeasureDefinition, RowAmounts, Task } from '../task.ts'
import { plateFigures } from './figures.ts'
import { type PlatePlan, platePlanSchema } from './plan.ts'
import { AMOUNTS, answerOf, normalised, readAmounts } from './read.ts'
import { mergePlates, type PlateState, plateStateSchema, stateOf } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'exact_read_rate', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'pattern_read_rate', unit: 'proportion', better: 'higher' },
  { name: 'false_read_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'no_read_rate', unit: 'proportion', better: 'lower', shown: 'also' },
  { name: 'character_error_rate', unit: 'rate', better: 'lower', shown: 'also' },
]

function amountsOf(plan: PlatePlan): RowAmounts<PlateState> {
  const answer = (values: readonly unknown[]): string => answerOf(plan, values)
  return {
    columns: ['truth', 'prediction', ...(plan.threshold === undefined ? [] : ['confidence'])],
    given: ['truth'],
    k: AMOUNTS.length,
    cells: 3,
    amountsOf: (values) => readAmounts(plan, values),
    stateOf,
    answerOf: answer,
    isRight: (values) => answer(values) === normalised(String(values[0]), plan),
  }
}

async function plateFaults(table: Table, file: string, plan: PlatePlan): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  const { truth, confidence } = plan.columns
  const plates = await table.rows(
    'select truth, min(rowid) + 1 from raw where truth is not null group by truth order by 2',
  )
  for (const [text, row] of plates) {
    const hint = 'Leave the field empty where nobody could make out the plate.'
    if (normalised(String(text), plan) === '')
      problems.add({ field: truth, what: 'has no character', hint }, Number(row), text)
  }
  if (plan.threshold === undefined) return problems.faults(file)
  const unsure = await table.rows(
    `select rowid + 1, prediction from raw where prediction <> '' and confidence is null and confidence_fault is null order by rowid`,
  )
  const hint = 'With a `threshold`, every plate that was read has its confidence.'
  for (const [row, text] of unsure)
    problems.add(
      { field: confidence, what: 'is missing beside a plate that was read', hint },
      Number(row),
      text,
    )
  return problems.faults(file)
}

export const plateReading: Task<PlatePlan, PlateState> = {
  name: 'plate-reading',
  planSchema: platePlanSchema,
  stateSchema: plateStateSchema,
  measures,
  words,
  needs: ({ columns, threshold }) => [
    { role: 'truth', name: columns.truth, kind: 'label', used: true },
    { role: 'prediction', name: columns.prediction, kind: 'text', used: false },
    ...(threshold === undefined
      ? []
      : [
          {
            role: 'confidence',
            name: columns.confidence,
            kind: 'number',
            used: false,
            sparse: true,
          } as const,
        ]),
  ],
  check: ({ plan, table, file }) => plateFaults(table, file, plan),
  count: async (counting) => {
    const { all, groups } = await sumRows(counting, amountsOf(counting.plan))
    return { ok: true, slices: { all: stateOf(all), groups: groups.map((each) => each.map(stateOf)) } }
  },
  figures: plateFigures,
  merge: mergePlates,
  rowAmounts: async (plan) => amountsOf(plan),
  disclose: {
    cells: ({ reads }) => ({ names: ['read_exactly', 'read_as_another', 'not_read'], counts: reads.sums }),
    partition: true,
    restore: ({ reads }, counts) => ({
      reads: { ...reads, sums: [...counts] },
      characters: null,
      patterns: null,
    }),
  },
}

// Identification (1:N): who of a watchlist is this, live or in retrospect? How often somebody on the list is found, and how
// often somebody who is not raises an alert, of faces and of alerts.
import type { Outcome } from '../../faults/index.ts'
import type { ColumnNeed } from '../../observations/index.ts'
import type { Counting, MeasureDefinition, Slices, Task } from '../task.ts'
import { absentClass, type ClassColumn, readClass, spreadTables } from '../verification/index.ts'
import { identificationFigures } from './bases.ts'
import { checkCandidates } from './check.ts'
import { countSearchStates } from './count.ts'
import { thresholdTables } from './curve.ts'
import { type IdentificationPlan, identificationPlanSchema } from './plan.ts'
import { searchRowAmounts } from './row-amounts.ts'
import { mergeSearchStates, releaseSearches, type SearchState, searchStateSchema } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'false_positive_identification_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'false_alerts_per_alert', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'true_positive_identification_rate', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'false_alerts_per_face', unit: 'proportion', better: 'lower', shown: 'also' },
  { name: 'selectivity', unit: 'number', better: 'lower' },
  { name: 'rank_k', unit: 'proportion', better: 'higher' },
]

function needs({ columns }: IdentificationPlan): ColumnNeed[] {
  const { mated, score, rank, probe, mate } = columns
  const whole = { kind: 'number', used: false, sparse: true, whole: true } as const
  return [
    { role: 'mated', name: mated, kind: 'label', used: true },
    { role: 'score', name: score, kind: 'number', used: false, sparse: true },
    ...(rank === undefined ? [] : [{ ...whole, role: 'mate_rank', name: rank, low: 1 }]),
    ...(probe === undefined ? [] : [{ role: 'probe', name: probe, kind: 'label', used: true } as const]),
    ...(mate === undefined ? [] : [{ ...whole, role: 'mate', name: mate, low: 0, high: 1 }]),
  ]
}

function classOf({ mated, columns }: IdentificationPlan): ClassColumn {
  return { role: 'mated', field: columns.mated, key: 'mated', values: [mated].flat() }
}

async function count(
  counting: Counting<IdentificationPlan>,
): Promise<Outcome<{ slices: Slices<SearchState> }>> {
  const { coded, plan, file } = counting
  const reading = await readClass(coded.table, file, classOf(plan))
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults }
  return { ok: true, slices: await countSearchStates(counting, reading.condition) }
}

function cellNames(cells: number): readonly string[] {
  return Array.from({ length: cells }, (_, at) => {
    const kind = at < cells - 2 ? `mated_${Math.floor(at / 2)}` : 'non_mated'
    return `${kind}_${at % 2 === 1 ? 'alert' : 'no_alert'}`
  })
}

/** All cells but the last two are of mated searches. */
function matedIn({ cells }: SearchState): number {
  return cells.sums.slice(0, -2).reduce((sum, n) => sum + n, 0)
}

export const identification: Task<IdentificationPlan, SearchState> = {
  name: 'identification',
  planSchema: identificationPlanSchema,
  stateSchema: searchStateSchema,
  measures,
  words,
  needs,
  check: async ({ plan, table, file }) => {
    const reading = await readClass(table, file, classOf(plan))
    if (reading.faults.length > 0 || plan.columns.probe === undefined) return reading.faults
    return checkCandidates(table, file, plan, reading.condition)
  },
  count,
  rowAmounts: (plan, tables) => searchRowAmounts(plan, tables, classOf(plan)),
  figures: identificationFigures,
  tables: thresholdTables,
  summaries: (attributes, plan) => spreadTables(attributes, ['false_positive_identification_rate'], plan),
  warnings: ({ plan, state }) => absentClass(classOf(plan), matedIn(state)),
  merge: mergeSearchStates,
  release: releaseSearches,
  disclose: {
    cells: ({ cells }) => ({ names: cellNames(cells.sums.length), counts: cells.sums }),
    partition: true,
    restore: (state, counts) => ({
      ...state,
      cells: { ...state.cells, sums: [...counts] },
      candidates: null,
      histogram: null,
    }),
  },
}

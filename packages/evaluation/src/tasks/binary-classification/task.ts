// Binary classification: did the system flag those it should have flagged, and only those? Counted in one pass over the
// rows by rising score, or by one GROUP BY where rows are clustered or weighted.
import type { Outcome } from '../../faults/index.ts'
import type { Counting, MeasureDefinition, Slices, Task } from '../task.ts'
import { binaryFigures, binaryFiguresPlace } from './bases.ts'
import { countScored } from './count-scored.ts'
import { curvesOf, keepsCurve } from './curves.ts'
import { decision, type Labels, readLabels } from './labels.ts'
import { type BinaryPlan, binaryPlanSchema } from './plan.ts'
import { binaryStateSchema, releaseBinary, releaseFaults } from './release.ts'
import { binaryRowAmounts } from './row-amounts.ts'
import { countTotals, defineScored, type ScoredSql, sortedRows } from './scored-rows.ts'
import { countByUnit } from './scored-units.ts'
import { type BinaryState, mergeBinary } from './state.ts'
import { binaryTables } from './tables.ts'
import { binaryWarnings } from './warnings.ts'
import { words } from './words.ts'

/** A decision reads as a score of 1 or 0. */
const DECISION_THRESHOLD = 0.5

/** The share of counting after which every row has its group, and after which the rows are sorted, about. */
const [LOOKING_UP, SORTING] = [0.15, 0.5]

const measures: readonly MeasureDefinition[] = [
  { name: 'accuracy', unit: 'proportion', better: 'higher' },
  { name: 'true_positive_rate', unit: 'proportion', better: 'higher' },
  { name: 'false_positive_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'true_negative_rate', unit: 'proportion', better: 'higher' },
  { name: 'false_negative_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'positive_predictive_value', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'negative_predictive_value', unit: 'proportion', better: 'higher' },
  { name: 'selection_rate', unit: 'proportion', better: null, shown: 'also' },
  { name: 'prevalence', unit: 'proportion', better: null },
  { name: 'f1', unit: 'score', better: 'higher' },
  { name: 'matthews_correlation', unit: 'score', better: 'higher' },
  { name: 'area_under_roc', unit: 'score', better: 'higher' },
  { name: 'average_precision', unit: 'score', better: 'higher' },
  { name: 'brier_score', unit: 'score', better: 'lower' },
  { name: 'expected_calibration_error', unit: 'score', better: 'lower' },
]

function sqlOf({ columns }: BinaryPlan, labels: Labels): ScoredSql {
  const scored = columns.score !== undefined
  return {
    score: scored ? 'score' : decision('prediction', labels.prediction),
    truth: decision('truth', labels.truth),
    distinct: scored ? 'score' : 'prediction',
  }
}

/** From so many rows on, other threads count the groups. */
const ROWS_WORTH_THREADS = 1_000_000

async function countByScore(counting: Counting<BinaryPlan>, sql: ScoredSql): Promise<Slices<BinaryState>> {
  const { coded, plan, attributes, threads, onProgress } = counting
  const { columns, histogram, calibration } = plan
  const scored = await defineScored(coded, sql, (done) => onProgress(LOOKING_UP * done))
  const totals = columns.score === undefined ? undefined : await countTotals(scored)
  const { layout, sql: sorted } = sortedRows(scored)
  const keeps = keepsCurve(attributes, plan)
  const onSorting = (done: number) => onProgress(LOOKING_UP + (SORTING - LOOKING_UP) * done)
  return countScored({
    plan: {
      layout,
      threshold: plan.threshold ?? DECISION_THRESHOLD,
      bins: totals && { limits: histogram, calibration: calibration.bins },
      all: { curve: true, totals: totals?.all },
      groups: attributes.map(({ groups }, a) =>
        groups.map((_, g) => ({ curve: keeps(a, g), totals: totals?.groups[a]?.[g] })),
      ),
    },
    batches: coded.table.batches(sorted, onSorting),
    threads: scored.grouped || coded.rows < ROWS_WORTH_THREADS ? 1 : threads,
    onRows: (rows) => onProgress(SORTING + ((1 - SORTING) * rows) / coded.rows),
  })
}

function countUnits({ coded, plan, attributes }: Counting<BinaryPlan>, sql: ScoredSql) {
  return countByUnit({
    coded,
    sql,
    threshold: plan.threshold ?? DECISION_THRESHOLD,
    scored: plan.columns.score !== undefined,
    calibrationBins: plan.calibration.bins,
    keepsCurve: keepsCurve(attributes, plan),
  })
}

async function count(counting: Counting<BinaryPlan>): Promise<Outcome<{ slices: Slices<BinaryState> }>> {
  const { coded, plan, file } = counting
  const labels = await readLabels(coded.table, file, plan)
  if (labels.faults.length > 0) return { ok: false, faults: labels.faults }
  const independent = coded.clusters === 0 && !coded.weighted
  const slices = await (independent ? countByScore : countUnits)(counting, sqlOf(plan, labels))
  return { ok: true, slices }
}

export const binaryClassification: Task<BinaryPlan, BinaryState> = {
  name: 'binary-classification',
  planSchema: binaryPlanSchema,
  stateSchema: binaryStateSchema,
  measures,
  words,
  needs: ({ columns: { truth, score, prediction } }) => [
    { role: 'truth', name: truth, kind: 'label', used: true },
    ...(score === undefined ? [] : [{ role: 'score', name: score, kind: 'number', used: true } as const]),
    ...(prediction === undefined
      ? []
      : [{ role: 'prediction', name: prediction, kind: 'label', used: true } as const]),
  ],
  check: async ({ plan, table, file }) => (await readLabels(table, file, plan)).faults,
  count,
  figures: binaryFigures,
  figuresPlace: binaryFiguresPlace,
  tables: binaryTables,
  curves: curvesOf,
  warnings: binaryWarnings,
  merge: mergeBinary,
  rowAmounts: binaryRowAmounts,
  release: releaseBinary,
  releaseFaults: ({ plan, all, file }) => releaseFaults(plan, all, file),
  disclose: {
    cells: ({ cells }) => ({
      names: ['true_negative', 'false_positive', 'false_negative', 'true_positive'],
      counts: cells.sums,
    }),
    partition: true,
    restore: (state, counts) => ({ ...state, cells: { ...state.cells, sums: [...counts] } }),
  },
}

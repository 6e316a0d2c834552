// Binary classification: did the system flag those it should have flagged, and only those? Counted in one pass over the
// rows by rising score, or by one GROUP BY where rows are clustered or weighted.
import type { Outcome } from '../../faults/index.ts'
import { countCells } from '../../observations/index.ts'
import type { Counting, FigureBasis, MeasureDefinition, Reading, Slices, Task } from '../task.ts'
import { basisOf } from './bases.ts'
import { curvesOf, keepsCurve } from './curves.ts'
import { decision, type Labels, readLabels } from './labels.ts'
import { BINARY_MEASURES, type BinaryPlan, binaryPlanSchema } from './plan.ts'
import { rowsByRisingScore, type ScoredSql } from './scored-rows.ts'
import { type BinaryState, binaryStateSchema, mergeBinary } from './state.ts'
import { countScored } from './tally.ts'
import { binaryWarnings } from './warnings.ts'
import { words } from './words.ts'

/** A decision reads as a score of 1 or 0. */
const DECISION_THRESHOLD = 0.5

/** The share of counting that sorting by score takes, about. */
const SORTING = 0.5

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
  { name: 'area_under_roc', unit: 'score', better: 'higher' },
  { name: 'brier_score', unit: 'score', better: 'lower' },
]

function sqlOf({ columns }: BinaryPlan, labels: Labels): ScoredSql {
  const scored = columns.score !== undefined
  return {
    score: scored ? 'score' : decision('prediction', labels.prediction),
    truth: decision('truth', labels.truth),
    distinct: scored ? 'score' : 'prediction',
  }
}

async function countByScore(counting: Counting<BinaryPlan>, sql: ScoredSql): Promise<Slices<BinaryState>> {
  const { coded, plan, attributes, onProgress } = counting
  return countScored({
    rows: rowsByRisingScore(coded, sql, (done) => onProgress(SORTING * done)),
    attributes,
    threshold: plan.threshold ?? DECISION_THRESHOLD,
    scored: plan.columns.score !== undefined,
    keepsCurve: keepsCurve(attributes, plan),
    onRows: (rows) => onProgress(SORTING + ((1 - SORTING) * rows) / coded.rows),
  })
}

async function countByUnit(
  { coded, plan }: Counting<BinaryPlan>,
  sql: ScoredSql,
): Promise<Slices<BinaryState>> {
  const flagged = `case when ${sql.score} >= ${plan.threshold ?? DECISION_THRESHOLD} then 1 else 0 end`
  const counted = await countCells(coded, `2 * ${sql.truth} + ${flagged}`, 4)
  const stateOf = (cells: BinaryState['cells']): BinaryState => ({ cells, scores: undefined })
  return { all: stateOf(counted.all), groups: counted.groups.map((groups) => groups.map(stateOf)) }
}

async function count(counting: Counting<BinaryPlan>): Promise<Outcome<{ slices: Slices<BinaryState> }>> {
  const { coded, plan, file } = counting
  const labels = await readLabels(coded.table, file, plan)
  if (labels.faults.length > 0) return { ok: false, faults: labels.faults }
  const independent = coded.clusters === 0 && !coded.weighted
  const slices = await (independent ? countByScore : countByUnit)(counting, sqlOf(plan, labels))
  return { ok: true, slices }
}

function figures({ plan, state, all }: Reading<BinaryPlan, BinaryState>): FigureBasis[] {
  const scored = plan.columns.score !== undefined
  const probabilities = all.scores?.withinUnit ?? false
  return BINARY_MEASURES.map((measure) => ({
    measure,
    basis: basisOf(measure, state, { scored, probabilities }),
  }))
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
  figures,
  curves: curvesOf,
  warnings: binaryWarnings,
  merge: mergeBinary,
  release: ({ cells }) => ({ cells }),
  disclose: {
    cells: ({ cells }) => ({
      names: ['true_negative', 'false_positive', 'false_negative', 'true_positive'],
      counts: cells.sums,
    }),
    partition: true,
    restore: (state, counts) => ({ ...state, cells: { ...state.cells, sums: [...counts] } }),
  },
}

// Deepfake and spoof detection: is this recording, image or video genuine? Errors along all thresholds, what they cost, and
// whether scores that claim to be likelihood ratios may be believed.
import type { Outcome } from '../../faults/index.ts'
import type { Counting, MeasureDefinition, Slices, Task } from '../task.ts'
import {
  absentClass,
  type ClassColumn,
  chosenThresholds,
  countScoreStates,
  genuineIn,
  mergeScores,
  readClass,
  releaseScores,
  type ScoreState,
  scoreDisclosure,
  scoreRowAmounts,
  scoreStateSchema,
  scoreTables,
  spreadTables,
  turned,
} from '../verification/index.ts'
import { believedThreshold, cheapestThreshold, costsOf, deepfakeFigures } from './bases.ts'
import { type DeepfakePlan, deepfakePlanSchema } from './plan.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'equal_error_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'area_under_roc', unit: 'score', better: 'higher' },
  { name: 'misses_at_false_alarms', unit: 'proportion', better: 'lower' },
  { name: 'minimum_detection_cost', unit: 'score', better: 'lower' },
  { name: 'actual_detection_cost', unit: 'score', better: 'lower' },
  { name: 'log_likelihood_ratio_cost', unit: 'score', better: 'lower' },
]

function classOf({ genuine, columns }: DeepfakePlan): ClassColumn {
  return { role: 'genuine', field: columns.genuine, key: 'genuine', values: [genuine].flat() }
}

async function count(counting: Counting<DeepfakePlan>): Promise<Outcome<{ slices: Slices<ScoreState> }>> {
  const { coded, plan, file } = counting
  const reading = await readClass(coded.table, file, classOf(plan))
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults }
  const { higher, llr, histogram: grid = null } = plan
  const costs = costsOf(plan)
  const believed = llr ? believedThreshold(costs) : null
  const slices = await countScoreStates({
    counting,
    sql: { score: higher ? 'score' : '-(score)', genuine: reading.condition, people: false },
    threshold: believed,
    thresholds: (cumulative) => ({
      ...chosenThresholds(cumulative, plan.false_alarm_rates),
      least: cheapestThreshold(cumulative, costs),
      ...(believed === null ? {} : { actual: believed }),
    }),
    ratios: llr,
    keepPairs: false,
    grid: grid && !higher ? turned(grid) : grid,
  })
  return { ok: true, slices }
}

export const deepfake: Task<DeepfakePlan, ScoreState> = {
  name: 'deepfake',
  planSchema: deepfakePlanSchema,
  stateSchema: scoreStateSchema,
  measures,
  words,
  needs: ({ columns: { score, genuine } }) => [
    { role: 'genuine', name: genuine, kind: 'label', used: true },
    { role: 'score', name: score, kind: 'number', used: true },
  ],
  check: async ({ plan, table, file }) => (await readClass(table, file, classOf(plan))).faults,
  count,
  rowAmounts: (plan, tables) => {
    const threshold = plan.llr ? believedThreshold(costsOf(plan)) : null
    const { higher } = plan
    return scoreRowAmounts({
      tables,
      column: classOf(plan),
      higher,
      threshold: threshold !== null && !higher ? -threshold : threshold,
    })
  },
  figures: deepfakeFigures,
  tables: (reading) =>
    scoreTables(reading, {
      falseRate: 'spoofed_accepted',
      missRate: 'genuine_refused_rate',
      limits: reading.plan.false_alarm_rates,
      higher: reading.plan.higher,
    }),
  summaries: (attributes, plan) => spreadTables(attributes, ['equal_error_rate'], plan),
  warnings: ({ plan, state }) => absentClass(classOf(plan), genuineIn(state)),
  merge: mergeScores,
  release: releaseScores,
  disclose: scoreDisclosure,
}

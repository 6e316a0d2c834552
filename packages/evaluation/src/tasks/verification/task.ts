// Verification: are these two the same person? Errors of both kinds at the threshold in use and along all thresholds, with
// intervals that know that comparisons share people.
import type { Outcome } from '../../faults/index.ts'
import type { Coded, ColumnNeed } from '../../observations/index.ts'
import type { Design, Warning } from '../../result/index.ts'
import type { Counting, MeasureDefinition, Reading, Slices, Task } from '../task.ts'
import { verificationFigures } from './bases.ts'
import { checkPeople } from './check.ts'
import { countScoreStates } from './count.ts'
import { turned } from './grid.ts'
import { absentClass, type ClassColumn, readClass } from './labels.ts'
import { type VerificationPlan, verificationPlanSchema } from './plan.ts'
import { scoreRowAmounts } from './row-amounts.ts'
import { chosenThresholds } from './score-figures.ts'
import {
  genuineIn,
  mergeScores,
  releaseScores,
  type ScoreState,
  scoreDisclosure,
  scoreStateSchema,
} from './score-state.ts'
import { spreadTables } from './spread.ts'
import { scoreTables } from './tables.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'false_match_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'false_non_match_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'false_non_match_rate_at', unit: 'proportion', better: 'lower' },
  { name: 'equal_error_rate', unit: 'proportion', better: 'lower', shown: 'also' },
  { name: 'area_under_roc', unit: 'score', better: 'higher' },
]

function needs({ columns }: VerificationPlan): ColumnNeed[] {
  const { score, genuine, subject_a, subject_b } = columns
  const person = (role: string, name: string): ColumnNeed => ({ role, name, kind: 'label', used: true })
  return [
    { role: 'genuine', name: genuine, kind: 'label', used: true },
    { role: 'score', name: score, kind: 'number', used: true },
    ...(subject_a === undefined ? [] : [person('subject_a', subject_a)]),
    ...(subject_b === undefined ? [] : [person('subject_b', subject_b)]),
  ]
}

function classOf({ genuine, columns }: VerificationPlan): ClassColumn {
  return { role: 'genuine', field: columns.genuine, key: 'genuine', values: [genuine].flat() }
}

async function designOf({ table, used }: Coded, plan: VerificationPlan): Promise<Design> {
  const count = async (side: string) => {
    const [row] = await table.rows(`select count(distinct ${side}) from raw where ${used}`)
    return Number(row?.[0] ?? 0)
  }
  const { subject_a = '', subject_b = '' } = plan.columns
  return {
    clusters: [
      { column: subject_a, n: await count('subject_a') },
      { column: subject_b, n: await count('subject_b') },
    ],
  }
}

async function count(
  counting: Counting<VerificationPlan>,
): Promise<Outcome<{ slices: Slices<ScoreState>; design?: Design }>> {
  const { coded, plan, file } = counting
  const reading = await readClass(coded.table, file, classOf(plan))
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults }
  const people = plan.columns.subject_a !== undefined
  const { higher, threshold, histogram: grid = null } = plan
  const slices = await countScoreStates({
    counting,
    sql: { score: higher ? 'score' : '-(score)', genuine: reading.condition, people },
    threshold: higher ? threshold : -threshold,
    thresholds: (cumulative) => chosenThresholds(cumulative, plan.false_match_rates),
    ratios: false,
    keepPairs: people && plan.people !== 'effective-n',
    grid: grid && !higher ? turned(grid) : grid,
  })
  return people ? { ok: true, slices, design: await designOf(coded, plan) } : { ok: true, slices }
}

function warnings({ plan, state }: Reading<VerificationPlan, ScoreState>): Warning[] {
  const { subject_a, cluster } = plan.columns
  const absent = absentClass(classOf(plan), genuineIn(state))
  if (subject_a !== undefined || cluster !== undefined) return absent
  const message =
    'The plan does not say who was compared (`subject_a`, `subject_b`), so every comparison was taken as independent: if comparisons share people, the intervals are too narrow.'
  return [...absent, { code: 'people_not_named', message, values: {} }]
}

export const verification: Task<VerificationPlan, ScoreState> = {
  name: 'verification',
  planSchema: verificationPlanSchema,
  stateSchema: scoreStateSchema,
  measures,
  words,
  needs,
  check: async ({ plan, table, file }) => {
    const reading = await readClass(table, file, classOf(plan))
    if (reading.faults.length > 0 || plan.columns.subject_a === undefined) return reading.faults
    return checkPeople(table, file, { field: plan.columns.genuine, condition: reading.condition })
  },
  count,
  rowAmounts: (plan, tables) =>
    scoreRowAmounts({ tables, column: classOf(plan), higher: plan.higher, threshold: plan.threshold }),
  figures: verificationFigures,
  tables: (reading) =>
    scoreTables(reading, {
      falseRate: 'false_match_rate',
      missRate: 'false_non_match_rate',
      limits: reading.plan.false_match_rates,
      higher: reading.plan.higher,
    }),
  summaries: (attributes, plan) =>
    spreadTables(attributes, ['false_match_rate', 'false_non_match_rate'], plan),
  warnings,
  merge: mergeScores,
  release: releaseScores,
  disclose: scoreDisclosure,
}

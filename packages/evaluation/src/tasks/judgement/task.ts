// Judgement: do people, or a machine that judges and people, say the same of the same things? A row is one rating; items are
// what is resampled.
import { ownDesign } from '../gathered.ts'
import type { MeasureDefinition, Task } from '../task.ts'
import { countRatings } from './count.ts'
import { judgementDisclosure } from './disclosure.ts'
import { judgementFigures, judgementFiguresPlace } from './figures.ts'
import { judgementFaults } from './labels.ts'
import { type JudgementPlan, judgementPlanSchema } from './plan.ts'
import { type JudgementState, judgementStateSchema, mergeJudgementStates } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'judge_agreement', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'judge_kappa', unit: 'score', better: 'higher', shown: 'also' },
  { name: 'rater_agreement', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'krippendorff_alpha', unit: 'score', better: 'higher', shown: 'key' },
  { name: 'fleiss_kappa', unit: 'score', better: 'higher' },
  { name: 'rater_kappa', unit: 'score', better: 'higher' },
]

export const judgement: Task<JudgementPlan, JudgementState> = {
  name: 'judgement',
  planSchema: judgementPlanSchema,
  stateSchema: judgementStateSchema,
  measures,
  words,
  needs: ({ columns: { item, rater, label } }) => [
    { role: 'item', name: item, kind: 'label', used: true },
    { role: 'rater', name: rater, kind: 'label', used: true },
    { role: 'label', name: label, kind: 'label', used: true },
  ],
  check: ({ plan, table, file }) => judgementFaults(table, file, plan),
  count: async (counting) => {
    const slices = await countRatings(counting)
    const n = slices.all.kinds.reduce((sum, { times }) => sum + times, 0)
    return { ok: true, slices, ...ownDesign(counting.plan, { column: counting.plan.columns.item, n }) }
  },
  figures: judgementFigures,
  figuresPlace: judgementFiguresPlace,
  merge: mergeJudgementStates,
  disclose: judgementDisclosure,
}

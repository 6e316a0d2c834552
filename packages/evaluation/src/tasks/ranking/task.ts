// Ranking: does a review that follows the machine's order come soon to what matters, and what does it leave behind? A topic is
// a review or a search; its items come in the order of their ranks or scores.
import { ownDesign } from '../gathered.ts'
import type { MeasureDefinition, Task } from '../task.ts'
import { countTopics } from './count.ts'
import { rankingDisclosure } from './disclosure.ts'
import { rankingFigures } from './figures.ts'
import { type RankingPlan, rankingPlanSchema } from './plan.ts'
import { rankingFaults, sampleRoles } from './relevance.ts'
import { mergeRankingStates, type RankingState, rankingStateSchema } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'recall_by_elusion', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'elusion', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'recall_at', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'precision_at', unit: 'proportion', better: 'higher' },
  { name: 'average_precision_of_ranking', unit: 'score', better: 'higher', shown: 'key' },
  { name: 'work_saved_over_sampling', unit: 'rate', better: 'higher', shown: 'also' },
]

export const ranking: Task<RankingPlan, RankingState> = {
  name: 'ranking',
  planSchema: rankingPlanSchema,
  stateSchema: rankingStateSchema,
  measures,
  words,
  needs: (plan) => {
    const { topic, document, relevance, rank, score } = plan.columns
    const left = plan.unjudged === 'left_out'
    const empty = { kind: 'text', used: false } as const
    return [
      { role: 'topic', name: topic, ...empty, optional: topic === 'topic' },
      { role: 'document', name: document, ...empty, optional: document === 'document' },
      { role: 'relevance', name: relevance, kind: left ? 'label' : 'text', used: left },
      { role: 'place', name: score ?? rank ?? 'rank', kind: 'number', used: false },
      ...sampleRoles(plan).map((role) => ({ role, name: plan.columns[role] ?? '', ...empty })),
    ]
  },
  check: ({ plan, table, file }) => rankingFaults(table, file, plan),
  count: async (counting) => {
    const slices = await countTopics(counting)
    const { units } = slices.all.sums
    const design =
      units > 1 ? ownDesign(counting.plan, { column: counting.plan.columns.topic, n: units }) : {}
    return { ok: true, slices, ...design }
  },
  figures: rankingFigures,
  merge: mergeRankingStates,
  disclose: rankingDisclosure,
}

// The plan of a ranking: items in the order in which they were reviewed or found, and which of them matter.
import { z } from 'zod'
import { column, commonColumns, scalar, taskPlan } from '../../plan/every-plan.ts'

/** The measures of a ranking, in the order in which they are reported. */
export const RANKING_MEASURES = [
  'recall_by_elusion',
  'elusion',
  'recall_at',
  'precision_at',
  'average_precision_of_ranking',
  'work_saved_over_sampling',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    topic: column
      .default('topic')
      .describe('The review or search that an item belongs to; all are one where it is left out'),
    document: column
      .default('document')
      .describe('The item; settles ties, from the last to the first as trec_eval does'),
    relevance: column
      .default('relevance')
      .describe('Whether the item matters: a number, or yes or no; nothing where nobody judged it'),
    rank: column
      .optional()
      .describe('Its place in the order, from 1; “rank” where neither it nor a score is given'),
    score: column.optional().describe('The score that orders the items, highest first, in place of a rank'),
    discarded: column.optional().describe('Whether the item was thrown away unseen: yes or no'),
    sampled: column
      .optional()
      .describe('Whether it was drawn from the discarded to be judged: yes or no; needs `discarded`'),
  })
  .refine(({ rank, score }) => rank === undefined || score === undefined, {
    message: 'give either `rank` or `score`, not both',
  })
  .refine(({ discarded, sampled }) => (discarded === undefined) === (sampled === undefined), {
    message: '`discarded` and `sampled` go together',
  })

const cutoffs = z
  .array(z.int().min(1).max(1_000_000_000))
  .max(20)
  .refine((all) => new Set(all).size === all.length, { message: 'a cutoff stands here twice' })

export const rankingPlanSchema = taskPlan({
  task: 'ranking',
  measures: RANKING_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    relevant: scalar.optional().describe('The value of relevance that matters, in place of `relevant_from`'),
    relevant_from: z.number().default(1).describe('relevance ≥ this matters, where relevance is a number'),
    unjudged: z
      .enum(['not_relevant', 'left_out'])
      .default('not_relevant')
      .describe('What an item without a relevance is: not relevant, as in trec_eval, or out of the order'),
    recall_at: cutoffs.default([10, 100, 1000]).describe('Recall among the first so many items'),
    precision_at: cutoffs.default([10]).describe('Precision among the first so many items'),
    elusion: z
      .enum(['hypergeometric', 'clopper-pearson'])
      .default('hypergeometric')
      .describe('How the sample of the discarded was drawn: without replacement, or as from an endless pile'),
  },
})

export type RankingPlan = z.infer<typeof rankingPlanSchema>

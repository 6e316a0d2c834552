// The plan of an identification (1:N): searches of a watchlist or a gallery, live or retrospective.
import { z } from 'zod'
import { column, commonColumns, positiveWords, ratioMethod, taskPlan } from '../../plan/every-plan.ts'
import { classValues, scoreOptions } from '../verification/plan.ts'

/** The measures of an identification, in the order in which they are reported. */
export const IDENTIFICATION_MEASURES = [
  'true_positive_identification_rate',
  'false_positive_identification_rate',
  'false_alerts_per_face',
  'false_alerts_per_alert',
  'selectivity',
  'rank_k',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    mated: column.default('mated').describe('Whether the person searched for is on the watchlist'),
    score: column
      .default('score')
      .describe(
        'Of a mated search, the score of the mate; of another, the highest score; empty where none came back',
      ),
    rank: column
      .optional()
      .describe('Where the mate stands in the list of candidates, from 1; empty where it does not'),
    probe: column
      .optional()
      .describe(
        'The search that a row belongs to, where rows are candidates; then `rank` and `mate` are needed too',
      ),
    mate: column
      .optional()
      .describe('Where rows are candidates: 1 where the candidate is the person searched for, else 0'),
    cluster: commonColumns.cluster.describe(
      'Whose face a search is of (`subject`), so that the intervals know that a person is searched for several times',
    ),
  })
  .refine((c) => (c.probe === undefined) === (c.mate === undefined), {
    message: '`probe` and `mate` go together',
  })
  .refine((c) => c.probe === undefined || c.rank !== undefined, { message: 'candidates need their `rank`' })
  .refine((c) => c.probe === undefined || (c.weight === undefined && c.id === undefined), {
    message: 'where rows are candidates, leave out `id` and `weight`',
  })
  .prefault({})

const intervals = z
  .strictObject({
    level: z.number().gt(0.5).lt(1).default(0.95),
    proportion: z.enum(['wilson', 'clopper-pearson', 'jeffreys']).default('clopper-pearson'),
    ratio: ratioMethod.default('score'),
    replicates: z.int().min(200).max(100_000).default(10_000),
  })
  .default({ level: 0.95, proportion: 'clopper-pearson', ratio: 'score', replicates: 10_000 })

export const identificationPlanSchema = taskPlan({
  task: 'identification',
  measures: IDENTIFICATION_MEASURES,
  columns: columnsSchema,
  options: {
    intervals: intervals.describe(
      'Exact limits, and score limits of ratios, by default, since false alerts are rare',
    ),
    mated: classValues
      .default(1)
      .describe('The value, or values, of the column `mated` that mean on the watchlist'),
    threshold: z.number().describe('score ≥ threshold raises an alert (≤ where `higher` is false)'),
    rank_limit: z
      .int()
      .min(1)
      .optional()
      .describe(
        'A mate below this rank counts as not found, at any score; without it, the threshold alone decides',
      ),
    ranks: z
      .array(z.int().min(1).max(10_000))
      .min(1)
      .max(12)
      .default([1, 10, 20])
      .describe('Ranks within which mates are counted, where there is a column `rank`'),
    watchlist: z.int().min(1).optional().describe('How many people were on the watchlist'),
    ...scoreOptions,
    words: positiveWords,
  },
})

export type IdentificationPlan = z.infer<typeof identificationPlanSchema>

// The plan of a linkage: items with the entity that each is of and the one that it was put to, or pairs of items with whether
// they are of one entity. `columns.left` tells the two apart.
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of a linkage, in the order in which they are reported. */
export const LINKAGE_MEASURES = [
  'pairwise_recall',
  'pairwise_precision',
  'pairwise_f1',
  'b_cubed_recall',
  'b_cubed_precision',
  'b_cubed_f1',
  'pair_completeness',
  'reduction_ratio',
  'list_precision_at',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    truth: column
      .default('truth')
      .describe('Of items: the entity that it is of. Of pairs: whether both are of one entity, yes or no'),
    prediction: column
      .optional()
      .describe(
        'Of items: the entity that it was put to, nothing where it stands alone; “prediction” by default. Of pairs: whether they were linked, yes or no',
      ),
    left: column.optional().describe('The one item of a pair, where rows are pairs'),
    right: column.optional().describe('The other item of the pair'),
    score: column
      .optional()
      .describe('Of pairs: how alike they are; links with `threshold`, and orders the list'),
    compared: column
      .optional()
      .describe(
        'Of pairs: whether blocking let them be compared, yes or no; those that were not are not linked',
      ),
  })
  .refine(({ left, right }) => (left === undefined) === (right === undefined), {
    message: '`left` and `right` go together',
  })
  .refine(
    ({ left, score, prediction }) => left === undefined || score !== undefined || prediction !== undefined,
    {
      message: 'rows that are pairs need a `score` or a `prediction`',
    },
  )
  .refine(
    ({ left, score, compared }) => left !== undefined || (score === undefined && compared === undefined),
    {
      message: '`score` and `compared` are of pairs, which have `left` and `right`',
    },
  )

const total = z.int().min(1)

export const linkagePlanSchema = taskPlan({
  task: 'linkage',
  measures: LINKAGE_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    threshold: z.number().optional().describe('score ≥ threshold links a pair, where there is no prediction'),
    totals: z
      .strictObject({
        pairs: total.optional().describe('All pairs that there are, compared or not'),
        true_pairs: total.optional().describe('All pairs of one entity, compared or not'),
      })
      .optional()
      .describe(
        'Where the rows are the compared pairs alone: how many there are in all, to measure blocking by',
      ),
    list_precision_at: z
      .array(z.int().min(1).max(10_000))
      .max(20)
      .refine((all) => new Set(all).size === all.length, { message: 'a rank stands here twice' })
      .default([10, 100])
      .describe('Precision of the list of pairs by falling score, to these ranks'),
  },
})

export type LinkagePlan = z.infer<typeof linkagePlanSchema>

/** Whether rows are pairs. */
export function hasPairs({ columns }: LinkagePlan): boolean {
  return columns.left !== undefined
}

/** The column of the entity that an item was put to. */
export function predictionColumn({ columns }: LinkagePlan): string {
  return columns.prediction ?? 'prediction'
}

/** Whether pairs are linked: by a decision, or by a score with its threshold. */
export function hasLinks({ columns, threshold }: LinkagePlan): boolean {
  return columns.prediction !== undefined || (columns.score !== undefined && threshold !== undefined)
}

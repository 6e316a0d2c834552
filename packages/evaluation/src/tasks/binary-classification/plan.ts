// The plan of a binary classification: a truth, and a score with its threshold or a decision.
import { z } from 'zod'
import { attribute, column, commonColumns, positiveWords, scalar, taskPlan } from '../../plan/every-plan.ts'
import { BINARY_MEASURES } from './measures.ts'

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    truth: column.describe('What was really the case'),
    score: column.optional().describe('The number that the system gave; needs `threshold`'),
    prediction: column.optional().describe('The decision that the system gave, in place of a score'),
  })
  .refine((c) => (c.score === undefined) !== (c.prediction === undefined), {
    message: 'give either `score` (with `threshold`) or `prediction`, not both and not neither',
  })

const rate = z.number().min(0).max(1)

const operatingSchema = z
  .strictObject({
    false_positive_rate: z.strictObject({ at_most: rate }).optional(),
    true_positive_rate: z.strictObject({ at_least: rate }).optional(),
    groups: attribute
      .optional()
      .describe('Holds in every group of this attribute; without it, for all observations'),
  })
  .refine((o) => o.false_positive_rate !== undefined || o.true_positive_rate !== undefined, {
    message: 'give `false_positive_rate` or `true_positive_rate`, or both',
  })

const histogramSchema = z
  .strictObject({
    low: z.number().default(0),
    high: z.number().default(1),
    bins: z.int().min(2).max(10_000).default(1000),
  })
  .refine(({ low, high }) => low < high, { message: '`low` lies below `high`' })

export const binaryPlanSchema = taskPlan({
  task: 'classification',
  measures: BINARY_MEASURES,
  columns: columnsSchema,
  options: {
    positive: scalar.describe('The value of truth (and of prediction) that counts as a positive'),
    threshold: z.number().optional().describe('score ≥ threshold is a positive'),
    operating: operatingSchema
      .optional()
      .describe(
        'What a threshold is to keep; the thresholds that do are looked for, and the result says which',
      ),
    calibration: z
      .strictObject({ bins: z.int().min(2).max(100).default(15) })
      .default({ bins: 15 })
      .describe('Bins of equal width in which scores are held against how often they came true'),
    histogram: histogramSchema
      .default({ low: 0, high: 1, bins: 1000 })
      .describe('Bins in which scores are counted for a state, which sites hand over in place of scores'),
    words: positiveWords,
  },
})

export type BinaryPlan = z.infer<typeof binaryPlanSchema>

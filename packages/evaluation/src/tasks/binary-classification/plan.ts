// The plan of a binary classification: a truth, and a score with its threshold or a decision.
import { z } from 'zod'
import { column, commonColumns, positiveWords, scalar, taskPlan } from '../../plan/common.ts'

/** The measures of a binary classification, in the order in which they are reported. */
export const BINARY_MEASURES = [
  'accuracy',
  'true_positive_rate',
  'false_positive_rate',
  'true_negative_rate',
  'false_negative_rate',
  'positive_predictive_value',
  'negative_predictive_value',
  'selection_rate',
  'prevalence',
  'f1',
  'area_under_roc',
  'brier_score',
] as const

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

export const binaryPlanSchema = taskPlan({
  task: 'classification',
  measures: BINARY_MEASURES,
  columns: columnsSchema,
  options: {
    positive: scalar.describe('The value of truth (and of prediction) that counts as a positive'),
    threshold: z.number().optional().describe('score ≥ threshold is a positive'),
    words: positiveWords,
  },
})

export type BinaryPlan = z.infer<typeof binaryPlanSchema>

// The plan of a classification into many classes: the true class and the predicted one, and, where the system proposes
// several, its list of classes or their scores.
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures, in the order in which they are reported. */
export const MANY_CLASS_MEASURES = [
  'accuracy',
  'macro_f1',
  'weighted_f1',
  'balanced_accuracy',
  'cohen_kappa',
  'top_k_accuracy',
  'recall',
  'precision',
  'f1',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    truth: column.describe('The true class'),
    prediction: column.describe('The class that the system gave'),
    ranked: column
      .optional()
      .describe('Classes that the system proposed, the likeliest first, with | between them'),
    scores: column.optional().describe('In place of `ranked`: a JSON object of each class with its score'),
  })
  .refine((c) => c.ranked === undefined || c.scores === undefined, {
    message: 'give either `ranked` or `scores`, not both',
  })

export const manyClassPlanSchema = taskPlan({
  task: 'classification',
  measures: MANY_CLASS_MEASURES,
  columns: columnsSchema,
  options: {
    top: z
      .array(z.int().min(1).max(100))
      .min(1)
      .max(10)
      .default([1, 3, 5])
      .describe('For `top_k_accuracy`: how far down the list the true class may stand'),
    hierarchy: z
      .strictObject({ prefix: z.array(z.int().min(1).max(50)).min(1).max(5) })
      .optional()
      .describe('Where classes are codes of a hierarchy: measures by their first so many characters too'),
  },
})

export type ManyClassPlan = z.infer<typeof manyClassPlanSchema>

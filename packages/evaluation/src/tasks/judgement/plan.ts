// The plan of a judgement: items that several raters labelled, among them perhaps a judge that stands to be measured.
import { z } from 'zod'
import { column, commonColumns, scalar, taskPlan } from '../../plan/every-plan.ts'

/** The measures of a judgement, in the order in which they are reported. */
export const JUDGEMENT_MEASURES = [
  'judge_agreement',
  'judge_kappa',
  'rater_agreement',
  'krippendorff_alpha',
  'fleiss_kappa',
  'rater_kappa',
] as const

const columnsSchema = z.strictObject({
  ...commonColumns,
  cluster: column.optional().describe('What items depend on (a case, a document); items by default'),
  item: column.default('item').describe('What was rated; a row is one rating of it'),
  rater: column.default('rater').describe('Who rated it'),
  label: column.default('label').describe('What the rater said; nothing where there is no rating'),
})

export const judgementPlanSchema = taskPlan({
  task: 'judgement',
  measures: JUDGEMENT_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    scale: z
      .enum(['nominal', 'ordinal', 'interval'])
      .default('nominal')
      .describe('Whether labels are names, have an order, or are numbers whose distances count'),
    labels: z
      .array(scalar)
      .min(2)
      .max(100)
      .refine((all) => new Set(all.map(String)).size === all.length, { message: 'a label stands here twice' })
      .optional()
      .describe('All labels, from the least to the greatest; by their numbers where they are not listed'),
    judge: scalar.optional().describe('The rater that is measured against all others, such as a model'),
    weights: z
      .enum(['none', 'linear', 'quadratic'])
      .default('none')
      .describe(
        'How kappa of two weighs a disagreement: all alike, by its distance in order, or by its square',
      ),
  },
})

export type JudgementPlan = z.infer<typeof judgementPlanSchema>

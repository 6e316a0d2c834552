// The plan of a verification: comparisons with their scores, which of them are genuine, and the threshold in use.
import { z } from 'zod'
import { column, commonColumns, positiveWords, scalar, taskPlan } from '../../plan/every-plan.ts'
import { gridSchema } from './grid.ts'

/** The measures of a verification, in the order in which they are reported. */
export const VERIFICATION_MEASURES = [
  'false_match_rate',
  'false_non_match_rate',
  'false_non_match_rate_at',
  'equal_error_rate',
  'area_under_roc',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    score: column.default('score').describe('How alike the two are, by the system'),
    genuine: column.default('genuine').describe('Whether the two are of the same person'),
    subject_a: column.optional().describe('The person on one side of the comparison'),
    subject_b: column.optional().describe('The person on the other side'),
  })
  .refine((c) => (c.subject_a === undefined) === (c.subject_b === undefined), {
    message: '`subject_a` and `subject_b` go together',
  })
  .refine((c) => c.subject_a === undefined || (c.cluster === undefined && c.weight === undefined), {
    message: 'with `subject_a` and `subject_b`, leave out `cluster` and `weight`',
  })
  .prefault({})

/** One value, or several that mean the same. */
export const classValues = z
  .union([scalar, z.array(scalar).min(1).max(20)], { error: 'expected a value, or a list of values' })
  .describe('The value, or values, of the column `genuine` that mean genuine')

/** For a list of rates between 0 and 1. */
export const rateList = z.array(z.number().gt(0).lt(1)).min(1).max(12)

export const scoreOptions = {
  higher: z
    .boolean()
    .default(true)
    .describe('False where a lower score speaks for genuine, as a distance does'),
  histogram: gridSchema
    .optional()
    .describe('The bins in which scores leave a site in a state; without it, only few distinct scores do'),
} as const

export const verificationPlanSchema = taskPlan({
  task: 'verification',
  measures: VERIFICATION_MEASURES,
  columns: columnsSchema,
  options: {
    genuine: classValues.default(1),
    threshold: z.number().describe('score ≥ threshold is a match (≤ where `higher` is false)'),
    ...scoreOptions,
    false_match_rates: rateList
      .default([1e-2, 1e-3, 1e-4, 1e-5, 1e-6])
      .describe('False match rates at which the false non-match rate is measured'),
    people: z
      .enum(['effective-n', 'vertex', 'double-or-nothing'])
      .default('effective-n')
      .describe(
        'With subjects: Wilson’s interval with the effective number of comparisons, or a bootstrap of people',
      ),
    words: positiveWords,
  },
})

export type VerificationPlan = z.infer<typeof verificationPlanSchema>

// The plan of plate reading: what stands on each plate, and what was read.
import { z } from 'zod'
import { column, commonColumns, taskPlan } from '../../plan/every-plan.ts'

/** The measures of plate reading, in the order in which they are reported. */
export const PLATE_MEASURES = [
  'exact_read_rate',
  'pattern_read_rate',
  'false_read_rate',
  'no_read_rate',
  'character_error_rate',
] as const

/** What may be done to both texts before they are compared. */
export const STEPS = ['upper-case', 'strip-separators', 'fold-look-alikes'] as const

const columnsSchema = z.strictObject({
  ...commonColumns,
  truth: column.default('truth').describe('What stands on the plate'),
  prediction: column.default('prediction').describe('What was read; empty where the system gave no answer'),
  confidence: column
    .default('confidence')
    .describe('How sure the system was; read only where the plan has a `threshold`'),
})

export const platePlanSchema = taskPlan({
  task: 'plate-reading',
  measures: PLATE_MEASURES,
  columns: columnsSchema.prefault({}),
  options: {
    threshold: z
      .number()
      .optional()
      .describe('confidence ≥ threshold is an answer, what lies below is no read; without it, every read is'),
    normalise: z
      .array(z.enum(STEPS))
      .default(['upper-case', 'strip-separators'])
      .describe(
        'What is done to truth and prediction before they are compared: capital letters; spaces and hyphens left out; O read as 0 and I as 1, which look alike on British plates',
      ),
  },
})

export type PlatePlan = z.infer<typeof platePlanSchema>

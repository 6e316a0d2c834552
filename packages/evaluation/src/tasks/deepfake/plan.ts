// The plan of a deepfake or spoof detection: scores that speak for genuine material, and what errors cost.
import { z } from 'zod'
import { column, commonColumns, positiveWords, taskPlan } from '../../plan/every-plan.ts'
import { classValues, rateList, scoreOptions } from '../verification/plan.ts'

/** The measures of a deepfake detection, in the order in which they are reported. */
export const DEEPFAKE_MEASURES = [
  'equal_error_rate',
  'area_under_roc',
  'misses_at_false_alarms',
  'minimum_detection_cost',
  'actual_detection_cost',
  'log_likelihood_ratio_cost',
] as const

const columnsSchema = z
  .strictObject({
    ...commonColumns,
    score: column.default('score').describe('How strongly the system takes it for genuine'),
    genuine: column.default('genuine').describe('Whether it really is genuine'),
    cluster: commonColumns.cluster.describe(
      'The source that several recordings or images come from (speaker, original video), so that the intervals know it',
    ),
  })
  .prefault({})

const costsSchema = z
  .strictObject({
    prior: z.number().gt(0).lt(1).default(0.05).describe('How often what is judged is spoofed'),
    miss: z.number().gt(0).default(1).describe('Cost of refusing what is genuine'),
    false_alarm: z.number().gt(0).default(10).describe('Cost of accepting what is spoofed'),
  })
  .prefault({})

export const deepfakePlanSchema = taskPlan({
  task: 'deepfake',
  measures: DEEPFAKE_MEASURES,
  columns: columnsSchema,
  options: {
    genuine: classValues.default(1),
    ...scoreOptions,
    llr: z
      .boolean()
      .default(false)
      .describe('True where scores are natural log-likelihood ratios of genuine to spoofed'),
    costs: costsSchema.describe(
      'For the detection costs; by default those of ASVspoof 5 (prior 0.05, miss 1, false alarm 10)',
    ),
    false_alarm_rates: rateList
      .default([0.01, 0.001])
      .describe(
        'Rates of spoofed material accepted at which the rate of genuine material refused is measured',
      ),
    words: positiveWords,
  },
})

export type DeepfakePlan = z.infer<typeof deepfakePlanSchema>

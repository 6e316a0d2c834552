// The plan: what will be measured, fixed before the data were seen. One zod schema serves the reader, the published JSON
// Schema, the lab's form and the result, which carries the plan whole. A variant a task.
import { z } from 'zod'
import { binaryPlanSchema } from '../tasks/binary-classification/plan.ts'
import { deepfakePlanSchema } from '../tasks/deepfake/plan.ts'
import { detectionPlanSchema } from '../tasks/detection/plan.ts'
import { identificationPlanSchema } from '../tasks/identification/plan.ts'
import { judgementPlanSchema } from '../tasks/judgement/plan.ts'
import { linkagePlanSchema } from '../tasks/linkage/plan.ts'
import { manyClassPlanSchema } from '../tasks/many-class-classification/plan.ts'
import { platePlanSchema } from '../tasks/plate-reading/plan.ts'
import { rankingPlanSchema } from '../tasks/ranking/plan.ts'
import { spansPlanSchema } from '../tasks/spans/plan.ts'
import { summaryPlanSchema } from '../tasks/summary/plan.ts'
import { transcriptionPlanSchema } from '../tasks/transcription/plan.ts'
import { translationPlanSchema } from '../tasks/translation/plan.ts'
import { verificationPlanSchema } from '../tasks/verification/plan.ts'
import { crossFaults } from './cross-rules.ts'

/** The schema of each variant, by its name: that of its task, but for classification, which has two. */
export const PLAN_SCHEMAS = {
  'binary-classification': binaryPlanSchema,
  'many-class-classification': manyClassPlanSchema,
  spans: spansPlanSchema,
  verification: verificationPlanSchema,
  detection: detectionPlanSchema,
  'plate-reading': platePlanSchema,
  identification: identificationPlanSchema,
  deepfake: deepfakePlanSchema,
  ranking: rankingPlanSchema,
  linkage: linkagePlanSchema,
  transcription: transcriptionPlanSchema,
  translation: translationPlanSchema,
  summary: summaryPlanSchema,
  judgement: judgementPlanSchema,
} as const

const anyPlan = z.union([
  binaryPlanSchema,
  manyClassPlanSchema,
  spansPlanSchema,
  verificationPlanSchema,
  detectionPlanSchema,
  platePlanSchema,
  identificationPlanSchema,
  deepfakePlanSchema,
  rankingPlanSchema,
  linkagePlanSchema,
  transcriptionPlanSchema,
  translationPlanSchema,
  summaryPlanSchema,
  judgementPlanSchema,
])

export type PlanVariant = keyof typeof PLAN_SCHEMAS

const VARIANTS = Object.keys(PLAN_SCHEMAS) as readonly PlanVariant[]
const CLASSIFICATION: readonly string[] = ['binary-classification', 'many-class-classification']

/** What `task` may say. */
export const TASK_NAMES: readonly string[] = [
  'classification',
  ...VARIANTS.filter((variant) => !CLASSIFICATION.includes(variant)),
]

/** Two classes have a positive one, or a threshold. */
function variantName({ task, ...plan }: Readonly<Record<string, unknown>>): unknown {
  if (task !== 'classification') return task
  return 'positive' in plan || 'threshold' in plan ? 'binary-classification' : 'many-class-classification'
}

/** The variant that a plan is of; `undefined` where there is no such task. */
export function variantOf(plan: Readonly<Record<string, unknown>>): PlanVariant | undefined {
  const name = variantName(plan)
  return (
    VARIANTS.find((variant) => variant === name) ??
    (plan['task'] === 'classification' ? 'binary-classification' : undefined)
  )
}

export const planSchema = anyPlan.superRefine((plan, context) => {
  for (const { path, message } of crossFaults(plan)) {
    context.addIssue({ code: 'custom', path: [...path], message })
  }
})

export type Plan = z.infer<typeof planSchema>

// The door of the task: binary classification.
export { BINARY_MEASURES, type BinaryPlan, binaryPlanSchema } from './plan.ts'
export { binaryClassification } from './task.ts'

// The door of the task: binary classification.
export { BINARY_MEASURES } from './measures.ts'
export { type BinaryPlan, binaryPlanSchema } from './plan.ts'
export { binaryClassification } from './task.ts'

// The door of classification into many classes.
export { type ManyClassPlan, manyClassPlanSchema } from './plan.ts'
export { manyClassClassification } from './task.ts'

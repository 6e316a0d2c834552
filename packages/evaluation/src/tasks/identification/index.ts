// The door of the task: identification.
export { type IdentificationPlan, identificationPlanSchema } from './plan.ts'
export { identification } from './task.ts'

// The door of the plan module: the format of a plan, and its reader.
export { readPlan } from './read-plan.ts'
export { CLASSIFICATION_MEASURES, PLAN_VERSION, type Plan, planSchema, type Wording } from './schema.ts'

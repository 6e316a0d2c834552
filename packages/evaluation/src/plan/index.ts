// The door of the plan module: the format of a plan, and its reader.
export { type CommonPlan, FOREIGN_FORMATS, PLAN_VERSION, type Wording } from './every-plan.ts'
export { readPlan } from './read-plan.ts'
export { PLAN_SCHEMAS, type Plan, type PlanVariant, planSchema, TASK_NAMES, variantOf } from './schema.ts'

// The door of @policeai/evaluation: plan → observations → result → evidence, and the report of a result.
export * from './engine/index.ts'
export * from './evidence/index.ts'
export { type Fault, type FaultCode, nearest, type Outcome } from './faults/index.ts'
export { DEFAULT_LIMITS, type Limits } from './observations/index.ts'
export * from './plan/index.ts'
export * from './report/index.ts'
export * from './result/index.ts'
export { measureDefinition, TASKS, taskReference } from './tasks/index.ts'

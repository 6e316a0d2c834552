// The door of @policeai/evaluation: plan → observations → result → evidence, and the report of a result.
export {
  type ComparedAnswer,
  type ComparedFigure,
  type Comparison,
  comparisonSchema,
  serialiseComparison,
} from './comparing/index.ts'
export * from './engine/index.ts'
export * from './evidence/index.ts'
export { type Fault, type FaultCode, nearest, type Outcome, visible } from './faults/index.ts'
export { csvMetadata, disparitiesCsv, measuresCsv, modelIndex } from './interchange/index.ts'
export { DEFAULT_LIMITS, type Limits, removeTemporaryFolders } from './observations/index.ts'
export * from './plan/index.ts'
export { type Assumptions, type PowerAnswer, parseRate, type Rate } from './powering/index.ts'
export * from './report/index.ts'
export * from './result/index.ts'
export * from './states/index.ts'
export { measureDefinition, TASKS, taskReference } from './tasks/index.ts'

// The door of the engine: an evaluation from plan to result, and the published formats.

export { type ComparisonOutcome, compareFiles } from './compare.ts'
export {
  type EvaluationOptions,
  type EvaluationOutcome,
  type EvaluationProgress,
  type EvaluationRequest,
  evaluate,
  evaluateFile,
} from './evaluate.ts'
export { type PowerOptions, type PowerOutcome, powerFile } from './power.ts'
export { schemas } from './schemas.ts'

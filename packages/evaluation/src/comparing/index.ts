// The door of the comparing module: two systems on the same observations, and the format of what is said of them.
export { compareObservations } from './compare-observations.ts'
export type { ComparedSide, ComparisonFindings } from './request.ts'
export {
  COMPARISON_VERSION,
  type ComparedAnswer,
  type ComparedFigure,
  type Comparison,
  comparisonSchema,
  serialiseComparison,
} from './schema.ts'
export { unitRule } from './unit-rules.ts'

// Thresholds: the whole curve, its bands, and the choice that holds for every group.
export { averagePrecisionInterval, averagePrecisionOfScores } from './average-precision.ts'
export {
  operatingPoints,
  type RateCriterion,
  type ThresholdChoice,
  type ThresholdRange,
} from './operating-points.ts'
export {
  bandHalfWidth,
  type RateBand,
  rateBands,
  type ThresholdRow,
  thresholdTable,
} from './threshold-table.ts'

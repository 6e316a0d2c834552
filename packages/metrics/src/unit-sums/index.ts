// What is counted, how it varies between independent units, and the intervals that follow.
export { clusteredRate, clusteredShare, effectiveN, unboundedRate } from './limits.ts'
export { type FigureOfSums, pairedSumsDifference } from './paired-sums.ts'
export {
  collectUnits,
  countsOf,
  crossUnitSums,
  linearisedVariance,
  mergeUnitSums,
  plainSums,
  ratioOfSums,
  smoothVariance,
  type UnitAmounts,
  type UnitCollector,
  type UnitRatio,
  type UnitSums,
} from './unit-sums.ts'

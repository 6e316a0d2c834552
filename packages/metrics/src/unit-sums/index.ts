// What is counted, how it varies between independent units, and the intervals that follow.
export { clusteredShare, effectiveN, unboundedRate } from './limits.ts'
export {
  collectUnits,
  crossUnitSums,
  linearisedVariance,
  mergeUnitSums,
  plainSums,
  ratioOfSums,
  smoothVariance,
  type UnitCollector,
  type UnitRatio,
  type UnitSums,
} from './unit-sums.ts'

// The door of verification: one claim, one score; and comparisons that share people.
export { countScores } from './count-scores.ts'
export {
  giniCoefficient,
  highestToGeometricMean,
  type Spread,
  worstToBest,
} from './demographic-spread.ts'
export {
  actualDetectionCost,
  type DetectionCost,
  type DetectionCosts,
  logLikelihoodRatioCost,
  minimumDetectionCost,
} from './detection-cost.ts'
export {
  type DetCurve,
  detCurve,
  type EqualErrorRate,
  equalErrorRate,
  errorsAt,
  type MissesAtFalseAlarms,
  missesAtFalseAlarms,
  type OperatingPoint,
} from './error-trade-off.ts'
export {
  type IdentityBootstrap,
  type IdentityBootstrapOptions,
  type IdentityResampling,
  identityBootstrap,
} from './identity-bootstrap.ts'
export {
  countPairErrors,
  mergePairErrors,
  type PairErrors,
  type PairInterval,
  type PairTotals,
  pairErrorInterval,
  pairErrorVariance,
  pairTotals,
  ruleOfThree,
} from './pair-errors.ts'
export {
  type EqualErrorInterval,
  equalErrorInterval,
  type FalseNonMatchAtFalseMatch,
  falseNonMatchAtFalseMatch,
} from './threshold-intervals.ts'

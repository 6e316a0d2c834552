// The door of @policeai/metrics: the statistics, as pure functions on numbers and typed arrays. No dependency,
// no input or output; runs in a browser.
export { type Area, areaDifference, areaInterval, areaUnderRoc } from './area-under-roc.ts'
export {
  type Confusion,
  f1FromJaccard,
  f1Interval,
  jaccardOf,
  mergeConfusions,
  RATE_NAMES,
  type Rate,
  rateOf,
} from './confusion.ts'
export { katzRatio, moverDifference, moverRatio, newcombeDifference, type Ratio } from './contrast.ts'
export { fisherExact } from './fisher.ts'
export { holm } from './holm.ts'
export { equalityP, type MeanState, meanInterval, mergeMeans, varianceOfMean } from './mean.ts'
export {
  clopperPearson,
  type Estimate,
  type Interval,
  jeffreys,
  type Proportion,
  type ProportionMethod,
  proportionInterval,
  wilson,
} from './proportion.ts'
export { createRandom, type Random } from './random.ts'
export {
  addScores,
  CURVE_POINTS,
  createScan,
  finishScan,
  mergeHistograms,
  type RocPoint,
  type ScoreHistogram,
  type ScoreScan,
  type ScoreSums,
  scanHistogram,
} from './score-scan.ts'
export {
  betaQuantile,
  incompleteBeta,
  logBinomialDensity,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from './special-functions.ts'

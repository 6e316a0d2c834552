// The door of @policeai/metrics: the statistics, as pure functions on numbers and typed arrays. No dependency,
// no input or output; runs in a browser.
export * from './agreement/index.ts'
export { areaOfScores } from './area-of-scores.ts'
export { type Area, areaDifference, areaInterval, areaUnderRoc } from './area-under-roc.ts'
export {
  type BinLimits,
  type BinnedBounds,
  type BinnedScores,
  binEdge,
  binnedBounds,
  mergeBinnedScores,
  scanBins,
} from './binned-scores.ts'
export * from './calibration/index.ts'
export * from './classes/index.ts'
export { type ClusteredArea, type ClusteredScores, clusteredArea } from './clustered-area.ts'
export * from './comparison/index.ts'
export {
  type Confusion,
  f1FromJaccard,
  f1Interval,
  jaccardOf,
  matthewsCorrelation,
  mergeConfusions,
  RATE_NAMES,
  type Rate,
  rateOf,
} from './confusion.ts'
export {
  katzRatio,
  moverDifference,
  moverP,
  moverRatio,
  newcombeDifference,
  type Ratio,
  scoreRatio,
} from './contrast.ts'
export * from './detection/index.ts'
export * from './edit-distance/index.ts'
export { fisherExact } from './fisher.ts'
export { holm } from './holm.ts'
export * from './identification/index.ts'
export * from './kept/index.ts'
export * from './linkage/index.ts'
export { equalityP, type MeanState, meanInterval, mergeMeans, varianceOfMean } from './mean.ts'
export * from './meta/index.ts'
export * from './planning/index.ts'
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
export * from './ranking/index.ts'
export * from './repeats/index.ts'
export * from './resampling/index.ts'
export {
  addScores,
  type ClassTotals,
  CURVE_POINTS,
  createScan,
  finishScan,
  mergeHistograms,
  type RocPoint,
  type ScanOptions,
  type ScoreHistogram,
  type ScoreScan,
  type ScoreSums,
  scanHistogram,
} from './score-scan.ts'
export * from './spans/index.ts'
export {
  betaQuantile,
  incompleteBeta,
  logBinomialDensity,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from './special-functions.ts'
export * from './summary/index.ts'
export * from './thresholds/index.ts'
export * from './transcription/index.ts'
export * from './translation/index.ts'
export * from './unit-sums/index.ts'
export * from './verification/index.ts'

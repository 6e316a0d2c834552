// The door of @policeai/metrics: the statistics, as pure functions on numbers and typed arrays. No dependency,
// no input or output; runs in a browser.
export {
  type Agreement,
  cohenKappa,
  fleissKappa,
  type KappaWeights,
  kappaStandardError,
  krippendorffAlpha,
  mergeRatingTables,
  mergeRatingTallies,
  mergeUnitTallies,
  type RatingTable,
  type RatingTally,
  type Scale,
  tabulateRatings,
  tallyRatings,
  tallyUnits,
  type UnitTally,
} from './agreement/index.ts'
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
export {
  type CocoFigures,
  cocoFigures,
  type DetectionSlice,
  type MissCurve,
  missesByFalseAlarms,
  precisionByRecall,
} from './detection/detection-figures.ts'
export {
  AREA_RANGES,
  type AreaRange,
  type DetectionState,
  mergeDetections,
  OVERLAPS,
} from './detection/detection-state.ts'
export { type DetectedBoxes, matchBoxes, type TruthBoxes } from './detection/match-boxes.ts'
export { fisherExact } from './fisher.ts'
export { holm } from './holm.ts'
export { smallestDetectableGap, type TestRisk, trialsPerGroup } from './identification/planning.ts'
export {
  countSearches,
  falseAlertRates,
  type IdentificationCurve,
  type IdentificationRates,
  identificationAt,
  identificationCurve,
  mergeSearches,
  type SearchCounts,
  type SearchTable,
  withinRank,
} from './identification/searches.ts'
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
  averagePrecision,
  type Elusion,
  type ElusionMethod,
  type ElusionSample,
  elusionOf,
  type FiniteSample,
  finiteInterval,
  mergeElusionSamples,
  mergeRankings,
  type RankingSums,
  type ReviewOrder,
  recallAt,
  reviewOrder,
  sumRanking,
  type WorkSaved,
  workSavedOverSampling,
} from './ranking/index.ts'
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
  allSpans,
  type Coverage,
  countSpans,
  coverageOf,
  documentLeakRate,
  entityRecall,
  type Mention,
  mentionRecall,
  mergeCoverages,
  mergeSpanCounts,
  mergeSpans,
  SPAN_SCHEMES,
  type Span,
  type SpanCounts,
  type SpanScheme,
  type SpansByType,
  type Stretch,
  spanF,
  spanPrecision,
  spanRecall,
} from './spans/index.ts'
export {
  betaQuantile,
  incompleteBeta,
  logBinomialDensity,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from './special-functions.ts'
export {
  type Aligner,
  type ArcChoices,
  allSpeakers,
  type Comparison,
  compileReference,
  compileWords,
  countErrors,
  countKept,
  createAligner,
  createVocabulary,
  type Edit,
  type Edits,
  type ErrorRate,
  type ErrorsBySpeaker,
  errorRate,
  foldCase,
  isEnglishNegation,
  isEnglishNumber,
  mergeSpeakers,
  mergeWordErrors,
  parseTrn,
  plainWords,
  type Reference,
  type SpokenUtterance,
  sentenceErrors,
  speakerOf,
  type Transcript,
  type TranscriptElement,
  type TranscriptFault,
  type Utterance,
  type Visit,
  type Vocabulary,
  type WordErrors,
} from './transcription/index.ts'
export { countScores } from './verification/count-scores.ts'
export {
  giniCoefficient,
  highestToGeometricMean,
  type Spread,
  worstToBest,
} from './verification/demographic-spread.ts'
export {
  actualDetectionCost,
  type DetectionCost,
  type DetectionCosts,
  logLikelihoodRatioCost,
  minimumDetectionCost,
} from './verification/detection-cost.ts'
export {
  type DetCurve,
  detCurve,
  type EqualErrorRate,
  equalErrorRate,
  errorsAt,
  type MissesAtFalseAlarms,
  missesAtFalseAlarms,
  type OperatingPoint,
} from './verification/error-trade-off.ts'
export {
  type IdentityBootstrap,
  type IdentityBootstrapOptions,
  type IdentityResampling,
  identityBootstrap,
} from './verification/identity-bootstrap.ts'
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
} from './verification/pair-errors.ts'

// Comparison: two systems on the same observations. Pairing takes out what is hard for both.
export { type Answer, whichIsBetter } from './answer.ts'
export { pByInversion } from './inversion.ts'
export { jackknifeDifference } from './jackknife.ts'
export {
  errorSegments,
  type MatchedPairs,
  matchedPairs,
  type SegmentErrors,
  sumSegments,
} from './matched-pairs.ts'
export { type PairedAreas, pairedAreaDifference, pairedAreas } from './paired-areas.ts'
export {
  type McNemar,
  mcNemar,
  mergePairedCounts,
  type PairedCounts,
  pairedDifference,
} from './paired-proportions.ts'
export {
  type PairedBootstrap,
  type PairedFigures,
  pairedBootstrap,
} from './paired-resampling.ts'
export {
  pairedScoreBootstrap,
  type ScoreStatistic,
  type ScoresOfTwo,
  type ScoreUnits,
} from './paired-scores.ts'
export {
  type FiguresOfSums,
  type Randomisation,
  type RandomisationOptions,
  randomisationTest,
  randomisationTests,
} from './randomisation.ts'

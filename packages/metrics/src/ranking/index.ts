// Ranking: how soon an ordered review comes to what matters, and what it left behind.
export {
  type Elusion,
  type ElusionMethod,
  type ElusionSample,
  elusionOf,
  mergeElusionSamples,
} from './elusion.ts'
export { type FiniteSample, finiteInterval } from './hypergeometric.ts'
export {
  averagePrecision,
  mergeRankings,
  type RankingSums,
  type ReviewOrder,
  recallAt,
  reviewOrder,
  sumRanking,
  type WorkSaved,
  workSavedOverSampling,
} from './review-order.ts'

// Summaries: claims held against the source, key facts covered, and ROUGE as a sign of drift.
export {
  CLAIM_VERDICTS,
  type ClaimCounts,
  type ClaimRates,
  type ClaimVerdict,
  claimShare,
  claimsPer100,
  countClaims,
  keyFactsCovered,
  mergeClaims,
} from './claims.ts'
export { ROUGE_KINDS, ROUGE_WIDTH, type Rouge, type RougeKind, rougeOf, rougeStatistics } from './rouge.ts'

// Linkage: records that belong to one entity, from what was never compared to what the analyst sees.
export { precisionAtRank } from './analyst-list.ts'
export {
  type BlockingCounts,
  countBlocking,
  mergeBlocking,
  pairCompleteness,
  pairsQuality,
  reductionRatio,
} from './blocking.ts'
export {
  countEntities,
  LINKAGE_FIGURES,
  LINKAGE_SUMS,
  type LinkageFigure,
  linkageFigure,
  sumEntities,
} from './entities.ts'

// Agreement: how far people, or a judge and people, rate the same things alike beyond what chance would give.
export type { Agreement } from './agreement.ts'
export {
  cohenKappa,
  type KappaWeights,
  kappaStandardError,
  mergeRatingTables,
  type RatingTable,
  tabulateRatings,
} from './cohen.ts'
export { fleissKappa, mergeRatingTallies, type RatingTally, tallyRatings } from './fleiss.ts'
export {
  krippendorffAlpha,
  mergeUnitTallies,
  type Scale,
  tallyUnits,
  type UnitTally,
} from './krippendorff.ts'

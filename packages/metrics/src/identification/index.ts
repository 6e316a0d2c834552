// The door of identification: searches of a list, and how often they find whom they should.
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
} from './searches.ts'

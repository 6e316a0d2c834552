// Classification into many classes: the sparse confusion matrix, and what is read from it.
export {
  balancedAccuracy,
  classAccuracy,
  classKappa,
  classStatistic,
  macroF1,
  weightedF1,
} from './class-measures.ts'
export {
  type ClassMargins,
  type ClassTable,
  classConfusions,
  classMargins,
  classRate,
  mergeClassTables,
  tabulateClasses,
} from './class-table.ts'
export { type ClassMapping, collapseClasses, mapByPrefix } from './hierarchy.ts'
export { type MarginMeasures, marginMeasures, tableVariance } from './margin-measures.ts'
export { countPlaces, mergeTopCounts, placeOfTruth, type TopCounts, topAccuracy } from './top.ts'

// The door of the report module: the whole page, and the parts that other pages set in their own.
export { renderComparison } from './comparison.ts'
export {
  comparedSentence,
  comparisonHeadline,
  comparisonIntro,
  comparisonUnsaid,
} from './comparison-words.ts'
export {
  formatCount,
  formatDifference,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatMeasureInterval,
  formatP,
  formatProportion,
  formatRatio,
  formatTime,
  formatUnit,
  frequencyOf,
} from './format.ts'
export { headline, measuredSentence, systemName } from './headline.ts'
export { methodSentences } from './methods.ts'
export { criteriaInOrder, outcomesOf } from './outcomes.ts'
export { type ForestPlot, forestPlot } from './plots/forest-plot.ts'
export { operatingSentence, type RocPlot, rocPlot } from './plots/roc-plot.ts'
export { pointsTable } from './points-table.ts'
export { neededSentences, powerText, smallestRows, smallestSentences } from './power-words.ts'
export {
  type Attribute,
  attributesOf,
  drawnMeasures,
  figureAt,
  figuresOf,
  keyMeasures,
  overallOf,
  widestGap,
} from './reading.ts'
export { renderReport } from './report.ts'
export { resultTables } from './result-tables.ts'
export {
  criteriaTable,
  criterionText,
  disparityTable,
  overallTable,
  type ReliabilityTable,
  reliabilityTable,
} from './tables.ts'
export { unsaid } from './unsaid.ts'
export {
  figureName,
  groupLabel,
  type Language,
  measureMeaning,
  measureName,
  overallLabel,
  planWords,
  reasonText,
  type Said,
  wordsFor,
} from './words.ts'

// The door of the report module: the whole page, and the parts that other pages set in their own.
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
  frequencyOf,
} from './format.ts'
export { headline, measuredSentence, systemName } from './headline.ts'
export { type ForestPlot, forestPlot } from './plots/forest-plot.ts'
export { type RocPlot, rocPlot } from './plots/roc-plot.ts'
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
export {
  criteriaTable,
  criterionText,
  disparityTable,
  overallTable,
  type ReliabilityTable,
  reliabilityTable,
} from './tables.ts'
export { type Unsaid, unsaid } from './unsaid.ts'
export { type Language, measureName, wordsFor } from './words.ts'

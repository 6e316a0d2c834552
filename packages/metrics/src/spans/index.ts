// Spans: how well labelled stretches of text are found, and what a redaction leaves to be read.
export {
  type Coverage,
  coverageOf,
  documentLeakRate,
  entityRecall,
  type Mention,
  mentionRecall,
  mergeCoverages,
  type Stretch,
} from './coverage.ts'
export {
  allSpans,
  countSpans,
  mergeSpanCounts,
  mergeSpans,
  SPAN_SCHEMES,
  type Span,
  type SpanCounts,
  type SpanScheme,
  type SpansByType,
} from './matching.ts'
export { spanF, spanPrecision, spanRecall } from './span-scores.ts'

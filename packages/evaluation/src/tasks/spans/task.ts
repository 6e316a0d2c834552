// Spans: were the names, numbers and places that had to be found or hidden in each document found, and what is left to be
// read? A document is a row, and what documents are resampled by.
import type { MeasureDefinition, Task } from '../task.ts'
import { countSpanRows, spanFaults, TEXT_ROLE } from './count.ts'
import { spansDisclosure } from './disclosure.ts'
import { spanFigures } from './figures.ts'
import { type SpansPlan, spansPlanSchema } from './plan.ts'
import { spanAmounts } from './row-amounts.ts'
import { mergeSpansStates, type SpansState, spansStateSchema } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'document_leak_rate', unit: 'proportion', better: 'lower', shown: 'key' },
  { name: 'entity_recall', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'characters_left', unit: 'proportion', better: 'lower', shown: 'also' },
  { name: 'span_recall', unit: 'proportion', better: 'higher' },
  { name: 'span_precision', unit: 'proportion', better: 'higher' },
  { name: 'span_f1', unit: 'score', better: 'higher' },
  { name: 'span_f2', unit: 'score', better: 'higher' },
  { name: 'type_recall', unit: 'proportion', better: 'higher' },
  { name: 'type_precision', unit: 'proportion', better: 'higher' },
  { name: 'type_f1', unit: 'score', better: 'higher' },
  { name: 'type_f2', unit: 'score', better: 'higher' },
  { name: 'token_recall', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'token_precision', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'token_f1', unit: 'score', better: 'higher' },
  { name: 'token_f2', unit: 'score', better: 'higher' },
]

export const spans: Task<SpansPlan, SpansState> = {
  name: 'spans',
  planSchema: spansPlanSchema,
  stateSchema: spansStateSchema,
  measures,
  words,
  needs: ({ columns: { text, truth, prediction } }) => [
    ...(text === undefined ? [] : [{ role: TEXT_ROLE, name: text, kind: 'text', used: false } as const]),
    { role: 'truth', name: truth, kind: 'label', used: true },
    { role: 'prediction', name: prediction, kind: 'label', used: true },
  ],
  check: ({ plan, table, file }) => spanFaults(table, file, plan),
  count: async (counting) => ({ ok: true, slices: await countSpanRows(counting) }),
  figures: spanFigures,
  merge: mergeSpansStates,
  disclose: spansDisclosure,
  rowAmounts: async (plan) => spanAmounts(plan),
}

// Translation: what came through of what may not be lost, and how near a translation comes to those that people made. A
// segment is a row; documents are what is independent of each other where the plan names them.
import type { ColumnNeed } from '../../observations/index.ts'
import type { MeasureDefinition, Task } from '../task.ts'
import { countSegments, translationFaults } from './count.ts'
import { translationDisclosure } from './disclosure.ts'
import { translationFigures, translationFiguresPlace } from './figures.ts'
import { referenceColumns, type TranslationPlan, translationPlanSchema } from './plan.ts'
import { segmentColumns, segmentCounter, WIDTH } from './segment.ts'
import { mergeTranslation, type TranslationState, translationStateSchema } from './state.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'numbers_kept', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'negations_kept', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'names_kept', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'chrf', unit: 'number', better: 'higher', shown: 'key' },
  { name: 'bleu', unit: 'number', better: 'higher', shown: 'also' },
  { name: 'ter', unit: 'number', better: 'lower', shown: 'also' },
]

function needsOf(plan: TranslationPlan): readonly ColumnNeed[] {
  const { source, hypothesis, names } = plan.columns
  const kind = plan.references === 'json' ? 'label' : 'text'
  return [
    { role: 'source', name: source, kind: 'text', used: false, optional: source === 'source' },
    ...referenceColumns(plan).map((name, i) => ({ role: `reference${i}`, name, kind, used: true }) as const),
    { role: 'hypothesis', name: hypothesis, kind: 'text', used: true },
    ...(names === undefined ? [] : [{ role: 'names', name: names, kind: 'label', used: false } as const]),
  ]
}

export const translation: Task<TranslationPlan, TranslationState> = {
  name: 'translation',
  planSchema: translationPlanSchema,
  stateSchema: translationStateSchema,
  measures,
  words,
  needs: needsOf,
  check: translationFaults,
  count: async (counting) => ({ ok: true, slices: await countSegments(counting) }),
  figures: translationFigures,
  figuresPlace: translationFiguresPlace,
  merge: mergeTranslation,
  release: ({ sums }) => ({ sums, vectors: null }),
  disclose: translationDisclosure,
  rowAmounts: async (plan) => {
    const columns = segmentColumns(plan)
    return {
      columns,
      given: columns.filter((column) => column !== 'hypothesis'),
      k: WIDTH,
      cells: 0,
      amountsOf: segmentCounter(plan),
      stateOf: (sums) => ({ sums, vectors: null }),
      answerOf: ([hypothesis]) => String(hypothesis ?? ''),
    }
  },
}

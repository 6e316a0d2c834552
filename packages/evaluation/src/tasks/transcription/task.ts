// Transcription: how much of what was said was written as it was said? An utterance is a row, and speakers are what is
// independent of each other.
import type { MeasureDefinition, Task } from '../task.ts'
import { countUtterances, transcriptionFaults, utteranceColumns } from './count.ts'
import { transcriptionDisclosure } from './disclosure.ts'
import { speakerTable, transcriptionFigures } from './figures.ts'
import { type TranscriptionPlan, transcriptionPlanSchema } from './plan.ts'
import { mergeTranscription, type TranscriptionState, transcriptionStateSchema } from './state.ts'
import { AMOUNTS, createUtteranceCounter } from './utterance.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'word_error_rate', unit: 'rate', better: 'lower', shown: 'key' },
  { name: 'words_correct', unit: 'proportion', better: 'higher' },
  { name: 'substitution_rate', unit: 'rate', better: 'lower' },
  { name: 'deletion_rate', unit: 'rate', better: 'lower' },
  { name: 'insertion_rate', unit: 'rate', better: 'lower' },
  { name: 'character_error_rate', unit: 'rate', better: 'lower', shown: 'also' },
  { name: 'sentence_error_rate', unit: 'proportion', better: 'lower' },
  { name: 'numbers_kept', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'negations_kept', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'names_kept', unit: 'proportion', better: 'higher', shown: 'also' },
  { name: 'words_invented_over_silence', unit: 'proportion', better: 'lower', shown: 'key' },
]

export const transcription: Task<TranscriptionPlan, TranscriptionState> = {
  name: 'transcription',
  planSchema: transcriptionPlanSchema,
  stateSchema: transcriptionStateSchema,
  measures,
  words,
  needs: ({ columns: { reference, hypothesis, names } }) => [
    { role: 'reference', name: reference, kind: 'text', used: true },
    { role: 'hypothesis', name: hypothesis, kind: 'text', used: true },
    ...(names === undefined ? [] : [{ role: 'names', name: names, kind: 'label', used: false } as const]),
  ],
  check: transcriptionFaults,
  count: async (counting) => ({ ok: true, slices: await countUtterances(counting) }),
  figures: transcriptionFigures,
  tables: speakerTable,
  merge: mergeTranscription,
  release: ({ sums }) => ({ sums, speakers: null }),
  disclose: transcriptionDisclosure,
  rowAmounts: async (plan) => {
    const columns = utteranceColumns(plan)
    return {
      columns,
      given: columns.filter((column) => column !== 'hypothesis'),
      k: AMOUNTS.length,
      cells: 0,
      stateOf: (sums) => ({ sums, speakers: null }),
      ...createUtteranceCounter(plan),
    }
  },
}

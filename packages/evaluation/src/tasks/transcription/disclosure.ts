// What disclosure control is put to in a state of transcription: words and utterances, summed over speakers.
import { oneBlock, restOf, sumsDisclosure } from '../sums-lens.ts'
import type { TranscriptionPlan } from './plan.ts'
import type { TranscriptionState } from './state.ts'
import { AMOUNTS } from './utterance.ts'

/** What was lost is what was there without what was kept. */
const PIECES = [
  restOf('utterances', 'utterances_in_error'),
  restOf('numbers', 'numbers_kept'),
  restOf('negations', 'negations_kept'),
  restOf('names', 'names_kept'),
  restOf('silences', 'silences_with_words'),
]

export const transcriptionDisclosure = sumsDisclosure(
  ['words and utterances', 'speakers'],
  oneBlock<TranscriptionPlan, TranscriptionState>({
    amounts: () => AMOUNTS,
    pieces: () => PIECES,
    ofRows: ['utterances', 'silences'],
    read: ({ sums }) => sums,
    write: (state, sums) => ({ ...state, sums }),
  }),
)

// What the figures of transcription rest on in one slice. Words stand in utterances and utterances come from speakers, so
// that every figure varies between speakers.
import { type Basis, none, rateOfSums, shareOf } from '../../basis/index.ts'
import type { ResultTable } from '../../result/index.ts'
import { placesOf } from '../row-sums.ts'
import type { FigureBasis, Reading } from '../task.ts'
import type { TranscriptionPlan } from './plan.ts'
import type { TranscriptionState } from './state.ts'
import { AMOUNTS, type Amount } from './utterance.ts'

type TranscriptionReading = Reading<TranscriptionPlan, TranscriptionState>

const at = placesOf(AMOUNTS)
const SAID = at('correct', 'substitutions', 'deletions')

function wordFigures({ sums }: TranscriptionState): FigureBasis[] {
  const rate = (...errors: readonly Amount[]): Basis => rateOfSums(sums, at(...errors), SAID)
  return [
    { measure: 'word_error_rate', basis: rate('substitutions', 'deletions', 'insertions') },
    { measure: 'words_correct', basis: shareOf(sums, at('correct'), SAID) },
    { measure: 'substitution_rate', basis: rate('substitutions') },
    { measure: 'deletion_rate', basis: rate('deletions') },
    { measure: 'insertion_rate', basis: rate('insertions') },
  ]
}

/** Names are asked for by the plan; silence is there or is not. */
export function transcriptionFigures({ plan, state, all }: TranscriptionReading): FigureBasis[] {
  const { sums } = state
  const share = (above: Amount, below: Amount): Basis => shareOf(sums, at(above), at(below))
  const asked = (isAsked: boolean, basis: () => Basis): Basis =>
    isAsked ? basis() : none('not_asked', 'not_applicable')
  const anySilence = (all.sums.sums[AMOUNTS.indexOf('silences')] ?? 0) > 0
  return [
    ...wordFigures(state),
    {
      measure: 'character_error_rate',
      basis: asked(plan.characters, () => rateOfSums(sums, at('character_errors'), at('characters'))),
    },
    { measure: 'sentence_error_rate', basis: share('utterances_in_error', 'utterances') },
    { measure: 'numbers_kept', basis: share('numbers_kept', 'numbers') },
    { measure: 'negations_kept', basis: share('negations_kept', 'negations') },
    {
      measure: 'names_kept',
      basis: asked(plan.columns.names !== undefined, () => share('names_kept', 'names')),
    },
    {
      measure: 'words_invented_over_silence',
      basis: anySilence ? share('silences_with_words', 'silences') : none('no_denominator', 'not_applicable'),
    },
  ]
}

const COLUMNS: ResultTable['columns'] = [
  { key: 'speaker', unit: 'text' },
  { key: 'utterances', unit: 'count' },
  { key: 'words', unit: 'count' },
  { key: 'word_error_rate', unit: 'rate' },
  { key: 'substitutions', unit: 'count' },
  { key: 'deletions', unit: 'count' },
  { key: 'insertions', unit: 'count' },
  { key: 'utterances_in_error', unit: 'count' },
]

type Row = ResultTable['rows'][number]

function speakerRow([speaker, sums]: readonly [string, readonly number[]]): Row {
  const [correct = 0, substitutions = 0, deletions = 0, insertions = 0, utterances = 0, inError = 0] = sums
  const words = correct + substitutions + deletions
  const rate = words === 0 ? null : (substitutions + deletions + insertions) / words
  return [speaker, utterances, words, rate, substitutions, deletions, insertions, inError]
}

function rateIn(row: Row): number {
  return Number(row[3] ?? -1)
}

/** The speakers, those who were understood worst first. */
export function speakerTable({ state, slice }: TranscriptionReading): ResultTable[] {
  if (state.speakers === null) return []
  const rows = [...state.speakers].map(speakerRow).sort((a, b) => rateIn(b) - rateIn(a))
  return [{ table: 'speakers', slice, columns: COLUMNS, rows }]
}

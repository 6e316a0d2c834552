// What disclosure control is put to in a state of translation: what scores add up, and what of the source was kept, summed over
// documents or segments.
import { oneBlock, restOf, sumsDisclosure } from '../sums-lens.ts'
import type { TranslationPlan } from './plan.ts'
import { KEPT_PLACES, SCORE_PLACES, WIDTH } from './segment.ts'
import type { TranslationState } from './state.ts'

function nameOf(place: number): string {
  const score = Object.entries(SCORE_PLACES).find(([, [from, to]]) => place >= from && place < to)
  if (score !== undefined) return `${score[0]}_${place - score[1][0]}`
  const kept = Object.entries(KEPT_PLACES).find(([, from]) => place === from || place === from + 1)
  if (kept === undefined) throw new Error('an amount of a segment has no name')
  return place === kept[1] ? kept[0].replace('_kept', '') : kept[0]
}

const AMOUNTS = Array.from({ length: WIDTH }, (_, place) => nameOf(place))

const PIECES = [
  restOf('numbers', 'numbers_kept'),
  restOf('negations', 'negations_kept'),
  restOf('names', 'names_kept'),
]

export const translationDisclosure = sumsDisclosure(
  ['n-grams, edits, numbers, negations and names', 'documents or segments'],
  oneBlock<TranslationPlan, TranslationState>({
    amounts: () => AMOUNTS,
    pieces: () => PIECES,
    read: ({ sums }) => sums,
    write: (state, sums) => ({ ...state, sums }),
  }),
)

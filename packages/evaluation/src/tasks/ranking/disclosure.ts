// What disclosure control is put to in a state of a ranking: sums over topics, which many topics may give; and where there is
// one topic, as in the review of one case, the documents that were found, thrown away and sampled.
import type { ElusionSample } from '@policeai/metrics'
import { aboutSums, oneBlock, refuseRounding, restOf } from '../sums-lens.ts'
import type { Disclosure } from '../task.ts'
import type { RankingPlan } from './plan.ts'
import type { RankingState } from './state.ts'
import { amountNames, WORK_SAVED } from './topic.ts'

/** Documents of one topic, each in one of these or kept without mattering. */
const CELLS = ['found', 'discarded, not sampled', 'sampled, matters', 'sampled, does not matter'] as const

function cellsOf({ found, discarded, sampled, relevant }: ElusionSample): readonly number[] {
  return [found, discarded - sampled, relevant, sampled - relevant]
}

function sampleFrom([found = 0, unread = 0, relevant = 0, other = 0]: readonly number[]): ElusionSample {
  return { found, discarded: unread + relevant + other, sampled: relevant + other, relevant }
}

export const rankingDisclosure: Disclosure<RankingState, RankingPlan> = {
  cells: ({ samples }) => {
    const [only] = samples ?? []
    return { names: CELLS, counts: only === undefined ? CELLS.map(() => 0) : cellsOf(only) }
  },
  partition: false,
  together: [2, 3],
  restore: (state, counts) => ({ ...state, samples: [sampleFrom(counts)] }),
  open: (state) => ({ ...state, samples: (state.samples ?? []).length > 1 ? null : state.samples }),
  withoutCells: (state) => ({ ...state, samples: null }),
  refusal: refuseRounding('topics'),
  about: aboutSums(
    'ranks and items',
    'topics',
    'Where a site has one topic, its documents that were found, thrown away and sampled, as counts; where it has several, elusion is `not_measured` (`needs_rows`), since the sample of each is small. One topic has no sums that could leave. ',
  ),
  sums: oneBlock<RankingPlan, RankingState>({
    amounts: amountNames,
    pieces: (plan) => [
      restOf('topics', 'topics_with_relevant'),
      restOf('items', 'relevant'),
      ...WORK_SAVED.map((level) => restOf('topics', `topics_saved_${level}`)),
      ...plan.recall_at.map((k) => restOf('relevant', `found_${k}`)),
    ],
    read: ({ sums }) => sums,
    write: (state, sums) => ({ ...state, sums }),
  }),
}

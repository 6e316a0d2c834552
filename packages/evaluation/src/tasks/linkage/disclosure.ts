// What disclosure control is put to in a state of linkage: pairs and records, summed over entities. The list that an analyst reads is
// scores one by one, and stays.
import { LINKAGE_SUMS } from '@policeai/metrics'
import { oneBlock, restOf, sumsDisclosure } from '../sums-lens.ts'
import { hasPairs, type LinkagePlan } from './plan.ts'
import { type LinkageState, PAIR_SUMS } from './state.ts'

const OF_ITEMS = [
  restOf('pairs_true', 'pairs_right'),
  restOf('pairs_predicted', 'pairs_right'),
  restOf('records', 'b_cubed_recall'),
  restOf('records', 'b_cubed_precision'),
]
const OF_PAIRS = [
  restOf('to_link', 'right'),
  restOf('linked', 'right'),
  restOf('pairs', 'spared'),
  restOf('to_link', 'true_compared'),
]

export const linkageDisclosure = sumsDisclosure(
  [
    'pairs and records',
    'entities',
    'The list that an analyst reads is scores one by one and stays: `list_precision_at` is `not_measured` (`needs_rows`). ',
  ],
  oneBlock<LinkagePlan, LinkageState>({
    amounts: (plan) => (hasPairs(plan) ? PAIR_SUMS : LINKAGE_SUMS),
    pieces: (plan) => (hasPairs(plan) ? OF_PAIRS : OF_ITEMS),
    read: ({ sums }) => sums,
    write: (state, sums) => ({ ...state, sums }),
  }),
  (state) => ({ ...state, list: null }),
)

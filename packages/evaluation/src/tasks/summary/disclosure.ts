// What disclosure control is put to in a state of summaries: claims and facts, summed over cases.
import { ROUGE_KINDS, type UnitSums } from '@policeai/metrics'
import { oneBlock, restOf, sumsDisclosure } from '../sums-lens.ts'
import { AMOUNTS } from './judged.ts'
import type { SummaryPlan } from './plan.ts'

const PIECES = [
  restOf('claims', 'unsupported', 'contradicted'),
  restOf('judged', 'sound'),
  restOf('key_facts', 'covered'),
]

export const summaryDisclosure = sumsDisclosure(
  ['claims and facts', 'cases'],
  oneBlock<SummaryPlan, UnitSums>({
    amounts: () => AMOUNTS,
    pieces: () => PIECES,
    ofRows: ['judged', ...ROUGE_KINDS.map((kind) => `${kind}_measured`)],
    read: (sums) => sums,
    write: (_, sums) => sums,
  }),
)

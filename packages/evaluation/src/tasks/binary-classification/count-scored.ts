// Counts independent rows by rising score: all observations and the groups of each attribute, on as many threads as pay.
import type { Batch } from '../../observations/index.ts'
import { startThread, type Thread } from '../../threads/index.ts'
import type { Slices } from '../task.ts'
import { fillRooms, type SharedRows, shareRows } from './shared-rows.ts'
import { type BinaryState, type BinnedState, mergeBins } from './state.ts'
import { createTally, type Tallied, type TallyPlan } from './tally.ts'
import type { TallyWork } from './tally-thread.ts'
import { columnsOf } from './unpacking.ts'

export type ScoredCounting = {
  readonly plan: TallyPlan
  readonly batches: AsyncIterable<Batch>
  readonly threads: number
  /** Told how many observations have been counted. */
  readonly onRows: (rows: number) => void
}

/** The plan of each thread, this one first, which fetches the rows and counts all observations. */
export function shareOut(plan: TallyPlan, threads: number): readonly TallyPlan[] {
  const helping = Math.min(threads - 1, plan.groups.length)
  return Array.from({ length: helping + 1 }, (_, thread) => ({
    ...plan,
    all: thread === 0 ? plan.all : undefined,
    groups: plan.groups.map((slices, a) => ((a + 1) % (helping + 1) === thread ? slices : undefined)),
  }))
}

type TallyThread = Thread<Tallied>

/** Fails when a thread does, and never ends otherwise. */
function failureOf(threads: readonly TallyThread[]): Promise<never> {
  const failed = new Promise<never>((_, fail) => {
    for (const { answer } of threads) answer.catch(fail)
  })
  failed.catch(() => undefined)
  return failed
}

async function tallyHere(
  plan: TallyPlan,
  rows: SharedRows,
  { batches, onRows }: ScoredCounting,
  threads: readonly TallyThread[],
): Promise<Tallied> {
  const tally = createTally(plan)
  let counted = 0
  for await (const { room, length } of fillRooms(rows, batches, failureOf(threads))) {
    counted += tally.add(room, length)
    onRows(counted)
  }
  return tally.read()
}

/** The bins of all rows, from those of the groups of one attribute. */
function binsOf(all: BinnedState, groups: readonly BinaryState[]): BinnedState {
  const { squaredErrors } = all
  const parts = groups.flatMap(({ bins }) => bins ?? [])
  const merged = parts.reduce<BinnedState | undefined>(
    (sum, part) => (sum === undefined ? part : mergeBins(sum, part)),
    undefined,
  )
  return merged === undefined
    ? all
    : { ...merged, squaredErrors, calibration: squaredErrors && merged.calibration }
}

function slicesOf(parts: readonly Tallied[], attributes: number): Slices<BinaryState> {
  const all = parts.find((part) => part.all !== undefined)?.all
  if (all === undefined) throw new Error('nobody counted all observations')
  const groups = Array.from({ length: attributes }, (_, a) => {
    const found = parts.find((part) => part.groups[a] !== undefined)?.groups[a]
    if (found === undefined) throw new Error('nobody counted the groups of an attribute')
    return found
  })
  const [first] = groups
  if (first === undefined || all.bins === undefined) return { all, groups }
  return { all: { ...all, bins: binsOf(all.bins, first) }, groups }
}

export async function countScored(counting: ScoredCounting): Promise<Slices<BinaryState>> {
  const { plan, threads } = counting
  const [here = plan, ...others] = shareOut(plan, threads)
  const rows = shareRows(columnsOf(plan.layout), others.length)
  const started = others.map((other, reader): TallyThread => {
    const work: TallyWork = { plan: other, rows, reader }
    return startThread('tally-thread', import.meta.url, work)
  })
  try {
    const own = await tallyHere(here, rows, counting, started)
    const found = await Promise.all(started.map(({ answer }) => answer))
    return slicesOf([own, ...found], plan.groups.length)
  } finally {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}

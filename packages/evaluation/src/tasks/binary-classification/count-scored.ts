// Counts independent rows by rising score: all observations and the groups of each attribute, on as many threads as pay.
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Batch } from '../../observations/index.ts'
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

type Thread = { readonly tallied: Promise<Tallied>; readonly stop: () => Promise<unknown> }

function startThread(work: TallyWork): Thread {
  const file = new URL(`./tally-thread${extname(import.meta.url)}`, import.meta.url)
  const worker = new Worker(file, { workerData: work })
  const tallied = once(worker, 'message').then(([found]): Tallied => found)
  // A failure is thrown where the rows or the counts are awaited.
  tallied.catch(() => undefined)
  return { tallied, stop: () => worker.terminate() }
}

/** Fails when a thread does, and never ends otherwise. */
function failureOf(threads: readonly Thread[]): Promise<never> {
  const failed = new Promise<never>((_, fail) => {
    for (const { tallied } of threads) tallied.catch(fail)
  })
  failed.catch(() => undefined)
  return failed
}

async function tallyHere(
  plan: TallyPlan,
  rows: SharedRows,
  { batches, onRows }: ScoredCounting,
  threads: readonly Thread[],
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
  const started = others.map((other, reader) => startThread({ plan: other, rows, reader }))
  try {
    const own = await tallyHere(here, rows, counting, started)
    const found = await Promise.all(started.map(({ tallied }) => tallied))
    return slicesOf([own, ...found], plan.groups.length)
  } finally {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}

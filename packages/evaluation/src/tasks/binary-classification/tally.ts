// Counts rows by rising score into the slices that they belong to, in one pass: the confusion cells, the sums that areas, average precision and the Brier score are read from, and the bins.
import {
  addScores,
  type BinLimits,
  type ClassTotals,
  createScan,
  finishScan,
  plainSums,
  type ScoreHistogram,
  type ScoreScan,
} from '@policeai/metrics'
import {
  addToBins,
  type BinCounter,
  createBinCounter,
  type PlacedRows,
  type RisingBins,
  readBins,
  risingBins,
} from './rising-bins.ts'
import type { Room } from './shared-rows.ts'
import type { BinaryState } from './state.ts'
import { createUnpacker, type Layout, MOST_ROWS } from './unpacking.ts'

/** What a row with a score is added to beside its cell. */
type ScoreCounter = { readonly scan: ScoreScan; readonly bins: BinCounter }

/** Cells in the order true negative, false positive, false negative, true positive. */
type Counter = { readonly cells: Float64Array; readonly scored: ScoreCounter | undefined }

/** Whether the ROC curve of a slice is kept, and how many of each class it has, where there are scores. */
export type SlicePlan = { readonly curve: boolean; readonly totals: ClassTotals | undefined }

/** What a tally counts: all observations, the groups of some attributes, or both. It can be handed to a thread. */
export type TallyPlan = {
  readonly layout: Layout
  /** A score of at least this is a positive. */
  readonly threshold: number
  /** How scores are binned; `undefined` where there are none. */
  readonly bins: { readonly limits: BinLimits; readonly calibration: number } | undefined
  readonly all: SlicePlan | undefined
  readonly groups: readonly (readonly SlicePlan[] | undefined)[]
}

/** What was counted, where the plan has it. */
export type Tallied = {
  readonly all: BinaryState | undefined
  readonly groups: readonly (readonly BinaryState[] | undefined)[]
}

/** A count in the making, fed with rows by rising score. */
export type Tally = { readonly add: (room: Room, length: number) => number; readonly read: () => Tallied }

function createCounter({ curve, totals }: SlicePlan, bins: RisingBins | undefined): Counter {
  const cells = new Float64Array(4)
  if (bins === undefined) return { cells, scored: undefined }
  return { cells, scored: { scan: createScan({ curve, totals }), bins: createBinCounter(bins) } }
}

/** Adds rows, those from `from` to before `to`, to a slice; to its bins too where there are any. */
function addRows(
  { cells, scored }: Counter,
  rows: PlacedRows,
  { threshold, limits }: { readonly threshold: number; readonly limits: BinLimits | undefined },
  from: number,
  to: number,
): void {
  const { scores, positives, negatives } = rows
  for (let i = from; i < to; i++) {
    const flagged = (scores[i] as number) >= threshold ? 1 : 0
    cells[flagged] = (cells[flagged] as number) + (negatives[i] as number)
    cells[2 + flagged] = (cells[2 + flagged] as number) + (positives[i] as number)
  }
  if (scored === undefined) return
  addScores(scored.scan, rows, from, to)
  if (limits !== undefined) addToBins(scored.bins, rows, limits, from, to)
}

function roomForRows(): PlacedRows {
  const column = (): Float64Array => new Float64Array(MOST_ROWS)
  return {
    scores: column(),
    positives: column(),
    negatives: column(),
    inCalibration: new Int32Array(MOST_ROWS),
    inHistogram: new Int32Array(MOST_ROWS),
  }
}

/** Where the rows of each group begin once they are put together; the last is where those of the last group end. */
function startsOf(codes: Float64Array, length: number, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1)
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number
    if (!(code < groups)) throw new Error('a row has a group that the dictionary lacks')
    starts[code + 1]!++
  }
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g] as number
  return starts
}

/** Puts the rows of each group together, still by rising score. */
function putTogether(
  rows: PlacedRows,
  codes: Float64Array,
  starts: Int32Array,
  length: number,
  into: PlacedRows,
): void {
  const next = starts.slice()
  for (let i = 0; i < length; i++) {
    const at = next[codes[i] as number]!++
    into.scores[at] = rows.scores[i] as number
    into.positives[at] = rows.positives[i] as number
    into.negatives[at] = rows.negatives[i] as number
    into.inCalibration[at] = rows.inCalibration[i] as number
    into.inHistogram[at] = rows.inHistogram[i] as number
  }
}

function stateOf({ cells, scored }: Counter, bins: RisingBins | undefined): BinaryState {
  const plain = { cells: plainSums([...cells]), inBins: false, units: undefined }
  if (scored === undefined || bins === undefined) return { ...plain, scores: undefined, bins: undefined }
  const scores = finishScan(scored.scan)
  return { ...plain, scores, bins: readBins(bins, scored.bins, scores) }
}

function total({ positives, negatives }: ScoreHistogram, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += (positives[i] as number) + (negatives[i] as number)
  return sum
}

/** Counts into every slice that a row belongs to. `add` gives the number of observations that it was fed. */
export function createTally(plan: TallyPlan): Tally {
  const { threshold } = plan
  const bins = plan.bins && risingBins(plan.bins.limits, plan.bins.calibration)
  const all = plan.all && createCounter(plan.all, bins)
  const groups = plan.groups.map((slices) => slices?.map((slice) => createCounter(slice, bins)))
  const [placed, together, unpack] = [roomForRows(), roomForRows(), createUnpacker(plan.layout)]
  const limits = bins?.limits
  // Each row is in one group of an attribute: the bins of all are those of its groups, and need no adding of their own.
  const limitsOfAll = plan.layout.attributes === 0 ? limits : undefined
  const placing = limitsOfAll !== undefined || groups.some((counters) => counters !== undefined)
  const addGroups = (rows: PlacedRows, codes: Float64Array, counters: readonly Counter[], length: number) => {
    const starts = startsOf(codes, length, counters.length)
    putTogether(rows, codes, starts, length, together)
    for (const [g, counter] of counters.entries())
      addRows(counter, together, { threshold, limits }, starts[g] as number, starts[g + 1] as number)
  }
  return {
    add: (room, length) => {
      const { codes, scores, positives, negatives } = unpack(room, length)
      const rows = { ...placed, scores, positives, negatives }
      if (placing) bins?.place(rows, length)
      if (all !== undefined) addRows(all, rows, { threshold, limits: limitsOfAll }, 0, length)
      for (const [a, counters] of groups.entries())
        if (counters !== undefined) addGroups(rows, codes[a] as Float64Array, counters, length)
      return total(rows, length)
    },
    read: () => ({
      all: all && stateOf(all, bins),
      groups: groups.map((counters) => counters?.map((counter) => stateOf(counter, bins))),
    }),
  }
}

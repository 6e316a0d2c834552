// Counts every row into every slice that it belongs to, in one pass over the rows by rising score: the confusion cells,
// the sums that areas, average precision and the Brier score are read from, and the bins.
import {
  addScores,
  type BinLimits,
  createScan,
  finishScan,
  plainSums,
  type ScoreScan,
} from '@policeai/metrics'
import type { Attribute } from '../../observations/index.ts'
import type { Slices } from '../task.ts'
import {
  addToBins,
  type BinCounter,
  createBinCounter,
  type PlacedRows,
  type RisingBins,
  readBins,
} from './rising-bins.ts'
import { MOST_ROWS, type ScoredRows, type SliceTotals } from './scored-rows.ts'
import { type BinaryState, type BinnedState, mergeBins } from './state.ts'

/** What a row with a score is added to beside its cell. */
type ScoreCounter = { readonly scan: ScoreScan; readonly bins: BinCounter }

/** Cells in the order true negative, false positive, false negative, true positive. */
type Counter = { readonly cells: Float64Array; readonly scored: ScoreCounter | undefined }

export type CountingRequest = {
  readonly rows: AsyncIterable<ScoredRows>
  readonly attributes: readonly Attribute[]
  /** A score of at least this is a positive. */
  readonly threshold: number
  /** How scores are binned, and how many of each class every slice has; `undefined` where there are no scores. */
  readonly scored: { readonly bins: RisingBins; readonly totals: SliceTotals } | undefined
  /** Whether the ROC curve of a group is kept. */
  readonly keepsCurve: (attribute: number, group: number) => boolean
  /** Told how many rows have been counted. */
  readonly onRows: (rows: number) => void
}

function createCounter(
  { scored }: CountingRequest,
  curve: boolean,
  totals: SliceTotals['all'] | undefined,
): Counter {
  const cells = new Float64Array(4)
  if (scored === undefined) return { cells, scored }
  return { cells, scored: { scan: createScan({ curve, totals }), bins: createBinCounter(scored.bins) } }
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

function stateOf({ cells, scored }: Counter, request: CountingRequest): BinaryState {
  const plain = { cells: plainSums([...cells]), inBins: false, units: undefined }
  if (scored === undefined || request.scored === undefined)
    return { ...plain, scores: undefined, bins: undefined }
  const scores = finishScan(scored.scan)
  return { ...plain, scores, bins: readBins(request.scored.bins, scored.bins, scores) }
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

export async function countScored(request: CountingRequest): Promise<Slices<BinaryState>> {
  const { attributes, threshold, scored, keepsCurve } = request
  const all = createCounter(request, true, scored?.totals.all)
  const limits = scored?.bins.limits
  const groups = attributes.map((attribute, a) =>
    attribute.groups.map((_, g) => createCounter(request, keepsCurve(a, g), scored?.totals.groups[a]?.[g])),
  )
  const [placed, together] = [roomForRows(), roomForRows()]
  let counted = 0
  for await (const { length, codes, ...histogram } of request.rows) {
    const rows = { ...placed, ...histogram }
    scored?.bins.place(rows, length)
    addRows(all, rows, { threshold, limits: attributes.length === 0 ? limits : undefined }, 0, length)
    for (const [a, counters] of groups.entries()) {
      const starts = startsOf(codes[a] as Float64Array, length, counters.length)
      putTogether(rows, codes[a] as Float64Array, starts, length, together)
      for (const [g, counter] of counters.entries())
        addRows(counter, together, { threshold, limits }, starts[g] as number, starts[g + 1] as number)
    }
    for (let i = 0; i < length; i++) counted += (rows.positives[i] as number) + (rows.negatives[i] as number)
    request.onRows(counted)
  }
  const read = (counter: Counter): BinaryState => stateOf(counter, request)
  const states = { all: read(all), groups: groups.map((counters) => counters.map(read)) }
  const [first] = states.groups
  if (first === undefined || states.all.bins === undefined) return states
  return { ...states, all: { ...states.all, bins: binsOf(states.all.bins, first) } }
}

// Counts every row into every slice that it belongs to, in one pass over the rows by rising score: the confusion cells,
// the sums that areas, average precision and the Brier score are read from, and the bins.
import { addScores, createScan, finishScan, plainSums, type ScoreScan } from '@policeai/metrics'
import type { Attribute } from '../../observations/index.ts'
import type { Slices } from '../task.ts'
import { type BinCounter, createBinCounter, type RisingBins, readBins } from './rising-bins.ts'
import type { ScoredRows, SliceTotals } from './scored-rows.ts'
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

function addRows(
  counters: readonly Counter[],
  codes: Float64Array | undefined,
  rows: ScoredRows,
  threshold: number,
  bins: RisingBins | undefined,
): void {
  const { length, scores, truths, counts } = rows
  for (let i = 0; i < length; i++) {
    const counter = counters[codes === undefined ? 0 : (codes[i] as number)]
    if (counter === undefined) throw new Error('a row has a group that the dictionary lacks')
    const [score, truth, count] = [scores[i] as number, truths[i] as number, counts[i] as number]
    const cell = 2 * truth + (score >= threshold ? 1 : 0)
    counter.cells[cell] = (counter.cells[cell] as number) + count
    const { scored } = counter
    if (scored === undefined) continue
    addScores(scored.scan, score, truth * count, (1 - truth) * count)
    bins?.add(scored.bins, i, score, truth * count, count)
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
  // Each row is in one group of an attribute: the bins of all are those of its groups, and need no adding of their own.
  const binsOfAll = attributes.length === 0 ? scored?.bins : undefined
  const groups = attributes.map((attribute, a) =>
    attribute.groups.map((_, g) => createCounter(request, keepsCurve(a, g), scored?.totals.groups[a]?.[g])),
  )
  let counted = 0
  for await (const rows of request.rows) {
    scored?.bins.place(rows)
    addRows([all], undefined, rows, threshold, binsOfAll)
    for (const [a, counters] of groups.entries())
      addRows(counters, rows.codes[a], rows, threshold, scored?.bins)
    for (let i = 0; i < rows.length; i++) counted += rows.counts[i] as number
    request.onRows(counted)
  }
  const read = (counter: Counter): BinaryState => stateOf(counter, request)
  const states = { all: read(all), groups: groups.map((counters) => counters.map(read)) }
  const [first] = states.groups
  if (first === undefined || states.all.bins === undefined) return states
  return { ...states, all: { ...states.all, bins: binsOf(states.all.bins, first) } }
}

// Counts every row into every slice that it belongs to, in one pass over the rows by rising score: the confusion
// cells, and the sums that the area under the ROC curve and the Brier score are read from.
import { addScores, createScan, finishScan, plainSums, type ScoreScan } from '@policeai/metrics'
import type { Attribute } from '../../observations/index.ts'
import type { Slices } from '../task.ts'
import type { ScoredRows } from './scored-rows.ts'
import type { BinaryState } from './state.ts'

/** Cells in the order true negative, false positive, false negative, true positive. */
type Counter = { readonly cells: Float64Array; readonly scan: ScoreScan | undefined }

export type CountingRequest = {
  readonly rows: AsyncIterable<ScoredRows>
  readonly attributes: readonly Attribute[]
  /** A score of at least this is a positive. */
  readonly threshold: number
  readonly scored: boolean
  /** Whether the ROC curve of a group is kept. */
  readonly keepsCurve: (attribute: number, group: number) => boolean
  /** Told how many rows have been counted. */
  readonly onRows: (rows: number) => void
}

function createCounter(scored: boolean, curve: boolean): Counter {
  return { cells: new Float64Array(4), scan: scored ? createScan({ curve }) : undefined }
}

function addRow(
  { cells, scan }: Counter,
  cell: number,
  score: number,
  positive: number,
  count: number,
): void {
  cells[cell] = (cells[cell] ?? 0) + count
  if (scan !== undefined) addScores(scan, score, positive * count, (1 - positive) * count)
}

function addRows(
  counters: readonly Counter[],
  codes: Float64Array | undefined,
  rows: ScoredRows,
  threshold: number,
): void {
  const { length, scores, truths, counts } = rows
  for (let i = 0; i < length; i++) {
    const counter = counters[codes?.[i] ?? 0]
    if (counter === undefined) throw new Error('a row has a group that the dictionary lacks')
    const score = scores[i] ?? 0
    const truth = truths[i] ?? 0
    addRow(counter, 2 * truth + (score >= threshold ? 1 : 0), score, truth, counts[i] ?? 0)
  }
}

function stateOf({ cells, scan }: Counter): BinaryState {
  return { cells: plainSums([...cells]), scores: scan === undefined ? undefined : finishScan(scan) }
}

export async function countScored(request: CountingRequest): Promise<Slices<BinaryState>> {
  const { attributes, threshold, scored, keepsCurve } = request
  const all = createCounter(scored, true)
  const groups = attributes.map((attribute, a) =>
    attribute.groups.map((_, g) => createCounter(scored, keepsCurve(a, g))),
  )
  let counted = 0
  for await (const rows of request.rows) {
    addRows([all], undefined, rows, threshold)
    for (const [a, counters] of groups.entries()) addRows(counters, rows.codes[a], rows, threshold)
    for (let i = 0; i < rows.length; i++) counted += rows.counts[i] ?? 0
    request.onRows(counted)
  }
  return { all: stateOf(all), groups: groups.map((counters) => counters.map(stateOf)) }
}

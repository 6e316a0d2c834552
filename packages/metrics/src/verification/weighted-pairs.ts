// Sums over pairs of people under the weights of a resample, several resamples in one pass: their weights are the
// digits of one number, so that one addition serves them all. Everything is a whole number, and exact.

/** Counts by pair: those whose first person is a are at `starts[a]` … `starts[a + 1] − 1`. */
export type PairRows = {
  readonly starts: Int32Array
  readonly second: Int32Array
  readonly counts: Int32Array
}

/** The weights of some resamples: digit k of `digits[person]` in this base is her weight in resample k. */
export type PackedWeights = { readonly digits: Float64Array; readonly base: number; readonly lanes: number }

/** The base in which the sum of any row of counts fits into a digit; `total` is the sum of one resample's weights. */
export function digitBase(mostCounted: number, total: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(mostCounted * total + 1)))
}

/** How many digits a number holds exactly. */
export function lanesOf(base: number): number {
  return Math.max(1, Math.floor(53 / Math.log2(base)))
}

export function packWeights(resamples: readonly Int32Array[], base: number): PackedWeights {
  const digits = new Float64Array(resamples[0]?.length ?? 0)
  for (const weights of resamples.toReversed())
    for (let i = 0; i < digits.length; i++) digits[i] = (digits[i] as number) * base + (weights[i] as number)
  return { digits, base, lanes: resamples.length }
}

/** A row's counts, each times the weights of its second person. This loop runs some thousand million times. */
function sumRow(
  second: Int32Array,
  counts: Int32Array,
  digits: Float64Array,
  from: number,
  end: number,
): number {
  let row = 0
  for (let i = from; i < end; i++) row += (counts[i] as number) * (digits[second[i] as number] as number)
  return row
}

function addLanes(totals: Float64Array, row: number, weights: number, base: number): void {
  let [rest, others] = [row, weights]
  for (let lane = 0; lane < totals.length; lane++) {
    const [nextRest, nextOthers] = [Math.floor(rest / base), Math.floor(others / base)]
    totals[lane] = (totals[lane] as number) + (rest - nextRest * base) * (others - nextOthers * base)
    rest = nextRest
    others = nextOthers
  }
}

/** The sum of all counts, each times the weights of both people, in each resample. */
export function weightedSums(rows: PairRows, { digits, base, lanes }: PackedWeights): Float64Array {
  const { starts, second, counts } = rows
  const totals = new Float64Array(lanes)
  for (let a = 0; a + 1 < starts.length; a++) {
    const [from, end] = [starts[a] as number, starts[a + 1] as number]
    const weights = digits[a] as number
    if (from === end || weights === 0) continue
    addLanes(totals, sumRow(second, counts, digits, from, end), weights, base)
  }
  return totals
}

/** The most that a pair counts. */
export function mostCounted({ counts }: PairRows): number {
  let most = 0
  for (const count of counts) most = Math.max(most, count)
  return most
}

/** The rows of columns that stand in rising order of `first`. */
export function rowsFrom(
  people: number,
  first: Int32Array,
  second: Int32Array,
  counts: Int32Array,
): PairRows {
  const starts = new Int32Array(people + 1)
  for (const person of first) starts[person + 1] = (starts[person + 1] ?? 0) + 1
  for (let i = 0; i < people; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  return { starts, second, counts }
}

// The edit distance inside TER: insertions, deletions and substitutions of words, looked for only near the diagonal,
// as sacreBLEU's form of Tercom does. Rows are kept while the words before them stay the same, which makes trying
// hundreds of shifts of one sentence cheap.

const BEAM = 25
const FAR = 1e9

const SUBSTITUTED = 1
const KEPT = 2
const DROPPED = 3
const INSERTED = 4

/** Where each word of the reference stands in the hypothesis, and the errors before each place of either. */
export type Alignment = {
  readonly places: Int32Array
  readonly errors: Int32Array
  readonly referenceErrors: Int32Array
}

/** Distances of hypotheses of one length to a reference; `align` is of the hypothesis measured last. */
export type Beam = { readonly distance: (words: Int32Array) => number; readonly align: () => Alignment }

type Grid = {
  readonly reference: Int32Array
  readonly length: number
  readonly costs: Int32Array
  readonly edits: Uint8Array
}

function createGrid(reference: Int32Array, length: number): Grid {
  const width = reference.length + 1
  const [costs, edits] = [new Int32Array(width * (length + 1)), new Uint8Array(width * (length + 1))]
  for (let j = 0; j < width; j++) costs[j] = j
  edits.fill(INSERTED, 0, width)
  return { reference, length, costs, edits }
}

function rangeOf({ reference, length }: Grid, row: number): readonly [number, number] {
  const [width, slope] = [reference.length + 1, reference.length / length]
  const beam = BEAM < slope / 2 ? Math.ceil(slope / 2 + BEAM) : BEAM
  const diagonal = Math.floor(row * slope)
  return [Math.max(0, diagonal - beam), row === length ? width : Math.min(width, diagonal + beam)]
}

// Of edits that cost the same, a substitution is preferred to a deletion, and that to an insertion.
function fillRow(grid: Grid, row: number, word: number): void {
  const { reference, costs, edits } = grid
  const width = reference.length + 1
  const [start, end] = rangeOf(grid, row)
  const [here, above] = [row * width, (row - 1) * width]
  costs.fill(FAR, here, here + width)
  for (let j = start; j < end; j++) {
    const same = j > 0 && reference[j - 1] === word
    let cost = j > 0 ? (costs[above + j - 1] ?? FAR) + (same ? 0 : 1) : FAR
    let edit = same ? KEPT : SUBSTITUTED
    const dropped = (costs[above + j] ?? FAR) + 1
    if (dropped < cost) [cost, edit] = [dropped, DROPPED]
    const inserted = j > 0 ? (costs[here + j - 1] ?? FAR) + 1 : FAR
    if (inserted < cost) [cost, edit] = [inserted, INSERTED]
    costs[here + j] = Math.min(FAR, cost)
    edits[here + j] = edit
  }
}

function runningSum(flags: Uint8Array): Int32Array {
  const sums = new Int32Array(flags.length + 1)
  flags.forEach((flag, i) => {
    sums[i + 1] = (sums[i] ?? 0) + flag
  })
  return sums
}

function trace({ reference, length, edits }: Grid): Alignment {
  const places = new Int32Array(reference.length)
  const [wrong, referenceWrong] = [new Uint8Array(length), new Uint8Array(reference.length)]
  let [i, j] = [length, reference.length]
  while (i > 0 || j > 0) {
    const edit = edits[i * (reference.length + 1) + j]
    const error = edit === KEPT ? 0 : 1
    if (edit !== DROPPED) [places[j - 1], referenceWrong[j - 1]] = [i - 1, error]
    if (edit !== INSERTED) wrong[i - 1] = error
    if (edit !== DROPPED) j--
    if (edit !== INSERTED) i--
  }
  return { places, errors: runningSum(wrong), referenceErrors: runningSum(referenceWrong) }
}

export function createBeam(reference: Int32Array, length: number): Beam {
  const grid = createGrid(reference, length)
  const known = new Int32Array(length).fill(-1)
  const distance = (words: Int32Array): number => {
    let row = 0
    while (row < length && words[row] === known[row]) row++
    for (; row < length; row++) fillRow(grid, row + 1, words[row] ?? -1)
    known.set(words)
    return grid.costs[grid.costs.length - 1] ?? FAR
  }
  return { distance, align: () => trace(grid) }
}

// The alignment of what was said with what was recognised, as NIST's sclite makes it: the cheapest one where a
// substitution costs 4 and an insertion or a deletion 3, with sclite's own choice among equals, so that the counts
// are those of its report. It is not plain Levenshtein distance, which counts fewer errors of other kinds.
import { requireThat } from '../require-that.ts'
import { type ArcChoices, NOTHING, OPTIONAL, PLAIN, type Reference } from './reference.ts'

/** Counts over the words of an alignment. A word that may be left out, and is, counts as correct. */
export type Edits = {
  readonly correct: number
  readonly substitutions: number
  readonly deletions: number
  readonly insertions: number
}

export type Edit = keyof Edits

/**
 * Told each step, from the end to the beginning: `arc` of the reference from 1 and `word` of the hypothesis from 0;
 * −1 stands for none. A correct step without a word is an optional word that was left out.
 */
export type Visit = (edit: Edit, arc: number, word: number) => void

export type Aligner = {
  readonly align: (reference: Reference, hypothesis: Int32Array, visit?: Visit) => Edits
}

const SUBSTITUTION = 4
const GAP = 3
// By the kind of an arc. sclite adds in single precision, and which of two equals wins can hang on that.
const LEFT_OUT = Float32Array.of(GAP, 2, 0.001)
const MOST_CELLS = 2 ** 28

/** An alignment's costs: row i for arc i, column j for the first j words. `width` is the length of a row. */
type Costs = { readonly cells: Float32Array; readonly width: number }

/** Where a step of the way back comes from; −1 where there is none such. */
type Step = { readonly edit: 'diagonal' | 'deletion' | 'insertion'; readonly from: number }

function fillChain({ cells, width }: Costs, words: Int32Array, length: number, hypothesis: Int32Array): void {
  for (let j = 0; j < width; j++) cells[j] = j * GAP
  for (let i = 1; i <= length; i++) {
    const word = words[i - 1]
    const row = i * width
    let diagonal = cells[row - width] as number
    let best = i * GAP
    cells[row] = best
    for (let j = 1; j < width; j++) {
      const above = cells[row - width + j] as number
      const gap = (best < above ? best : above) + GAP
      const same = word === hypothesis[j - 1] ? diagonal : diagonal + SUBSTITUTION
      best = same < gap ? same : gap
      cells[row + j] = best
      diagonal = above
    }
  }
}

/** The arc before `arc` with the least cost in column j, the first among equals; arc − 1 in a chain. */
function cheapestBefore({ cells, width }: Costs, choices: ArcChoices | null, arc: number, j: number): number {
  if (choices === null) return arc - 1
  return cheapest(cells, width, choices.before, choices.first[arc] ?? 0, choices.first[arc + 1] ?? 0, j)
}

function cheapest(
  cells: Float32Array,
  width: number,
  arcs: Int32Array,
  from: number,
  to: number,
  j: number,
): number {
  let least = Number.POSITIVE_INFINITY
  let found = 0
  for (let k = from; k < to; k++) {
    const arc = arcs[k] ?? 0
    const cost = cells[arc * width + j] ?? 0
    if (cost < least) {
      least = cost
      found = arc
    }
  }
  return found
}

function fillChoices(costs: Costs, { words, choices }: Reference, hypothesis: Int32Array): void {
  const { cells, width } = costs
  for (let j = 0; j < width; j++) cells[j] = j * GAP
  for (let arc = 1; arc <= words.length; arc++) {
    const leftOut = LEFT_OUT[choices?.kinds[arc] ?? PLAIN] ?? GAP
    for (let j = 0; j < width; j++) {
      const above = cells[cheapestBefore(costs, choices, arc, j) * width + j] ?? 0
      let best = Math.fround(above + leftOut)
      if (j > 0) {
        const left = cells[arc * width + j - 1] ?? 0
        const diagonal = cells[cheapestBefore(costs, choices, arc, j - 1) * width + j - 1] ?? 0
        const same = words[arc - 1] === hypothesis[j - 1] ? 0 : SUBSTITUTION
        best = Math.min(best, Math.fround(left + GAP), Math.fround(diagonal + same))
      }
      cells[arc * width + j] = best
    }
  }
}

/** Among equals sclite takes a substitution before anything else, and an insertion before a deletion. */
function stepBack(costs: Costs, reference: Reference, hypothesis: Int32Array, arc: number, j: number): Step {
  if (arc === 0) return { edit: 'insertion', from: 0 }
  const { cells, width } = costs
  const { choices, words } = reference
  const above = cheapestBefore(costs, choices, arc, j)
  if (j === 0) return { edit: 'deletion', from: above }
  const corner = cheapestBefore(costs, choices, arc, j - 1)
  const same = words[arc - 1] === hypothesis[j - 1] ? 0 : SUBSTITUTION
  const best = cells[arc * width + j] ?? 0
  if (Math.fround((cells[corner * width + j - 1] ?? 0) + same) === best)
    return { edit: 'diagonal', from: corner }
  const leftOut = LEFT_OUT[choices?.kinds[arc] ?? PLAIN] ?? GAP
  const deletion = Math.fround((cells[above * width + j] ?? 0) + leftOut)
  const insertion = Math.fround((cells[arc * width + j - 1] ?? 0) + GAP)
  return deletion < insertion ? { edit: 'deletion', from: above } : { edit: 'insertion', from: arc }
}

function lastArc({ cells, width }: Costs, { ends }: ArcChoices): number {
  return cheapest(cells, width, ends, 0, ends.length, width - 1)
}

/** What a deletion counts as: leaving out an optional word is correct, and `@` is no word. */
function deletionOf(kind: number): Edit | undefined {
  if (kind === NOTHING) return undefined
  return kind === OPTIONAL ? 'correct' : 'deletions'
}

function editOf({ edit }: Step, reference: Reference, arc: number, same: boolean): Edit | undefined {
  if (edit === 'insertion') return 'insertions'
  if (edit === 'deletion') return deletionOf(reference.choices?.kinds[arc] ?? PLAIN)
  return same ? 'correct' : 'substitutions'
}

type Counts = { -readonly [edit in Edit]: number }

function traceBack(
  costs: Costs,
  reference: Reference,
  hypothesis: Int32Array,
  counts: Counts,
  from: number,
  visit: Visit | undefined,
): void {
  let arc = from
  let j = costs.width - 1
  while (arc > 0 || j > 0) {
    const step = stepBack(costs, reference, hypothesis, arc, j)
    const edit = editOf(step, reference, arc, reference.words[arc - 1] === hypothesis[j - 1])
    if (edit !== undefined) {
      counts[edit]++
      visit?.(edit, step.edit === 'insertion' ? -1 : arc, step.edit === 'deletion' ? -1 : j - 1)
    }
    arc = step.from
    if (step.edit !== 'deletion') j--
  }
}

/**
 * How many words two chains share at their ends. They are correct in sclite's alignment, which on its way back prefers
 * a match to a gap of the same cost; and where the last words match, no gap is cheaper.
 */
function sharedTail(words: Int32Array, hypothesis: Int32Array): number {
  const most = Math.min(words.length, hypothesis.length)
  let tail = 0
  while (tail < most && words[words.length - 1 - tail] === hypothesis[hypothesis.length - 1 - tail]) tail++
  return tail
}

/**
 * An aligner, which keeps its working memory from one utterance to the next: four bytes for each pair of a word of
 * the reference and a word of the hypothesis. Throws `RangeError` above 2²⁸ pairs, about 16,000 words each.
 *
 * Source: NIST Scoring Toolkit 2.4.10, doc/sclite.htm, "dynamic programming"; words that may be left out as under its
 * option `-D`. Alternatives and optional words are free to match, as there.
 *
 * @example
 * createAligner().align({ words: Int32Array.of(1, 2, 3), choices: null }, Int32Array.of(1, 3, 4)) // => { "correct": 2, "substitutions": 0, "deletions": 1, "insertions": 1 }
 */
export function createAligner(): Aligner {
  let cells = new Float32Array(1 << 12)
  const space = (reference: number, hypothesis: number): Costs => {
    const size = (reference + 1) * (hypothesis + 1)
    requireThat(
      size <= MOST_CELLS,
      `an utterance of ${reference} words against ${hypothesis} is too long: cut it into segments`,
    )
    if (size > cells.length) cells = new Float32Array(Math.min(2 * size, MOST_CELLS))
    return { cells, width: hypothesis + 1 }
  }
  const align: Aligner['align'] = (reference, hypothesis, visit) => {
    const { words, choices } = reference
    const tail = choices === null ? sharedTail(words, hypothesis) : 0
    const length = words.length - tail
    const costs = space(length, hypothesis.length - tail)
    const counts: Counts = { correct: tail, substitutions: 0, deletions: 0, insertions: 0 }
    if (visit !== undefined)
      for (let k = 0; k < tail; k++) visit('correct', words.length - k, hypothesis.length - k - 1)
    if (choices === null) fillChain(costs, words, length, hypothesis)
    else fillChoices(costs, reference, hypothesis)
    traceBack(
      costs,
      reference,
      hypothesis,
      counts,
      choices === null ? length : lastArc(costs, choices),
      visit,
    )
    return counts
  }
  return { align }
}

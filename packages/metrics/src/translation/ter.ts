// TER: the edits that turn a translation into its reference, where moving a run of words is one edit. What may be
// moved, and in which order moves are tried, follows Tercom by sacreBLEU's rules, because the best set of moves
// cannot be found in reasonable time and another search gives other scores.
import { requireThat } from '../require-that.ts'
import { type Alignment, type Beam, createBeam } from './beam.ts'
import { inCase, type LetterCase, requireReferences, signatureOf, splitWords } from './segments.ts'

const LONGEST_SHIFT = 10
const FARTHEST_SHIFT = 50
const MOST_CANDIDATES = 1000

/** Numbers in the statistics of a segment: edits, and the mean length of its references in words. */
export const TER_WIDTH = 2

export type TerOptions = { readonly letterCase: LetterCase }

/** What sacreBLEU does unless told otherwise. */
export const TER_DEFAULTS: TerOptions = { letterCase: 'lc' }

/** Edits per 100 words of reference, which can pass 100. */
export type Ter =
  | {
      readonly kind: 'measured'
      readonly score: number
      readonly edits: number
      readonly referenceWords: number
    }
  | { readonly kind: 'not_measured'; readonly reason: 'no_reference_words' }

type Run = { readonly start: number; readonly target: number; readonly length: number }
type Shift = {
  readonly gain: number
  readonly length: number
  readonly start: number
  readonly to: number
  readonly words: Int32Array
}

function* sharedRuns(words: Int32Array, reference: Int32Array): Generator<Run> {
  for (let start = 0; start < words.length; start++) {
    const last = Math.min(reference.length - 1, start + FARTHEST_SHIFT)
    for (let target = Math.max(0, start - FARTHEST_SHIFT); target <= last; target++) {
      const most = Math.min(LONGEST_SHIFT, words.length - start, reference.length - target)
      for (let n = 0; n < most && words[start + n] === reference[target + n]; n++) {
        yield { start, target, length: n + 1 }
      }
    }
  }
}

// A run is moved only where both it and the words it would come to stand for have an error, and it is not there yet.
function worthMoving({ start, target, length }: Run, alignment: Alignment): boolean {
  const { places, errors, referenceErrors } = alignment
  const place = places[target] ?? -1
  return (
    errors[start + length] !== errors[start] &&
    referenceErrors[target + length] !== referenceErrors[target] &&
    !(place >= start && place < start + length)
  )
}

function destinations({ target, length }: Run, { places }: Alignment): number[] {
  const all = Array.from({ length: length + 1 }, (_, i) => {
    const before = target + i - 1
    return before < 0 ? 0 : (places[before] ?? -1) + 1
  })
  return all.filter((to, i) => to !== all[i - 1])
}

function move(words: Int32Array, { start, length }: Run, to: number): Int32Array {
  const rest = new Int32Array(words.length - length)
  rest.set(words.subarray(0, start))
  rest.set(words.subarray(start + length), start)
  const at = Math.min(to > start + length ? to - length : to, rest.length)
  const moved = new Int32Array(words.length)
  moved.set(rest.subarray(0, at))
  moved.set(words.subarray(start, start + length), at)
  moved.set(rest.subarray(at), at + length)
  return moved
}

function isBetter(a: Shift, b: Shift | undefined): boolean {
  if (b === undefined || a.gain !== b.gain) return a.gain > (b?.gain ?? -Infinity)
  if (a.length !== b.length) return a.length > b.length
  return a.start === b.start ? a.to < b.to : a.start < b.start
}

type Search = { readonly best: Shift | undefined; readonly tried: number }

function bestShift(words: Int32Array, reference: Int32Array, beam: Beam, triedBefore: number): Search {
  const before = beam.distance(words)
  const alignment = beam.align()
  let [best, tried]: [Shift | undefined, number] = [undefined, triedBefore]
  for (const run of sharedRuns(words, reference)) {
    if (!worthMoving(run, alignment)) continue
    for (const to of destinations(run, alignment)) {
      const moved = move(words, run, to)
      const shift = { ...run, gain: before - beam.distance(moved), to, words: moved }
      if (isBetter(shift, best)) best = shift
      tried++
    }
    if (tried >= MOST_CANDIDATES) break
  }
  return { best, tried }
}

// Once a thousand shifts of a segment have been tried, the search ends without taking the best of the last round.
function fewestEdits(hypothesis: Int32Array, reference: Int32Array): number {
  if (reference.length === 0) return hypothesis.length
  const beam = createBeam(reference, hypothesis.length)
  let [words, shifts, tried] = [hypothesis, 0, 0]
  while (tried < MOST_CANDIDATES) {
    const search = bestShift(words, reference, beam, tried)
    tried = search.tried
    if (tried >= MOST_CANDIDATES || search.best === undefined || search.best.gain <= 0) break
    words = search.best.words
    shifts++
  }
  return shifts + beam.distance(words)
}

function numberWords(text: string, letterCase: LetterCase, numbers: Map<string, number>): Int32Array {
  return Int32Array.from(splitWords(inCase(text, letterCase)), (word) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  })
}

/**
 * The edits of one segment and the mean length of its references, which add up to those of a corpus: [edits, words].
 * Of several references the one with the fewest edits counts. Words are what white space parts; nothing else is
 * normalised but the case.
 *
 * Throws `RangeError` where there is no reference.
 *
 * @example
 * [...terStatistics('d e f g h a b c', ['a b c d e f g h'])] // => [1, 8]
 */
export function terStatistics(
  hypothesis: string,
  references: readonly string[],
  { letterCase }: TerOptions = TER_DEFAULTS,
): Float64Array {
  requireReferences(references)
  const numbers = new Map<string, number>()
  const words = numberWords(hypothesis, letterCase, numbers)
  const targets = references.map((reference) => numberWords(reference, letterCase, numbers))
  const edits = targets.map((target) => fewestEdits(words, target))
  const length = targets.reduce((sum, target) => sum + target.length, 0)
  return Float64Array.of(Math.min(...edits), length / targets.length)
}

/**
 * TER of summed statistics. Not measured without a word of reference.
 *
 * Source: M. Snover et al., AMTA 2006, 223–231, as Tercom 0.7.25 and sacreBLEU count it. Throws `RangeError` unless
 * there are `TER_WIDTH` sums.
 *
 * @example
 * terOf(terStatistics('d e f g h a b c', ['a b c d e f g h'])) // => { "kind": "measured", "score": 12.5, "edits": 1, "referenceWords": 8 }
 */
export function terOf(sums: ArrayLike<number>): Ter {
  requireThat(sums.length === TER_WIDTH, `TER is of ${TER_WIDTH} sums, got ${sums.length}`)
  const [edits = 0, referenceWords = 0] = [sums[0], sums[1]]
  if (referenceWords === 0) return { kind: 'not_measured', reason: 'no_reference_words' }
  return { kind: 'measured', score: (100 * edits) / referenceWords, edits, referenceWords }
}

/**
 * The recipe of a TER score in the form of sacreBLEU.
 *
 * @example
 * terSignature(1) // => "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:policeai-metrics-1"
 */
export function terSignature(references: number | 'var', { letterCase }: TerOptions = TER_DEFAULTS): string {
  const recipe = { case: letterCase, tok: 'tercom', norm: 'no', punct: 'yes', asian: 'no' }
  return signatureOf(references, recipe)
}

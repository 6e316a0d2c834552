// Two recognisers of the same speech: an utterance is cut into segments that are independent of each other, since at
// least two words that both had right lie between them, and the errors of the two are compared segment by segment.
import { type MeanState, varianceOfMean } from '../mean.ts'
import { type Estimate, twoSidedQuantile } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { normalCdf } from '../special-functions.ts'
import type { Edit } from '../transcription/alignment.ts'

/** The errors of the two systems in one segment. */
export type SegmentErrors = { readonly a: number; readonly b: number }

/** Mean errors a − b in a segment, with limits and p-value, or why there are none. */
export type MatchedPairs =
  | (Estimate & {
      readonly kind: 'measured'
      readonly segments: number
      readonly z: number
      readonly p: number
    })
  | { readonly kind: 'not_measured'; readonly reason: 'too_few_segments' | 'nothing_varies' }

/** What a system did at each word of the reference, and how much it put in before each and after the last. */
type Words = { readonly wrong: readonly boolean[]; readonly inserted: readonly number[] }

function wordsOf(alignment: readonly Edit[]): Words {
  const wrong: boolean[] = []
  const inserted = [0]
  for (const edit of alignment) {
    if (edit === 'insertions') inserted[wrong.length] = (inserted[wrong.length] ?? 0) + 1
    else inserted[wrong.push(edit !== 'correct')] = 0
  }
  return { wrong, inserted }
}

/** Grows segments word by word; `read` also closes the one that is open. */
function createSegmenter(wordsBetween: number) {
  const segments: SegmentErrors[] = []
  let [a, b, right] = [0, 0, 0]
  const close = (): void => {
    if (a + b > 0) segments.push({ a, b })
    a = 0
    b = 0
  }
  return {
    err: (ofA: number, ofB: number): void => {
      if (ofA + ofB > 0) right = 0
      a += ofA
      b += ofB
    },
    pass: (): void => {
      right++
      if (right === wordsBetween) close()
    },
    read: (): readonly SegmentErrors[] => {
      close()
      return segments
    },
  }
}

/**
 * The segments of one utterance in which one of two systems erred, given what each did in the order of the
 * reference. Between two segments lie at least `wordsBetween` words that both had right.
 *
 * Source: L. Gillick and S. J. Cox, "Some statistical issues in the comparison of speech recognition algorithms",
 * ICASSP 1989, 532–535; NIST Scoring Toolkit 2.4.10 (sc_stats -t mapsswe). Throws `RangeError` where the two were
 * aligned to references of different lengths (by choosing other alternatives); take the utterance as a segment then.
 *
 * @example
 * errorSegments(['substitutions', 'correct', 'correct', 'correct'], ['correct', 'correct', 'correct', 'deletions']) // => [{ "a": 1, "b": 0 }, { "a": 0, "b": 1 }]
 */
export function errorSegments(
  alignmentA: readonly Edit[],
  alignmentB: readonly Edit[],
  wordsBetween = 2,
): readonly SegmentErrors[] {
  const [a, b] = [wordsOf(alignmentA), wordsOf(alignmentB)]
  const size = a.wrong.length
  requireThat(size === b.wrong.length, `references differ in length: ${size} and ${b.wrong.length} words`)
  requireThat(Number.isInteger(wordsBetween) && wordsBetween > 0, 'needs at least one word between segments')
  const segmenter = createSegmenter(wordsBetween)
  for (let i = 0; i <= size; i++) {
    segmenter.err(a.inserted[i] ?? 0, b.inserted[i] ?? 0)
    const [wrongA, wrongB] = [a.wrong[i] === true, b.wrong[i] === true]
    if (wrongA || wrongB) segmenter.err(Number(wrongA), Number(wrongB))
    else if (i < size) segmenter.pass()
  }
  return segmenter.read()
}

/**
 * Sums over the differences a − b of segments; merges by `mergeMeans`.
 *
 * @example
 * sumSegments([{ a: 1, b: 0 }, { a: 0, b: 3 }]) // => { "n": 2, "sum": -2, "sumOfSquares": 10 }
 */
export function sumSegments(segments: Iterable<SegmentErrors>): MeanState {
  let [n, sum, sumOfSquares] = [0, 0, 0]
  for (const { a, b } of segments) {
    n++
    sum += a - b
    sumOfSquares += (a - b) ** 2
  }
  return { n, sum, sumOfSquares }
}

/**
 * The matched-pairs sentence-segment word error test (MAPSSWE): the mean difference of errors in a segment, a − b, its
 * normal interval and the two-sided p-value that it is 0. Not measured below two segments, and where all differences are
 * equal. The normal approximation wants some 50 segments.
 *
 * Source: Gillick and Cox (1989); NIST Scoring Toolkit 2.4.10, whose variance has the divisor n − 1.
 *
 * @example
 * roundTo(matchedPairs({ n: 132, sum: -27, sumOfSquares: 179 }, 0.95), 3) // => { "kind": "measured", "segments": 132, "estimate": -0.205, "low": -0.401, "high": -0.008, "z": -2.042, "p": 0.041 }
 */
export function matchedPairs(differences: MeanState, level: number): MatchedPairs {
  const reachOfOne = twoSidedQuantile(level)
  if (differences.n < 2) return { kind: 'not_measured', reason: 'too_few_segments' }
  const error = Math.sqrt(varianceOfMean(differences))
  if (error === 0) return { kind: 'not_measured', reason: 'nothing_varies' }
  const estimate = differences.sum / differences.n
  const z = estimate / error
  return {
    kind: 'measured',
    segments: differences.n,
    estimate,
    low: estimate - reachOfOne * error,
    high: estimate + reachOfOne * error,
    z,
    p: Math.min(1, 2 * normalCdf(-Math.abs(z))),
  }
}

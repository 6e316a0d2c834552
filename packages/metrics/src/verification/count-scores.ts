// From one score a comparison to counts by distinct score: the state from which every figure of a verification
// system is read, be its claim "these are the same person" or "this recording is genuine". States merge by
// `mergeHistograms`, so that sites can add theirs without showing a single comparison.
import { requireThat } from '../require-that.ts'
import type { ScoreHistogram } from '../score-scan.ts'

/** The scores of one class, rising; −0 counts as 0, so that the two cannot become two thresholds. */
function risingScores(scores: Float64Array, positive: Uint8Array, wanted: boolean): Float64Array {
  let count = 0
  const kept = new Float64Array(scores.length)
  for (let i = 0; i < scores.length; i++)
    if ((positive[i] !== 0) === wanted) kept[count++] = (scores[i] ?? 0) + 0
  return kept.subarray(0, count).sort()
}

/** The end of the run of scores equal to `score` that may start at `from`. */
function endOfTie(rising: Float64Array, from: number, score: number): number {
  let end = from
  while (end < rising.length && rising[end] === score) end++
  return end
}

/**
 * Counts comparisons by score. `positive[i]` is 1 where the claim is true (a genuine pair, a genuine recording) and
 * 0 where it is false; a higher score speaks for the claim. Takes O(n log n).
 *
 * Throws `RangeError` for arrays of different lengths and for a score that is not finite.
 *
 * @example
 * Array.from(countScores(Float64Array.of(0.9, 0.2, 0.9), Uint8Array.of(1, 0, 0)).scores) // => [0.2, 0.9]
 * Array.from(countScores(Float64Array.of(0.9, 0.2, 0.9), Uint8Array.of(1, 0, 0)).negatives) // => [1, 1]
 */
export function countScores(scores: Float64Array, positive: Uint8Array): ScoreHistogram {
  requireThat(
    scores.length === positive.length,
    `needs a class for each score, got ${positive.length} for ${scores.length}`,
  )
  const fault = scores.findIndex((score) => !Number.isFinite(score))
  requireThat(fault === -1, `a score is a finite number, got ${scores[fault]} at position ${fault}`)
  return mergeRising(risingScores(scores, positive, true), risingScores(scores, positive, false))
}

function mergeRising(ofPositives: Float64Array, ofNegatives: Float64Array): ScoreHistogram {
  const most = ofPositives.length + ofNegatives.length
  const scores = new Float64Array(most)
  const [positives, negatives] = [new Float64Array(most), new Float64Array(most)]
  let [p, n, size] = [0, 0, 0]
  while (p + n < most) {
    const score = Math.min(ofPositives[p] ?? Infinity, ofNegatives[n] ?? Infinity)
    const [nextP, nextN] = [endOfTie(ofPositives, p, score), endOfTie(ofNegatives, n, score)]
    scores[size] = score
    positives[size] = nextP - p
    negatives[size++] = nextN - n
    p = nextP
    n = nextN
  }
  return {
    scores: scores.slice(0, size),
    positives: positives.slice(0, size),
    negatives: negatives.slice(0, size),
  }
}

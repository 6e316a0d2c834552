// The area under the ROC curve straight from scores and truths in memory. Positives and negatives are sorted apart
// and then passed through together, so that no permutation and no table of ranks is needed.
import { type Area, areaUnderRoc } from './area-under-roc.ts'
import { requireThat } from './require-that.ts'
import { addScores, createScan, finishScan, type ScoreHistogram } from './score-scan.ts'

type Scores = Float64Array | Float32Array

/** So many distinct scores are handed to the scan at once. */
const TIES = 4096

function counts(length: number): ScoreHistogram {
  const column = (): Float64Array => new Float64Array(length)
  return { scores: column(), positives: column(), negatives: column() }
}

/** The scores of both classes, each rising; −0 counts as 0, so that the two are a tie. */
function risingByClass(scores: Scores, truths: Uint8Array): readonly [Scores, Scores] {
  const room = scores.slice()
  let [positives, negatives] = [0, scores.length]
  for (let i = 0; i < scores.length; i++) {
    const score = (scores[i] as number) + 0
    if (score - score !== 0) throw new RangeError(`a score is a finite number, got ${score} at position ${i}`)
    if (truths[i] === 0) room[--negatives] = score
    else room[positives++] = score
  }
  return [room.subarray(0, positives).sort(), room.subarray(positives).sort()]
}

/** The end of the run of scores equal to `score` that may start at `from`. */
function endOfTie(rising: Scores, from: number, score: number): number {
  let end = from
  while (end < rising.length && rising[end] === score) end++
  return end
}

/**
 * The area under the ROC curve with DeLong's variance, from raw scores: a higher one speaks for a truth that is not 0.
 * Ties count half; scores in single precision tie where they are equal in single precision. `undefined` where one of
 * the classes has no observation. Takes O(n log n): ten million scores in about two seconds.
 *
 * Source: as `areaUnderRoc`. Throws `RangeError` for arrays of different lengths and for a score that is not finite.
 *
 * @example
 * areaOfScores(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1)).estimate // => 0.75
 */
export function areaOfScores(scores: Scores, truths: Uint8Array): Area | undefined {
  requireThat(
    scores.length === truths.length,
    `needs a truth for each score, got ${truths.length} for ${scores.length}`,
  )
  const [positives, negatives] = risingByClass(scores, truths)
  const scan = createScan({ curve: false })
  const tied = counts(TIES)
  let [p, n, ties] = [0, 0, 0]
  while (p < positives.length || n < negatives.length) {
    const [a, b] = [positives[p] ?? Infinity, negatives[n] ?? Infinity]
    const score = a < b ? a : b
    const [nextP, nextN] = [endOfTie(positives, p, score), endOfTie(negatives, n, score)]
    tied.scores[ties] = score
    tied.positives[ties] = nextP - p
    tied.negatives[ties] = nextN - n
    if (++ties === TIES) {
      addScores(scan, tied)
      ties = 0
    }
    p = nextP
    n = nextN
  }
  addScores(scan, tied, 0, ties)
  return areaUnderRoc(finishScan(scan))
}

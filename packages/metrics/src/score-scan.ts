// One pass over scores in rising order, which gathers everything that a score can be judged by: the rank sums of
// the area under the ROC curve and of its variance, the squared errors of the Brier score, and the curve itself.
// It takes memory for the curve only, so that ten million scores in a thousand slices need no table of ranks.
import type { MeanState } from './mean.ts'
import { requireThat } from './require-that.ts'

/** Counts by distinct score, rising. Merges by addition; a position has the same meaning in all three. */
export type ScoreHistogram = {
  readonly scores: Float64Array
  readonly positives: Float64Array
  readonly negatives: Float64Array
}

/** What a scan has seen. Made by `createScan`, fed by `addScores`, read by `finishScan`; otherwise opaque. */
export type ScoreScan = {
  readonly sums: Float64Array
  readonly totals: ClassTotals | null
  curve: number[] | null
  crowded: boolean
}

/** How many observations a scan will see in all, where that is known before it begins. */
export type ClassTotals = { readonly positives: number; readonly negatives: number }

/** What a scan is to keep beyond its sums. */
export type ScanOptions = { readonly curve: boolean; readonly totals?: ClassTotals | undefined }

// Places in `sums`. One array of doubles in place of an object: ten million scores pass through here.
const SCORE = 0
const TIED_POSITIVES = 1
const TIED_NEGATIVES = 2
const POSITIVES = 3
const NEGATIVES = 4
const CONCORDANCE = 5
const POSITIVE_SQUARES = 6
const NEGATIVE_SQUARES = 7
const SQUARED_ERROR = 8
const SQUARED_ERROR_SQUARES = 9
const OUTSIDE_UNIT = 10
const PRECISIONS = 11
const PLACES = 12

/** A point of the ROC curve: the rates when a score of at least `threshold` is a positive; none at `null`. */
export type RocPoint = {
  readonly threshold: number | null
  readonly falsePositiveRate: number
  readonly truePositiveRate: number
}

/**
 * The sums of a finished scan. `concordance` counts each pair of a positive and a negative as 2 where the positive
 * scored higher and as 1 where they tie. `squaredErrors` has a meaning only `withinUnit`: all scores in [0, 1].
 * `averagePrecision` is there where the scan knew its totals and saw a positive; `curveIsWhole` says that the curve has
 * a point for every distinct score.
 */
export type ScoreSums = {
  readonly positives: number
  readonly negatives: number
  readonly concordance: number
  readonly positiveSquares: number
  readonly negativeSquares: number
  readonly squaredErrors: MeanState
  readonly withinUnit: boolean
  readonly averagePrecision: number | undefined
  readonly curve: readonly RocPoint[]
  readonly curveIsWhole: boolean
}

/** The most points that a curve keeps, the end points included. */
export const CURVE_POINTS = 1001
const CURVE_BUFFER = 3 * 4096
const STEP = 2 / (CURVE_POINTS - 2)

/**
 * An empty scan; with `curve` it keeps the points of the ROC curve. Average precision looks from the highest score down,
 * and a scan goes up: it is had in the same pass only where `totals` say beforehand how much lies above.
 *
 * @example
 * finishScan(createScan({ curve: false })).positives // => 0
 */
export function createScan(options: ScanOptions): ScoreScan {
  const sums = new Float64Array(PLACES)
  sums[SCORE] = Number.NEGATIVE_INFINITY
  return { sums, totals: options.totals ?? null, curve: options.curve ? [] : null, crowded: false }
}

function at(sums: Float64Array, place: number): number {
  return sums[place] ?? 0
}

/**
 * Adds observations by rising score, all of them or those from `from` to before `to`: `positives[i]` and `negatives[i]` of
 * them have `scores[i]`, which is at least the one before it and the last one added. Throws `RangeError` for a lower one and
 * for NaN.
 *
 * @example
 * addScores(createScan({ curve: false }), { scores: Float64Array.of(0.5), positives: Float64Array.of(1), negatives: Float64Array.of(0) }) // => null
 */
export function addScores(
  scan: ScoreScan,
  { scores, positives, negatives }: ScoreHistogram,
  from = 0,
  to = scores.length,
): void {
  const { sums } = scan
  let score = at(sums, SCORE)
  for (let i = from; i < to; i++) {
    const next = scores[i] as number
    if (next !== score) {
      if (!(next > score)) throw new RangeError(`scores must rise, got ${next} after ${score}`)
      closeTie(scan)
      sums[SCORE] = next
      score = next
    }
    sums[TIED_POSITIVES] = (sums[TIED_POSITIVES] as number) + (positives[i] as number)
    sums[TIED_NEGATIVES] = (sums[TIED_NEGATIVES] as number) + (negatives[i] as number)
  }
}

function closeTie(scan: ScoreScan): void {
  const { sums } = scan
  const positives = at(sums, TIED_POSITIVES)
  const negatives = at(sums, TIED_NEGATIVES)
  if (positives + negatives === 0) return
  if (scan.curve !== null) addPoint(scan, scan.curve)
  if (scan.totals !== null) addPrecision(sums, scan.totals, positives)
  const below = 2 * at(sums, NEGATIVES) + negatives
  const above = 2 * at(sums, POSITIVES) + positives
  sums[CONCORDANCE] = at(sums, CONCORDANCE) + positives * below
  sums[POSITIVE_SQUARES] = at(sums, POSITIVE_SQUARES) + positives * below * below
  sums[NEGATIVE_SQUARES] = at(sums, NEGATIVE_SQUARES) + negatives * above * above
  addSquaredErrors(sums, at(sums, SCORE), positives, negatives)
  sums[POSITIVES] = at(sums, POSITIVES) + positives
  sums[NEGATIVES] = at(sums, NEGATIVES) + negatives
  sums[TIED_POSITIVES] = 0
  sums[TIED_NEGATIVES] = 0
}

/** The precision when this score and all above it count as positive, once for each positive that has this score. */
function addPrecision(sums: Float64Array, totals: ClassTotals, positives: number): void {
  const truePositives = totals.positives - at(sums, POSITIVES)
  const falsePositives = totals.negatives - at(sums, NEGATIVES)
  sums[PRECISIONS] = at(sums, PRECISIONS) + (positives * truePositives) / (truePositives + falsePositives)
}

function addSquaredErrors(sums: Float64Array, score: number, positives: number, negatives: number): void {
  if (score < 0 || score > 1) sums[OUTSIDE_UNIT] = 1
  if (sums[OUTSIDE_UNIT] === 1) return
  const missed = (1 - score) * (1 - score)
  const raised = score * score
  sums[SQUARED_ERROR] = at(sums, SQUARED_ERROR) + positives * missed + negatives * raised
  sums[SQUARED_ERROR_SQUARES] =
    at(sums, SQUARED_ERROR_SQUARES) + positives * missed * missed + negatives * raised * raised
}

/** A point is three numbers: the threshold, and the positives and negatives below it. */
function addPoint(scan: ScoreScan, curve: number[]): void {
  const positives = at(scan.sums, POSITIVES)
  const negatives = at(scan.sums, NEGATIVES)
  if (scan.crowded && !isStep(curve, curve.length, positives, negatives, positives, negatives)) return
  curve.push(at(scan.sums, SCORE), positives, negatives)
  if (curve.length < CURVE_BUFFER) return
  scan.curve = thin(curve, positives, negatives)
  scan.crowded = true
}

/** Whether (p, n) lies at least a step from the point that ends at `end`, on the scale of the counts given. */
function isStep(
  curve: readonly number[],
  end: number,
  p: number,
  n: number,
  positives: number,
  negatives: number,
): boolean {
  // A class that has not been seen yet has not moved either: any scale does for it.
  const up = (p - (curve[end - 2] ?? 0)) / (positives || 1)
  const along = (n - (curve[end - 1] ?? 0)) / (negatives || 1)
  return up + along >= STEP
}

/**
 * Keeps the points that lie at least a step from the last one kept. A step against the counts so far is never
 * longer than against the final counts, so thinning on the way loses nothing that the end would have kept.
 */
function thin(curve: readonly number[], positives: number, negatives: number): number[] {
  const kept = curve.slice(0, 3)
  for (let i = 3; i < curve.length; i += 3) {
    const [p, n] = [curve[i + 1] ?? 0, curve[i + 2] ?? 0]
    if (isStep(kept, kept.length, p, n, positives, negatives)) kept.push(curve[i] ?? 0, p, n)
  }
  return kept
}

/** Whether nothing was thinned out of the curve, nor will be. */
function isWhole({ curve, crowded }: ScoreScan): boolean {
  return curve !== null && !crowded && curve.length < 3 * CURVE_POINTS
}

function averagePrecision({ sums, totals }: ScoreScan): number | undefined {
  if (totals === null) return undefined
  const [positives, negatives] = [at(sums, POSITIVES), at(sums, NEGATIVES)]
  // Weights may add up in another order, and so to another last digit.
  const gap = Math.abs(positives - totals.positives) + Math.abs(negatives - totals.negatives)
  requireThat(
    gap <= 1e-9 * (positives + negatives),
    `the scan was to see ${totals.positives} positives and ${totals.negatives} negatives, and saw ${positives} and ${negatives}`,
  )
  return positives === 0 ? undefined : at(sums, PRECISIONS) / positives
}

function rocPoints({ sums, curve: all }: ScoreScan): readonly RocPoint[] {
  const [positives, negatives] = [at(sums, POSITIVES), at(sums, NEGATIVES)]
  if (all === null || positives === 0 || negatives === 0) return []
  const curve = all.length < 3 * CURVE_POINTS ? all : thin(all, positives, negatives)
  const points: RocPoint[] = [{ threshold: null, falsePositiveRate: 0, truePositiveRate: 0 }]
  for (let i = curve.length - 3; i >= 0; i -= 3) {
    points.push({
      threshold: curve[i] ?? 0,
      falsePositiveRate: (negatives - (curve[i + 2] ?? 0)) / negatives,
      truePositiveRate: (positives - (curve[i + 1] ?? 0)) / positives,
    })
  }
  return points
}

/**
 * The sums of a scan to which nothing more will be added. The curve has at most 1,001 points, thresholds falling,
 * from (0, 0) to (1, 1); it is empty where one of the classes is. Throws `RangeError` where the scan has not seen the
 * totals that it was told.
 *
 * @example
 * finishScan(createScan({ curve: true })).curve // => []
 */
export function finishScan(scan: ScoreScan): ScoreSums {
  closeTie(scan)
  const { sums } = scan
  const [positives, negatives] = [at(sums, POSITIVES), at(sums, NEGATIVES)]
  return {
    positives,
    negatives,
    concordance: at(sums, CONCORDANCE),
    positiveSquares: at(sums, POSITIVE_SQUARES),
    negativeSquares: at(sums, NEGATIVE_SQUARES),
    squaredErrors: {
      n: positives + negatives,
      sum: at(sums, SQUARED_ERROR),
      sumOfSquares: at(sums, SQUARED_ERROR_SQUARES),
    },
    withinUnit: sums[OUTSIDE_UNIT] === 0,
    averagePrecision: averagePrecision(scan),
    curve: rocPoints(scan),
    curveIsWhole: isWhole(scan),
  }
}

function total(counts: Float64Array): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

/**
 * The sums of a histogram, average precision included: a first pass counts the classes.
 *
 * @example
 * scanHistogram({ scores: Float64Array.of(0.2, 0.8), positives: Float64Array.of(0, 1), negatives: Float64Array.of(1, 0) }).concordance // => 2
 */
export function scanHistogram(histogram: ScoreHistogram, options = { curve: false }): ScoreSums {
  const { positives, negatives } = histogram
  const totals = { positives: total(positives), negatives: total(negatives) }
  const scan = createScan({ ...options, totals })
  addScores(scan, histogram)
  return finishScan(scan)
}

/**
 * The histogram of two disjoint sets of observations taken together.
 *
 * @example
 * Array.from(mergeHistograms({ scores: Float64Array.of(1), positives: Float64Array.of(1), negatives: Float64Array.of(0) }, { scores: Float64Array.of(1), positives: Float64Array.of(2), negatives: Float64Array.of(5) }).positives) // => [3]
 */
export function mergeHistograms(a: ScoreHistogram, b: ScoreHistogram): ScoreHistogram {
  const scores = new Float64Array(new Set([...a.scores, ...b.scores])).sort()
  const place = new Map(Array.from(scores, (score, i) => [score, i]))
  const [positives, negatives] = [new Float64Array(scores.length), new Float64Array(scores.length)]
  for (const part of [a, b]) {
    for (const [i, score] of part.scores.entries()) {
      const at = place.get(score) ?? 0
      positives[at] = (positives[at] ?? 0) + (part.positives[i] ?? 0)
      negatives[at] = (negatives[at] ?? 0) + (part.negatives[i] ?? 0)
    }
  }
  return { scores, positives, negatives }
}

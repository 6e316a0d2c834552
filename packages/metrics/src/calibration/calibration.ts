// Calibration: whether a score of 0.8 comes true eight times in ten. Scores are put into bins of equal width, declared
// before the data were seen, since the error that is found depends on how many there are.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import type { ScoreHistogram } from '../score-scan.ts'

/**
 * Sums by bin of equal width on [0, 1]; merges by addition. The first bin is [0, 1/B], bin i after it (i/B, (i + 1)/B],
 * so that every score from 0 to 1 is in one. A position has the same meaning in all four.
 */
export type CalibrationState = {
  readonly n: Float64Array
  readonly positives: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
}

/** A bin that is not empty: its limits, the mean score, and how often it came true. */
export type ReliabilityPoint = {
  readonly low: number
  readonly high: number
  readonly meanScore: number
  readonly observed: Proportion
}

/** The binning, as it is named in a result. */
export const CALIBRATION_BINS = 'equal width, closed above' as const

/**
 * The bin of a score. Throws `RangeError` for a score outside [0, 1] and for a number of bins that is not whole.
 *
 * @example
 * [0, 0.1, 0.11, 1].map((score) => calibrationBin(score, 10)) // => [0, 0, 1, 9]
 */
export function calibrationBin(score: number, bins: number): number {
  requireThat(Number.isInteger(bins) && bins > 0, `needs a whole number of bins, got ${bins}`)
  requireThat(score >= 0 && score <= 1, `a score to calibrate is between 0 and 1, got ${score}`)
  const bin = Math.max(0, Math.ceil(score * bins) - 1)
  // The product may round across a limit: 0.07 × 100 is above 7. The limit itself decides.
  if (bin > 0 && score <= bin / bins) return bin - 1
  return score > (bin + 1) / bins ? bin + 1 : bin
}

/**
 * A state of so many bins that has seen nothing.
 *
 * @example
 * Array.from(createCalibration(3).n) // => [0, 0, 0]
 */
export function createCalibration(bins: number): CalibrationState {
  requireThat(Number.isInteger(bins) && bins > 0, `needs a whole number of bins, got ${bins}`)
  const empty = (): Float64Array => new Float64Array(bins)
  return { n: empty(), positives: empty(), sums: empty(), squares: empty() }
}

/**
 * Adds observations that share a score to the state, in any order of scores. Throws `RangeError` for a score outside
 * [0, 1].
 *
 * @example
 * addToCalibration(createCalibration(10), 0.5, 1, 0) // => null
 */
export function addToCalibration(
  state: CalibrationState,
  score: number,
  positives: number,
  negatives: number,
): void {
  const bin = calibrationBin(score, state.n.length)
  const n = positives + negatives
  state.n[bin] = (state.n[bin] ?? 0) + n
  state.positives[bin] = (state.positives[bin] ?? 0) + positives
  state.sums[bin] = (state.sums[bin] ?? 0) + n * score
  state.squares[bin] = (state.squares[bin] ?? 0) + n * score * score
}

/**
 * The state of a histogram of scores.
 *
 * @example
 * Array.from(calibrationOf({ scores: Float64Array.of(0.25, 0.75), positives: Float64Array.of(0, 2), negatives: Float64Array.of(2, 0) }, 2).positives) // => [0, 2]
 */
export function calibrationOf(
  { scores, positives, negatives }: ScoreHistogram,
  bins: number,
): CalibrationState {
  const state = createCalibration(bins)
  for (const [i, score] of scores.entries())
    addToCalibration(state, score, positives[i] ?? 0, negatives[i] ?? 0)
  return state
}

/**
 * The state of two disjoint sets of observations taken together. Throws `RangeError` for different numbers of bins.
 *
 * @example
 * Array.from(mergeCalibrations(createCalibration(2), createCalibration(2)).n) // => [0, 0]
 */
export function mergeCalibrations(a: CalibrationState, b: CalibrationState): CalibrationState {
  requireThat(a.n.length === b.n.length, 'calibrations merge only where they have as many bins')
  const add = (name: keyof CalibrationState): Float64Array => a[name].map((x, bin) => x + (b[name][bin] ?? 0))
  return { n: add('n'), positives: add('positives'), sums: add('sums'), squares: add('squares') }
}

/** The gaps between what was promised and what came, each times the observations of its bin. */
type Gaps = { n: number; weighted: number; widest: number }

function gapsOf(n: Float64Array, positives: Float64Array, sums: Float64Array): Gaps {
  const gaps: Gaps = { n: 0, weighted: 0, widest: 0 }
  for (let bin = 0; bin < n.length; bin++) {
    const inBin = n[bin] as number
    if (inBin === 0) continue
    const gap = Math.abs((sums[bin] as number) - (positives[bin] as number))
    gaps.n += inBin
    gaps.weighted += gap
    gaps.widest = Math.max(gaps.widest, gap / inBin)
  }
  return gaps
}

/**
 * The expected calibration error: the mean over observations of the gap, in each one's bin, between the mean score and
 * the rate of positives. `undefined` without observations. It is never below 0, so that few observations to a bin make
 * even a perfectly calibrated score look wrong.
 *
 * Source: M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI 2015; C. Guo et al., ICML 2017, equation 3, for the
 * probability of the positive class.
 *
 * @example
 * roundTo(expectedCalibrationError(calibrationOf({ scores: Float64Array.of(0.25, 0.75), positives: Float64Array.of(0, 2), negatives: Float64Array.of(2, 0) }, 2)), 4) // => 0.25
 */
export function expectedCalibrationError({ n, positives, sums }: CalibrationState): number | undefined {
  const gaps = gapsOf(n, positives, sums)
  return gaps.n === 0 ? undefined : gaps.weighted / gaps.n
}

/**
 * The maximum calibration error: the widest gap of any bin that is not empty, however few it holds. `undefined` without
 * observations.
 *
 * Source: as for `expectedCalibrationError`; Guo et al., equation 5.
 *
 * @example
 * roundTo(maximumCalibrationError(calibrationOf({ scores: Float64Array.of(0.25, 0.75), positives: Float64Array.of(0, 1), negatives: Float64Array.of(2, 1) }, 2)), 4) // => 0.25
 */
export function maximumCalibrationError({ n, positives, sums }: CalibrationState): number | undefined {
  const gaps = gapsOf(n, positives, sums)
  return gaps.n === 0 ? undefined : gaps.widest
}

/**
 * The reliability curve: the bins that are not empty, rising.
 *
 * Source: A. H. Murphy and R. L. Winkler, Applied Statistics 26 (1977) 41–47.
 *
 * @example
 * reliabilityCurve(calibrationOf({ scores: Float64Array.of(0.25, 0.75), positives: Float64Array.of(0, 2), negatives: Float64Array.of(2, 0) }, 2))[1] // => { "low": 0.5, "high": 1, "meanScore": 0.75, "observed": { "events": 2, "n": 2 } }
 */
export function reliabilityCurve({ n, positives, sums }: CalibrationState): readonly ReliabilityPoint[] {
  const bins = n.length
  return Array.from(n, (inBin, bin) => ({
    low: bin / bins,
    high: (bin + 1) / bins,
    meanScore: (sums[bin] ?? 0) / inBin,
    observed: { events: positives[bin] ?? 0, n: inBin },
  })).filter(({ observed }) => observed.n > 0)
}

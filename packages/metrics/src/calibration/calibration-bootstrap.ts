// How far a calibration error may be off, by resampling the bins.
import type { Interval } from '../proportion.ts'
import type { Random } from '../random.ts'
import { type BootstrapOptions, bootstrapCells, percentileInterval } from '../resampling/index.ts'
import { type CalibrationState, expectedCalibrationError, maximumCalibrationError } from './calibration.ts'

/** The errors of the resamples, in the order drawn: what two groups are compared by. */
export type CalibrationReplicates = { readonly expected: Float64Array; readonly maximum: Float64Array }

/** Negatives and positives of each bin, side by side. */
function cellsOf({ n, positives }: CalibrationState): Float64Array {
  return Float64Array.from({ length: 2 * n.length }, (_, cell) => {
    const [inBin, ofThem] = [n[cell >> 1] ?? 0, positives[cell >> 1] ?? 0]
    return cell % 2 === 0 ? inBin - ofThem : ofThem
  })
}

/** Mean and standard deviation of the scores of each bin; a spread within rounding is none. */
function momentsOf({ n, sums, squares }: CalibrationState): {
  means: Float64Array
  deviations: Float64Array
} {
  const means = n.map((inBin, bin) => (inBin === 0 ? 0 : (sums[bin] ?? 0) / inBin))
  const deviations = n.map((inBin, bin) => {
    const [mean, square] = [means[bin] ?? 0, inBin === 0 ? 0 : (squares[bin] ?? 0) / inBin]
    const variance = square - mean * mean
    return variance <= square * 1e-12 ? 0 : Math.sqrt(variance)
  })
  return { means, deviations }
}

/** Standard normal deviates, two at a time, by the polar method (G. Marsaglia and T. A. Bray, SIAM Review 6 (1964) 260–264). */
function normalDeviates({ uniform }: Random): () => number {
  let spare = Number.NaN
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = Number.NaN
      return kept
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * scale
      return x * scale
    }
  }
}

/**
 * The expected and the maximum calibration error of so many resamples. The observations of each bin, positive and
 * negative, are drawn exactly, as one multinomial; the sum of the scores of those drawn is normal, with the bin's own
 * mean and variance, since the state does not hold the scores. What that leaves out, the correlation of score and
 * truth within one bin, is small where bins are narrow.
 *
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6. Throws `RangeError` where
 * the state does not hold whole observations.
 *
 * @example
 * bootstrapCalibration(calibrationOf({ scores: Float64Array.of(1), positives: Float64Array.of(5), negatives: Float64Array.of(0) }, 2), { replicates: 200, random: createRandom(1) }).expected[0] // => 0
 */
export function bootstrapCalibration(
  state: CalibrationState,
  options: BootstrapOptions,
): CalibrationReplicates {
  const { means, deviations } = momentsOf(state)
  const bins = state.n.length
  const drawn = { n: new Float64Array(bins), positives: new Float64Array(bins), sums: new Float64Array(bins) }
  const resample = { ...drawn, squares: state.squares }
  const deviate = normalDeviates(options.random)
  const noise = (scale: number): number => (scale === 0 ? 0 : scale * deviate())
  const expected = (cells: Float64Array): number => {
    for (let bin = 0; bin < bins; bin++) {
      const positives = cells[2 * bin + 1] ?? 0
      const n = positives + (cells[2 * bin] ?? 0)
      drawn.n[bin] = n
      drawn.positives[bin] = positives
      const sum = n * (means[bin] ?? 0) + noise(Math.sqrt(n) * (deviations[bin] ?? 0))
      drawn.sums[bin] = Math.min(n, Math.max(0, sum))
    }
    return expectedCalibrationError(resample) ?? Number.NaN
  }
  // Statistics are called in their order: the second reads what the first has drawn.
  const maximum = (): number => maximumCalibrationError(resample) ?? Number.NaN
  const [ofExpected, ofMaximum] = bootstrapCells(cellsOf(state), [expected, maximum], options)
  return { expected: ofExpected ?? new Float64Array(), maximum: ofMaximum ?? new Float64Array() }
}

/**
 * A percentile interval for the expected calibration error, widened to contain it. Since resampling adds to an error
 * that cannot fall below 0, the interval tends to lie high, above all where bins hold few: its low limit is no evidence
 * that a score is miscalibrated. `undefined` without observations, or with fewer than 100 replicates.
 *
 * Source: as for `bootstrapCalibration` and `percentileInterval`.
 *
 * @example
 * calibrationErrorInterval(calibrationOf({ scores: Float64Array.of(1), positives: Float64Array.of(5), negatives: Float64Array.of(0) }, 2), 0.95, { replicates: 200, random: createRandom(1) }) // => { "low": 0, "high": 0 }
 */
export function calibrationErrorInterval(
  state: CalibrationState,
  level: number,
  options: BootstrapOptions,
): Interval | undefined {
  const estimate = expectedCalibrationError(state)
  if (estimate === undefined) return undefined
  return percentileInterval(bootstrapCalibration(state, options).expected, estimate, level)
}

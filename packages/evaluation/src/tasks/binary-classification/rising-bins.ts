// Puts rows by rising score into the bins of the calibration and of the histogram that sites hand over. Since scores rise,
// the bin of a row is that of the row before or a later one: found once a row, whatever the number of slices.
import {
  type BinLimits,
  binEdge,
  type CalibrationState,
  createCalibration,
  type ScoreHistogram,
  type ScoreSums,
} from '@policeai/metrics'
import type { BinnedState } from './state.ts'

/** What one slice has in its bins: `histogram` holds place, positives and negatives of each bin in turn. */
export type BinCounter = {
  readonly calibration: CalibrationState
  readonly histogram: number[]
  outside: number
}

/** Rows with the place of each in the bins. */
export type PlacedRows = ScoreHistogram & {
  readonly inCalibration: Int32Array
  readonly inHistogram: Int32Array
}

/** The bins, and which of them the scores have come to. */
export type RisingBins = {
  readonly limits: BinLimits
  readonly calibrationBins: number
  /** Finds the bins of the first `length` rows. */
  readonly place: (rows: PlacedRows, length: number) => void
}

export function createBinCounter({ calibrationBins }: RisingBins): BinCounter {
  return { calibration: createCalibration(calibrationBins), histogram: [], outside: 0 }
}

function plus(counts: Float64Array, at: number, amount: number): void {
  counts[at] = (counts[at] as number) + amount
}

function addToCalibration(
  { n, positives: ofThem, sums, squares }: CalibrationState,
  { scores, positives, negatives, inCalibration }: PlacedRows,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const bin = inCalibration[i] as number
    const score = scores[i] as number
    const count = (positives[i] as number) + (negatives[i] as number)
    plus(n, bin, count)
    plus(ofThem, bin, positives[i] as number)
    plus(sums, bin, count * score)
    plus(squares, bin, count * score * score)
  }
}

function addToHistogram(
  histogram: number[],
  { positives, negatives, inHistogram }: PlacedRows,
  from: number,
  to: number,
): void {
  let last = histogram.length - 3
  for (let i = from; i < to; i++) {
    const place = inHistogram[i] as number
    if (last < 0 || histogram[last] !== place) last = histogram.push(place, 0, 0) - 3
    histogram[last + 1] = (histogram[last + 1] as number) + (positives[i] as number)
    histogram[last + 2] = (histogram[last + 2] as number) + (negatives[i] as number)
  }
}

/** Adds rows, those from `from` to before `to`, to a slice. */
export function addToBins(
  counter: BinCounter,
  rows: PlacedRows,
  { low, high }: BinLimits,
  from: number,
  to: number,
): void {
  addToCalibration(counter.calibration, rows, from, to)
  addToHistogram(counter.histogram, rows, from, to)
  const { scores, positives, negatives } = rows
  for (let i = from; i < to; i++) {
    const score = scores[i] as number
    if (score < low || score > high) counter.outside += (positives[i] as number) + (negatives[i] as number)
  }
}

/** Bins for rows that come by rising score. */
export function risingBins(limits: BinLimits, calibrationBins: number): RisingBins {
  const bins = { at: 0, next: 1 / calibrationBins }
  const places = { at: 0, next: binEdge(limits, 1) }
  return {
    limits,
    calibrationBins,
    place: ({ scores, inCalibration, inHistogram }, length) => {
      for (let i = 0; i < length; i++) {
        const score = scores[i] as number
        while (bins.at < calibrationBins - 1 && score > bins.next)
          bins.next = (++bins.at + 1) / calibrationBins
        while (places.at < limits.bins - 1 && score >= places.next)
          places.next = binEdge(limits, ++places.at + 1)
        inCalibration[i] = bins.at
        inHistogram[i] = places.at
      }
    },
  }
}

/** What a slice has in its bins; nothing in those of the calibration where scores lie outside [0, 1]. */
export function readBins(
  { limits }: RisingBins,
  { calibration, histogram, outside }: BinCounter,
  { withinUnit, squaredErrors }: ScoreSums,
): BinnedState {
  const third = (from: number) => histogram.filter((_, i) => i % 3 === from)
  return {
    binned: { ...limits, places: third(0), positives: third(1), negatives: third(2) },
    outside,
    squaredErrors: withinUnit ? squaredErrors : null,
    calibration: withinUnit ? calibration : null,
  }
}

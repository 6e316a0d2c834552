// Puts rows by rising score into the bins of the calibration and of the histogram that sites hand over. Since scores rise,
// the bin of a row is that of the row before or a later one: found once a row, whatever the number of slices.
import {
  type BinLimits,
  binEdge,
  type CalibrationState,
  createCalibration,
  type ScoreSums,
} from '@policeai/metrics'
import type { ScoredRows } from './scored-rows.ts'
import type { BinnedState } from './state.ts'

/** What one slice has in its bins: `histogram` holds place, positives and negatives of each bin in turn. */
export type BinCounter = {
  readonly calibration: CalibrationState
  readonly histogram: number[]
  outside: number
}

/** The bins, and where the rows of a batch stand in them. */
export type RisingBins = {
  readonly limits: BinLimits
  readonly calibrationBins: number
  /** Finds the bins of the rows of the next batch. */
  readonly place: (rows: ScoredRows) => void
  /** Adds row i of the batch, of `count` observations alike, to a slice. */
  readonly add: (to: BinCounter, i: number, score: number, positives: number, count: number) => void
}

/** The bins of a batch of no more rows than this. */
const MOST_ROWS = 16_384

export function createBinCounter({ calibrationBins }: RisingBins): BinCounter {
  return { calibration: createCalibration(calibrationBins), histogram: [], outside: 0 }
}

function plus(counts: Float64Array, at: number, amount: number): void {
  counts[at] = (counts[at] as number) + amount
}

function addToHistogram(histogram: number[], place: number, positives: number, negatives: number): void {
  const last = histogram.length - 3
  if (last < 0 || histogram[last] !== place) {
    histogram.push(place, positives, negatives)
    return
  }
  histogram[last + 1] = (histogram[last + 1] as number) + positives
  histogram[last + 2] = (histogram[last + 2] as number) + negatives
}

/** Bins for rows that come by rising score. */
export function risingBins(limits: BinLimits, calibrationBins: number): RisingBins {
  const [inCalibration, inHistogram] = [new Int32Array(MOST_ROWS), new Int32Array(MOST_ROWS)]
  let [bin, place] = [0, 0]
  return {
    limits,
    calibrationBins,
    place: ({ length, scores }) => {
      for (let i = 0; i < length; i++) {
        const score = scores[i] as number
        while (bin < calibrationBins - 1 && score > (bin + 1) / calibrationBins) bin++
        while (place < limits.bins - 1 && score >= binEdge(limits, place + 1)) place++
        inCalibration[i] = bin
        inHistogram[i] = place
      }
    },
    add: (to, i, score, positives, count) => {
      const { n, positives: ofThem, sums, squares } = to.calibration
      const at = inCalibration[i] as number
      plus(n, at, count)
      plus(ofThem, at, positives)
      plus(sums, at, count * score)
      plus(squares, at, count * score * score)
      addToHistogram(to.histogram, inHistogram[i] as number, positives, count - positives)
      if (score < limits.low || score > limits.high) to.outside += count
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

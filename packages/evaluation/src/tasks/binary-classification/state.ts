// What a slice of a binary classification is counted into: its confusion cells, the sums over its scores, the bins that
// scores are handed over in, and, where rows are clustered or weighted, sums by unit.
import {
  type BinnedScores,
  type CalibrationState,
  type ClusteredArea,
  type MeanState,
  mergeBinnedScores,
  mergeCalibrations,
  mergeMeans,
  mergeUnitSums,
  type ScoreSums,
  scanBins,
  type UnitSums,
} from '@policeai/metrics'

/** Of clustered or weighted rows. Squared errors over their number; scores, positives (by bin) and number; null outside [0, 1]. */
export type UnitScores = {
  readonly squaredErrors: UnitSums | null
  readonly calibration: UnitSums | null
  /** Of rows in single clusters; `undefined` where they are weighted or crossed, or were merged. */
  readonly area: ClusteredArea | 'one_class' | undefined
}

/** What the scores of independent rows leave a site as. */
export type BinnedState = {
  readonly binned: BinnedScores
  /** Rows whose score lies outside the bins. */
  readonly outside: number
  /** Null where scores lie outside [0, 1]. */
  readonly squaredErrors: MeanState | null
  readonly calibration: CalibrationState | null
}

/**
 * Cells in the order true negative, false positive, false negative, true positive. `scores` come from the rows by score, or,
 * `inBins`, from the bins of a merged state.
 */
export type BinaryState = {
  readonly cells: UnitSums
  readonly scores: ScoreSums | undefined
  readonly inBins: boolean
  readonly bins: BinnedState | undefined
  readonly units: UnitScores | undefined
}

/** A state without rows: its sums over scores are those of its bins, but for the squared errors, which are exact. */
export function fromBins(
  cells: UnitSums,
  bins: BinnedState | undefined,
  units: UnitScores | undefined,
): BinaryState {
  if (bins === undefined) return { cells, scores: undefined, inBins: false, bins, units }
  const { squaredErrors, binned } = bins
  const scanned = scanBins(binned, { curve: true })
  const scores = {
    ...scanned,
    squaredErrors: squaredErrors ?? scanned.squaredErrors,
    withinUnit: squaredErrors !== null,
  }
  return { cells, scores, inBins: true, bins, units }
}

/** Both or nothing. */
function both<T>(a: T | null | undefined, b: T | null | undefined, merge: (a: T, b: T) => T): T | null {
  return a === null || a === undefined || b === null || b === undefined ? null : merge(a, b)
}

export function mergeBins(a: BinnedState, b: BinnedState): BinnedState {
  return {
    binned: mergeBinnedScores(a.binned, b.binned),
    outside: a.outside + b.outside,
    squaredErrors: both(a.squaredErrors, b.squaredErrors, mergeMeans),
    calibration: both(a.calibration, b.calibration, mergeCalibrations),
  }
}

function mergeUnits(a: UnitScores, b: UnitScores): UnitScores {
  return {
    squaredErrors: both(a.squaredErrors, b.squaredErrors, mergeUnitSums),
    calibration: both(a.calibration, b.calibration, mergeUnitSums),
    area: undefined,
  }
}

/** What one of the two lacks, both lack. */
export function mergeBinary(a: BinaryState, b: BinaryState): BinaryState {
  return fromBins(
    mergeUnitSums(a.cells, b.cells),
    both(a.bins, b.bins, mergeBins) ?? undefined,
    both(a.units, b.units, mergeUnits) ?? undefined,
  )
}

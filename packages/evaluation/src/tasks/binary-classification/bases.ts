// What each measure of a binary classification rests on in one slice.
import {
  areaUnderRoc,
  averagePrecisionInterval,
  bootstrapCalibration,
  bootstrapCells,
  type Confusion,
  countsOf,
  expectedCalibrationError,
  f1FromJaccard,
  jaccardOf,
  matthewsCorrelation,
  RATE_NAMES,
  type Rate,
} from '@policeai/metrics'
import { type Absence, type Basis, none, shareOf, smoothOf } from '../../basis/index.ts'
import { streamOf } from '../stream.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { BINARY_MEASURES } from './measures.ts'
import type { BinaryPlan } from './plan.ts'
import type { BinaryState } from './state.ts'

export type BinaryReading = Reading<BinaryPlan, BinaryState>

type MeasureName = (typeof BINARY_MEASURES)[number]

const NO_DENOMINATOR: Readonly<Record<Rate, Absence>> = {
  accuracy: 'no_observation',
  selection_rate: 'no_observation',
  prevalence: 'no_observation',
  true_positive_rate: 'no_positive',
  false_negative_rate: 'no_positive',
  false_positive_rate: 'no_negative',
  true_negative_rate: 'no_negative',
  positive_predictive_value: 'none_classed_positive',
  negative_predictive_value: 'none_classed_negative',
}

function isRate(measure: MeasureName): measure is Rate {
  return RATE_NAMES.some((rate) => rate === measure)
}

/** Numerator and denominator of each rate, over the cells true negative, false positive, false negative, true positive. */
const CELLS: Readonly<Record<Rate, readonly [above: readonly number[], below: readonly number[]]>> = {
  accuracy: [
    [1, 0, 0, 1],
    [1, 1, 1, 1],
  ],
  true_positive_rate: [
    [0, 0, 0, 1],
    [0, 0, 1, 1],
  ],
  false_positive_rate: [
    [0, 1, 0, 0],
    [1, 1, 0, 0],
  ],
  true_negative_rate: [
    [1, 0, 0, 0],
    [1, 1, 0, 0],
  ],
  false_negative_rate: [
    [0, 0, 1, 0],
    [0, 0, 1, 1],
  ],
  positive_predictive_value: [
    [0, 0, 0, 1],
    [0, 1, 0, 1],
  ],
  negative_predictive_value: [
    [1, 0, 0, 0],
    [1, 0, 1, 0],
  ],
  selection_rate: [
    [0, 1, 0, 1],
    [1, 1, 1, 1],
  ],
  prevalence: [
    [0, 0, 1, 1],
    [1, 1, 1, 1],
  ],
}

export function confusionOf(cells: ArrayLike<number>): Confusion {
  const [trueNegatives, falsePositives] = [cells[0] ?? 0, cells[1] ?? 0]
  const [falseNegatives, truePositives] = [cells[2] ?? 0, cells[3] ?? 0]
  return { truePositives, falsePositives, trueNegatives, falseNegatives }
}

function rateBasis(rate: Rate, { cells }: BinaryState): Basis {
  const [above, below] = CELLS[rate]
  return shareOf(cells, above, below, NO_DENOMINATOR[rate])
}

function f1Of(cells: readonly number[]): number {
  const { events, n } = jaccardOf(confusionOf(cells))
  return n > 0 ? f1FromJaccard(events / n) : Number.NaN
}

function f1Basis({ cells }: BinaryState): Basis {
  const confusion = confusionOf(countsOf(cells))
  if (jaccardOf(confusion).n === 0) return none('no_positive_at_all')
  if (cells.products === null) return { kind: 'f1', confusion }
  return smoothOf(cells, f1Of, { low: 0, high: 1 })
}

/** A binary plan's scores, as far as a figure rests on them. */
type Scored = {
  readonly scored: boolean
  /** All scores of the whole file lie in [0, 1]. */
  readonly probabilities: boolean
  /** Rows are weighted, or clustered by two columns that cross. */
  readonly unranked: boolean
}

function matthewsOf(cells: ArrayLike<number>): number {
  return matthewsCorrelation(confusionOf(cells)) ?? Number.NaN
}

function matthewsBasis({ state: { cells }, plan, seed, slice }: BinaryReading): Basis {
  if (cells.observations === 0) return none('no_observation')
  const estimate = matthewsOf(cells.sums)
  if (!Number.isFinite(estimate)) return none('one_value_only')
  const { observations: n, units } = cells
  const size = { estimate, n, units, low: -1, high: 1, method: 'multinomial-bootstrap' }
  if (cells.units < 2) return { kind: 'resampled', replicates: new Float64Array(), ...size }
  if (cells.products !== null) return smoothOf(cells, matthewsOf, { low: -1, high: 1 }, 'one_value_only')
  const [replicates = new Float64Array()] = bootstrapCells(cells.sums, [matthewsOf], {
    replicates: plan.intervals.replicates,
    random: streamOf(seed, 'matthews_correlation', slice),
  })
  return { kind: 'resampled', replicates, ...size }
}

function withoutClass({ cells, scores }: BinaryState): Basis {
  if (cells.observations === 0) return none('no_observation')
  const positives = scores?.positives ?? (cells.sums[2] ?? 0) + (cells.sums[3] ?? 0)
  return none(positives === 0 ? 'no_positive' : 'no_negative')
}

function areaBasis(state: BinaryState, { unranked }: Scored): Basis {
  const { scores, units } = state
  if (units !== undefined) {
    if (unranked) return none('needs_independent')
    if (units.area === undefined) return none('needs_rows')
    if (units.area === 'one_class') return withoutClass(state)
    const { estimate, variance, units: clusters, positives, negatives } = units.area
    const bounds = { units: clusters, n: positives + negatives, low: 0, high: 1 }
    return { kind: 'smooth', estimate, variance, ...bounds, method: 'obuchowski' }
  }
  if (scores === undefined) return none('needs_rows')
  const area = areaUnderRoc(scores)
  return area === undefined ? withoutClass(state) : { kind: 'area', area }
}

function precisionBasis(state: BinaryState, level: number): Basis {
  const { scores, units, cells } = state
  if (units !== undefined) return none('needs_independent')
  if (scores === undefined) return none('needs_rows')
  const { averagePrecision, positives } = scores
  if (averagePrecision === undefined) return none(cells.observations === 0 ? 'no_observation' : 'no_positive')
  return {
    kind: 'limited',
    ...averagePrecisionInterval(Math.min(1, averagePrecision), positives, level),
    n: positives,
    events: null,
  }
}

function meanOfSums([sum = 0, n = 0]: readonly number[]): number {
  return n > 0 ? sum / n : Number.NaN
}

const UNIT = { low: 0, high: 1 }

function brierBasis({ scores, units }: BinaryState, { probabilities }: Scored): Basis {
  if (scores === undefined && units === undefined) return none('needs_rows')
  if (!probabilities) return none('not_probabilities', 'not_applicable')
  if (units !== undefined) {
    const { squaredErrors } = units
    return squaredErrors === null
      ? none('needs_rows')
      : smoothOf(squaredErrors, meanOfSums, UNIT, 'no_observation')
  }
  const mean = scores?.squaredErrors
  return mean === undefined || mean.n === 0 ? none('no_observation') : { kind: 'mean', mean }
}

/** Of the sums of scores by bin, of positives by bin, and the number: the gaps over the number. */
function calibrationErrorOfSums(sums: readonly number[]): number {
  const bins = (sums.length - 1) / 2
  const n = sums.at(-1) ?? 0
  let gaps = 0
  for (let bin = 0; bin < bins; bin++) gaps += Math.abs((sums[bin] ?? 0) - (sums[bins + bin] ?? 0))
  return n > 0 ? gaps / n : Number.NaN
}

function calibrationBasis({ state, plan, seed, slice }: BinaryReading, { probabilities }: Scored): Basis {
  const { bins, units } = state
  if (bins === undefined && units === undefined) return none('needs_rows')
  if (!probabilities) return none('not_probabilities', 'not_applicable')
  if (units !== undefined) {
    return units.calibration === null
      ? none('needs_rows')
      : smoothOf(units.calibration, calibrationErrorOfSums, UNIT, 'no_observation')
  }
  const calibration = bins?.calibration
  if (calibration === undefined || calibration === null) return none('not_probabilities', 'not_applicable')
  const estimate = expectedCalibrationError(calibration)
  if (estimate === undefined) return none('no_observation')
  const { expected: replicates } = bootstrapCalibration(calibration, {
    replicates: plan.intervals.replicates,
    random: streamOf(seed, 'expected_calibration_error', slice),
  })
  const n = state.cells.observations
  return { kind: 'resampled', estimate, replicates, n, units: n, ...UNIT, method: 'multinomial-bootstrap' }
}

function scoredOf({ plan, all }: BinaryReading): Scored {
  const { columns } = plan
  const { units, scores } = all
  return {
    scored: columns.score !== undefined,
    probabilities: units === undefined ? (scores?.withinUnit ?? false) : units.squaredErrors !== null,
    unranked: columns.weight !== undefined || Array.isArray(columns.cluster),
  }
}

/** What a measure of a slice rests on. */
function basisOf(measure: MeasureName, reading: BinaryReading): Basis {
  const { state, plan } = reading
  if (isRate(measure)) return rateBasis(measure, state)
  if (measure === 'f1') return f1Basis(state)
  if (measure === 'matthews_correlation') return matthewsBasis(reading)
  const scored = scoredOf(reading)
  if (!scored.scored) return none('no_score', 'not_applicable')
  if (measure === 'area_under_roc') return areaBasis(state, scored)
  if (measure === 'average_precision') return precisionBasis(state, plan.intervals.level)
  return measure === 'brier_score' ? brierBasis(state, scored) : calibrationBasis(reading, scored)
}

export function binaryFigures(reading: BinaryReading): FigureBasis[] {
  return BINARY_MEASURES.map((measure) => ({ measure, basis: basisOf(measure, reading) }))
}

export const binaryFiguresPlace = { module: import.meta.url, name: binaryFigures.name }

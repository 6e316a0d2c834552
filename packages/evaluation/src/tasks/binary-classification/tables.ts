// The tables of a binary classification: what each threshold does, with bands that hold for all of them at once; how often
// scores came true; and what the plan's operating point does in each group.
import {
  bandHalfWidth,
  binnedBounds,
  type CalibrationState,
  reliabilityCurve,
  thresholdTable,
  wilson,
} from '@policeai/metrics'
import type { ResultTable } from '../../result/index.ts'
import type { BinaryReading } from './bases.ts'
import { isShown } from './curves.ts'
import { operatingTables } from './operating.ts'

/** Rows of a table of all observations, and of one group. */
const MOST_ROWS = { all: 1001, group: 101 }

type Column = ResultTable['columns'][number]
type Row = ResultTable['rows'][number]

const column = (key: string, unit: Column['unit']): Column => ({ key, unit })

function evenly<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows
  const step = (rows.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, i) => rows[Math.round(i * step)] as T)
}

/** The limits of a band around a rate; none where observations are dependent. */
function band(rate: number, reach: number | undefined): readonly [number | null, number | null] {
  if (reach === undefined) return [null, null]
  return [Math.max(0, rate - reach), Math.min(1, rate + reach)]
}

function thresholds({ state, plan, slice }: BinaryReading): ResultTable[] {
  const { scores } = state
  if (scores === undefined || scores.curve.length === 0) return []
  const reach = (n: number) =>
    state.units === undefined ? bandHalfWidth(n, plan.intervals.level) : undefined
  const [up, along] = [reach(scores.positives), reach(scores.negatives)]
  const all = thresholdTable(scores).filter(({ threshold }) => threshold !== null)
  const kept = evenly(all, Object.keys(slice).length === 0 ? MOST_ROWS.all : MOST_ROWS.group)
  const rows = kept.map(({ threshold, confusion }): Row => {
    const { truePositives, falsePositives } = confusion
    const [caught, raised] = [truePositives / scores.positives, falsePositives / scores.negatives]
    const flagged = truePositives + falsePositives
    const right = flagged === 0 ? null : truePositives / flagged
    return [
      threshold,
      flagged,
      truePositives,
      falsePositives,
      ...[caught, ...band(caught, up), raised, ...band(raised, along)],
      right,
    ]
  })
  const columns = [
    column('threshold', 'score'),
    column('flagged', 'count'),
    column('true_positives', 'count'),
    column('false_positives', 'count'),
    column('true_positive_rate', 'proportion'),
    column('true_positive_rate_low', 'proportion'),
    column('true_positive_rate_high', 'proportion'),
    column('false_positive_rate', 'proportion'),
    column('false_positive_rate_low', 'proportion'),
    column('false_positive_rate_high', 'proportion'),
    column('positive_predictive_value', 'proportion'),
  ]
  const left = all.length - kept.length
  return [{ table: 'threshold', slice: { ...slice }, columns, rows, ...(left > 0 && { left_out: left }) }]
}

function reliabilityRows(calibration: CalibrationState, level: number): Row[] {
  return reliabilityCurve(calibration).map(({ low, high, meanScore, observed }) => {
    const limits = wilson(observed, level)
    return [low, high, observed.n, meanScore, observed.events / observed.n, limits.low, limits.high]
  })
}

function reliability({ state, plan, slice }: BinaryReading): ResultTable[] {
  const calibration = state.bins?.calibration
  if (calibration === undefined || calibration === null) return []
  const rows = reliabilityRows(calibration, plan.intervals.level)
  if (rows.length === 0) return []
  const columns = [
    column('low', 'score'),
    column('high', 'score'),
    column('n', 'count'),
    column('mean_score', 'score'),
    column('observed', 'proportion'),
    column('observed_low', 'proportion'),
    column('observed_high', 'proportion'),
  ]
  return [{ table: 'reliability', slice: { ...slice }, columns, rows }]
}

function scoreBins({ state, slice }: BinaryReading): ResultTable[] {
  const bounds = state.inBins && state.bins ? binnedBounds(state.bins.binned) : undefined
  if (bounds === undefined) return []
  const { area, averagePrecision } = bounds
  const columns = ['area_low', 'area_high', 'precision_low', 'precision_high'].map((key) =>
    column(key, 'score'),
  )
  const rows = [[area.low, area.high, averagePrecision.low, averagePrecision.high]]
  return [{ table: 'score_bins', slice: { ...slice }, columns, rows }]
}

/** The tables of a slice that shows them. */
export function binaryTables(reading: BinaryReading): ResultTable[] {
  if (!isShown(reading)) return []
  const ofAll = Object.keys(reading.slice).length === 0 ? operatingTables(reading) : []
  return [...ofAll, ...thresholds(reading), ...reliability(reading), ...scoreBins(reading)]
}

// The trade-off of a system of scores as a table, thinned evenly on the scale on which rare errors are read, and the
// thresholds that keep false matches within each limit.
import {
  type DetCurve,
  detCurve,
  equalErrorRate,
  missesAtFalseAlarms,
  type OperatingPoint,
} from '@policeai/metrics'
import type { ResultTable } from '../../result/index.ts'
import type { Reading } from '../task.ts'
import { cumulate } from './crossing.ts'
import { gridError } from './grid.ts'
import type { ScoreState } from './score-state.ts'

/** What the tables of a task call its two rates, and how its scores are turned. */
export type TableNames = {
  readonly falseRate: string
  readonly missRate: string
  readonly limits: readonly number[]
  readonly higher: boolean
}

const MOST_POINTS = 1000
/** The curves of groups are shorter, and only of attributes with so many groups. */
const GROUP_POINTS = 100
const MOST_GROUPS = 20

/** The threshold as the file has its scores. */
function shown(threshold: number | null, higher: boolean): number | null {
  if (threshold === null || !Number.isFinite(threshold)) return null
  return higher ? threshold : -threshold + 0
}

/** Places of the curve, a step apart on the scale of the logarithms of both rates, the ends among them. */
function thin({ missRates, falseAlarmRates }: DetCurve, floor: number, most: number): number[] {
  const depth = (at: number) =>
    Math.log(Math.max(missRates[at] ?? 0, floor)) - Math.log(Math.max(falseAlarmRates[at] ?? 0, floor))
  const last = missRates.length - 1
  const step = missRates.length <= most ? 0 : (depth(last) - depth(0)) / (most - 2)
  const kept: number[] = []
  let next = -Infinity
  for (let at = 0; at <= last; at++) {
    if (depth(at) < next && at < last) continue
    kept.push(at)
    next = Math.max(next, depth(at)) + step
  }
  return kept.slice(0, most)
}

function isShort({ slice, attributes }: Reading<unknown, ScoreState>): boolean {
  const [column, another] = Object.keys(slice)
  if (column === undefined) return true
  const attribute = attributes.find(({ columns }) => columns.length === 1 && columns[0] === column)
  return another === undefined && (attribute?.groups.length ?? Infinity) <= MOST_GROUPS
}

function detTable(state: ScoreState, slice: ResultTable['slice'], names: TableNames): ResultTable[] {
  if (state.histogram === null) return []
  const curve = detCurve(state.histogram)
  if (curve.thresholds.length === 0) return []
  const claims = state.cells.observations
  const most = Object.keys(slice).length === 0 ? MOST_POINTS : GROUP_POINTS
  const kept = thin(curve, 0.5 / Math.max(1, claims), most)
  return [
    {
      table: 'det',
      slice,
      columns: [
        { key: 'threshold', unit: 'number' },
        { key: names.falseRate, unit: 'proportion' },
        { key: names.missRate, unit: 'proportion' },
      ],
      rows: kept.map((at) => [
        shown(curve.thresholds[at] ?? null, names.higher),
        curve.falseAlarmRates[at] ?? 0,
        curve.missRates[at] ?? 0,
      ]),
      ...(kept.length < curve.thresholds.length ? { left_out: curve.thresholds.length - kept.length } : {}),
    },
  ]
}

function pointRow(limit: number | null, point: OperatingPoint, higher: boolean): (number | null)[] {
  const { misses, falseAlarms, threshold } = point
  return [
    limit,
    shown(threshold, higher),
    falseAlarms.events,
    falseAlarms.events / falseAlarms.n,
    misses.events,
    misses.events / misses.n,
  ]
}

function operatingTable(
  { histogram }: ScoreState,
  { falseRate, missRate, limits, higher }: TableNames,
): ResultTable[] {
  const equal = histogram && equalErrorRate(histogram)
  if (!histogram || !equal) return []
  const found = limits.flatMap((limit) => {
    const point = missesAtFalseAlarms(histogram, limit)
    return point.kind === 'measured' ? [pointRow(limit, point, higher)] : []
  })
  return [
    {
      table: 'operating_points',
      slice: {},
      columns: [
        { key: 'limit', unit: 'proportion' },
        { key: 'threshold', unit: 'number' },
        { key: 'false_accepted', unit: 'count' },
        { key: falseRate, unit: 'proportion' },
        { key: 'genuine_refused', unit: 'count' },
        { key: missRate, unit: 'proportion' },
      ],
      rows: [...found, pointRow(null, equal, higher)],
    },
  ]
}

function gridTable({ histogram, binned, grid }: ScoreState): ResultTable[] {
  const error = binned && histogram ? gridError(histogram, cumulate(histogram)) : undefined
  if (error === undefined || grid === null) return []
  return [
    {
      table: 'score_grid',
      slice: {},
      columns: [
        { key: 'bins', unit: 'count' },
        { key: 'area_low', unit: 'score' },
        { key: 'area_high', unit: 'score' },
        { key: 'equal_error_low', unit: 'proportion' },
        { key: 'equal_error_high', unit: 'proportion' },
      ],
      rows: [[grid.bins, ...error.area, ...error.equalError]],
    },
  ]
}

/** The tables of a slice; the thresholds and the error of the grid of all claims alone. */
export function scoreTables(reading: Reading<unknown, ScoreState>, names: TableNames): ResultTable[] {
  const { state, slice } = reading
  if (!isShort(reading)) return []
  const whole = Object.keys(slice).length === 0
  return [
    ...(whole ? operatingTable(state, names) : []),
    ...detTable(state, { ...slice }, names),
    ...(whole ? gridTable(state) : []),
  ]
}

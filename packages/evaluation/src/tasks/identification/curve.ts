// The choice of threshold as a table: at each, how many people on the list are found and how many others raise an alert, for
// all searches and for the groups of small attributes.
import { countsOf } from '@policeai/metrics'
import type { ResultTable } from '../../result/index.ts'
import type { Reading } from '../task.ts'
import { coefficients } from './bases.ts'
import type { IdentificationPlan } from './plan.ts'
import { rankBounds } from './searches.ts'
import type { SearchState } from './state.ts'

const MOST_POINTS = 1000
/** The curves of groups are shorter, and only of attributes with so many groups. */
const GROUP_POINTS = 100
const MOST_GROUPS = 20

type Point = { readonly threshold: number; readonly found: number; readonly alerts: number }

/** Thresholds falling; each where one of the two counts changes. */
function pointsOf({ histogram }: SearchState): Point[] {
  const points: Point[] = []
  let [found, alerts] = [0, 0]
  for (let i = (histogram?.scores.length ?? 0) - 1; i >= 0; i--) {
    found += histogram?.positives[i] ?? 0
    alerts += histogram?.negatives[i] ?? 0
    points.push({ threshold: histogram?.scores[i] ?? 0, found, alerts })
  }
  return points
}

/** Points a step apart: in the share found, and in the logarithm of the alerts, as rare ones are read. */
function thin(points: readonly Point[], mated: number, most: number): Point[] {
  if (points.length <= most) return [...points]
  const depth = ({ found, alerts }: Point) => found / Math.max(1, mated) + Math.log1p(alerts) / 10
  const step = depth(points.at(-1) as Point) / (most - 2)
  const kept: Point[] = []
  let next = 0
  for (const [i, point] of points.entries()) {
    if (depth(point) < next && i < points.length - 1) continue
    kept.push(point)
    next = depth(point) + step
  }
  return kept
}

function isShown({ slice, attributes }: Reading<IdentificationPlan, SearchState>): boolean {
  const [column, another] = Object.keys(slice)
  if (column === undefined) return true
  const attribute = attributes.find(({ columns }) => columns.length === 1 && columns[0] === column)
  return another === undefined && (attribute?.groups.length ?? Infinity) <= MOST_GROUPS
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** Thresholds falling, as the file has its scores. */
export function thresholdTables(reading: Reading<IdentificationPlan, SearchState>): ResultTable[] {
  const { state, plan, slice } = reading
  const points = pointsOf(state)
  if (!isShown(reading) || points.length === 0) return []
  const counts = countsOf(state.cells)
  const isMated = coefficients(rankBounds(plan), ({ mated }) => mated)
  const total = (of: 0 | 1) => counts.reduce((sum, count, i) => (isMated[i] === of ? sum + count : sum), 0)
  const [others, mated] = [total(0), total(1)]
  const kept = thin(points, mated, Object.keys(slice).length === 0 ? MOST_POINTS : GROUP_POINTS)
  return [
    {
      table: 'thresholds',
      slice: { ...slice },
      columns: [
        { key: 'threshold', unit: 'number' },
        { key: 'found', unit: 'count' },
        { key: 'true_positive_identification_rate', unit: 'proportion' },
        { key: 'false_alerts', unit: 'count' },
        { key: 'false_positive_identification_rate', unit: 'proportion' },
      ],
      rows: kept.map(({ threshold, found, alerts }) => [
        plan.higher ? threshold : -threshold + 0,
        found,
        share(found, mated),
        alerts,
        share(alerts, others),
      ]),
      ...(kept.length < points.length ? { left_out: points.length - kept.length } : {}),
    },
  ]
}

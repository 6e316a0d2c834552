// The ROC curves of all observations and of the groups of single attributes, each with the point at which the
// plan's threshold operates: choosing a threshold is a choice, and can be seen.
import { rateOf } from '@policeai/metrics'
import { counted } from '../../faults/index.ts'
import type { Attribute } from '../../observations/index.ts'
import type { Curve, Warning } from '../../result/index.ts'
import type { Reading } from '../task.ts'
import { confusionOf } from './bases.ts'
import type { BinaryPlan } from './plan.ts'
import type { BinaryState } from './state.ts'

/** The most curves of groups that a result keeps, the largest groups first. */
const MOST_CURVES = 50

type Place = { readonly attribute: number; readonly group: number; readonly n: number }

/** Groups that may have a curve: of single attributes, recorded, and of at least the minimum size; largest first. */
function candidates(attributes: readonly Attribute[], plan: BinaryPlan): Place[] {
  return attributes
    .flatMap(({ columns, groups }, attribute) =>
      columns.length > 1
        ? []
        : groups.flatMap(({ recorded, n }, group) =>
            recorded && n >= plan.minimum.n ? [{ attribute, group, n }] : [],
          ),
    )
    .sort((a, b) => b.n - a.n)
}

/** Whether the curve of a group is kept: to be drawn, or since a threshold is looked for in all groups of its attribute. */
export function keepsCurve(
  attributes: readonly Attribute[],
  plan: BinaryPlan,
): (attribute: number, group: number) => boolean {
  const kept = candidates(attributes, plan).slice(0, MOST_CURVES)
  const operating = operatingAttribute(attributes, plan)
  return (attribute, group) =>
    attribute === operating || kept.some((place) => place.attribute === attribute && place.group === group)
}

/** The attribute in whose groups the plan's operating point is to hold; -1 where there is none. */
export function operatingAttribute(attributes: readonly Attribute[], { operating }: BinaryPlan): number {
  if (operating?.groups === undefined) return -1
  const wanted = JSON.stringify([operating.groups].flat())
  return attributes.findIndex(({ columns }) => JSON.stringify(columns) === wanted)
}

/** Whether the curve and tables of this slice are shown: all observations, and the groups that keep their curves. */
export function isShown({ slice, attributes, plan }: Reading<BinaryPlan, BinaryState>): boolean {
  const entries = Object.entries(slice)
  if (entries.length === 0) return true
  return candidates(attributes, plan)
    .slice(0, MOST_CURVES)
    .some(({ attribute, group }) => {
      const { columns = [], groups = [] } = attributes[attribute] ?? {}
      const values = groups[group]?.values ?? []
      return columns.length === entries.length && columns.every((column, i) => slice[column] === values[i])
    })
}

function rate({ cells }: BinaryState, name: 'false_positive_rate' | 'true_positive_rate'): number {
  const { events, n } = rateOf(confusionOf(cells.sums), name)
  return events / n
}

/** The curve of a slice; none where one of the classes is empty, or the slice is not among those that keep theirs. */
export function curvesOf(reading: Reading<BinaryPlan, BinaryState>): Curve[] {
  const { state, plan, slice } = reading
  const points = state.scores?.curve ?? []
  if (points.length === 0 || plan.threshold === undefined || !isShown(reading)) return []
  return [
    {
      curve: 'roc',
      slice: { ...slice },
      points: points.map(({ threshold, falsePositiveRate, truePositiveRate }) => ({
        threshold,
        false_positive_rate: falsePositiveRate,
        true_positive_rate: truePositiveRate,
      })),
      operating_point: {
        threshold: plan.threshold,
        false_positive_rate: rate(state, 'false_positive_rate'),
        true_positive_rate: rate(state, 'true_positive_rate'),
      },
    },
  ]
}

export function curvesLeftOut({ plan, attributes, state }: Reading<BinaryPlan, BinaryState>): Warning[] {
  const left = candidates(attributes, plan).length - MOST_CURVES
  if (state.scores === undefined || left <= 0) return []
  const message = `The ROC curves of the ${MOST_CURVES} largest groups are kept; ${counted(left, 'group')} have none.`
  return [{ code: 'curves_left_out', message, values: { kept: MOST_CURVES, left } }]
}

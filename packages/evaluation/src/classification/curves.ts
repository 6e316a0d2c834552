// The ROC curves of all observations and of the groups of single attributes, each with the point at which the
// plan's threshold operates: choosing a threshold is a choice, and can be seen.
import { rateOf } from '@policeai/metrics'
import type { Plan } from '../plan/index.ts'
import type { Curve } from '../result/index.ts'
import type { Slice } from './measures.ts'
import type { SlicedAttribute, SliceGroup } from './slices.ts'
import type { Tally } from './tally.ts'

/** The most curves of groups that a result keeps, the largest groups first. */
export const MOST_CURVES = 50

/** The groups whose curve is kept: of single attributes, recorded, and of at least the minimum size. */
export function groupsWithCurve(attributes: readonly SlicedAttribute[], plan: Plan): ReadonlySet<SliceGroup> {
  if (plan.columns.score === undefined) return new Set()
  const groups = attributes
    .filter(({ columns }) => columns.length === 1)
    .flatMap((attribute) => attribute.groups)
    .filter(({ recorded, n }) => recorded && n >= plan.minimum.n)
  return new Set(groups.sort((a, b) => b.n - a.n).slice(0, MOST_CURVES))
}

function rate(tally: Tally, name: 'false_positive_rate' | 'true_positive_rate'): number {
  const { events, n } = rateOf(tally.confusion, name)
  return events / n
}

/** The curve of a slice; `undefined` where there is none, because one of the classes is empty. */
export function curveOf(slice: Slice, tally: Tally, plan: Plan): Curve | undefined {
  const points = tally.scores?.curve ?? []
  if (points.length === 0 || plan.threshold === undefined) return undefined
  return {
    curve: 'roc',
    slice: { ...slice },
    points: points.map(({ threshold, falsePositiveRate, truePositiveRate }) => ({
      threshold,
      false_positive_rate: falsePositiveRate,
      true_positive_rate: truePositiveRate,
    })),
    operating_point: {
      threshold: plan.threshold,
      false_positive_rate: rate(tally, 'false_positive_rate'),
      true_positive_rate: rate(tally, 'true_positive_rate'),
    },
  }
}

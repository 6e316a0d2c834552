// One threshold for everyone: those at which a stated limit holds in every group, by what the data can show and not by
// the estimates alone; or the statement that there is none.
import { requireLevel, requireThat } from '../require-that.ts'
import type { RocPoint, ScoreSums } from '../score-scan.ts'
import { bandHalfWidth } from './threshold-table.ts'

/** The limits that a threshold is to keep in every group; at least one. */
export type RateCriterion = {
  readonly highestFalsePositiveRate?: number
  readonly lowestTruePositiveRate?: number
}

/** The lowest and the highest of the thresholds; any threshold between the two keeps the limits as well. */
export type ThresholdRange = { readonly lowest: number; readonly highest: number }

/**
 * `met`: the limits lie outside the bands, on the right side. `by_estimates_only`: the estimates keep them, and the
 * bands span them: the data cannot tell. `groups` are the positions of those without one of the classes.
 */
export type ThresholdChoice =
  | { readonly kind: 'met'; readonly thresholds: ThresholdRange; readonly byEstimates: ThresholdRange }
  | { readonly kind: 'by_estimates_only'; readonly byEstimates: ThresholdRange }
  | { readonly kind: 'none' }
  | { readonly kind: 'not_measured'; readonly reason: 'no_curve'; readonly groups: readonly number[] }

/** What a threshold has to stay within in one group: the limits, moved inwards by the half-widths of the bands. */
type Bounds = { readonly group: ScoreSums; readonly falsePositives: number; readonly truePositives: number }

/** The first point whose threshold is at most this one; `null` stands above all scores. */
function firstAtMost(curve: readonly RocPoint[], threshold: number): number {
  let [from, to] = [0, curve.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((curve[middle]?.threshold ?? Number.POSITIVE_INFINITY) > threshold) from = middle + 1
    else to = middle
  }
  return from
}

/**
 * Whether the group keeps its bounds at this threshold. A threshold that is not in its curve decides as the next score
 * above it does; of a thinned curve that score may be gone, and the false positives are then those of the point below.
 */
function keeps({ group, falsePositives, truePositives }: Bounds, threshold: number): boolean {
  const { curve, curveIsWhole } = group
  const below = firstAtMost(curve, threshold)
  const above = curve[below]?.threshold === threshold ? below : below - 1
  const truePositiveRate = curve[above]?.truePositiveRate ?? 0
  const falsePositiveRate = curve[curveIsWhole ? above : below]?.falsePositiveRate ?? 1
  return truePositiveRate >= truePositives && falsePositiveRate <= falsePositives
}

function rangeOf(thresholds: readonly number[], bounds: readonly Bounds[]): ThresholdRange | undefined {
  const kept = thresholds.filter((threshold) => bounds.every((of) => keeps(of, threshold)))
  const [lowest, highest] = [kept[0], kept.at(-1)]
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest }
}

/** The scores that any of the curves kept, rising. */
function thresholdsOf(groups: readonly ScoreSums[]): readonly number[] {
  const all = groups.flatMap(({ curve }) => curve.flatMap(({ threshold }) => threshold ?? []))
  return [...new Set(all)].sort((a, b) => a - b)
}

function check({ highestFalsePositiveRate: high, lowestTruePositiveRate: low }: RateCriterion): void {
  requireThat(high !== undefined || low !== undefined, 'a criterion states at least one limit')
  for (const limit of [high ?? 0, low ?? 0])
    requireThat(limit >= 0 && limit <= 1, `a limit on a rate is between 0 and 1, got ${limit}`)
}

/** The bounds of each group; `level` is that of its bands, and 0 stands for none: the estimates alone. */
function boundsOf(groups: readonly ScoreSums[], criterion: RateCriterion, level: number): readonly Bounds[] {
  const reach = (n: number): number => (level === 0 ? 0 : bandHalfWidth(n, level))
  const { highestFalsePositiveRate: high, lowestTruePositiveRate: low } = criterion
  return groups.map((group) => ({
    group,
    falsePositives: high === undefined ? 1 : high - reach(group.negatives),
    truePositives: low === undefined ? 0 : low + reach(group.positives),
  }))
}

/**
 * The thresholds at which the criterion holds in every group. With probability `level` or more, every threshold that is
 * called `met` keeps the limits in truth, in all groups, whichever of them is then chosen: the bands are simultaneous
 * over thresholds, and 1 − level is shared out over the groups and limits (Bonferroni), so that groups may overlap.
 * Observations are taken as independent. With no group there is no threshold.
 *
 * Source: as for `bandHalfWidth`. Throws `RangeError` for a criterion without a limit, or with one outside 0 to 1.
 *
 * @example
 * operatingPoints([scanHistogram({ scores: Float64Array.of(1, 2, 3), positives: Float64Array.of(0, 0, 900), negatives: Float64Array.of(800, 99, 1) }, { curve: true })], { highestFalsePositiveRate: 0.15 }, 0.95) // => { "kind": "met", "thresholds": { "lowest": 3, "highest": 3 }, "byEstimates": { "lowest": 2, "highest": 3 } }
 * operatingPoints([scanHistogram({ scores: Float64Array.of(1, 2), positives: Float64Array.of(0, 9), negatives: Float64Array.of(9, 0) }, { curve: true })], { lowestTruePositiveRate: 0.9 }, 0.95).kind // => "by_estimates_only"
 */
export function operatingPoints(
  curvesByGroup: readonly ScoreSums[],
  criterion: RateCriterion,
  level: number,
): ThresholdChoice {
  requireLevel(level)
  check(criterion)
  const without = curvesByGroup.flatMap(({ curve }, place) => (curve.length === 0 ? [place] : []))
  if (without.length > 0) return { kind: 'not_measured', reason: 'no_curve', groups: without }
  const thresholds = thresholdsOf(curvesByGroup)
  const byEstimates = rangeOf(thresholds, boundsOf(curvesByGroup, criterion, 0))
  if (byEstimates === undefined) return { kind: 'none' }
  const limits = Object.values(criterion).filter((limit) => limit !== undefined).length
  const each = 1 - (1 - level) / (limits * curvesByGroup.length)
  const met = rangeOf(thresholds, boundsOf(curvesByGroup, criterion, each))
  return met === undefined
    ? { kind: 'by_estimates_only', byEstimates }
    : { kind: 'met', thresholds: met, byEstimates }
}

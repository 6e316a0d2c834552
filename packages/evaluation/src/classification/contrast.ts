// The comparison of one group with its reference: difference and ratio with their intervals, and one p-value. The
// groups of an attribute share no observation, so their estimates are independent.
import {
  areaDifference,
  equalityP,
  fisherExact,
  jaccardOf,
  katzRatio,
  moverDifference,
  moverRatio,
  newcombeDifference,
  type Ratio,
  varianceOfMean,
} from '@policeai/metrics'
import type { Disparity, Reason } from '../result/index.ts'
import type { Basis } from './basis.ts'
import { estimateOf, type Intervals, intervalOf } from './estimate.ts'

type Contrast = Disparity['difference']
export type Comparison = {
  readonly difference: Contrast
  readonly ratio: Contrast
  readonly p: number | null
  readonly test?: string
}

const NO_RATIO: Readonly<Record<Extract<Ratio, { kind: 'not_measured' }>['reason'], Reason>> = {
  reference_is_zero: { reason: 'no ratio: the reference is 0', reason_code: 'reference_is_zero' },
  no_upper_limit: {
    reason: 'no ratio: the reference may be 0, so the ratio has no upper limit',
    reason_code: 'reference_may_be_zero',
  },
}

/** `expected` is the method that the measure has by rule; another one is explained. */
function ratioOf(ratio: Ratio, expected: 'katz' | 'mover-ratio', level: number): Contrast {
  if (ratio.kind === 'not_measured') return { estimate: null, interval: null, ...NO_RATIO[ratio.reason] }
  const contrast = { estimate: ratio.estimate, interval: intervalOf(ratio, level) }
  if (ratio.method === expected) return contrast
  return {
    ...contrast,
    reason: 'Katz’s interval needs events and non-events in the groups: MOVER-R on Wilson’s limits',
    reason_code: 'ratio_by_mover',
  }
}

type Kind<K extends Basis['kind']> = Extract<Basis, { kind: K }>

function compareProportions(a: Kind<'proportion'>, b: Kind<'proportion'>, { level }: Intervals): Comparison {
  const difference = newcombeDifference(a.proportion, b.proportion, level)
  return {
    difference: {
      estimate: difference.estimate,
      interval: intervalOf({ ...difference, method: 'newcombe' }, level),
    },
    ratio: ratioOf(katzRatio(a.proportion, b.proportion, level), 'katz', level),
    p: fisherExact(a.proportion, b.proportion),
    test: 'fisher-exact',
  }
}

/** Difference and ratio of anything that has an interval of its own. */
function compareLimits(
  a: Exclude<Basis, { kind: 'none' }>,
  b: Exclude<Basis, { kind: 'none' }>,
  intervals: Intervals,
) {
  const { level } = intervals
  const [left, right] = [estimateOf(a, intervals), estimateOf(b, intervals)]
  const limits = { ...moverDifference(left, right), method: 'mover' }
  return {
    difference: { estimate: left.estimate - right.estimate, interval: intervalOf(limits, level) },
    ratio: ratioOf(moverRatio(left, right), 'mover-ratio', level),
  }
}

/** F1 rises with the Jaccard index, so that the two are equal together and Fisher's test of the one tests the other. */
function compareF1(a: Kind<'f1'>, b: Kind<'f1'>, intervals: Intervals): Comparison {
  const p = fisherExact(jaccardOf(a.confusion), jaccardOf(b.confusion))
  return { ...compareLimits(a, b, intervals), p, test: 'fisher-exact' }
}

function compareAreas(a: Kind<'area'>, b: Kind<'area'>, intervals: Intervals): Comparison {
  const difference = areaDifference(a.area, b.area, intervals.level)
  return {
    difference: { estimate: difference.estimate, interval: intervalOf(difference, intervals.level) },
    ratio: compareLimits(a, b, intervals).ratio,
    p: difference.p,
    ...(difference.p === null ? {} : { test: 'delong' }),
  }
}

function compareMeans(a: Kind<'mean'>, b: Kind<'mean'>, intervals: Intervals): Comparison {
  const contrast = compareLimits(a, b, intervals)
  const [left, right] = [a.mean, b.mean]
  const p = equalityP(left.sum / left.n, varianceOfMean(left), right.sum / right.n, varianceOfMean(right))
  return { ...contrast, p, ...(p === null ? {} : { test: 'normal' }) }
}

/** Compares two slices in one measure; `undefined` where one of them has nothing to compare. */
export function compare(a: Basis, b: Basis, intervals: Intervals): Comparison | undefined {
  if (a.kind === 'proportion' && b.kind === 'proportion') return compareProportions(a, b, intervals)
  if (a.kind === 'f1' && b.kind === 'f1') return compareF1(a, b, intervals)
  if (a.kind === 'area' && b.kind === 'area') return compareAreas(a, b, intervals)
  if (a.kind === 'mean' && b.kind === 'mean') return compareMeans(a, b, intervals)
  return undefined
}

// The comparison of one group with its reference: difference and ratio with their intervals, and one p-value. The
// groups of an attribute share no observation, so their estimates are taken as independent.
import {
  areaDifference,
  type Estimate,
  fisherExact,
  jaccardOf,
  katzRatio,
  moverDifference,
  moverP,
  moverRatio,
  newcombeDifference,
  percentileInterval,
  type Ratio,
  replicateDifference,
  replicateP,
  scoreRatio,
} from '@policeai/metrics'
import type { Disparity, Reason } from '../result/index.ts'
import type { Basis, Measured } from './basis.ts'
import { figureOf, type Intervals, intervalOf, isStill } from './estimate.ts'

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
const NO_LIMITS: Reason = {
  reason: 'one of the two has no interval, so neither has their contrast',
  reason_code: 'no_interval',
}
const SIGNED: Reason = { reason: 'no ratio: the figure can be below 0', reason_code: 'no_ratio_below_zero' }

/** `expected` is the method that the measure has by rule; another one is explained. */
function ratioOf(ratio: Ratio, expected: 'katz' | 'mover-ratio' | 'score-ratio', level: number): Contrast {
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

function compareProportions(
  a: Kind<'proportion'>,
  b: Kind<'proportion'>,
  { level, ratio: asked = 'katz' }: Intervals,
): Comparison {
  const ratio = (asked === 'score' ? scoreRatio : katzRatio)(a.proportion, b.proportion, level)
  const difference = newcombeDifference(a.proportion, b.proportion, level)
  return {
    difference: {
      estimate: difference.estimate,
      interval: intervalOf({ ...difference, method: 'newcombe' }, level),
    },
    ratio: ratioOf(ratio, asked === 'score' ? 'score-ratio' : 'katz', level),
    p: fisherExact(a.proportion, b.proportion),
    test: 'fisher-exact',
  }
}

function ratioOfLimits(left: Estimate, right: Estimate, level: number): Contrast {
  if (left.low < 0 || right.low < 0) return { estimate: null, interval: null, ...SIGNED }
  return ratioOf(moverRatio(left, right), 'mover-ratio', level)
}

/** Difference and ratio of anything that has an interval of its own. */
function compareLimits(a: Measured, b: Measured, intervals: Intervals): Omit<Comparison, 'p'> {
  const { level } = intervals
  const [left, right] = [figureOf(a, intervals), figureOf(b, intervals)]
  const estimate = left.estimate - right.estimate
  if (left.limits === undefined || right.limits === undefined) {
    return {
      difference: { estimate, interval: null, ...NO_LIMITS },
      ratio: { estimate: null, interval: null, ...NO_LIMITS },
    }
  }
  const limits = { ...moverDifference(left.limits, right.limits), method: 'mover' }
  return {
    difference: { estimate, interval: intervalOf(limits, level) },
    ratio: ratioOfLimits(left.limits, right.limits, level),
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
    ...(difference.p === null ? {} : { test: difference.method }),
  }
}

/** By the limits of both, and a test that agrees with the interval of their difference. */
function compareByLimits(a: Measured, b: Measured, intervals: Intervals): Comparison {
  const [left, right] = [figureOf(a, intervals).limits, figureOf(b, intervals).limits]
  const p = left && right ? moverP(left, right, intervals.level) : null
  return { ...compareLimits(a, b, intervals), p, ...(p === null ? {} : { test: 'mover' }) }
}

function compareReplicates(a: Kind<'resampled'>, b: Kind<'resampled'>, intervals: Intervals): Comparison {
  if (isStill(a) || isStill(b)) return compareByLimits(a, b, intervals)
  const differences = replicateDifference(a.replicates, b.replicates)
  const estimate = a.estimate - b.estimate
  const units = Math.min(a.units, b.units)
  const limits = percentileInterval(differences, estimate, intervals.level, units)
  return {
    difference: {
      estimate,
      ...(limits === undefined
        ? { interval: null, ...NO_LIMITS }
        : { interval: intervalOf({ ...limits, method: a.method }, intervals.level) }),
    },
    ratio: compareLimits(a, b, intervals).ratio,
    p: limits === undefined ? null : (replicateP(differences, units) ?? null),
    ...(limits === undefined ? {} : { test: 'bootstrap' }),
  }
}

function isRange(basis: Measured): boolean {
  return basis.kind === 'limited' && basis.range === true
}

/**
 * Of what stands between limits that hold whatever was counted, a difference runs from the least of the one less the most
 * of the other; squares of what chance leaves open do not add up here, and no p is to be had.
 */
function compareRanges(a: Measured, b: Measured, intervals: Intervals): Comparison {
  const { level } = intervals
  const [left, right] = [figureOf(a, intervals), figureOf(b, intervals)]
  if (left.limits === undefined || right.limits === undefined) {
    return { ...compareLimits(a, b, intervals), p: null }
  }
  const method = [left.limits.method, right.limits.method].find((_, at) => isRange(at === 0 ? a : b)) ?? ''
  const limits = {
    low: left.limits.low - right.limits.high,
    high: left.limits.high - right.limits.low,
    method,
  }
  const estimate = left.estimate - right.estimate
  const difference = { estimate, interval: intervalOf(limits, level) }
  return { difference, ratio: ratioOfRanges(left.limits, right.limits, { method, level }), p: null }
}

function ratioOfRanges(
  left: Estimate,
  right: Estimate,
  { method, level }: { readonly method: string; readonly level: number },
): Contrast {
  if (right.estimate === 0) return { estimate: null, interval: null, ...NO_RATIO.reference_is_zero }
  if (right.low <= 0) return { estimate: null, interval: null, ...NO_RATIO.no_upper_limit }
  const limits = { low: left.low / right.high, high: left.high / right.low, method }
  return { estimate: left.estimate / right.estimate, interval: intervalOf(limits, level) }
}

/** Compares two slices in one measure; `undefined` where one of them has nothing to compare. */
export function compare(a: Basis, b: Basis, intervals: Intervals): Comparison | undefined {
  if (a.kind === 'none' || b.kind === 'none') return undefined
  if (a.kind === 'proportion' && b.kind === 'proportion') return compareProportions(a, b, intervals)
  if (a.kind === 'f1' && b.kind === 'f1') return compareF1(a, b, intervals)
  if (a.kind === 'area' && b.kind === 'area') return compareAreas(a, b, intervals)
  if (a.kind === 'resampled' && b.kind === 'resampled') return compareReplicates(a, b, intervals)
  if (isRange(a) || isRange(b)) return compareRanges(a, b, intervals)
  return compareByLimits(a, b, intervals)
}

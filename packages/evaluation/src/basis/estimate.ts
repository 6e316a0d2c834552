// The estimate of a figure in one slice with its interval, by the method that fits what it rests on.
import {
  areaInterval,
  clusteredRate,
  clusteredShare,
  type Estimate,
  f1FromJaccard,
  f1Interval,
  jaccardOf,
  meanInterval,
  percentileInterval,
  proportionInterval,
  type UnitRatio,
  unboundedRate,
} from '@policeai/metrics'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Interval } from '../result/index.ts'
import type { Basis, Measured } from './basis.ts'

export type Intervals = CommonPlan['intervals']
type Named = Estimate & { readonly method: string }
/** An estimate; its limits may be out of reach, as with a single unit. */
export type Figure = { readonly estimate: number; readonly limits: Named | undefined }

/** The interval without the estimate, as the result keeps it. */
export function intervalOf(
  { low, high, method }: { low: number; high: number; method: string },
  level: number,
): Interval {
  return { low, high, level, method }
}

function ofProportion({ proportion }: Extract<Basis, { kind: 'proportion' }>, intervals: Intervals): Named {
  const { events, n } = proportion
  const method = intervals.proportion
  return { estimate: events / n, ...proportionInterval(method, proportion, intervals.level), method }
}

function ofF1(
  { confusion }: Extract<Basis, { kind: 'f1' }>,
  { level, proportion: method }: Intervals,
): Named {
  const { events, n } = jaccardOf(confusion)
  return {
    estimate: f1FromJaccard(events / n),
    ...f1Interval(method, confusion, level),
    method: `${method}-indirect`,
  }
}

function ofRate(ratio: UnitRatio, level: number): Named | undefined {
  const limits = clusteredRate(ratio, level)
  return limits && { estimate: ratio.estimate, ...limits, method: 'score-effective-events' }
}

/** A standard error of a hundred-millionth of the range is what rounding left of none. */
function withoutRounding(variance: number): number {
  return variance <= 1e-16 ? 0 : variance
}

function ofSmooth(basis: Extract<Basis, { kind: 'smooth' }>, level: number): Named | undefined {
  const range = basis.high - basis.low
  const scale = basis.scale ?? (Number.isFinite(range) ? range : 1)
  // On the scale of a rate, since what stands for no variation at all is a share of what a unit can do.
  const variance = basis.variance === null ? null : withoutRounding(basis.variance / scale ** 2)
  const rate = { estimate: (basis.estimate - basis.low) / scale, variance, units: basis.units }
  const limits = unboundedRate(rate, level)
  if (limits === undefined) return undefined
  const back = (limit: number): number => basis.low + scale * limit
  const [low, high] = [back(limits.low), Math.min(basis.high, back(limits.high))]
  return { estimate: basis.estimate, low, high, method: basis.method ?? 'linearised' }
}

type Resampled = Extract<Basis, { kind: 'resampled' }>
const ROUNDING = 1e-9

/** Limits by replicates: a figure is asked for in every comparison, and sorting ten thousand each time would show. */
const LIMITS = new WeakMap<Float64Array, { readonly level: number; readonly limits: Named | undefined }>()

/** Where no replicate differs, which says nothing of what another sample would give. */
export function isStill({ replicates, estimate }: Resampled): boolean {
  return replicates.length > 0 && replicates.every((value) => Math.abs(value - estimate) <= ROUNDING)
}

function ofReplicates(basis: Resampled, level: number): Named | undefined {
  const { replicates, estimate, units, method } = basis
  const known = LIMITS.get(replicates)
  if (known?.level === level && known.limits?.estimate === estimate) return known.limits
  const found = percentileInterval(replicates, estimate, level, units)
  const limits = isStill(basis)
    ? ofSmooth({ ...basis, kind: 'smooth', variance: 0, method: 'wilson-units' }, level)
    : found && { estimate, ...found, method }
  LIMITS.set(replicates, { level, limits })
  return limits
}

/** The estimate, and its limits with the name of the method that gave them. */
export function figureOf(basis: Measured, intervals: Intervals): Figure {
  const { level } = intervals
  const exact = (limits: Named): Figure => ({ estimate: limits.estimate, limits })
  switch (basis.kind) {
    case 'proportion':
      return exact(ofProportion(basis, intervals))
    case 'share': {
      const estimate = Math.min(1, basis.ratio.estimate)
      if (basis.ratio.units < 2) return { estimate, limits: undefined }
      return exact({ estimate, ...clusteredShare(basis.ratio, basis.n, level), method: 'wilson-effective-n' })
    }
    case 'rate':
      return { estimate: basis.ratio.estimate, limits: ofRate(basis.ratio, level) }
    case 'f1':
      return exact(ofF1(basis, intervals))
    case 'area':
      return exact(areaInterval(basis.area, level))
    case 'mean':
      return exact(meanInterval(basis.mean, level))
    case 'smooth':
      return { estimate: basis.estimate, limits: ofSmooth(basis, level) }
    case 'resampled':
      return { estimate: basis.estimate, limits: ofReplicates(basis, level) }
    case 'limited':
      return exact(basis)
  }
}

// The estimate of a measure in one slice with its interval, by the method that fits what it rests on.
import {
  areaInterval,
  type Estimate,
  f1FromJaccard,
  f1Interval,
  jaccardOf,
  meanInterval,
  proportionInterval,
} from '@policeai/metrics'
import type { Plan } from '../plan/index.ts'
import type { Interval } from '../result/index.ts'
import type { Basis } from './basis.ts'

export type Intervals = Plan['intervals']
type Measured = Exclude<Basis, { kind: 'none' }>
type Named = Estimate & { readonly method: string }

/** The interval without the estimate, as the result keeps it. */
export function intervalOf(
  { low, high, method }: { low: number; high: number; method: string },
  level: number,
): Interval {
  return { low, high, level, method }
}

/** The estimate, its limits and the name of the method that gave them. */
export function estimateOf(basis: Measured, { level, proportion: method }: Intervals): Named {
  switch (basis.kind) {
    case 'proportion': {
      const { events, n } = basis.proportion
      return { estimate: events / n, ...proportionInterval(method, basis.proportion, level), method }
    }
    case 'f1': {
      const { events, n } = jaccardOf(basis.confusion)
      const limits = f1Interval(method, basis.confusion, level)
      return { estimate: f1FromJaccard(events / n), ...limits, method: `${method}-indirect` }
    }
    case 'area':
      return areaInterval(basis.area, level)
    case 'mean':
      return meanInterval(basis.mean, level)
  }
}

/** How many observations the measure rests on, and how many of them are events where it is a proportion. */
export function sizeOf(basis: Basis): { readonly n: number; readonly events: number | null } {
  switch (basis.kind) {
    case 'proportion':
      return { n: basis.proportion.n, events: basis.proportion.events }
    case 'f1':
      return { n: jaccardOf(basis.confusion).n, events: null }
    case 'area':
      return { n: basis.area.positives + basis.area.negatives, events: null }
    case 'mean':
      return { n: basis.mean.n, events: null }
    case 'none':
      return { n: 0, events: null }
  }
}

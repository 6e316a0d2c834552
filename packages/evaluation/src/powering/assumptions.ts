// What whoever plans a trial knows before there are data: the rate that is expected, the difference that matters or the limit
// that is to be shown, whom can be recruited, and how often each of them is measured.
import { designEffect, type TestRisk } from '@policeai/metrics'
import type { Rate } from './rate.ts'

export type Assumptions = {
  /** By measure. */
  readonly expected: ReadonlyMap<string, Rate>
  /** The smallest difference between two groups that matters. */
  readonly gap?: Rate
  readonly limit?: Rate
  /** Trials by group, the reference first; people where each is measured several times. */
  readonly sizes?: readonly { readonly group: string; readonly n: number }[]
  /** How often each person is measured, and how alike those trials are: 0 not at all, 1 the same every time. */
  readonly passes: number
  readonly alike: number
  readonly negativesPerPositive: number
  readonly risk: TestRisk
}

/** Independent trials; trials when each person is measured several times; and the people for them. */
export type TrialSizes = {
  readonly trials: number
  readonly passes: number
  readonly people: number
  readonly design_effect: number
}

export function sizesOf(assumptions: Assumptions, trials: number): TrialSizes {
  const effect = designOf(assumptions)
  const passes = Math.ceil(trials * effect)
  return { trials, passes, people: Math.ceil(passes / assumptions.passes), design_effect: effect }
}

/** By how much trials that share people must outnumber trials that do not. */
export function designOf({ passes, alike }: Assumptions): number {
  return designEffect(passes, alike)
}

// The measures of each slice, and their state: measured, too few to say, not measured, not applicable.
import { counted } from '../faults/index.ts'
import { CLASSIFICATION_MEASURES, type Plan } from '../plan/index.ts'
import type { Measure, Reason } from '../result/index.ts'
import { type Basis, basisOf, type MeasureName } from './basis.ts'
import { estimateOf, intervalOf, sizeOf } from './estimate.ts'
import type { Tally } from './tally.ts'

export type Slice = Readonly<Record<string, string>>

/** A slice with what each of its measures rests on. */
export type BasedSlice = { readonly slice: Slice; readonly bases: ReadonlyMap<MeasureName, Basis> }

export function baseSlice(slice: Slice, tally: Tally, probabilities: boolean): BasedSlice {
  return {
    slice,
    bases: new Map(
      CLASSIFICATION_MEASURES.map((measure) => [measure, basisOf(measure, tally, probabilities)]),
    ),
  }
}

function fewer(n: number, plan: Plan): Reason {
  const minimum = plan.minimum.n
  const reason = `rests on ${counted(n, 'observation')}, fewer than the plan’s minimum of ${minimum}`
  return { reason, reason_code: 'below_minimum', reason_values: { n, minimum } }
}

/** Why a measure that could be had is not to be read as a finding; `undefined` where it is. */
export function tooFew(basis: Basis, plan: Plan): Reason | undefined {
  if (basis.kind === 'none') return undefined
  const { n } = sizeOf(basis)
  return n < plan.minimum.n ? fewer(n, plan) : undefined
}

function measureOf(measure: MeasureName, slice: Slice, basis: Basis, plan: Plan): Measure {
  const head = { measure, slice: { ...slice } }
  if (basis.kind === 'none') {
    return {
      ...head,
      status: basis.status,
      ...basis.why,
      estimate: null,
      interval: null,
      ...sizeOf(basis),
    }
  }
  const small = tooFew(basis, plan)
  const estimate = estimateOf(basis, plan.intervals)
  return {
    ...head,
    ...(small === undefined ? { status: 'measured' } : { status: 'too_few', ...small }),
    estimate: estimate.estimate,
    interval: intervalOf(estimate, plan.intervals.level),
    ...sizeOf(basis),
  }
}

export function measuresOf({ slice, bases }: BasedSlice, plan: Plan): Measure[] {
  return [...bases].map(([measure, basis]) => measureOf(measure, slice, basis, plan))
}

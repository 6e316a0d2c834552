// The measures of each slice, and their state: measured, too few to say, not measured, not applicable.
import { type Basis, figureOf, intervalOf, sizeOf } from '../basis/index.ts'
import { counted } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Measure, Reason } from '../result/index.ts'
import type { FigureBasis } from '../tasks/task.ts'

export type Slice = Readonly<Record<string, string>>

/** A slice with what each of its figures rests on. */
export type BasedSlice = { readonly slice: Slice; readonly figures: readonly FigureBasis[] }

function fewer(n: number, plan: CommonPlan): Reason {
  const minimum = plan.minimum.n
  const reason = `rests on ${counted(n, 'observation')}, fewer than the plan’s minimum of ${minimum}`
  return { reason, reason_code: 'below_minimum', reason_values: { n, minimum } }
}

const ONE_UNIT: Reason = {
  reason: 'rests on a single independent unit: how far others would differ cannot be told',
  reason_code: 'one_unit',
}

/** Why a figure that could be had is not to be read as a finding; `undefined` where it is. */
export function tooFew(basis: Basis, plan: CommonPlan): Reason | undefined {
  if (basis.kind === 'none') return undefined
  const { n } = sizeOf(basis)
  if (n < plan.minimum.n) return fewer(n, plan)
  return figureOf(basis, plan.intervals).limits === undefined ? ONE_UNIT : undefined
}

function measureOf({ measure, of, basis }: FigureBasis, slice: Slice, plan: CommonPlan): Measure {
  const head = { measure, ...(of === undefined ? {} : { of }), slice: { ...slice } }
  if (basis.kind === 'none') {
    return { ...head, status: basis.status, ...basis.why, estimate: null, interval: null, ...sizeOf(basis) }
  }
  const small = tooFew(basis, plan)
  const { estimate, limits } = figureOf(basis, plan.intervals)
  return {
    ...head,
    ...(small === undefined ? { status: 'measured' } : { status: 'too_few', ...small }),
    estimate,
    interval: limits === undefined ? null : intervalOf(limits, plan.intervals.level),
    ...sizeOf(basis),
  }
}

export function measuresOf({ slice, figures }: BasedSlice, plan: CommonPlan): Measure[] {
  return figures.map((figure) => measureOf(figure, slice, plan))
}

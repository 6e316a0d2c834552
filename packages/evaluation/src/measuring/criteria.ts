// Holds the force's own criteria against the intervals, not against the estimates: met only where the whole interval
// lies within the limit, not met only where all of it lies beyond, and not shown wherever the data cannot tell.
import { ABSENCES } from '../basis/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Criterion, Measure, Reason } from '../result/index.ts'

type Asked = CommonPlan['criteria'][number]

function verdict(
  { low, high }: { low: number; high: number },
  { at_most, at_least }: Asked,
): Criterion['status'] {
  if (at_most !== undefined) return high <= at_most ? 'met' : low > at_most ? 'not_met' : 'not_shown'
  if (at_least !== undefined) return low >= at_least ? 'met' : high < at_least ? 'not_met' : 'not_shown'
  throw new Error('a criterion has a limit')
}

const SPANS: Reason = { reason: 'the interval spans the limit', reason_code: 'interval_spans_limit' }

/** The measure's own reason, why the criterion cannot be held against it. */
function reasonOf({ reason, reason_code, reason_values }: Measure): Partial<Criterion> {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(reason_code === undefined ? {} : { reason_code }),
    ...(reason_values === undefined ? {} : { reason_values }),
  }
}

function headOf({ measure, at_most, at_least }: Asked, of: string | undefined, slice: Measure['slice']) {
  return {
    measure,
    ...(of === undefined ? {} : { of }),
    slice,
    ...(at_most === undefined ? {} : { at_most }),
    ...(at_least === undefined ? {} : { at_least }),
  }
}

/** Nothing was counted that it could be held against: a class that never occurs, an attribute that nobody recorded. */
function without(asked: Asked): Criterion {
  const columns = asked.groups === undefined ? [] : [asked.groups].flat()
  const slice = Object.fromEntries(columns.map((column) => [column, `(${column})`]))
  const of = asked.of === undefined ? undefined : String(asked.of)
  const why = { reason: ABSENCES.no_observation, reason_code: 'no_observation' } as const
  return { ...headOf(asked, of, slice), status: 'not_shown', estimate: null, interval: null, ...why }
}

function judge(asked: Asked, measure: Measure): Criterion {
  const head = headOf(asked, measure.of, measure.slice)
  const { estimate, interval } = measure
  if (interval === null || measure.status !== 'measured') {
    return { ...head, status: 'not_shown', estimate, interval, ...reasonOf(measure) }
  }
  const status = verdict(interval, asked)
  return { ...head, status, estimate, interval, ...(status === 'not_shown' ? SPANS : {}) }
}

/** A criterion without `of` is about the figure that has none, or about every one where all have it. */
function isAskedFor(asked: Asked, { measure, of }: Measure, measures: readonly Measure[]): boolean {
  if (measure !== asked.measure) return false
  if (asked.of !== undefined) return String(asked.of) === of
  return of === undefined || measures.every((other) => other.measure !== measure || other.of !== undefined)
}

/** `measuresOf` gives the measures of the slices that a criterion is about: all observations, or each group. */
export function criteriaOf(
  plan: CommonPlan,
  measuresOf: (groups: Asked['groups']) => readonly Measure[],
): Criterion[] {
  return plan.criteria.flatMap((asked) => {
    const measures = measuresOf(asked.groups)
    const found = measures.filter((measure) => isAskedFor(asked, measure, measures))
    return found.length === 0 ? [without(asked)] : found.map((measure) => judge(asked, measure))
  })
}

// How much must be measured to show what was asked: a gap between two groups, or a rate on the right side of a limit.
import { positivesForAreas, trialsAgainstLimit, trialsPerGroup, trialsWithoutEvent } from '@policeai/metrics'
import { type Assumptions, designOf } from './assumptions.ts'

/** Sizes are of each group, or of all where a limit is to be shown. */
export type Needed = {
  readonly measure: string
  readonly question: 'gap' | 'limit'
  readonly expected: number
  /** The rate of the other group, or the limit. */
  readonly other: number
  /** The denominator in which the rates were written. */
  readonly per?: number
  /** Independent trials; of an area, positives. */
  readonly trials: number
  /** Trials, when each person is measured several times. */
  readonly passes: number
  readonly people: number
  readonly design_effect: number
  /** Trials of which none may have the event to show the limit: the rule of 3, exact. */
  readonly without_event?: number
  /** Of an area: negatives beside the positives. */
  readonly negatives?: number
}

/** What cannot be asked of these numbers. */
export type Refused = { readonly measure: string; readonly why: 'same_rate' | 'outside' | 'needs_rows' }

function sizesOf(assumptions: Assumptions, trials: number) {
  const effect = designOf(assumptions)
  const passes = Math.ceil(trials * effect)
  return { trials, passes, people: Math.ceil(passes / assumptions.passes), design_effect: effect }
}

function inside(rate: number): boolean {
  return rate >= 0 && rate <= 1
}

function neededForGap(measure: string, assumptions: Assumptions): Needed | Refused | undefined {
  const [expected, gap] = [assumptions.expected.get(measure), assumptions.gap]
  if (expected === undefined || gap === undefined) return undefined
  const other = expected.value + gap.value
  if (gap.value === 0) return { measure, why: 'same_rate' }
  if (!inside(expected.value) || !inside(other)) return { measure, why: 'outside' }
  const head = {
    measure,
    question: 'gap',
    expected: expected.value,
    other,
    ...(expected.per === undefined ? {} : { per: expected.per }),
  } as const
  if (measure !== 'area_under_roc') {
    return { ...head, ...sizesOf(assumptions, trialsPerGroup(expected.value, other, assumptions.risk)) }
  }
  if (expected.value === 0 || other >= 1) return { measure, why: 'outside' }
  const { negativesPerPositive, risk } = assumptions
  const positives = positivesForAreas(expected.value, other, { negativesPerPositive, correlation: 0 }, risk)
  return {
    ...head,
    ...sizesOf(assumptions, positives),
    negatives: Math.ceil(positives * negativesPerPositive),
  }
}

function neededForLimit(
  measure: string,
  assumptions: Assumptions,
  limit: number | undefined,
): Needed | Refused | undefined {
  const expected = assumptions.expected.get(measure)
  if (expected === undefined || limit === undefined || measure === 'area_under_roc') return undefined
  if (expected.value === limit) return { measure, why: 'same_rate' }
  if (!inside(expected.value) || limit <= 0 || limit >= 1) return { measure, why: 'outside' }
  const trials = trialsAgainstLimit(expected.value, limit, assumptions.risk)
  return {
    measure,
    question: 'limit',
    expected: expected.value,
    other: limit,
    ...(expected.per === undefined ? {} : { per: expected.per }),
    ...sizesOf(assumptions, trials),
    ...(expected.value < limit
      ? { without_event: trialsWithoutEvent(limit, 1 - assumptions.risk.significance / 2) }
      : {}),
  }
}

/** What is needed for each expected measure; `limits` are those of the plan's criteria. */
export function neededSizes(
  assumptions: Assumptions,
  limits: ReadonlyMap<string, number>,
): readonly (Needed | Refused)[] {
  return [...assumptions.expected.keys()].flatMap((measure) =>
    [
      neededForGap(measure, assumptions),
      neededForLimit(measure, assumptions, assumptions.limit?.value ?? limits.get(measure)),
    ].filter((one) => one !== undefined),
  )
}

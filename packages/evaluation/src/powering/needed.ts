// How much must be measured to show what was asked: a gap between two groups, or a rate on the right side of a limit.
import { positivesForAreas, trialsAgainstLimit, trialsPerGroup } from '@policeai/metrics'
import { type Assumptions, sizesOf, type TrialSizes } from './assumptions.ts'
import { type Limit, trialsAtBest } from './limits.ts'

/** Sizes are of each group, or of all where a limit is to be shown; of an area, trials are positives. */
export type Needed = TrialSizes & {
  readonly measure: string
  readonly question: 'gap' | 'limit'
  /** Of a limit: which side of it the rate must keep to, and the attribute in each of whose groups. */
  readonly bound?: Limit['bound']
  readonly groups?: string
  readonly expected: number
  /** The rate of the other group, or the limit. */
  readonly other: number
  /** The denominator in which the rates were written. */
  readonly per?: number
  /** Trials of which none may have the event to show the limit: the rule of 3, exact. */
  readonly without_event?: number
  /** Of an area: negatives beside the positives. */
  readonly negatives?: number
}

/** What cannot be asked of these numbers. */
export type Refused = {
  readonly measure: string
  readonly why: 'same_rate' | 'outside' | 'never' | 'needs_rows'
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

function neededForLimit(asked: Limit, assumptions: Assumptions): Needed | Refused | undefined {
  const { measure, bound, limit, groups } = asked
  const expected = assumptions.expected.get(measure)
  if (expected === undefined || measure === 'area_under_roc') return undefined
  if (expected.value === limit) return { measure, why: 'same_rate' }
  if (!inside(expected.value) || limit <= 0 || limit >= 1) return { measure, why: 'outside' }
  return {
    measure,
    question: 'limit',
    bound,
    ...(groups === undefined ? {} : { groups }),
    expected: expected.value,
    other: limit,
    ...(expected.per === undefined ? {} : { per: expected.per }),
    ...sizesOf(assumptions, trialsAgainstLimit(expected.value, limit, assumptions.risk)),
    ...(keepsTo(expected.value, asked) ? { without_event: trialsAtBest(asked, assumptions) } : {}),
  }
}

/** Whether a rate lies on the side of a limit on which it has to. */
export function keepsTo(rate: number, { bound, limit }: Pick<Limit, 'bound' | 'limit'>): boolean {
  return bound === 'at_most' ? rate < limit : rate > limit
}

/** What is needed for each expected measure: its gap, and the limits on it. */
export function neededSizes(
  assumptions: Assumptions,
  limits: readonly Limit[],
): readonly (Needed | Refused)[] {
  return [...assumptions.expected.keys()].flatMap((measure) =>
    [
      neededForGap(measure, assumptions),
      ...limits
        .filter((limit) => limit.measure === measure)
        .map((limit) => neededForLimit(limit, assumptions)),
    ].filter((one) => one !== undefined),
  )
}

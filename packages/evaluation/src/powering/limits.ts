// The limits that a plan for a trial is asked about: those of the plan's criteria, or the one that somebody named.
import { trialsWithoutEvent } from '@policeai/metrics'
import { type Assumptions, sizesOf, type TrialSizes } from './assumptions.ts'

/** `groups`: the attribute in each of whose groups it is to hold. */
export type Limit = {
  readonly measure: string
  readonly of?: string
  readonly groups?: string
  readonly bound: 'at_most' | 'at_least'
  readonly limit: number
}

/** What it takes to show a limit with the best outcome that there can be. */
export type Least = Limit & TrialSizes

/** The limit as one on what goes wrong: misses where what is right must reach it. */
export function limitOnErrors({ bound, limit }: Pick<Limit, 'bound' | 'limit'>): number {
  return bound === 'at_most' ? limit : 1 - limit
}

/** The rule of 3, exact; by the level at which an interval that spans the limit does not show it. */
export function trialsAtBest(limit: Pick<Limit, 'bound' | 'limit'>, { risk }: Assumptions): number {
  return trialsWithoutEvent(limitOnErrors(limit), 1 - risk.significance / 2)
}

export function leastFor(limit: Limit, assumptions: Assumptions): Least {
  return { ...limit, ...sizesOf(assumptions, trialsAtBest(limit, assumptions)) }
}

// The lens of states whose sums are one block: for disclosure control.
import type { UnitSums } from '@policeai/metrics'
import type { Piece, SumsBlock } from '../disclosure/index.ts'
import type { CommonPlan } from '../plan/every-plan.ts'
import type { Disclosure, SumsLens } from './task.ts'

/** What is left of `whole` without the others; the first of these goes where too few units have any of it. */
export function restOf(whole: string, ...others: readonly [string, ...string[]]): Piece {
  const parts = Object.fromEntries([[whole, 1], ...others.map((other) => [other, -1] as const)])
  return { parts, holds: [others[0]] }
}

/** One block of sums in a state. */
export function oneBlock<P extends CommonPlan, S>({
  amounts,
  pieces,
  read,
  write,
}: {
  readonly amounts: (plan: P) => readonly string[]
  readonly pieces: (plan: P) => readonly Piece[]
  readonly read: (state: S) => UnitSums
  readonly write: (state: S, sums: UnitSums) => S
}): SumsLens<S, P> {
  return {
    read: (state, { plan }): readonly SumsBlock[] => [
      { name: 'sums', amounts: amounts(plan), pieces: pieces(plan), sums: read(state) },
    ],
    write: (state, [sums]) => (sums === undefined ? state : write(state, sums)),
  }
}

const ROUNDED =
  'Use `rule: suppress`, under which a sum leaves where enough units stand behind it, or `rule: none` with the reason and the role of who decided.'

/** Of a task that measures nothing but sums over units. */
export function refuseRounding(what: string): NonNullable<Disclosure<unknown>['refusal']> {
  return ({ rule }) =>
    rule === 'round'
      ? {
          message: `under \`round\` nothing of this task can leave: rounded sums of ${what} do not say how they vary between units, so that no interval could be had`,
          hint: ROUNDED,
        }
      : undefined
}

/** The disclosure of a state that is sums over units and has no counts of observations beside their number. */
export function sumsDisclosure<P extends CommonPlan, S>(
  what: string,
  sums: SumsLens<S, P>,
  open?: (state: S, plan: P) => S,
): Disclosure<S, P> {
  return {
    cells: () => ({ names: [], counts: [] }),
    partition: false,
    restore: (state) => state,
    sums,
    refusal: refuseRounding(what),
    ...(open === undefined ? {} : { open }),
  }
}

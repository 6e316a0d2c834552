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
  ofRows = [],
  read,
  write,
}: {
  readonly amounts: (plan: P) => readonly string[]
  readonly pieces: (plan: P) => readonly Piece[]
  readonly ofRows?: readonly string[]
  readonly read: (state: S) => UnitSums
  readonly write: (state: S, sums: UnitSums) => S
}): SumsLens<S, P> {
  return {
    read: (state, { plan }): readonly SumsBlock[] => [
      { name: 'sums', amounts: amounts(plan), pieces: pieces(plan), ofRows, sums: read(state) },
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

const NOT_ROUNDED =
  'Nothing leaves: rounded sums do not say how they vary between units, so that no interval could be had.'

/** What is said in the reference of sums over units. `first`: what leaves beside them. */
export function aboutSums(what: string, units: string, first = ''): { suppress: string; round: string } {
  const suppress = `${first}Sums of ${what} over ${units}, with their products, which say how they vary. A slice stays whose ${units} are fewer than \`below\` and its amounts together, and others with it that protect it. An amount stays that is spread over fewer than \`below\` ${units}, by its effective number (Σx)² / Σx², in any group of an attribute: it stays in all groups of that attribute, and of finer ones. So does what follows from two amounts, such as what was missed. Figures that need what stayed are \`not_measured\` (\`held_back\`).`
  return { suppress, round: NOT_ROUNDED }
}

/** The disclosure of a state that is sums over units and has no counts of observations beside their number. */
export function sumsDisclosure<P extends CommonPlan, S>(
  [what, units, first]: readonly [what: string, units: string, first?: string],
  sums: SumsLens<S, P>,
  open?: (state: S, plan: P) => S,
): Disclosure<S, P> {
  return {
    cells: () => ({ names: [], counts: [] }),
    partition: false,
    restore: (state) => state,
    sums,
    refusal: refuseRounding(what),
    about: aboutSums(what, units, first),
    ...(open === undefined ? {} : { open }),
  }
}

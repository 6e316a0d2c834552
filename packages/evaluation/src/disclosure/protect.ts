// Disclosure control of a table of counts, before it is signed and leaves the site. What cannot be protected is left
// out whole, the finest intersections first, and that is reported: it never goes out for want of a better idea.
import type { EarlierRelease } from './earlier.ts'
import { determinedCounts } from './linear.ts'
import { type CountTable, countsOf, type ReleasedTable, withCounts } from './model.ts'
import type { DisclosurePolicy, RoundPolicy, SuppressPolicy } from './policy.ts'
import { checkSame, isRepeat, repeat } from './repeat.ts'
import {
  type DisclosureAccount,
  type DisclosureReport,
  disclosureAccount,
  disclosureReport,
} from './report.ts'
import { round } from './round.ts'
import { checkOnePolicy } from './round-again.ts'
import { checkCounts, type Structure, structureOf } from './structure.ts'
import { type Attempt, type HeldReason, suppress } from './suppress.ts'

/** `table` and `report` go into the state; `account` stays at the site. */
export type Protected = {
  readonly table: ReleasedTable
  readonly report: DisclosureReport
  readonly account: DisclosureAccount
}

/** Exact counts only; a table that has been released is not a table to protect. */
function exactCounts(table: CountTable): number[] {
  return table.slices.flatMap(({ cells, n }) => [...cells, n])
}

function without(table: CountTable, attribute: string): CountTable {
  return { ...table, slices: table.slices.filter((slice) => slice.attribute !== attribute) }
}

/** The finest attribute that has all columns of a count's own: nothing else adds up to it. */
function finestAbout({ breakdowns, breakdownOf, width }: Structure, id: number): string {
  const own = breakdowns[breakdownOf[Math.floor(id / width)] ?? 0]
  const linked = breakdowns.filter((b) => own?.columns.every((column) => b.columns.includes(column)))
  linked.sort((a, b) => b.columns.length - a.columns.length)
  return linked[0]?.name ?? ''
}

/** What goes when a count cannot be protected: the finest breakdown about it; or everything where a release of the
 * same observations has shown some of that breakdown, because then its sums stay known. */
function namesToLeaveOut(
  { table }: Structure,
  finest: string,
  known: Uint8Array,
  releases: readonly EarlierRelease[],
): readonly string[] {
  const seen = releases.some(({ table: before }) =>
    before.slices.some(({ attribute }) => attribute === finest),
  )
  if (!seen || !known.includes(1)) return [finest]
  return [...new Set(table.slices.map(({ attribute }) => attribute))]
}

/** Leaves out breakdowns until all that remains is protected. */
function attempt(table: CountTable, policy: SuppressPolicy, releases: readonly EarlierRelease[]): Attempt {
  const leftOut: string[] = []
  for (let rest = table; ; ) {
    const structure = structureOf(rest)
    const suppression = suppress(structure, exactCounts(rest), policy, releases)
    const id = suppression.unprotected
    if (id === undefined) return { structure, suppression, leftOut }
    const finest = finestAbout(structure, id)
    for (const name of namesToLeaveOut(structure, finest, suppression.knowledge.known, releases)) {
      leftOut.push(name)
      rest = without(rest, name)
    }
  }
}

function bySuppression(
  table: CountTable,
  policy: SuppressPolicy,
  releases: readonly EarlierRelease[],
): Protected {
  const same = releases.find((earlier) => isRepeat(table, policy, earlier))
  const { structure, suppression, leftOut } =
    same === undefined ? attempt(table, policy, releases) : repeat(table, policy, same)
  const { held, knowledge, moves, exposed } = suppression
  const counts = countsOf(structure.table)
  const shown = counts.map((count, id) => (held.has(id) ? null : count))
  const known = counts.map((count, id) => (knowledge.known[id] === 1 ? count : null))
  const linear = determinedCounts(structure, (id) => shown[id] === null && known[id] === null)
  if (linear.determined.length > 0) throw new Error('a count held back can be worked out from the release')
  const released = withCounts(structure.table, shown)
  const audit = { moves, linear: linear.complete ? 'finished' : 'not finished' } as const
  return {
    table: released,
    report: disclosureReport(released, policy, leftOut),
    account: disclosureAccount(released, held, exposed, audit),
  }
}

const UNAUDITED = { moves: 0, linear: 'not needed' } as const

function byRounding(table: CountTable, policy: RoundPolicy, releases: readonly EarlierRelease[]): Protected {
  const released = withCounts(table, round(structureOf(table), exactCounts(table), policy.to, releases))
  const held = new Map<number, HeldReason>()
  for (const [id, count] of countsOf(released).entries()) if (count === null) held.set(id, 'complementary')
  return {
    table: released,
    report: disclosureReport(released, policy),
    account: disclosureAccount(released, held, [], UNAUDITED),
  }
}

function asIs(table: CountTable, policy: DisclosurePolicy): Protected {
  const account = disclosureAccount(table, new Map(), [], UNAUDITED)
  return { table, report: disclosureReport(table, policy), account }
}

/**
 * Applies a policy to a table of counts; with all earlier releases of the same plan and site, so that together they
 * give no more away than each. The same table, policy and releases give the same result. Throws `RangeError` where
 * counts are not whole numbers from 0, do not add up, or are not those that an earlier release of the same
 * observations has shown, and `OtherPolicyError` where these went out rounded, or not, under another policy.
 */
export function protect(
  table: CountTable,
  policy: DisclosurePolicy,
  releases: readonly EarlierRelease[] = [],
): Protected {
  checkCounts(structureOf(table), exactCounts(table))
  checkOnePolicy(policy, releases)
  for (const earlier of releases)
    if (earlier.sameObservations && earlier.policy.rule !== 'round') checkSame(table, earlier)
  if (policy.rule === 'suppress') return bySuppression(table, policy, releases)
  return policy.rule === 'round' ? byRounding(table, policy, releases) : asIs(table, policy)
}

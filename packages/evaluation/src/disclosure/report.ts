// What disclosure control did to a table: a report for printing into the state, and an account for the site alone.
// The report does not say which counts are small and which only protect others: “both of two are small” would narrow
// what may be said of them below what the audit promises.
import { type CountPlace, type CountRange, countsOf, placeOf, type ReleasedTable } from './model.ts'
import type { DisclosurePolicy } from './policy.ts'
import { intervalOfSuppressed } from './ranges.ts'
import { type Statement, statementOf } from './statement.ts'
import type { HeldReason } from './suppress.ts'

/** For the state: anybody may read it. */
export type DisclosureReport = {
  readonly policy: DisclosurePolicy
  readonly statement: Statement
  readonly counts: { readonly shown: number; readonly held_back: number }
  readonly by_attribute: readonly {
    readonly attribute: string
    readonly shown: number
    readonly held_back: number
  }[]
  /** Attributes left out whole, because their counts could not be protected. */
  readonly left_out: readonly string[]
  /** What is known of each count held back. */
  readonly ranges: readonly CountRange[]
}

/** For the site alone: why counts were held back. It must not leave with the state. */
export type DisclosureAccount = {
  readonly by_attribute: readonly ({ readonly attribute: string } & {
    readonly [reason in HeldReason]: number
  })[]
  /** Held back, but an earlier release has shown them: what has gone out cannot be called back. */
  readonly exposed: readonly CountPlace[]
  /** `linear`: whether elimination over all sums was finished, or was too long and rests on the moves alone. */
  readonly audit: { readonly moves: number; readonly linear: 'finished' | 'not finished' | 'not needed' }
}

/** The report on a table that has been through disclosure control; it needs nothing that has not gone out. */
export function disclosureReport(
  table: ReleasedTable,
  policy: DisclosurePolicy,
  leftOut: readonly string[] = [],
): DisclosureReport {
  const counts = countsOf(table)
  const shown = counts.filter((count) => count !== null).length
  const attributes = new Map<string, { shown: number; held_back: number }>()
  for (const [id, count] of counts.entries()) {
    const { attribute } = placeOf(table, id)
    const row = attributes.get(attribute) ?? { shown: 0, held_back: 0 }
    row[count === null ? 'held_back' : 'shown']++
    attributes.set(attribute, row)
  }
  return {
    policy,
    statement: statementOf(policy),
    counts: { shown, held_back: counts.length - shown },
    by_attribute: [...attributes].map(([attribute, row]) => ({ attribute, ...row })),
    left_out: leftOut,
    ranges: intervalOfSuppressed(table, policy),
  }
}

/** Why counts were held back, by attribute. */
export function disclosureAccount(
  table: ReleasedTable,
  held: ReadonlyMap<number, HeldReason>,
  exposed: readonly number[],
  audit: DisclosureAccount['audit'],
): DisclosureAccount {
  const none = { primary: 0, complementary: 0, earlier: 0, difference: 0 }
  const counted = new Map(table.slices.map(({ attribute }) => [attribute, { ...none }]))
  for (const [id, reason] of held) {
    const row = counted.get(placeOf(table, id).attribute)
    if (row !== undefined) row[reason]++
  }
  return {
    by_attribute: [...counted].map(([attribute, row]) => ({ attribute, ...row })),
    exposed: exposed.map((id) => placeOf(table, id)),
    audit,
  }
}

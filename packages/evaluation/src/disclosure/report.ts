// What disclosure control did to a table, for printing into the state: how much was held back and why, by attribute;
// what is known of it; what was left out; and the policy in words. It tells no count.
import { type CountPlace, type CountRange, countsOf, placeOf, type ReleasedTable } from './model.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type Statement, statementOf } from './statement.ts'
import type { HeldReason } from './suppress.ts'

export type HeldCounts = { readonly [reason in HeldReason]: number }

export type DisclosureReport = {
  readonly policy: DisclosurePolicy
  readonly statement: Statement
  readonly counts: { readonly shown: number; readonly held_back: number }
  readonly by_attribute: readonly (HeldCounts & { readonly attribute: string })[]
  /** Attributes left out whole, because their counts could not be protected. */
  readonly left_out: readonly string[]
  /** Held back, but an earlier release has shown them: what has gone out cannot be called back. */
  readonly exposed: readonly CountPlace[]
  readonly ranges: readonly CountRange[]
  /** `linear`: whether elimination over all sums was finished, or was too long and rests on the moves alone. */
  readonly audit: { readonly moves: number; readonly linear: 'finished' | 'not finished' | 'not needed' }
}

export type ReportParts = {
  readonly policy: DisclosurePolicy
  readonly table: ReleasedTable
  readonly held: ReadonlyMap<number, HeldReason>
  readonly leftOut: readonly string[]
  readonly exposed: readonly number[]
  readonly ranges: readonly CountRange[]
  readonly audit: DisclosureReport['audit']
}

const NONE: HeldCounts = { primary: 0, complementary: 0, earlier: 0, difference: 0 }

function byAttribute({ table, held }: ReportParts): DisclosureReport['by_attribute'] {
  const counted = new Map(table.slices.map(({ attribute }) => [attribute, { ...NONE }]))
  for (const [id, reason] of held) {
    const row = counted.get(placeOf(table, id).attribute)
    if (row !== undefined) row[reason]++
  }
  return [...counted].map(([attribute, row]) => ({ attribute, ...row }))
}

/** What is printed into a state beside its counts. */
export function disclosureReport(parts: ReportParts): DisclosureReport {
  const counts = countsOf(parts.table)
  const shown = counts.filter((count) => count !== null).length
  return {
    policy: parts.policy,
    statement: statementOf(parts.policy),
    counts: { shown, held_back: counts.length - shown },
    by_attribute: byAttribute(parts),
    left_out: parts.leftOut,
    exposed: parts.exposed.map((id) => placeOf(parts.table, id)),
    ranges: parts.ranges,
    audit: parts.audit,
  }
}

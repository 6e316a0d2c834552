// What an earlier release of the same plan and site gives away about this one. Where both are about the same
// observations, a count that either shows is known; where they are not, a small difference between two counts that
// are shown is a small count of its own, that of the observations which came or went.
import { countsOf, type ReleasedSlice, type ReleasedTable, sliceKey } from './model.ts'
import type { DisclosurePolicy } from './policy.ts'
import type { Structure } from './structure.ts'

/** One release that has gone out. `sameObservations`: the caller found the same digest of the observations, and the same n. */
export type EarlierRelease = {
  readonly table: ReleasedTable
  readonly policy: DisclosurePolicy
  readonly sameObservations: boolean
}

export type Knowledge = {
  /** 1 where an earlier release has shown the count, exactly or rounded. */
  readonly known: Uint8Array
  /** Held back before, and about the same observations: must stay so. */
  readonly kept: readonly number[]
  /** Differ from what was shown before by a count below the limit. */
  readonly differing: readonly number[]
  /** The least that each count can be, for somebody who has the earlier release. */
  readonly least: Float64Array
}

type Pair = { readonly now: number; readonly before: number | null }

function sameSlice(earlier: EarlierRelease, before: ReleasedSlice, n: number): boolean {
  return earlier.sameObservations || (earlier.policy.rule !== 'round' && before.n === n)
}

/** Somebody may know that observations were only added, so that a count is at least what it was. */
function leastAfter({ now, before }: Pair, least: number): number {
  return before !== null && before <= now ? Math.max(least, before) : least
}

/** Where zeros were shown, what was held back is no zero. */
function leastHeldBack(policy: DisclosurePolicy): number {
  return policy.rule === 'suppress' && policy.zeros === 'show' ? 1 : 0
}

function differs({ now, before }: Pair, limit: number): boolean {
  const difference = before === null ? 0 : Math.abs(now - before)
  return difference > 0 && difference < limit
}

/** Compares counts with an earlier release. Throws `RangeError` where its cells are not those of the table. */
export function compareEarlier(
  { table, width }: Structure,
  counts: readonly number[],
  least: Float64Array,
  limit: number,
  earlier: EarlierRelease,
): Knowledge {
  if (JSON.stringify(earlier.table.cellNames) !== JSON.stringify(table.cellNames))
    throw new RangeError('the earlier release has other cells')
  const slices = new Map(earlier.table.slices.map((slice) => [sliceKey(slice), slice]))
  const knowledge = { known: new Uint8Array(counts.length), least: Float64Array.from(least) }
  const [kept, differing]: [number[], number[]] = [[], []]
  for (const [s, slice] of table.slices.entries()) {
    const before = slices.get(sliceKey(slice))
    if (before === undefined) continue
    const same = sameSlice(earlier, before, counts[s * width + width - 1] ?? 0)
    for (const [c, count] of countsOf({ ...table, slices: [before] }).entries()) {
      const id = s * width + c
      const pair = { now: counts[id] ?? 0, before: count }
      if (same && count !== null) knowledge.known[id] = 1
      if (same && count === null) {
        kept.push(id)
        knowledge.least[id] = Math.max(least[id] ?? 0, Math.min(pair.now, leastHeldBack(earlier.policy)))
      }
      if (same || earlier.policy.rule === 'round') continue
      if (differs(pair, limit)) differing.push(id)
      knowledge.least[id] = leastAfter(pair, least[id] ?? 0)
    }
  }
  return { ...knowledge, kept, differing }
}

/** What somebody knows who has two releases. */
export function bothKnown(one: Knowledge, other: Knowledge): Knowledge {
  return {
    known: one.known.map((known, id) => Math.max(known, other.known[id] ?? 0)),
    kept: [...one.kept, ...other.kept],
    differing: [...one.differing, ...other.differing],
    least: one.least.map((least, id) => Math.max(least, other.least[id] ?? 0)),
  }
}

// The same observations released again: what was shown must be what is counted now, and under the same policy the
// release is the same again, since a release that repeats another tells nothing new.
import type { EarlierRelease } from './earlier.ts'
import { type CountTable, countsOf, type ReleasedSlice, sliceKey } from './model.ts'
import type { SuppressPolicy } from './policy.ts'
import { structureOf } from './structure.ts'
import { type Attempt, type HeldReason, isSmall, type Suppression } from './suppress.ts'

function byKey(earlier: EarlierRelease): ReadonlyMap<string, ReleasedSlice> {
  return new Map(earlier.table.slices.map((slice) => [sliceKey(slice), slice]))
}

/** Throws `RangeError` where an earlier release that is said to be of the same observations shows other counts. */
export function checkSame(table: CountTable, earlier: EarlierRelease): void {
  const before = byKey(earlier)
  for (const slice of table.slices) {
    const seen = before.get(sliceKey(slice))
    const pairs = [...slice.cells.entries(), [slice.cells.length, slice.n] as const]
    const shown = [...(seen?.cells ?? []), seen?.n ?? null]
    if (seen !== undefined && pairs.some(([i, count]) => (shown[i] ?? count) !== count))
      throw new RangeError(`the earlier release shows other counts for ${JSON.stringify(slice.values)}`)
  }
}

/** Whether a release would repeat an earlier one, and that one kept to the policy. */
export function isRepeat(table: CountTable, policy: SuppressPolicy, earlier: EarlierRelease): boolean {
  const keys = new Set(table.slices.map(sliceKey))
  return (
    earlier.sameObservations &&
    JSON.stringify(Object.entries(earlier.policy).sort()) === JSON.stringify(Object.entries(policy).sort()) &&
    earlier.table.slices.every((slice) => keys.has(sliceKey(slice))) &&
    !countsOf(earlier.table).some((count) => count !== null && isSmall(count, policy))
  )
}

/** The table with what the earlier release held back and left out. */
export function repeat(table: CountTable, policy: SuppressPolicy, earlier: EarlierRelease): Attempt {
  const before = byKey(earlier)
  const rest = { ...table, slices: table.slices.filter((slice) => before.has(sliceKey(slice))) }
  const structure = structureOf(rest)
  const shown = rest.slices.flatMap((slice) => {
    const seen = before.get(sliceKey(slice))
    return [...(seen?.cells ?? []), seen?.n ?? null]
  })
  const held = new Map<number, HeldReason>()
  for (const [id, count] of countsOf(rest).entries())
    if (shown[id] === null) held.set(id, isSmall(count ?? 0, policy) ? 'primary' : 'earlier')
  const none = new Uint8Array(shown.length)
  const knowledge = { known: none, kept: [], differing: [], least: new Float64Array(shown.length) }
  const suppression: Suppression = { held, moves: 0, exposed: [], unprotected: undefined, knowledge }
  const names = new Set(table.slices.map(({ attribute }) => attribute))
  for (const { attribute } of rest.slices) names.delete(attribute)
  return { structure, suppression, leftOut: [...names] }
}

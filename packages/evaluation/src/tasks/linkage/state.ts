// What a slice of a linkage is counted into: sums over entities, and the head of the list that an analyst reads.
import { LINKAGE_SUMS, mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'

/** The amounts of an item are those of its entity's vector; these are the amounts of a pair. */
export const PAIR_SUMS = ['right', 'linked', 'to_link', 'pairs', 'true_compared', 'spared'] as const

/** A place of the list: its score, and 1 where the pair is right. */
export type Listed = readonly [score: number, right: number]

/** `sums`: of `LINKAGE_SUMS` where rows are items, of `PAIR_SUMS` where they are pairs. `list`: none where it did not leave its site. */
export type LinkageState = { readonly sums: UnitSums; readonly list: readonly Listed[] | null }

export const linkageStateSchema: z.ZodType<LinkageState> = z.strictObject({
  sums: unitSumsSchema(LINKAGE_SUMS.length),
  list: z.array(z.tuple([z.number(), z.int().min(0).max(1)])).nullable(),
})

/** Ties stand at the worst that they can be: what is wrong comes first. */
function before([a, right]: Listed, [b, other]: Listed): number {
  return b - a || right - other
}

/** The first so many of a list. */
export function headOf(list: readonly Listed[], length: number): readonly Listed[] {
  return list.toSorted(before).slice(0, length)
}

/** No list is longer than the longest that a plan may ask for. */
const LONGEST = 10_000

export function mergeLinkageStates(a: LinkageState, b: LinkageState): LinkageState {
  const list = a.list === null || b.list === null ? null : headOf([...a.list, ...b.list], LONGEST)
  return { sums: mergeUnitSums(a.sums, b.sums), list }
}

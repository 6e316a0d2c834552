// What a slice of a judgement is counted into: its units by the ratings that they got, and how often each kind of unit occurs.
// Who rated is not kept, but for the digests of up to two raters, so that parts know whether they have the same two.
import { z } from 'zod'

/**
 * The ratings of one item. `lead` is the judge's label, or that of the first of two raters; `others` how many of the others
 * gave each label, by label.
 */
export type ItemRatings = {
  readonly lead: string | null
  readonly others: readonly (readonly [label: string, times: number])[]
  readonly weight: number
}

export type UnitKind = { readonly items: readonly ItemRatings[]; readonly times: number }

/** `raters`: those other than a judge; `null` where there are more than two, and none where they did not leave their site. */
export type JudgementState = {
  readonly kinds: readonly UnitKind[]
  readonly raters: readonly string[] | null
}

const itemSchema = z.strictObject({
  lead: z.string().nullable(),
  others: z.array(z.tuple([z.string(), z.int().positive()])),
  weight: z.number().nonnegative(),
})

export const judgementStateSchema: z.ZodType<JudgementState> = z.strictObject({
  kinds: z.array(z.strictObject({ items: z.array(itemSchema).min(1), times: z.int().positive() })),
  raters: z.array(z.string()).max(2).nullable(),
})

/** Kinds of units in a fixed order, equal ones together. */
export function kindsOf(units: Iterable<UnitKind>): readonly UnitKind[] {
  const kinds = new Map<string, UnitKind>()
  for (const { items, times } of units) {
    const sorted = items
      .map((item) => [JSON.stringify(item), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const key = sorted.map(([text]) => text).join()
    const known = kinds.get(key)?.times ?? 0
    kinds.set(key, { items: sorted.map(([, item]) => item), times: known + times })
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind)
}

function bothRaters(a: JudgementState['raters'], b: JudgementState['raters']): JudgementState['raters'] {
  if (a?.length === 0 || b?.length === 0) return []
  if (a === null || b === null) return null
  const raters = [...new Set([...a, ...b])].sort()
  return raters.length > 2 ? null : raters
}

export function mergeJudgementStates(a: JudgementState, b: JudgementState): JudgementState {
  return { kinds: kindsOf([...a.kinds, ...b.kinds]), raters: bothRaters(a.raters, b.raters) }
}

// What a slice of a ranking is counted into: sums over topics, and the samples of what each topic threw away.
import { type ElusionSample, mergeUnitSums, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'

const count = z.int().nonnegative()

/**
 * `samples`: one for each topic, rising by its counts; none where nothing was sampled by the plan, `null` where they did not
 * leave their site.
 */
export type RankingState = { readonly sums: UnitSums; readonly samples: readonly ElusionSample[] | null }

const numbers = z.array(z.number())

/** How many amounts there are depends on the plan's cutoffs. */
const sumsSchema: z.ZodType<UnitSums> = z
  .strictObject({
    observations: count,
    units: count,
    sums: numbers.min(9).max(89),
    products: numbers.nullable(),
    counts: numbers.nullable(),
  })
  .refine(({ sums: { length: k }, products, counts }) => {
    return (
      (products === null || products.length === (k * (k + 1)) / 2) && (counts === null || counts.length === k)
    )
  })

export const rankingStateSchema: z.ZodType<RankingState> = z.strictObject({
  sums: sumsSchema,
  samples: z
    .array(
      z
        .strictObject({ found: count, discarded: count, sampled: count, relevant: count })
        .refine(({ discarded, sampled, relevant }) => relevant <= sampled && sampled <= discarded),
    )
    .nullable(),
})

function bySize(a: ElusionSample, b: ElusionSample): number {
  return a.discarded - b.discarded || a.sampled - b.sampled || a.relevant - b.relevant || a.found - b.found
}

/** In an order that does not depend on where a topic was counted. */
export function sortSamples(samples: readonly ElusionSample[]): readonly ElusionSample[] {
  return samples.toSorted(bySize)
}

export function mergeRankingStates(a: RankingState, b: RankingState): RankingState {
  const apart = a.samples === null || b.samples === null
  const samples = apart ? null : sortSamples([...(a.samples ?? []), ...(b.samples ?? [])])
  return { sums: mergeUnitSums(a.sums, b.sums), samples }
}

// What a slice of an identification is counted into: searches by alert and rank, candidates of searches for nobody on the
// list, and the scores for the choice of threshold.
import { mergeHistograms, mergeUnitSums, type ScoreHistogram, type UnitSums } from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import { type Grid, gridSchema, onGrid } from '../verification/index.ts'

/**
 * `cells` as `cellSql` numbers them. `candidates`: returned candidates and searches, of non-mated ones; `null` where rows
 * are searches. `histogram`: mated searches by their mate's score as positives, others by their highest as negatives;
 * those to which nothing came back are not in it.
 */
export type SearchState = {
  readonly cells: UnitSums
  readonly candidates: UnitSums | null
  readonly histogram: ScoreHistogram | null
  readonly binned: boolean
  readonly grid: Grid | null
}

/** So many distinct scores leave a site as they are. */
const FEW_SCORES = 1000

const numbers = z
  .array(z.number())
  .max(10_000)
  .transform((list) => Float64Array.from(list))

const cellSums = z
  .looseObject({ sums: z.array(z.number()).min(4).max(30) })
  .transform((value) => unitSumsSchema(value.sums.length).parse(value))

export const searchStateSchema: z.ZodType<SearchState> = z.strictObject({
  cells: cellSums,
  candidates: unitSumsSchema(2).nullable(),
  histogram: z.strictObject({ scores: numbers, positives: numbers, negatives: numbers }).nullable(),
  binned: z.boolean(),
  grid: gridSchema.nullable(),
})

/** A state as it leaves a site. `histogram`: the policy lets more go than the cells that it was put to. */
export function releaseSearches(
  state: SearchState,
  { histogram: allowed }: { readonly histogram: boolean },
): unknown {
  if (!allowed) return { ...state, candidates: null, histogram: null }
  const { histogram, grid } = state
  const gridded = histogram && grid && onGrid(histogram, grid)
  const few = histogram !== null && histogram.scores.length <= FEW_SCORES ? histogram : null
  const leaves = gridded ?? few
  return {
    ...state,
    binned: gridded !== null,
    histogram: leaves && {
      scores: [...leaves.scores],
      positives: [...leaves.positives],
      negatives: [...leaves.negatives],
    },
  }
}

/** Searches of two sites taken together; whoever is searched for at one is not searched for at the other. */
export function mergeSearchStates(a: SearchState, b: SearchState): SearchState {
  const alike = a.binned === b.binned
  return {
    cells: mergeUnitSums(a.cells, b.cells),
    candidates: a.candidates && b.candidates && mergeUnitSums(a.candidates, b.candidates),
    histogram: alike ? a.histogram && b.histogram && mergeHistograms(a.histogram, b.histogram) : null,
    binned: a.binned,
    grid: a.grid,
  }
}

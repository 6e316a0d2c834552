// What a slice of a task of scores is counted into, and how it merges. The claims by score stay at the site, but for a
// histogram on the plan's grid, or for so few distinct scores that they say nothing of anyone.
import {
  mergeHistograms,
  mergeUnitSums,
  type PairErrors,
  type ScoreHistogram,
  type UnitSums,
} from '@policeai/metrics'
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import type { AreaEffect } from './area-effect.ts'
import type { ErrorSums, Point } from './dependence.ts'
import { type Grid, gridSchema, onGrid } from './grid.ts'

/** The comparisons by pair of people, for resampling people. */
export type PeoplePairs = { readonly genuine: PairErrors | null; readonly impostor: PairErrors | null }

/**
 * `cells` at the plan's threshold: genuine accepted, genuine refused, others accepted, others refused. `histogram` by score,
 * genuine claims as positives; `binned` where each stands at the lower edge of its bin. `points`: how errors vary between
 * units at thresholds by name; none where claims are independent. `costs`: what a task adds up besides.
 */
export type ScoreState = {
  readonly cells: UnitSums
  readonly histogram: ScoreHistogram | null
  readonly binned: boolean
  readonly grid: Grid | null
  readonly points: Readonly<Record<string, Point>>
  readonly area: AreaEffect | null
  readonly costs: UnitSums | null
  readonly pairs: PeoplePairs | null
}

/** What a state is without that would give its cells away. */
const CELLS_ALONE = { histogram: null, points: {}, area: null, costs: null }

/** So many distinct scores leave a site as they are. */
const FEW_SCORES = 1000

const errorSums = z.strictObject({ sums: unitSumsSchema(2), least: unitSumsSchema(2).nullable() })
const counts = z
  .array(z.number().nonnegative())
  .max(10_000)
  .transform((list) => Float64Array.from(list))
const histogramSchema = z.strictObject({
  scores: z
    .array(z.number())
    .max(10_000)
    .transform((list) => Float64Array.from(list)),
  positives: counts,
  negatives: counts,
})

export const scoreStateSchema: z.ZodType<ScoreState> = z
  .strictObject({
    cells: unitSumsSchema(4),
    histogram: histogramSchema.nullable(),
    binned: z.boolean(),
    grid: gridSchema.nullable(),
    points: z.record(z.string(), z.strictObject({ genuine: errorSums, impostor: errorSums })),
    area: z
      .strictObject({
        weighted: z.number().nonnegative(),
        claims: z.number().positive(),
        units: z.int().nonnegative(),
      })
      .nullable(),
    costs: unitSumsSchema(4).nullable(),
  })
  .transform((state) => ({ ...state, pairs: null }))

/** A state as it leaves a site. `histogram`: the policy lets more go than the cells that it was put to. */
export function releaseScores(
  { pairs: _, ...state }: ScoreState,
  { histogram: allowed }: { readonly histogram: boolean },
): unknown {
  if (!allowed) return { ...state, ...CELLS_ALONE }
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

function mergeErrors(a: ErrorSums, b: ErrorSums): ErrorSums {
  return {
    sums: mergeUnitSums(a.sums, b.sums),
    least: a.least && b.least && mergeUnitSums(a.least, b.least),
  }
}

function mergePoints(a: ScoreState['points'], b: ScoreState['points']): ScoreState['points'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return Object.fromEntries(
    names.flatMap((name) => {
      const [left, right] = [a[name], b[name]]
      if (left === undefined || right === undefined) return [[name, (left ?? right) as Point]]
      const { genuine, impostor } = left
      return [
        [
          name,
          {
            genuine: mergeErrors(genuine, right.genuine),
            impostor: mergeErrors(impostor, right.impostor),
          },
        ],
      ]
    }),
  )
}

function mergeAreas(a: AreaEffect | null, b: AreaEffect | null): AreaEffect | null {
  if (a === null || b === null) return a ?? b
  return {
    weighted: a.weighted + b.weighted,
    claims: a.claims + b.claims,
    units: a.units + b.units,
  }
}

/** Claims of two sites taken together; the people and clusters of one are not those of the other. */
export function mergeScores(a: ScoreState, b: ScoreState): ScoreState {
  const whole = a.histogram !== null && b.histogram !== null && a.binned === b.binned
  return {
    cells: mergeUnitSums(a.cells, b.cells),
    histogram: whole && a.histogram && b.histogram ? mergeHistograms(a.histogram, b.histogram) : null,
    binned: a.binned,
    grid: a.grid,
    points: mergePoints(a.points, b.points),
    area: mergeAreas(a.area, b.area),
    costs: a.costs && b.costs && mergeUnitSums(a.costs, b.costs),
    pairs: null,
  }
}

/** The cells are what disclosure control is put to; what would give them away again is left out with them. */
export const scoreDisclosure = {
  cells: ({ cells }: ScoreState) => ({
    names: ['genuine_accepted', 'genuine_refused', 'impostor_accepted', 'impostor_refused'],
    counts: cells.sums,
  }),
  partition: true,
  restore: (state: ScoreState, protectedCounts: readonly number[]): ScoreState => ({
    ...state,
    cells: { ...state.cells, sums: [...protectedCounts] },
    ...CELLS_ALONE,
    pairs: null,
  }),
}

/** How many claims are genuine, as far as the state tells. */
export function genuineIn({ cells, histogram }: ScoreState): number {
  const [accepted = 0, refused = 0] = cells.sums
  return Math.max(accepted + refused, histogram?.positives.reduce((sum, n) => sum + n, 0) ?? 0)
}

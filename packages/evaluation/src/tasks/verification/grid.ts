// The declared grid on which scores leave a site: how many claims of each class lie in each bin. On the edges of the grid
// every count is exact; how far figures between the edges may be off is computed from the bins themselves.
import { areaUnderRoc, type ScoreHistogram, scanHistogram } from '@policeai/metrics'
import { z } from 'zod'
import { type Cumulative, crossingOf, missRate, refusedRate } from './crossing.ts'

export const gridSchema = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    bins: z.int().min(2).max(10_000),
  })
  .refine(({ low, high }) => low < high, { message: '`low` must be below `high`' })

/** Equal bins from `low` to `high`; what lies outside goes to the first or the last. */
export type Grid = z.infer<typeof gridSchema>

/** The grid for scores whose sign has been turned. */
export function turned({ low, high, bins }: Grid): Grid {
  return { low: -high, high: -low, bins }
}

function edge({ low, high, bins }: Grid, at: number): number {
  return low + ((high - low) * at) / bins
}

/** The bin whose edges enclose the score, the lower one included, whatever division makes of it. */
function binOf(grid: Grid, score: number): number {
  const { low, high, bins } = grid
  const near = Math.min(bins - 1, Math.max(0, Math.floor(((score - low) / (high - low)) * bins)))
  if (near > 0 && score < edge(grid, near)) return near - 1
  return near < bins - 1 && score >= edge(grid, near + 1) ? near + 1 : near
}

/** The histogram with every score at the lower edge of its bin. */
export function onGrid(histogram: ScoreHistogram, grid: Grid): ScoreHistogram {
  const [scores, positives, negatives]: [number[], number[], number[]] = [[], [], []]
  for (const [i, score] of histogram.scores.entries()) {
    const at = edge(grid, binOf(grid, score))
    if (scores.at(-1) !== at) {
      scores.push(at)
      positives.push(0)
      negatives.push(0)
    }
    positives[scores.length - 1]! += histogram.positives[i] ?? 0
    negatives[scores.length - 1]! += histogram.negatives[i] ?? 0
  }
  return {
    scores: Float64Array.from(scores),
    positives: Float64Array.from(positives),
    negatives: Float64Array.from(negatives),
  }
}

/** Between what limits the figures of the scores themselves lie, whose bins are known and no more. */
export type GridError = {
  readonly area: readonly [low: number, high: number]
  readonly equalError: readonly [low: number, high: number]
}

/** `undefined` where one of the classes is empty. */
export function gridError(histogram: ScoreHistogram, cumulative: Cumulative): GridError | undefined {
  const area = areaUnderRoc(scanHistogram(histogram))
  if (area === undefined) return undefined
  const { positives, negatives } = histogram
  const tied = positives.reduce((sum, count, i) => sum + count * (negatives[i] ?? 0), 0)
  const reach = tied / (2 * area.positives * area.negatives)
  const place = crossingOf(cumulative, (at) => missRate(cumulative, at) >= 1 - refusedRate(cumulative, at))
  const before = Math.max(0, place - 1)
  const [from, to] = [missRate(cumulative, before), missRate(cumulative, place)]
  const [above, below] = [1 - refusedRate(cumulative, before), 1 - refusedRate(cumulative, place)]
  return {
    area: [Math.max(0, area.estimate - reach), Math.min(1, area.estimate + reach)],
    equalError: [Math.max(from, below), Math.min(to, above)],
  }
}

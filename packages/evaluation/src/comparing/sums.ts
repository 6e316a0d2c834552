// Figures that are functions of sums over units: the variance of their difference by linearisation, and beside it the paired
// bootstrap, which assumes less and is drawn from a stream of each slice's own.
import {
  bootstrapCells,
  createRandom,
  pairedSumsDifference,
  percentileInterval,
  replicateP,
  type Statistic,
} from '@policeai/metrics'
import type { PairedSlice, UnitKind } from './collect.ts'
import { type Contrast, studentContrast } from './contrast.ts'
import { estimatesOf, gradientsOf, type System } from './estimates.ts'

export type Systems = { readonly a: System; readonly b: System }
type BothSums = { readonly a: readonly number[]; readonly b: readonly number[] }

/** The sums of a and of b, which stand side by side. */
export function sidesOf(joint: ArrayLike<number>): BothSums {
  const sums = Array.from(joint)
  return { a: sums.slice(0, sums.length / 2), b: sums.slice(sums.length / 2) }
}

/** The differences a − b of these figures in every resample, by figure. */
function resample(
  { a, b }: Systems,
  kinds: readonly UnitKind[],
  figures: readonly number[],
  { replicates, seed, all }: { replicates: number; seed: number; all: BothSums },
): readonly Float64Array[] {
  const width = kinds[0]?.vector.length ?? 0
  const sums = new Float64Array(width)
  let differences: readonly number[] = []
  const draw = (counts: Float64Array): void => {
    sums.fill(0)
    for (const [kind, { vector }] of kinds.entries()) {
      const times = counts[kind] ?? 0
      if (times === 0) continue
      for (let i = 0; i < width; i++) sums[i]! += times * (vector[i] ?? 0)
    }
    const ofB = estimatesOf(b, sums.subarray(width / 2), all.b)
    differences = estimatesOf(a, sums.subarray(0, width / 2), all.a).map(
      (of, i) => of - (ofB[i] ?? Number.NaN),
    )
  }
  const statistics = figures.map(
    (figure, at): Statistic =>
      (counts) => {
        if (at === 0) draw(counts)
        return differences[figure] ?? Number.NaN
      },
  )
  return bootstrapCells(
    kinds.map(({ times }) => times),
    statistics,
    { replicates, random: createRandom(seed) },
  )
}

/** What the bootstrap adds to a contrast; nothing where too few resamples have the figure. */
function bootstrapped(contrast: Contrast, drawn: Float64Array | undefined, level: number): Contrast {
  const { estimate } = contrast.difference
  if (drawn === undefined || estimate === null) return contrast
  const [limits, p] = [percentileInterval(drawn, estimate, level), replicateP(drawn)]
  if (limits === undefined || p === undefined) return contrast
  const interval = { ...limits, level, method: 'bootstrap-paired' }
  const difference = contrast.difference.interval === null ? { estimate, interval } : contrast.difference
  return { ...contrast, difference, also: [...contrast.also, { test: 'bootstrap-paired', p, interval }] }
}

export type SumsOptions = {
  readonly level: number
  readonly replicates: number
  readonly seed: number
  /** The sums of all pairs, whatever the slice. */
  readonly all: BothSums
}

/** The contrasts of these figures, by their place; all of one slice at once, since a resample serves them all. */
export function compareSums(
  systems: Systems,
  { joint, kinds }: PairedSlice,
  figures: readonly number[],
  { level, replicates, seed, all }: SumsOptions,
): ReadonlyMap<number, Contrast> {
  const sums = sidesOf(joint.sums)
  const estimates = { a: estimatesOf(systems.a, sums.a, all.a), b: estimatesOf(systems.b, sums.b, all.b) }
  const slopes = { a: gradientsOf(systems.a, sums.a, all.a), b: gradientsOf(systems.b, sums.b, all.b) }
  const drawn = kinds && resample(systems, kinds, figures, { replicates, seed, all })
  return new Map(
    figures.map((figure, at) => {
      const of = (side: 'a' | 'b') => ({
        estimate: estimates[side][figure] ?? Number.NaN,
        gradient: slopes[side][figure] ?? [],
      })
      const [a, b] = [of('a'), of('b')]
      const smooth = [...a.gradient, ...b.gradient].every(Number.isFinite)
      const difference = smooth ? pairedSumsDifference(joint, a, b, level) : undefined
      const contrast = studentContrast(a.estimate - b.estimate, difference, level)
      return [figure, bootstrapped(contrast, drawn?.[at], level)] as const
    }),
  )
}

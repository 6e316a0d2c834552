// Figures that are functions of sums over units: the variance of their difference by linearisation; and beside it two methods that
// assume less, the paired bootstrap and approximate randomisation, each drawn from a stream of its slice's own.
import {
  bootstrapCells,
  linearisedVariance,
  pairedSumsDifference,
  percentileInterval,
  randomisationTests,
  replicateP,
  type Statistic,
  type UnitSums,
  type UnitVectors,
} from '@policeai/metrics'
import { streamOf } from '../tasks/stream.ts'
import { bareContrast, type Contrast, type StudentAt, studentContrast } from './contrast.ts'
import type { JointSums, UnitKind } from './dependence.ts'
import { affordable } from './effort.ts'
import { estimatesOf, gradientsOf, type System } from './estimates.ts'

export type Systems = { readonly a: System; readonly b: System }
export type BothSums = { readonly a: readonly number[]; readonly b: readonly number[] }

/** The sums of a and of b, which stand side by side. */
export function sidesOf(joint: ArrayLike<number>): BothSums {
  const sums = Array.from(joint)
  return { a: sums.slice(0, sums.length / 2), b: sums.slice(sums.length / 2) }
}

type FigureOfSums = Parameters<typeof pairedSumsDifference>[1]

/** The difference of two figures by the units, or by what no unit splits where that varies more. */
export function jointDifference(
  { joint, least }: Pick<JointSums, 'joint' | 'least'>,
  a: FigureOfSums,
  b: FigureOfSums,
): StudentAt {
  const gradient = [...a.gradient, ...b.gradient.map((slope) => -slope)]
  const variance = (sums: UnitSums): number => linearisedVariance(sums, gradient) ?? 0
  const wider = least !== undefined && joint.units > 1 && variance(least) > variance(joint)
  return (level) => pairedSumsDifference(wider ? { ...least, units: joint.units } : joint, a, b, level)
}

export type SumsOptions = {
  readonly level: number
  readonly replicates: number
  readonly seed: number
  readonly slice: Readonly<Record<string, string>>
  /** Among how many slices the work is divided. */
  readonly share: number
  /** The sums of all pairs, whatever the slice. */
  readonly all: BothSums
}

/** The units of a slice to draw from, and how often. */
type Drawing = SumsOptions & {
  readonly systems: Systems
  readonly kinds: readonly UnitKind[]
  readonly figures: readonly number[]
}

/** The differences a − b of these figures in every resample, by figure. */
function resample({
  systems,
  kinds,
  figures,
  replicates,
  seed,
  slice,
  all,
}: Drawing): readonly Float64Array[] {
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
    const ofB = estimatesOf(systems.b, sums.subarray(width / 2), all.b)
    differences = estimatesOf(systems.a, sums.subarray(0, width / 2), all.a).map(
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
  const times = kinds.map((kind) => kind.times)
  return bootstrapCells(times, statistics, { replicates, random: streamOf(seed, 'paired bootstrap', slice) })
}

/** What each system did on the units, one kind after another. */
function vectorsOf(kinds: readonly UnitKind[], side: 'a' | 'b'): UnitVectors {
  const width = (kinds[0]?.vector.length ?? 0) / 2
  const vectors = new Float64Array(kinds.length * width)
  for (const [i, { vector }] of kinds.entries())
    vectors.set(vector.subarray(side === 'a' ? 0 : width, side === 'a' ? width : 2 * width), i * width)
  return { count: kinds.length, width, vectors }
}

/** The p-values of these figures were the systems' answers to each unit swapped at random, by figure. */
function randomise(drawing: Drawing): readonly (number | undefined)[] {
  const { systems, kinds, figures, replicates, seed, slice, all } = drawing
  const found = randomisationTests(
    vectorsOf(kinds, 'a'),
    vectorsOf(kinds, 'b'),
    (sums) => estimatesOf(systems.a, sums, all.a),
    {
      replicates,
      random: streamOf(seed, 'approximate randomisation', slice),
      times: kinds.map(({ times }) => times),
    },
  )
  return figures.map((figure) => {
    const each = found[figure]
    return each?.kind === 'measured' ? each.p : undefined
  })
}

/** A figure that fewer of the resamples have is not told by those that have it. */
const FEWEST_WITH_FIGURE = 0.9

/** What the bootstrap adds to a contrast, and is in its place where there is no other interval. */
function withBootstrap(
  contrast: Contrast,
  drawn: Float64Array | undefined,
  { units, level, fewest }: { readonly units: number; readonly level: number; readonly fewest: number },
): Contrast {
  const { estimate, interval } = contrast.difference
  if (drawn === undefined || drawn.length < fewest || estimate === null) return contrast
  const [limits, p] = [percentileInterval(drawn, estimate, level, units), replicateP(drawn, units)]
  if (limits === undefined || p === undefined) return contrast
  const [test, found] = ['bootstrap-paired', { ...limits, level, method: 'bootstrap-paired' }]
  if (interval === null) return { difference: { estimate, interval: found }, p, test, also: contrast.also }
  return { ...contrast, also: [...contrast.also, { test, p, interval: found }] }
}

function withRandomisation(contrast: Contrast, p: number | undefined): Contrast {
  if (p === undefined || contrast.difference.interval === null) return contrast
  return { ...contrast, also: [...contrast.also, { test: 'approximate-randomisation', p }] }
}

/** The contrasts of these figures, by their place; all of one slice at once, since a draw serves them all. */
export function compareSums(
  systems: Systems,
  { joint, least, kinds }: JointSums,
  figures: readonly number[],
  options: SumsOptions,
): ReadonlyMap<number, Contrast> {
  const { level, all, share } = options
  const sums = sidesOf(joint.sums)
  const estimates = { a: estimatesOf(systems.a, sums.a, all.a), b: estimatesOf(systems.b, sums.b, all.b) }
  const slopes = { a: gradientsOf(systems.a, sums.a, all.a), b: gradientsOf(systems.b, sums.b, all.b) }
  const additions = (kinds?.length ?? 0) * joint.sums.length
  const replicates = affordable(options.replicates, { additions, share })
  const fewest = FEWEST_WITH_FIGURE * replicates
  const drawing = kinds && joint.units > 1 ? { ...options, systems, kinds, figures, replicates } : undefined
  const [drawn, swapped] = [drawing && resample(drawing), drawing && randomise(drawing)]
  return new Map(
    figures.map((figure, at) => {
      const of = (side: 'a' | 'b') => ({
        estimate: estimates[side][figure] ?? Number.NaN,
        gradient: slopes[side][figure] ?? [],
      })
      const [a, b] = [of('a'), of('b')]
      const estimate = a.estimate - b.estimate
      const smooth = [...a.gradient, ...b.gradient].every(Number.isFinite)
      const contrast = smooth
        ? studentContrast(estimate, jointDifference({ joint, least }, a, b), level)
        : bareContrast(estimate)
      const resampled = withBootstrap(contrast, drawn?.[at], { units: joint.units, level, fewest })
      return [figure, withRandomisation(resampled, swapped?.[at])] as const
    }),
  )
}

// Two systems compared by any figure that is computed from sums over units (BLEU from n-grams, F1 from counts): what is
// drawn, or swapped between the systems, is the unit with what both did on it.
import type { Estimate } from '../proportion.ts'
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import {
  type BootstrapOptions,
  bootstrapUnits,
  percentileInterval,
  replicateP,
  type Statistic,
  type UnitVectors,
} from '../resampling/index.ts'

/** The figures of both systems and their difference a − b, or why there is none. */
export type PairedFigures = { readonly a: number; readonly b: number }

export type PairedBootstrap =
  | (Estimate &
      PairedFigures & {
        readonly kind: 'measured'
        readonly p: number
        /** Of the resamples, the share in which a has the higher figure; equal figures count half. */
        readonly shareAHigher: number
      })
  | { readonly kind: 'not_measured'; readonly reason: 'no_figure' | 'too_few_resamples' }

export type Randomisation =
  | (PairedFigures & { readonly kind: 'measured'; readonly estimate: number; readonly p: number })
  | { readonly kind: 'not_measured'; readonly reason: 'no_figure' }

function requireSameUnits(a: UnitVectors, b: UnitVectors): void {
  requireThat(a.count === b.count && a.width === b.width, 'both systems need the same units and sums')
  for (const { count, width, vectors } of [a, b]) {
    requireThat(vectors.length === count * width, `needs ${count} × ${width} numbers, got ${vectors.length}`)
  }
}

function sumUnits({ count, width, vectors }: UnitVectors): Float64Array {
  const sums = new Float64Array(width)
  for (let unit = 0; unit < count; unit++) {
    for (let i = 0; i < width; i++) sums[i]! += vectors[unit * width + i] as number
  }
  return sums
}

/** Each unit's vector of the one system followed by that of the other. */
function sideBySide(a: UnitVectors, b: UnitVectors): UnitVectors {
  const { count, width } = a
  const vectors = new Float64Array(count * width * 2)
  for (let unit = 0; unit < count; unit++) {
    const [from, to] = [unit * width, (unit + 1) * width]
    vectors.set(a.vectors.subarray(from, to), from * 2)
    vectors.set(b.vectors.subarray(from, to), from * 2 + width)
  }
  return { count, width: width * 2, vectors }
}

function figuresOf(a: UnitVectors, b: UnitVectors, statistic: Statistic): PairedFigures | undefined {
  const figures = { a: statistic(sumUnits(a)), b: statistic(sumUnits(b)) }
  return Number.isFinite(figures.a) && Number.isFinite(figures.b) ? figures : undefined
}

function shareAbove(differences: Float64Array): number {
  const count = differences.reduce((sum, d) => sum + (d > 0 ? 1 : d === 0 ? 0.5 : 0), 0)
  return count / differences.length
}

/**
 * The paired bootstrap: draws units with replacement, each with what both systems did on it, and computes the
 * difference a − b of the statistic of the sums. Percentile interval and the p-value that goes with it.
 *
 * Source: P. Koehn, "Statistical significance tests for machine translation evaluation", EMNLP 2004; A. C. Davison and
 * D. V. Hinkley (1997), section 5.3.1. Throws `RangeError` where the two do not have the same units.
 *
 * @example
 * pairedBootstrap({ count: 2, width: 1, vectors: Float64Array.of(3, 3) }, { count: 2, width: 1, vectors: Float64Array.of(1, 1) }, ([sum]) => sum, { replicates: 199, random: createRandom(1) }, 0.95) // => { "kind": "measured", "a": 6, "b": 2, "estimate": 4, "low": 4, "high": 4, "p": 0.01, "shareAHigher": 1 }
 */
export function pairedBootstrap(
  a: UnitVectors,
  b: UnitVectors,
  statistic: Statistic,
  options: BootstrapOptions,
  level: number,
): PairedBootstrap {
  requireSameUnits(a, b)
  const figures = figuresOf(a, b, statistic)
  if (figures === undefined) return { kind: 'not_measured', reason: 'no_figure' }
  const { width } = a
  const difference: Statistic = (sums) =>
    statistic(sums.subarray(0, width)) - statistic(sums.subarray(width, 2 * width))
  const [drawn = new Float64Array()] = bootstrapUnits(sideBySide(a, b), [difference], options)
  const estimate = figures.a - figures.b
  const [limits, p] = [percentileInterval(drawn, estimate, level), replicateP(drawn)]
  if (limits === undefined || p === undefined) return { kind: 'not_measured', reason: 'too_few_resamples' }
  return { kind: 'measured', ...figures, estimate, ...limits, p, shareAHigher: shareAbove(drawn) }
}

/** The units on which the systems differ, as differences b − a; swapping any other changes nothing. */
function differingUnits(a: UnitVectors, b: UnitVectors): readonly Float64Array[] {
  const { count, width } = a
  const gaps = Array.from({ length: count }, (_, unit) =>
    b.vectors
      .subarray(unit * width, (unit + 1) * width)
      .map((value, i) => value - (a.vectors[unit * width + i] as number)),
  )
  return gaps.filter((gap) => gap.some((value) => value !== 0))
}

/** Fills both sums anew with each differing unit swapped or not by the toss of a coin. */
function swapAtRandom(
  gaps: readonly Float64Array[],
  whole: readonly [Float64Array, Float64Array],
  swapped: readonly [Float64Array, Float64Array],
  { uint32 }: Random,
): void {
  swapped[0].set(whole[0])
  swapped[1].set(whole[1])
  let coins = 0
  for (const [place, gap] of gaps.entries()) {
    if (place % 32 === 0) coins = uint32()
    if (((coins >>> (place % 32)) & 1) === 0) continue
    for (let i = 0; i < gap.length; i++) {
      swapped[0][i]! += gap[i] as number
      swapped[1][i]! -= gap[i] as number
    }
  }
}

/**
 * Approximate randomisation: were the systems alike, their answers to each unit could be swapped. The p-value is the
 * share of random swaps, the observed one counted among them, whose difference is at least as far from 0. A swap that
 * leaves a system without a figure counts as one that is.
 *
 * Source: S. Riezler and J. T. Maxwell, "On some pitfalls in automatic evaluation and significance testing for MT", ACL
 * workshop 2005; E. W. Noreen, Computer-Intensive Methods for Testing Hypotheses (1989). Throws `RangeError` where the
 * two do not have the same units, and for less than one replicate.
 *
 * @example
 * randomisationTest({ count: 1, width: 1, vectors: Float64Array.of(3) }, { count: 1, width: 1, vectors: Float64Array.of(1) }, ([sum]) => sum, { replicates: 99, random: createRandom(1) }) // => { "kind": "measured", "a": 3, "b": 1, "estimate": 2, "p": 1 }
 */
export function randomisationTest(
  a: UnitVectors,
  b: UnitVectors,
  statistic: Statistic,
  { replicates, random }: BootstrapOptions,
): Randomisation {
  requireSameUnits(a, b)
  requireThat(Number.isInteger(replicates) && replicates > 0, `needs at least 1 replicate, got ${replicates}`)
  const figures = figuresOf(a, b, statistic)
  if (figures === undefined) return { kind: 'not_measured', reason: 'no_figure' }
  const estimate = figures.a - figures.b
  const gaps = differingUnits(a, b)
  const [whole, swapped] = [
    [sumUnits(a), sumUnits(b)] as const,
    [new Float64Array(a.width), new Float64Array(a.width)] as const,
  ]
  const least = Math.abs(estimate) * (1 - 1e-12)
  let asFar = 1
  for (let i = 0; i < replicates; i++) {
    swapAtRandom(gaps, whole, swapped, random)
    const distance = Math.abs(statistic(swapped[0]) - statistic(swapped[1]))
    if (!(distance < least)) asFar++
  }
  return { kind: 'measured', ...figures, estimate, p: asFar / (replicates + 1) }
}

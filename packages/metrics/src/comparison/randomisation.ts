// Approximate randomisation: were two systems alike, what they did on a unit could be swapped. A test that asks for nothing but
// that, for any figure that is computed from sums over units (BLEU from n-grams, a rate of errors from words).
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import { type BootstrapOptions, drawBinomial, type Statistic, type UnitVectors } from '../resampling/index.ts'
import { type PairedFigures, requireSameUnits, sumUnits } from './paired-resampling.ts'

export type Randomisation =
  | (PairedFigures & { readonly kind: 'measured'; readonly estimate: number; readonly p: number })
  | { readonly kind: 'not_measured'; readonly reason: 'no_figure' }

/** Several figures of the same sums; NaN for one that has no value. The array of sums is filled anew each time. */
export type FiguresOfSums = (sums: Float64Array) => readonly number[]

export type RandomisationOptions = BootstrapOptions & {
  /** How many units each vector stands for, where some are alike; 1 each by default. */
  readonly times?: ArrayLike<number> | undefined
}

/** Units on which the systems differ by b − a; swapping any other changes nothing. */
type Gap = { readonly by: Float64Array; readonly times: number }

function gapsBetween(a: UnitVectors, b: UnitVectors, times: ArrayLike<number> | undefined): readonly Gap[] {
  const { count, width } = a
  const gaps = Array.from({ length: count }, (_, unit) => ({
    by: b.vectors
      .subarray(unit * width, (unit + 1) * width)
      .map((value, i) => value - (a.vectors[unit * width + i] as number)),
    times: times?.[unit] ?? 1,
  }))
  return gaps.filter(({ by }) => by.some((value) => value !== 0))
}

/** How many of each gap's units are swapped, each by the toss of a coin. */
function createCoins(random: Random): (times: number) => number {
  let [coins, left] = [0, 0]
  return (times) => {
    if (times > 1) return drawBinomial(random, times, 0.5)
    if (left === 0) {
      coins = random.uint32()
      left = 32
    }
    left--
    const coin = coins & 1
    coins >>>= 1
    return coin
  }
}

/** Fills both sums anew with each differing unit swapped or not. */
function createSwap(gaps: readonly Gap[], whole: readonly [Float64Array, Float64Array], random: Random) {
  const swapped = [whole[0].slice(), whole[1].slice()] as const
  const toss = createCoins(random)
  return (): readonly [Float64Array, Float64Array] => {
    swapped[0].set(whole[0])
    swapped[1].set(whole[1])
    for (const { by, times } of gaps) {
      const swaps = toss(times)
      if (swaps === 0) continue
      for (let i = 0; i < by.length; i++) {
        swapped[0][i]! += swaps * (by[i] as number)
        swapped[1][i]! -= swaps * (by[i] as number)
      }
    }
    return swapped
  }
}

/** Differences within rounding of each other are alike. */
const ROUNDING = 1e-12

function leastDistance(a: number, b: number): number {
  return Math.abs(a - b) - ROUNDING * Math.max(Math.abs(a), Math.abs(b))
}

/**
 * Approximate randomisation of several figures at once, each swap serving them all. The p-value is the share of random swaps,
 * the observed one counted among them, whose difference is at least as far from 0. A swap that leaves a system without a
 * figure counts as one that is.
 *
 * Source: S. Riezler and J. T. Maxwell, "On some pitfalls in automatic evaluation and significance testing for MT", ACL
 * workshop 2005; E. W. Noreen, Computer-Intensive Methods for Testing Hypotheses (1989). As `--paired-ar` of sacreBLEU, which
 * does not count a swap that is exactly as far, and so has the lower p where figures take few values. Throws `RangeError`
 * where the two do not have the same units, and for less than one replicate.
 *
 * @example
 * randomisationTests({ count: 1, width: 1, vectors: Float64Array.of(3) }, { count: 1, width: 1, vectors: Float64Array.of(1) }, ([sum]) => [sum, -sum], { replicates: 99, random: createRandom(1) }).map(({ p }) => p) // => [1, 1]
 */
export function randomisationTests(
  a: UnitVectors,
  b: UnitVectors,
  figures: FiguresOfSums,
  { replicates, random, times }: RandomisationOptions,
): readonly Randomisation[] {
  requireSameUnits(a, b)
  requireThat(Number.isInteger(replicates) && replicates > 0, `needs at least 1 replicate, got ${replicates}`)
  requireThat(
    times === undefined || times.length === a.count,
    `needs a number for each of ${a.count} vectors`,
  )
  const whole = [sumUnits(a, times), sumUnits(b, times)] as const
  const [ofA, ofB] = [figures(whole[0]), figures(whole[1])]
  const least = ofA.map((value, i) => leastDistance(value, ofB[i] ?? Number.NaN))
  const asFar = least.map(() => 1)
  const swap = createSwap(gapsBetween(a, b, times), whole, random)
  for (let i = 0; i < replicates; i++) {
    const [one, other] = swap()
    const [left, right] = [figures(one), figures(other)]
    for (const [at, distance] of least.entries()) {
      if (!(Math.abs((left[at] ?? Number.NaN) - (right[at] ?? Number.NaN)) < distance)) asFar[at]! += 1
    }
  }
  return ofA.map((value, at) => measured(value, ofB[at] ?? Number.NaN, (asFar[at] ?? 1) / (replicates + 1)))
}

function measured(a: number, b: number, p: number): Randomisation {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return { kind: 'not_measured', reason: 'no_figure' }
  return { kind: 'measured', a, b, estimate: a - b, p }
}

/**
 * Approximate randomisation of one figure.
 *
 * Source and errors: as `randomisationTests`.
 *
 * @example
 * randomisationTest({ count: 1, width: 1, vectors: Float64Array.of(3) }, { count: 1, width: 1, vectors: Float64Array.of(1) }, ([sum]) => sum, { replicates: 99, random: createRandom(1) }) // => { "kind": "measured", "a": 3, "b": 1, "estimate": 2, "p": 1 }
 */
export function randomisationTest(
  a: UnitVectors,
  b: UnitVectors,
  statistic: Statistic,
  options: RandomisationOptions,
): Randomisation {
  const [found] = randomisationTests(a, b, (sums) => [statistic(sums)], options)
  if (found === undefined) throw new Error('one figure has one answer')
  return found
}

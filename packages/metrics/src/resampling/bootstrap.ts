// The bootstrap, where no closed form gives an interval: of independent observations, counted in cells, and of units
// (people, cases, cameras) whose observations depend on each other. What is drawn is the state and not the rows, so
// that the cost depends on the cells that are not empty, and not on the number of observations.
import type { Random } from '../random.ts'
import { requireThat } from '../require-that.ts'
import { drawBinomial } from './binomial.ts'

/** How many resamples, from which stream. */
export type BootstrapOptions = { readonly replicates: number; readonly random: Random }

/**
 * A figure of a resample; NaN where the resample has none, for want of a denominator. The array is filled anew for
 * every resample, and is not to be kept.
 */
export type Statistic = (cells: Float64Array) => number

/** Units and what was counted in each: `vectors` holds `width` numbers a unit, unit by unit. */
export type UnitVectors = {
  readonly count: number
  readonly width: number
  readonly vectors: Float64Array
}

/** Fills `drawn` with one multinomial draw: as many as `counts` holds, at `places`, which none but those hold any. */
function drawCounts(
  counts: ArrayLike<number>,
  places: Int32Array,
  n: number,
  random: Random,
  drawn: Float64Array,
): void {
  let [left, mass] = [n, n]
  for (const place of places) {
    const count = counts[place] ?? 0
    const events = left === 0 ? 0 : drawBinomial(random, left, Math.min(1, count / mass))
    drawn[place] = events
    left -= events
    mass -= count
  }
}

/** The places that are not empty, the fullest first: most resamples then end before the last. */
function filledPlaces(counts: ArrayLike<number>): Int32Array {
  const places: number[] = []
  for (let i = 0; i < counts.length; i++) if (counts[i] !== 0) places.push(i)
  return Int32Array.from(places.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b))
}

function totalOf(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0
    requireThat(Number.isSafeInteger(count) && count >= 0, `a cell holds a whole number from 0, got ${count}`)
    total += count
  }
  return total
}

/** Draws so many times; keeps the finite figures of each statistic, in the order in which they were drawn. */
function replicate(
  draw: () => Float64Array,
  statistics: readonly Statistic[],
  replicates: number,
): readonly Float64Array[] {
  requireThat(Number.isInteger(replicates) && replicates > 0, `needs at least 1 replicate, got ${replicates}`)
  const figures = statistics.map(() => new Float64Array(replicates))
  const sizes = new Int32Array(statistics.length)
  for (let i = 0; i < replicates; i++) {
    const drawn = draw()
    for (let s = 0; s < statistics.length; s++) {
      const figure = statistics[s]?.(drawn) ?? Number.NaN
      const [kept, size] = [figures[s], sizes[s] ?? 0]
      if (kept === undefined || !Number.isFinite(figure)) continue
      kept[size] = figure
      sizes[s] = size + 1
    }
  }
  return figures.map((kept, s) => kept.slice(0, sizes[s]))
}

/**
 * The bootstrap of independent observations that were counted in cells: each resample is one exact multinomial draw
 * of as many observations, on which every statistic is computed. Gives the finite figures of each statistic, in the
 * order drawn; a resample in which one has no denominator is left out of its array.
 *
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6; cells drawn one after the
 * other as binomials of what is left (L. Devroye, Non-Uniform Random Variate Generation (1986), XI.1.4). Throws
 * `RangeError` for a cell that is not a whole number from 0, and for less than one replicate.
 *
 * @example
 * Array.from(bootstrapCells([5, 0], [(cells) => cells[0]], { replicates: 3, random: createRandom(1) })[0]) // => [5, 5, 5]
 */
export function bootstrapCells(
  cells: ArrayLike<number>,
  statistics: readonly Statistic[],
  { replicates, random }: BootstrapOptions,
): readonly Float64Array[] {
  const [n, places, drawn] = [totalOf(cells), filledPlaces(cells), new Float64Array(cells.length)]
  const draw = (): Float64Array => {
    drawCounts(cells, places, n, random, drawn)
    return drawn
  }
  return replicate(draw, statistics, replicates)
}

/** Units with equal vectors are one kind: drawing how many of each kind is drawing the units. */
function kindsOf({ count, width, vectors }: UnitVectors): {
  firsts: readonly number[]
  counts: readonly number[]
} {
  const kinds = new Map<string, number>()
  const [firsts, counts]: [number[], number[]] = [[], []]
  for (let unit = 0; unit < count; unit++) {
    const key = vectors.subarray(unit * width, (unit + 1) * width).join()
    const kind = kinds.get(key) ?? firsts.push(unit) - 1
    kinds.set(key, kind)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return { firsts, counts }
}

/** Σ weight × vector over the kinds of units. */
function sumVectors(
  { width, vectors }: UnitVectors,
  firsts: readonly number[],
  weights: Float64Array,
  sums: Float64Array,
): void {
  sums.fill(0)
  for (let kind = 0; kind < weights.length; kind++) {
    const weight = weights[kind] as number
    if (weight === 0) continue
    const start = (firsts[kind] as number) * width
    for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + weight * (vectors[start + i] as number)
  }
}

/**
 * The cluster bootstrap: draws as many units as there are, with replacement, adds up their vectors, and computes every
 * statistic on the sums. Gives what `bootstrapCells` gives. A resample costs as much as there are different vectors.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8, the first
 * stage alone. With few units (below some 30) the interval that follows covers less than its level says. Throws
 * `RangeError` where `vectors` does not hold count × width numbers.
 *
 * @example
 * Array.from(bootstrapUnits({ count: 2, width: 2, vectors: Float64Array.of(1, 4, 1, 4) }, [(sums) => sums[0] / sums[1]], { replicates: 2, random: createRandom(1) })[0]) // => [0.25, 0.25]
 */
export function bootstrapUnits(
  units: UnitVectors,
  statistics: readonly Statistic[],
  { replicates, random }: BootstrapOptions,
): readonly Float64Array[] {
  const { count, width, vectors } = units
  requireThat(vectors.length === count * width, `needs ${count} × ${width} numbers, got ${vectors.length}`)
  const { firsts, counts } = kindsOf(units)
  const [places, weights, sums] = [
    filledPlaces(counts),
    new Float64Array(counts.length),
    new Float64Array(width),
  ]
  const draw = (): Float64Array => {
    drawCounts(counts, places, count, random, weights)
    sumVectors(units, firsts, weights, sums)
    return sums
  }
  return replicate(draw, statistics, replicates)
}

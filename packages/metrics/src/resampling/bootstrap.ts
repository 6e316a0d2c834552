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

/** From so many on, one binomial draw is quicker than drawing one observation after the other. */
const FULL_FROM = 10

/**
 * How to draw: the full places, the fullest first, as binomials of what is left; the others one observation after the
 * other, each by its owner.
 */
type Drawing = {
  readonly n: number
  readonly counts: ArrayLike<number>
  readonly full: Int32Array
  readonly owners: Int32Array
}

function planDrawing(counts: ArrayLike<number>): Drawing {
  const n = totalOf(counts)
  const [full, owners]: [number[], number[]] = [[], []]
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] ?? 0
    if (count >= FULL_FROM) full.push(place)
    else for (let i = 0; i < count; i++) owners.push(place)
  }
  full.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  return { n, counts, full: Int32Array.from(full), owners: Int32Array.from(owners) }
}

/** Fills `drawn` with one multinomial draw of n observations; places that hold none are not touched. */
function drawCounts({ n, counts, full, owners }: Drawing, random: Random, drawn: Float64Array): void {
  let [left, mass] = [n, n]
  for (const place of full) {
    const count = counts[place] ?? 0
    const events = drawBinomial(random, left, count / mass)
    drawn[place] = events
    left -= events
    mass -= count
  }
  for (const place of owners) drawn[place] = 0
  for (; left > 0; left--) {
    const place = owners[Math.floor(random.uniform() * owners.length)] as number
    drawn[place] = (drawn[place] as number) + 1
  }
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
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6; full cells drawn one
 * after the other as binomials of what is left (L. Devroye, Non-Uniform Random Variate Generation (1986), XI.1.4). Throws
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
  const [drawing, drawn] = [planDrawing(cells), new Float64Array(cells.length)]
  const draw = (): Float64Array => {
    drawCounts(drawing, random, drawn)
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
 * statistic on the sums. Gives what `bootstrapCells` gives. A resample costs at most one draw a unit, and less where units are alike.
 *
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8, the first
 * stage alone. With few units (below some 50) the replicates vary too little: tell `percentileInterval` how many there
 * are. Throws `RangeError` where `vectors` does not hold count × width numbers.
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
  const [drawing, weights, sums] = [
    planDrawing(counts),
    new Float64Array(counts.length),
    new Float64Array(width),
  ]
  const draw = (): Float64Array => {
    drawCounts(drawing, random, weights)
    sumVectors(units, firsts, weights, sums)
    return sums
  }
  return replicate(draw, statistics, replicates)
}

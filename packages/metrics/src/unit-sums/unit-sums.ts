// The one state of everything that is counted: how much there is of each of k things (cells of a matrix, words by
// kind of error), and how it varies between the units that are independent of each other (observations, or the
// people, speakers, cases that they come from). Merges by addition, so that intervals merge with the figures.
import { requireThat } from '../require-that.ts'

/**
 * Sums over units. `sums[i]` is the amount of thing i. `products` are Σ v·vᵀ over the units' own vectors v, the upper
 * triangle row by row; `null` where each unit is one observation of weight 1 in at most one cell, so that the products
 * are the sums themselves. `observations` counts rows, whatever their weight; `units` what is independent. `counts` are the
 * sums without weights; `null` where nothing is weighted.
 */
export type UnitSums = {
  readonly observations: number
  readonly units: number
  readonly sums: readonly number[]
  readonly products: readonly number[] | null
  readonly counts: readonly number[] | null
}

/** The place of (i, j), i ≤ j, in the upper triangle of a k × k matrix. */
function place(k: number, i: number, j: number): number {
  return i * k - (i * (i - 1)) / 2 + (j - i)
}

/**
 * The sums of counts in k cells, each observation in one of them and independent of the others.
 *
 * @example
 * plainSums([3, 1]).units // => 4
 */
export function plainSums(cells: readonly number[], observations = total(cells)): UnitSums {
  return { observations, units: observations, sums: [...cells], products: null, counts: null }
}

function total(cells: readonly number[]): number {
  return cells.reduce((sum, n) => sum + n, 0)
}

/** What a unit brings: its amounts, from how many observations, and the amounts without weights where it has weights. */
export type UnitAmounts = {
  readonly amounts: ArrayLike<number>
  readonly observations: number
  readonly counts?: ArrayLike<number>
  /** So many units alike; 1 by default. */
  readonly times?: number
}

/** Gathers units one by one; what it has gathered can be read at any time. */
export type UnitCollector = {
  readonly add: (unit: UnitAmounts) => void
  readonly read: () => UnitSums
}

function addProducts(products: Float64Array, vector: ArrayLike<number>, k: number, times: number): void {
  for (let i = 0, at = 0; i < k; i++) {
    const left = times * (vector[i] ?? 0)
    if (left === 0) {
      at += k - i
      continue
    }
    for (let j = i; j < k; j++) products[at++]! += left * (vector[j] ?? 0)
  }
}

/**
 * Collects units of k amounts each into sums.
 *
 * @example
 * (() => { const c = collectUnits(2); c.add({ amounts: [2, 1], observations: 2 }); return c.read() })() // => { "observations": 2, "units": 1, "sums": [2, 1], "products": [4, 2, 1], "counts": null }
 */
export function collectUnits(k: number): UnitCollector {
  const [sums, counted] = [new Float64Array(k), new Float64Array(k)]
  const products = new Float64Array((k * (k + 1)) / 2)
  const state = { observations: 0, units: 0, weighted: false }
  return {
    add: ({ amounts, observations, counts = amounts, times = 1 }) => {
      for (let i = 0; i < k; i++) {
        sums[i]! += times * (amounts[i] ?? 0)
        counted[i]! += times * (counts[i] ?? 0)
      }
      addProducts(products, amounts, k, times)
      state.observations += times * observations
      state.units += times
      state.weighted ||= counts !== amounts
    },
    read: () => ({
      observations: state.observations,
      units: state.units,
      sums: [...sums],
      products: [...products],
      counts: state.weighted ? [...counted] : null,
    }),
  }
}

/**
 * The amounts without weights.
 *
 * @example
 * countsOf(plainSums([1, 2])) // => [1, 2]
 */
export function countsOf({ sums, counts }: UnitSums): readonly number[] {
  return counts ?? sums
}

/** The products of sums, written out where they are left unsaid. */
function productsOf({ sums, products }: UnitSums): readonly number[] {
  if (products !== null) return products
  const k = sums.length
  const written = new Array<number>((k * (k + 1)) / 2).fill(0)
  for (let i = 0; i < k; i++) written[place(k, i, i)] = sums[i] ?? 0
  return written
}

function added(a: readonly number[], b: readonly number[], sign = 1): number[] {
  return a.map((value, i) => value + sign * (b[i] ?? 0))
}

/**
 * The sums of two disjoint sets of units taken together. Throws `RangeError` where they count different things.
 *
 * @example
 * mergeUnitSums(plainSums([1, 2]), plainSums([3, 0])).sums // => [4, 2]
 */
export function mergeUnitSums(a: UnitSums, b: UnitSums): UnitSums {
  requireThat(a.sums.length === b.sums.length, `cannot add ${a.sums.length} sums to ${b.sums.length}`)
  const plain = a.products === null && b.products === null
  return {
    observations: a.observations + b.observations,
    units: a.units + b.units,
    sums: added(a.sums, b.sums),
    products: plain ? null : added(productsOf(a), productsOf(b)),
    counts: a.counts === null && b.counts === null ? null : added(countsOf(a), countsOf(b)),
  }
}

/**
 * The same observations seen by two crossed kinds of unit (by officer and by camera), given the sums by the first, by the
 * second, and by both at once. The units are those of the kind that has fewer.
 *
 * Source: A. C. Cameron, J. B. Gelbach and D. L. Miller, J. Business & Economic Statistics 29 (2011) 238–249.
 *
 * @example
 * crossUnitSums(plainSums([2]), plainSums([2]), plainSums([2])).products // => [2]
 */
export function crossUnitSums(first: UnitSums, second: UnitSums, both: UnitSums): UnitSums {
  const either = added(productsOf(first), productsOf(second))
  return {
    observations: first.observations,
    units: Math.min(first.units, second.units),
    sums: first.sums,
    products: added(either, productsOf(both), -1),
    counts: first.counts,
  }
}

/** gᵀ P g, the sum over the units of (g·v)². */
function quadratic({ sums, products }: UnitSums, gradient: readonly number[]): number {
  const k = sums.length
  if (products === null) return gradient.reduce((sum, g, i) => sum + g * g * (sums[i] ?? 0), 0)
  let sum = 0
  for (let i = 0, at = 0; i < k; i++) {
    for (let j = i; j < k; j++, at++) {
      const term = (gradient[i] ?? 0) * (gradient[j] ?? 0) * (products[at] ?? 0)
      sum += i === j ? term : 2 * term
    }
  }
  return Math.max(0, sum)
}

/**
 * The variance of a statistic with this gradient at the sums, between units (Taylor linearisation). The statistic must
 * not change when all amounts are scaled alike, as no rate does; `null` with fewer than two units.
 *
 * Source: K. M. Wolter, "Introduction to Variance Estimation" (2007), chapter 6; D. A. Binder, International
 * Statistical Review 51 (1983) 279–292.
 *
 * @example
 * roundTo(linearisedVariance(plainSums([3, 7]), [0.07, -0.03]), 6) // => 0.023333
 */
export function linearisedVariance(state: UnitSums, gradient: readonly number[]): number | null {
  const { units } = state
  if (units < 2) return null
  const variance = (units / (units - 1)) * quadratic(state, gradient)
  return variance < 1e-24 ? 0 : variance
}

/** A sum of amounts with these coefficients; those left out are 0. */
function weighted(sums: readonly number[], coefficients: readonly number[]): number {
  return coefficients.reduce((sum, c, i) => sum + c * (sums[i] ?? 0), 0)
}

/** Numerator ÷ denominator of amounts, with its variance between units. */
export type UnitRatio = {
  readonly numerator: number
  readonly denominator: number
  readonly estimate: number
  readonly variance: number | null
  readonly units: number
}

/**
 * The ratio of two sums of amounts, given as coefficients; `undefined` where the denominator is 0.
 *
 * Source: W. G. Cochran, "Sampling Techniques" (1977), section 2.11, by linearisation.
 *
 * @example
 * ratioOfSums(plainSums([3, 7]), [1, 0], [1, 1]).estimate // => 0.3
 */
export function ratioOfSums(
  state: UnitSums,
  above: readonly number[],
  below: readonly number[],
): UnitRatio | undefined {
  const [numerator, denominator] = [weighted(state.sums, above), weighted(state.sums, below)]
  if (denominator <= 0) return undefined
  const estimate = numerator / denominator
  const gradient = state.sums.map((_, i) => ((above[i] ?? 0) - estimate * (below[i] ?? 0)) / denominator)
  return {
    numerator,
    denominator,
    estimate,
    variance: linearisedVariance(state, gradient),
    units: state.units,
  }
}

/** A step for the numeric gradient that loses as little as rounding allows. */
const STEP = 1e-6

/**
 * The variance of any smooth statistic of the sums, by a numeric gradient; `null` where it has none there or there are
 * fewer than two units. `statistic` gives NaN where it has no value.
 *
 * Source: as for `linearisedVariance`; central differences.
 *
 * @example
 * roundTo(smoothVariance(plainSums([3, 7]), ([a, b]) => a / (a + b)), 6) // => 0.023333
 */
export function smoothVariance(
  state: UnitSums,
  statistic: (sums: readonly number[]) => number,
): number | null {
  if (state.units < 2) return null
  const size = total(state.sums)
  const gradient = state.sums.map((_, i) => {
    const step = STEP * Math.max(size * 1e-2, state.sums[i] ?? 0)
    const at = (by: number) => statistic(state.sums.map((value, j) => (i === j ? value + by : value)))
    return (at(step) - at(-step)) / (2 * step)
  })
  return gradient.every(Number.isFinite) ? linearisedVariance(state, gradient) : null
}

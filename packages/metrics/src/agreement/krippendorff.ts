// Krippendorff's alpha: any number of raters, ratings missing, and a scale of measurement that says how far two
// values are apart. The state keeps whole numbers, so that merging it in any order gives the same bits.
import { requireThat } from '../require-that.ts'
import { type Agreement, agreementOf } from './agreement.ts'

/** `nominal`: the same or not. `ordinal`: by rank. `interval`: by the square of the difference. */
export type Scale = 'nominal' | 'ordinal' | 'interval'

/**
 * Ordered pairs of ratings of one unit. `pairs.get(m)` is for units with m ratings: at `i × k + j` the pairs of
 * `values[i]` with `values[j]`, k values in all, rising.
 */
export type UnitTally = {
  readonly units: number
  readonly values: readonly number[]
  readonly pairs: ReadonlyMap<number, Float64Array>
}

const MOST_VALUES = 2000

function addPairs(matrix: Float64Array, places: readonly number[], size: number): void {
  for (const [rater, row] of places.entries()) {
    for (const [other, column] of places.entries()) {
      if (rater !== other) matrix[row * size + column] = (matrix[row * size + column] ?? 0) + 1
    }
  }
}

/**
 * The pairs of ratings within units; a unit is the ratings that it was given, `null` where one is missing. Units with
 * fewer than two ratings have no pair and do not count. Throws `RangeError` for a rating that is no finite number,
 * and where there are more than 2,000 different ones.
 *
 * @example
 * [tallyUnits([[1, 2, null], [2, 2, 2], [3, null, null]])].map(({ units, values, pairs }) => [units, values, Array.from(pairs.get(2)), Array.from(pairs.get(3))]) // => [[2, [1, 2], [0, 1, 1, 0], [0, 0, 0, 6]]]
 */
export function tallyUnits(units: Iterable<readonly (number | null)[]>): UnitTally {
  const rated = Array.from(units, (unit) => unit.filter((value) => value !== null)).filter(
    (u) => u.length > 1,
  )
  const values = [...new Set(rated.flat())].sort((a, b) => a - b)
  requireThat(values.every(Number.isFinite), 'a rating is a finite number, or null where it is missing')
  requireThat(
    values.length <= MOST_VALUES,
    `${values.length} different ratings: round them to ${MOST_VALUES} at most`,
  )
  const places = new Map(values.map((value, place) => [value, place]))
  const pairs = new Map<number, Float64Array>()
  for (const unit of rated) {
    const matrix = pairs.get(unit.length) ?? new Float64Array(values.length ** 2)
    pairs.set(unit.length, matrix)
    addPairs(
      matrix,
      unit.map((value) => places.get(value) ?? 0),
      values.length,
    )
  }
  return { units: rated.length, values, pairs }
}

function addMatrix(
  to: Float64Array,
  values: readonly number[],
  from: Float64Array,
  own: readonly number[],
): void {
  const places = own.map((value) => values.indexOf(value))
  for (const [cell, count] of from.entries()) {
    const [row, column] = [places[Math.floor(cell / own.length)] ?? 0, places[cell % own.length] ?? 0]
    to[row * values.length + column] = (to[row * values.length + column] ?? 0) + count
  }
}

/**
 * Two disjoint sets of units taken together; their values need not be the same.
 *
 * @example
 * mergeUnitTallies(tallyUnits([[1, 1]]), tallyUnits([[0, 2]])).values // => [0, 1, 2]
 */
export function mergeUnitTallies(a: UnitTally, b: UnitTally): UnitTally {
  const values = [...new Set([...a.values, ...b.values])].sort((x, y) => x - y)
  const pairs = new Map<number, Float64Array>()
  for (const tally of [a, b]) {
    for (const [ratings, matrix] of tally.pairs) {
      const sum = pairs.get(ratings) ?? new Float64Array(values.length ** 2)
      pairs.set(ratings, sum)
      addMatrix(sum, values, matrix, tally.values)
    }
  }
  return { units: a.units + b.units, values, pairs }
}

/** How often each pair of values coincides: each rating of a unit weighs 1, spread over the others of its unit. */
function coincidences({ values, pairs }: UnitTally): Float64Array {
  const sum = new Float64Array(values.length ** 2)
  for (const [ratings, matrix] of [...pairs].sort(([a], [b]) => a - b)) {
    for (const [cell, count] of matrix.entries()) sum[cell] = (sum[cell] ?? 0) + count / (ratings - 1)
  }
  return sum
}

/** Positions on a line whose squared distances are Krippendorff's, up to a factor that cancels. */
function positions(scale: Scale, values: readonly number[], totals: readonly number[]): readonly number[] {
  if (scale !== 'ordinal') return values
  let below = 0
  return totals.map((total) => {
    below += total
    return below - total / 2
  })
}

function rowSums(matrix: Float64Array, size: number): readonly number[] {
  return Array.from({ length: size }, (_, row) =>
    matrix.subarray(row * size, (row + 1) * size).reduce((sum, count) => sum + count, 0),
  )
}

/**
 * Krippendorff's alpha. `observed` and `expected` are 1 less the disagreement as a share of the largest that two of
 * the values can have.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
 *
 * @example
 * roundTo(krippendorffAlpha(tallyUnits([[1, 1], [2, 2], [1, 2], [3, 3]]), 'interval').estimate, 4) // => 0.8205
 */
export function krippendorffAlpha(tally: UnitTally, scale: Scale): Agreement {
  const matrix = coincidences(tally)
  const size = tally.values.length
  const totals = rowSums(matrix, size)
  const n = totals.reduce((sum, total) => sum + total, 0)
  const places = positions(scale, tally.values, totals)
  const widest = scale === 'nominal' ? 1 : ((places.at(-1) ?? 0) - (places[0] ?? 0)) ** 2 || 1
  let [observed, expected] = [0, 0]
  for (const [cell, count] of matrix.entries()) {
    const [row, column] = [Math.floor(cell / size), cell % size]
    const apart =
      row === column ? 0 : scale === 'nominal' ? 1 : ((places[row] ?? 0) - (places[column] ?? 0)) ** 2
    observed += count * apart
    expected += (totals[row] ?? 0) * (totals[column] ?? 0) * apart
  }
  return agreementOf(1 - observed / n / widest, 1 - expected / (n * (n - 1)) / widest, tally.units)
}

// Cohen's kappa: two raters, each of whom rated every item once. The state is the table of both ratings.
import { requireThat } from '../require-that.ts'
import { type Agreement, agreementOf } from './agreement.ts'

/** Items by both ratings: `counts[i × k + j]` were put in category i by the first rater and in j by the second. */
export type RatingTable = { readonly categories: readonly string[]; readonly counts: Float64Array }

/** The weight of a disagreement: all alike, by the distance of the categories, or by its square. */
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * The table of pairs of ratings, first rater first. The order of the categories matters where kappa is weighted.
 * Throws `RangeError` for a rating that is none of the categories, and for a category named twice.
 *
 * @example
 * Array.from(tabulateRatings(['no', 'yes'], [['no', 'no'], ['no', 'yes'], ['yes', 'yes']]).counts) // => [1, 1, 0, 1]
 */
export function tabulateRatings(
  categories: readonly string[],
  pairs: Iterable<readonly [string, string]>,
): RatingTable {
  const places = new Map(categories.map((category, place) => [category, place]))
  requireThat(places.size === categories.length, 'a category is named twice')
  const counts = new Float64Array(places.size * places.size)
  for (const [first, second] of pairs) {
    const [row, column] = [places.get(first), places.get(second)]
    requireThat(
      row !== undefined && column !== undefined,
      `a rating is none of the categories: "${row === undefined ? first : second}"`,
    )
    const cell = row * places.size + column
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return { categories, counts }
}

/**
 * The table of two disjoint sets of items. Throws `RangeError` unless both have the same categories in the same order.
 *
 * @example
 * Array.from(mergeRatingTables(tabulateRatings(['a'], [['a', 'a']]), tabulateRatings(['a'], [['a', 'a']])).counts) // => [2]
 */
export function mergeRatingTables(a: RatingTable, b: RatingTable): RatingTable {
  const same =
    a.categories.length === b.categories.length && a.categories.every((c, i) => c === b.categories[i])
  requireThat(same, 'tables of ratings merge only where their categories are the same, in the same order')
  return { categories: a.categories, counts: a.counts.map((count, cell) => count + (b.counts[cell] ?? 0)) }
}

/** The agreement, from 1 on the diagonal down to 0, that a cell stands for. */
function weightsOf(size: number, weights: KappaWeights): Float64Array {
  return Float64Array.from({ length: size * size }, (_, cell) => {
    const apart = Math.abs(Math.floor(cell / size) - (cell % size))
    if (weights === 'none') return apart === 0 ? 1 : 0
    const share = size > 1 ? apart / (size - 1) : 0
    return weights === 'linear' ? 1 - share : 1 - share * share
  })
}

type Margins = { readonly rows: Float64Array; readonly columns: Float64Array; readonly n: number }

function marginsOf({ categories, counts }: RatingTable): Margins {
  const size = categories.length
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)]
  let n = 0
  for (const [cell, count] of counts.entries()) {
    const [row, column] = [Math.floor(cell / size), cell % size]
    rows[row] = (rows[row] ?? 0) + count
    columns[column] = (columns[column] ?? 0) + count
    n += count
  }
  return { rows, columns, n }
}

/** Σ weight × (row margin × column margin) over the table. */
function expectedSum(weights: Float64Array, { rows, columns }: Margins): number {
  const size = rows.length
  return weights.reduce((sum, w, cell) => {
    return sum + w * (rows[Math.floor(cell / size)] ?? 0) * (columns[cell % size] ?? 0)
  }, 0)
}

/**
 * Cohen's kappa, weighted on request.
 *
 * Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46, and Psychological Bulletin 70 (1968)
 * 213–220, in the form with weights of agreement.
 *
 * @example
 * roundTo(cohenKappa({ categories: ['a', 'b', 'c'], counts: Float64Array.of(88, 14, 18, 10, 40, 10, 2, 6, 12) }, 'none'), 4) // => { "kind": "measured", "estimate": 0.4915, "observed": 0.7, "expected": 0.41, "n": 200 }
 */
export function cohenKappa(table: RatingTable, weights: KappaWeights): Agreement {
  const margins = marginsOf(table)
  const { n } = margins
  const agreed = weightsOf(table.categories.length, weights)
  const observed = table.counts.reduce((sum, count, cell) => sum + count * (agreed[cell] ?? 0), 0)
  return agreementOf(observed / n, expectedSum(agreed, margins) / (n * n), n)
}

/** Σ weight × margin ÷ n for each category, against a rating of the other rater. */
function meanWeights(weights: Float64Array, margin: Float64Array, n: number, ofRow: boolean): Float64Array {
  const size = margin.length
  return margin.map((_, place) =>
    margin.reduce((sum, m, other) => {
      return sum + ((weights[ofRow ? place * size + other : other * size + place] ?? 0) * m) / n
    }, 0),
  )
}

/**
 * The standard error of Cohen's kappa for large samples, items being independent; `undefined` where kappa is.
 *
 * Source: J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969) 323–327.
 *
 * @example
 * roundTo(kappaStandardError({ categories: ['a', 'b', 'c'], counts: Float64Array.of(88, 14, 18, 10, 40, 10, 2, 6, 12) }, 'none'), 6) // => 0.051002
 */
export function kappaStandardError(table: RatingTable, weights: KappaWeights): number | undefined {
  const kappa = cohenKappa(table, weights)
  if (kappa.kind === 'not_measured') return undefined
  const { estimate, expected, n } = kappa
  const size = table.categories.length
  const { rows, columns } = marginsOf(table)
  const agreed = weightsOf(size, weights)
  const ofRows = meanWeights(agreed, columns, n, true)
  const ofColumns = meanWeights(agreed, rows, n, false)
  const squares = table.counts.reduce((sum, count, cell) => {
    const mean = (ofRows[Math.floor(cell / size)] ?? 0) + (ofColumns[cell % size] ?? 0)
    return sum + (count / n) * ((agreed[cell] ?? 0) - mean * (1 - estimate)) ** 2
  }, 0)
  const variance = squares - (estimate - expected * (1 - estimate)) ** 2
  return Math.sqrt(Math.max(0, variance) / n) / (1 - expected)
}

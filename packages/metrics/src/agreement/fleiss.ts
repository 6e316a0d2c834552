// Fleiss' kappa: the same number of ratings of each item, by raters who need not be the same ones.
import { requireThat } from '../require-that.ts'
import { type Agreement, agreementOf } from './agreement.ts'

/** Sums over items. `agreeing`: ordered pairs of ratings of one item that agree. */
export type RatingTally = {
  readonly ratersPerItem: number
  readonly items: number
  readonly agreeing: number
  readonly ratingsByCategory: readonly number[]
}

/**
 * The sums over items, each given as its number of ratings in each category. Throws `RangeError` unless every item has
 * the same number of ratings, at least two, and the same number of categories.
 *
 * @example
 * tallyRatings([[3, 0], [1, 2]]) // => { "ratersPerItem": 3, "items": 2, "agreeing": 8, "ratingsByCategory": [4, 2] }
 */
export function tallyRatings(items: readonly (readonly number[])[]): RatingTally {
  const first = items[0] ?? []
  const ratersPerItem = first.reduce((sum, count) => sum + count, 0)
  requireThat(items.length === 0 || ratersPerItem >= 2, 'an item needs at least two ratings')
  for (const [index, item] of items.entries()) {
    requireThat(
      item.every((count) => Number.isInteger(count) && count >= 0) && item.length === first.length,
      `item ${index + 1} needs a whole number of ratings in each of ${first.length} categories`,
    )
    const ratings = item.reduce((sum, count) => sum + count, 0)
    requireThat(
      ratings === ratersPerItem,
      `item ${index + 1} has ${ratings} ratings, the first ${ratersPerItem}`,
    )
  }
  return {
    ratersPerItem,
    items: items.length,
    agreeing: items.flat().reduce((sum, count) => sum + count * (count - 1), 0),
    ratingsByCategory: first.map((_, category) =>
      items.reduce((sum, item) => sum + (item[category] ?? 0), 0),
    ),
  }
}

/**
 * Two disjoint sets of items taken together. Throws `RangeError` where their raters per item or their categories differ.
 *
 * @example
 * mergeRatingTallies(tallyRatings([[3, 0]]), tallyRatings([[1, 2]])) // => { "ratersPerItem": 3, "items": 2, "agreeing": 8, "ratingsByCategory": [4, 2] }
 */
export function mergeRatingTallies(a: RatingTally, b: RatingTally): RatingTally {
  if (a.items === 0) return b
  if (b.items === 0) return a
  requireThat(
    a.ratersPerItem === b.ratersPerItem && a.ratingsByCategory.length === b.ratingsByCategory.length,
    'tallies of ratings merge only where raters per item and categories are the same',
  )
  return {
    ratersPerItem: a.ratersPerItem,
    items: a.items + b.items,
    agreeing: a.agreeing + b.agreeing,
    ratingsByCategory: a.ratingsByCategory.map((count, i) => count + (b.ratingsByCategory[i] ?? 0)),
  }
}

/**
 * Fleiss' kappa.
 *
 * Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971)
 * 378–382.
 *
 * @example
 * roundTo(fleissKappa(tallyRatings([[3, 0], [0, 3], [2, 1]])), 4) // => { "kind": "measured", "estimate": 0.55, "observed": 0.7778, "expected": 0.5062, "n": 3 }
 */
export function fleissKappa({ ratersPerItem, items, agreeing, ratingsByCategory }: RatingTally): Agreement {
  const ratings = items * ratersPerItem
  const observed = agreeing / (ratings * (ratersPerItem - 1))
  const expected = ratingsByCategory.reduce((sum, count) => sum + (count / ratings) ** 2, 0)
  return agreementOf(observed, expected, items)
}

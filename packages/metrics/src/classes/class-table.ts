// The confusion matrix of many classes, as a state that merges by addition. It holds only the cells that something
// fell into: two thousand classes would be four million cells (32 MB a group), of which n observations fill at most n.
import { type Confusion, type Rate, rateOf } from '../confusion.ts'
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/**
 * Observations by true and predicted class, classes numbered from 0. `cells[i]` is truth × size + prediction, rising;
 * `counts[i]` is how many fell there, a whole number above 0.
 */
export type ClassTable = {
  readonly size: number
  readonly cells: Float64Array
  readonly counts: Float64Array
}

/** What a class has in truth, in prediction, and in both; a position is a class. */
export type ClassMargins = {
  readonly n: number
  readonly truths: Float64Array
  readonly predictions: Float64Array
  readonly hits: Float64Array
}

function requireClasses(size: number, classes: ArrayLike<number>): void {
  for (let i = 0; i < classes.length; i++) {
    const place = classes[i] ?? Number.NaN
    requireThat(
      Number.isInteger(place) && place >= 0 && place < size,
      `a class is a whole number from 0 to ${size - 1}, got ${place} at position ${i}`,
    )
  }
}

function fromCounts(size: number, byCell: ReadonlyMap<number, number>): ClassTable {
  const cells = Float64Array.from(byCell.keys()).sort()
  return { size, cells, counts: cells.map((cell) => byCell.get(cell) ?? 0) }
}

/**
 * The table of observations of `size` classes, truth and prediction of each at the same position. With `counts` a
 * position stands for so many observations. Throws `RangeError` for a class outside 0 … size − 1, for arrays of
 * different lengths, and for a count that is not a whole number from 0.
 *
 * @example
 * Array.from(tabulateClasses(3, [0, 2, 2], [0, 1, 1]).cells) // => [0, 7]
 * Array.from(tabulateClasses(3, [0, 2, 2], [0, 1, 1]).counts) // => [1, 2]
 */
export function tabulateClasses(
  size: number,
  truths: ArrayLike<number>,
  predictions: ArrayLike<number>,
  counts?: ArrayLike<number>,
): ClassTable {
  const lengths = [predictions.length, counts?.length ?? truths.length]
  requireThat(
    lengths.every((length) => length === truths.length),
    `needs a prediction and a count for each of ${truths.length} truths, got ${lengths.join(' and ')}`,
  )
  requireClasses(size, truths)
  requireClasses(size, predictions)
  const byCell = new Map<number, number>()
  for (let i = 0; i < truths.length; i++) {
    const count = counts?.[i] ?? 1
    requireThat(Number.isSafeInteger(count) && count >= 0, `a count is a whole number from 0, got ${count}`)
    const cell = (truths[i] ?? 0) * size + (predictions[i] ?? 0)
    if (count > 0) byCell.set(cell, (byCell.get(cell) ?? 0) + count)
  }
  return fromCounts(size, byCell)
}

/**
 * The table of two disjoint sets of observations taken together. Throws `RangeError` for tables of different sizes.
 *
 * @example
 * Array.from(mergeClassTables(tabulateClasses(2, [0], [1]), tabulateClasses(2, [0, 1], [1, 1])).counts) // => [2, 1]
 */
export function mergeClassTables(a: ClassTable, b: ClassTable): ClassTable {
  requireThat(a.size === b.size, `tables merge only with as many classes, got ${a.size} and ${b.size}`)
  const byCell = new Map<number, number>()
  for (const { cells, counts } of [a, b])
    for (const [i, cell] of cells.entries()) byCell.set(cell, (byCell.get(cell) ?? 0) + (counts[i] ?? 0))
  return fromCounts(a.size, byCell)
}

/**
 * The margins and the diagonal of a table.
 *
 * @example
 * Array.from(classMargins(tabulateClasses(2, [0, 0, 1], [0, 1, 1])).truths) // => [2, 1]
 */
export function classMargins({ size, cells, counts }: ClassTable): ClassMargins {
  const [truths, predictions, hits] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  let n = 0
  for (let i = 0; i < cells.length; i++) {
    const [cell, count] = [cells[i] as number, counts[i] as number]
    const truth = Math.floor(cell / size)
    const prediction = cell - truth * size
    truths[truth] = (truths[truth] as number) + count
    predictions[prediction] = (predictions[prediction] as number) + count
    if (truth === prediction) hits[truth] = count
    n += count
  }
  return { n, truths, predictions, hits }
}

/**
 * Each class against all others, as a confusion matrix: recall is its `true_positive_rate`, precision its
 * `positive_predictive_value`, F1 `f1FromJaccard` of its `jaccardOf`, with `f1Interval`.
 *
 * @example
 * classConfusions(tabulateClasses(2, [0, 0, 1], [0, 1, 1]))[1] // => { "truePositives": 1, "falsePositives": 1, "trueNegatives": 1, "falseNegatives": 0 }
 */
export function classConfusions(table: ClassTable): readonly Confusion[] {
  const { n, truths, predictions, hits } = classMargins(table)
  return Array.from(hits, (hit, i) => {
    const [truth, prediction] = [truths[i] ?? 0, predictions[i] ?? 0]
    return {
      truePositives: hit,
      falsePositives: prediction - hit,
      trueNegatives: n - truth - prediction + hit,
      falseNegatives: truth - hit,
    }
  })
}

/**
 * One rate of one class against all others, as events of n; n is 0 where the class has no denominator: recall
 * (`true_positive_rate`) of a class without truth, precision (`positive_predictive_value`) of one never predicted.
 *
 * @example
 * classRate(tabulateClasses(2, [0, 0, 1], [0, 1, 1]), 0, 'true_positive_rate') // => { "events": 1, "n": 2 }
 */
export function classRate(table: ClassTable, place: number, rate: Rate): Proportion {
  const confusion = classConfusions(table)[place]
  requireThat(confusion !== undefined, `a class is a whole number from 0 to ${table.size - 1}, got ${place}`)
  return rateOf(confusion, rate)
}

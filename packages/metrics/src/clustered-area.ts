// The area under the ROC curve where observations come in clusters (several images of a person, several calls of a
// caller): the same estimate, with a variance that counts clusters and not observations.
import { requireThat } from './require-that.ts'

/** Observations by rising score; a position has the same meaning in all three. Units are numbered from 0. */
export type ClusteredScores = {
  readonly scores: ArrayLike<number>
  readonly truths: ArrayLike<number>
  readonly units: ArrayLike<number>
}

/** `variance` is null where fewer than two clusters have a positive, or a negative. */
export type ClusteredArea = {
  readonly estimate: number
  readonly variance: number | null
  readonly positives: number
  readonly negatives: number
  readonly units: number
}

/** By cluster: positives, negatives, and twice the sums of what lies below its positives and below its negatives. */
type Components = {
  readonly positives: Float64Array
  readonly negatives: Float64Array
  readonly below: Float64Array
  readonly above: Float64Array
}

function add(to: Float64Array, place: number, amount: number): void {
  to[place] = (to[place] as number) + amount
}

function endOfTie(scores: ArrayLike<number>, from: number): number {
  let end = from + 1
  while (end < scores.length && scores[end] === scores[from]) end++
  requireThat(
    end === scores.length || (scores[end] as number) > (scores[from] as number),
    `scores must rise, got ${scores[end]} after ${scores[from]}`,
  )
  return end
}

function componentsOf({ scores, truths, units }: ClusteredScores): Components {
  let size = 0
  for (let i = 0; i < units.length; i++) size = Math.max(size, (units[i] as number) + 1)
  const column = (): Float64Array => new Float64Array(size)
  const parts = { positives: column(), negatives: column(), below: column(), above: column() }
  let [positives, negatives] = [0, 0]
  for (let from = 0; from < scores.length; ) {
    const end = endOfTie(scores, from)
    let tied = 0
    for (let i = from; i < end; i++) tied += truths[i] === 0 ? 0 : 1
    const [belowPositive, belowNegative] = [2 * negatives + (end - from - tied), 2 * positives + tied]
    for (let i = from; i < end; i++) {
      const [unit, positive] = [units[i] as number, truths[i] !== 0]
      add(positive ? parts.positives : parts.negatives, unit, 1)
      add(positive ? parts.below : parts.above, unit, positive ? belowPositive : belowNegative)
    }
    positives += tied
    negatives += end - from - tied
    from = end
  }
  return parts
}

function total(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

/** Sums over the clusters of the squares and the product of how far each lies from its share of the area. */
function sumsOfSquares(parts: Components, estimate: number, positives: number, negatives: number) {
  const sums = { ofPositives: 0, ofNegatives: 0, both: 0, withPositive: 0, withNegative: 0, units: 0 }
  for (let unit = 0; unit < parts.positives.length; unit++) {
    const [m, n] = [parts.positives[unit] as number, parts.negatives[unit] as number]
    if (m + n === 0) continue
    const x = (parts.below[unit] as number) / (2 * negatives) - m * estimate
    const y = n - (parts.above[unit] as number) / (2 * positives) - n * estimate
    sums.ofPositives += x * x
    sums.ofNegatives += y * y
    sums.both += x * y
    sums.withPositive += m > 0 ? 1 : 0
    sums.withNegative += n > 0 ? 1 : 0
    sums.units++
  }
  return sums
}

/**
 * The area under the ROC curve of clustered observations, with the variance between clusters; ties count half. With one
 * observation a cluster it is DeLong's. `undefined` where one of the classes has no observation. A truth that is not 0 is
 * positive.
 *
 * Source: N. A. Obuchowski, "Nonparametric analysis of clustered ROC curve data", Biometrics 53 (1997) 567–578. Throws
 * `RangeError` for arrays of different lengths and for scores that do not rise.
 *
 * @example
 * clusteredArea({ scores: [0.1, 0.35, 0.4, 0.8], truths: [0, 1, 0, 1], units: [0, 1, 2, 3] }) // => { "estimate": 0.75, "variance": 0.125, "positives": 2, "negatives": 2, "units": 4 }
 */
export function clusteredArea(rows: ClusteredScores): ClusteredArea | undefined {
  const lengths = [rows.truths.length, rows.units.length]
  requireThat(
    lengths.every((length) => length === rows.scores.length),
    `needs a truth and a unit for each of ${rows.scores.length} scores, got ${lengths.join(' and ')}`,
  )
  const parts = componentsOf(rows)
  const [positives, negatives] = [total(parts.positives), total(parts.negatives)]
  if (positives === 0 || negatives === 0) return undefined
  const estimate = total(parts.below) / (2 * positives * negatives)
  const sums = sumsOfSquares(parts, estimate, positives, negatives)
  const { withPositive, withNegative, units } = sums
  const area = { estimate, positives, negatives, units }
  if (withPositive < 2 || withNegative < 2) return { ...area, variance: null }
  const variance =
    ((withPositive / (withPositive - 1)) * sums.ofPositives) / positives ** 2 +
    ((withNegative / (withNegative - 1)) * sums.ofNegatives) / negatives ** 2 +
    ((2 * units) / (units - 1)) * (sums.both / (positives * negatives))
  return { ...area, variance: variance < 1e-24 ? 0 : variance }
}

// The measures of many classes from their margins alone: what a bootstrap asks for at every resample, and what clustered
// or weighted observations, whose margins are sums over units, are measured by.
import { linearisedVariance } from '../unit-sums/index.ts'
import { type ClassMargins, type ClassTable, classMargins } from './class-table.ts'

/** NaN where there is none. */
export type MarginMeasures = {
  readonly macroF1: number
  readonly weightedF1: number
  readonly balancedAccuracy: number
  readonly kappa: number
}

/**
 * The measures of a table from its margins, as `macroF1`, `weightedF1`, `balancedAccuracy` and `classKappa` define them;
 * NaN where one has no denominator. Amounts may be weighted.
 *
 * Source: as for those.
 *
 * @example
 * marginMeasures(classMargins(tabulateClasses(2, [0, 0, 1, 1], [0, 0, 1, 0]))).kappa // => 0.5
 */
export function marginMeasures({ truths, predictions, hits }: Omit<ClassMargins, 'n'>): MarginMeasures {
  let [n, f1, f1ByTruth, recall, seen, withTruth, right, chance] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < hits.length; i++) {
    const [truth, prediction, hit] = [truths[i] as number, predictions[i] as number, hits[i] as number]
    if (truth + prediction <= 0) continue
    const ofClass = (2 * hit) / (truth + prediction)
    n += truth
    seen++
    f1 += ofClass
    f1ByTruth += truth * ofClass
    right += hit
    chance += truth * prediction
    if (truth <= 0) continue
    withTruth++
    recall += hit / truth
  }
  const [observed, expected] = [right / n, chance / n / n]
  return {
    macroF1: f1 / seen,
    weightedF1: f1ByTruth / n,
    balancedAccuracy: recall / withTruth,
    kappa: expected >= 1 - 1e-12 ? Number.NaN : (observed - expected) / (1 - expected),
  }
}

/** The amounts of classes in one row: truths, then predictions, then hits. */
function amountsOf({ truths, predictions, hits }: ClassMargins): Float64Array {
  const amounts = new Float64Array(3 * hits.length)
  amounts.set(truths)
  amounts.set(predictions, hits.length)
  amounts.set(hits, 2 * hits.length)
  return amounts
}

function marginsOf(amounts: Float64Array): Omit<ClassMargins, 'n'> {
  const size = amounts.length / 3
  return {
    truths: amounts.subarray(0, size),
    predictions: amounts.subarray(size, 2 * size),
    hits: amounts.subarray(2 * size),
  }
}

/** The change of a statistic with each amount that is not nothing, by central differences; 0 for the others. */
function gradientOf(amounts: Float64Array, n: number, statistic: () => number): Float64Array {
  return Float64Array.from(amounts, (amount, i) => {
    if (amount === 0) return 0
    const step = 1e-6 * Math.max(amount, n * 1e-2)
    amounts[i] = amount + step
    const above = statistic()
    amounts[i] = amount - step
    const below = statistic()
    amounts[i] = amount
    return (above - below) / (2 * step)
  })
}

/**
 * The variance of a measure of a table of independent observations, by Taylor linearisation: what stands in for the
 * bootstrap where a table has so many cells that resampling would take minutes. `null` with fewer than two observations.
 *
 * Source: as for `linearisedVariance`.
 *
 * @example
 * roundTo(tableVariance(tabulateClasses(2, [0, 0, 1, 1], [0, 0, 1, 0]), 'balancedAccuracy'), 6) // => 0.041667
 */
export function tableVariance(table: ClassTable, measure: keyof MarginMeasures): number | null {
  const { size, cells, counts } = table
  const margins = classMargins(table)
  const amounts = amountsOf(margins)
  const view = marginsOf(amounts)
  const gradient = gradientOf(amounts, margins.n, () => marginMeasures(view)[measure])
  const byCell = Array.from(cells, (cell) => {
    const truth = Math.floor(cell / size)
    const prediction = cell - truth * size
    const ofHit = truth === prediction ? (gradient[2 * size + truth] ?? 0) : 0
    return (gradient[truth] ?? 0) + (gradient[size + prediction] ?? 0) + ofHit
  })
  if (!byCell.every(Number.isFinite)) return null
  const state = { observations: margins.n, units: margins.n, sums: [...counts], products: null, counts: null }
  return linearisedVariance(state, byCell)
}

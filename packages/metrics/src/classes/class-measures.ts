// One figure for many classes. Each says what it does with a class that has neither truth nor prediction, or no
// truth, since there the software of the field differs.
import { type Agreement, agreementOf } from '../agreement/agreement.ts'
import type { Proportion } from '../proportion.ts'
import type { Statistic } from '../resampling/index.ts'
import { type ClassTable, classMargins } from './class-table.ts'

/**
 * The observations whose class was predicted, as events of n.
 *
 * @example
 * classAccuracy(tabulateClasses(3, [0, 1, 2, 2], [0, 1, 2, 1])) // => { "events": 3, "n": 4 }
 */
export function classAccuracy(table: ClassTable): Proportion {
  const { n, hits } = classMargins(table)
  return { events: hits.reduce((sum, hit) => sum + hit, 0), n }
}

/** Sums over the classes: of F1, of F1 by truth, of recall; and how many classes have truth, or either. */
type Sums = {
  readonly n: number
  readonly f1: number
  readonly f1ByTruth: number
  readonly recall: number
  readonly seen: number
  readonly true: number
}

function sumOver(table: ClassTable): Sums {
  const { n, truths, predictions, hits } = classMargins(table)
  let [f1, f1ByTruth, recall, seen, withTruth] = [0, 0, 0, 0, 0]
  for (let i = 0; i < hits.length; i++) {
    const [truth, hit] = [truths[i] as number, hits[i] as number]
    const either = truth + (predictions[i] as number)
    if (either === 0) continue
    seen++
    f1 += (2 * hit) / either
    f1ByTruth += (truth * 2 * hit) / either
    if (truth === 0) continue
    withTruth++
    recall += hit / truth
  }
  return { n, f1, f1ByTruth, recall, seen, true: withTruth }
}

/**
 * The mean of the classes' F1, each counting the same. A class with neither truth nor prediction is left out; one with
 * only one of them has an F1 of 0. `undefined` without observations.
 *
 * Source: scikit-learn, `f1_score(average='macro', zero_division=0)` without `labels`: the mean of F1s, not the F1 of
 * the mean precision and recall (J. Opitz and S. Burst, "Macro F1 and Macro F1", arXiv 1911.03347).
 *
 * @example
 * roundTo(macroF1(tabulateClasses(3, [0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1])), 4) // => 0.2667
 */
export function macroF1(table: ClassTable): number | undefined {
  const { f1, seen } = sumOver(table)
  return seen === 0 ? undefined : f1 / seen
}

/**
 * The mean of the classes' F1, each counting as often as it is the truth. `undefined` without observations.
 *
 * Source: scikit-learn, `f1_score(average='weighted', zero_division=0)`.
 *
 * @example
 * roundTo(weightedF1(tabulateClasses(2, [0, 0, 0, 1], [0, 0, 1, 1])), 4) // => 0.7667
 */
export function weightedF1(table: ClassTable): number | undefined {
  const { n, f1ByTruth } = sumOver(table)
  return n === 0 ? undefined : f1ByTruth / n
}

/**
 * The mean recall of the classes that have truth, each counting the same; a class without truth is left out.
 * `undefined` without observations.
 *
 * Source: scikit-learn, `balanced_accuracy_score(adjusted=False)`.
 *
 * @example
 * balancedAccuracy(tabulateClasses(2, [0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1])) // => 0.625
 */
export function balancedAccuracy(table: ClassTable): number | undefined {
  const { recall, true: withTruth } = sumOver(table)
  return withTruth === 0 ? undefined : recall / withTruth
}

/**
 * Cohen's kappa of truth and prediction, unweighted: how far they agree beyond what their margins give by chance.
 * Classes that neither has change nothing.
 *
 * Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46.
 *
 * @example
 * roundTo(classKappa(tabulateClasses(2, [0, 0, 1, 1], [0, 0, 1, 0])), 4) // => { "kind": "measured", "estimate": 0.5, "observed": 0.75, "expected": 0.5, "n": 4 }
 */
export function classKappa(table: ClassTable): Agreement {
  const { n, truths, predictions, hits } = classMargins(table)
  const observed = hits.reduce((sum, hit) => sum + hit, 0) / n
  const chance = truths.reduce((sum, truth, i) => sum + truth * (predictions[i] ?? 0), 0)
  return agreementOf(observed, chance / n / n, n)
}

/**
 * A measure of a table as a statistic of its counts, for `bootstrapCells(table.counts, …)`; NaN where a resample has
 * none.
 *
 * @example
 * classStatistic(tabulateClasses(2, [0, 1], [0, 1]), macroF1)(Float64Array.of(1, 1)) // => 1
 */
export function classStatistic(
  table: ClassTable,
  measure: (table: ClassTable) => number | undefined,
): Statistic {
  return (counts) => measure({ size: table.size, cells: table.cells, counts }) ?? Number.NaN
}

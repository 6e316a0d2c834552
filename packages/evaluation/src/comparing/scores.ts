// Figures of scores that sums of cells do not give: the area under the ROC curve, by DeLong's method for pairs, and the Brier
// score, whose difference is a mean of differences.
import {
  collectUnits,
  pairedAreaDifference,
  pairedAreas,
  pairedSumsDifference,
  type UnitSums,
} from '@policeai/metrics'
import type { PairedScores, PairedSlice } from './collect.ts'
import { type Contrast, studentContrast } from './contrast.ts'

/** Why there is no comparison. */
export type NoScores = 'one_class' | 'not_probabilities' | 'needs_independent'

export type ScoredFigures = {
  readonly a: number
  readonly b: number
  readonly n: number
  readonly contrast: Contrast
}

function compareAreas({ a, b, positive, units }: PairedScores, level: number): ScoredFigures | NoScores {
  if (new Set(units).size < units.length) return 'needs_independent'
  const areas = pairedAreas(Float64Array.from(a), Float64Array.from(b), Uint8Array.from(positive))
  if (areas === undefined) return 'one_class'
  const { estimate, low, high, method, p } = pairedAreaDifference(areas, level)
  return {
    a: areas.a.estimate,
    b: areas.b.estimate,
    n: positive.length,
    contrast: {
      difference: { estimate, interval: { low, high, level, method } },
      p,
      ...(p === null ? {} : { test: 'delong-paired' }),
      also: [],
    },
  }
}

function squaredErrors(scores: readonly number[], positive: readonly number[]): number[] | undefined {
  if (scores.some((score) => score < 0 || score > 1)) return undefined
  return scores.map((score, i) => (score - (positive[i] ?? 0)) ** 2)
}

/** Errors and their number, of both systems, by unit. */
function byUnit(a: readonly number[], b: readonly number[], units: readonly number[]): UnitSums {
  const sums = new Map<number, [number, number, number, number]>()
  for (const [i, unit] of units.entries()) {
    const [ofA, n, ofB] = sums.get(unit) ?? [0, 0, 0]
    sums.set(unit, [ofA + (a[i] ?? 0), n + 1, ofB + (b[i] ?? 0), n + 1])
  }
  const collected = collectUnits(4)
  for (const amounts of sums.values()) collected.add({ amounts, observations: amounts[1] })
  return collected.read()
}

function compareBrier({ a, b, positive, units }: PairedScores, level: number): ScoredFigures | NoScores {
  const [ofA, ofB] = [squaredErrors(a, positive), squaredErrors(b, positive)]
  const n = positive.length
  if (ofA === undefined || ofB === undefined) return 'not_probabilities'
  const joint = byUnit(ofA, ofB, units)
  const [meanA, meanB] = [(joint.sums[0] ?? 0) / n, (joint.sums[2] ?? 0) / n]
  const difference = pairedSumsDifference(
    joint,
    { estimate: meanA, gradient: [1 / n, -meanA / n] },
    { estimate: meanB, gradient: [1 / n, -meanB / n] },
    level,
  )
  return { a: meanA, b: meanB, n, contrast: studentContrast(meanA - meanB, difference, level) }
}

const OF_SCORES: Readonly<Record<string, (scores: PairedScores, level: number) => ScoredFigures | NoScores>> =
  { area_under_roc: compareAreas, brier_score: compareBrier }

/** The comparison of a figure of scores, or why there is none; `undefined` for a figure of anything else. */
export function compareScores(
  measure: string,
  { scores, pairs, scored }: PairedSlice,
  level: number,
): ScoredFigures | NoScores | undefined {
  const compare = OF_SCORES[measure]
  if (compare === undefined || !scored) return undefined
  return scores.units.length < pairs ? 'needs_independent' : compare(scores, level)
}

// What each measure of a binary classification rests on in one slice.
import {
  areaUnderRoc,
  type Confusion,
  countsOf,
  f1FromJaccard,
  jaccardOf,
  RATE_NAMES,
  type Rate,
} from '@policeai/metrics'
import { type Absence, type Basis, none, shareOf, smoothOf } from '../../basis/index.ts'
import type { BINARY_MEASURES } from './plan.ts'
import type { BinaryState } from './state.ts'

type MeasureName = (typeof BINARY_MEASURES)[number]

const NO_DENOMINATOR: Readonly<Record<Rate, Absence>> = {
  accuracy: 'no_observation',
  selection_rate: 'no_observation',
  prevalence: 'no_observation',
  true_positive_rate: 'no_positive',
  false_negative_rate: 'no_positive',
  false_positive_rate: 'no_negative',
  true_negative_rate: 'no_negative',
  positive_predictive_value: 'none_classed_positive',
  negative_predictive_value: 'none_classed_negative',
}

function isRate(measure: MeasureName): measure is Rate {
  return RATE_NAMES.some((rate) => rate === measure)
}

/** Numerator and denominator of each rate, over the cells true negative, false positive, false negative, true positive. */
const CELLS: Readonly<Record<Rate, readonly [above: readonly number[], below: readonly number[]]>> = {
  accuracy: [
    [1, 0, 0, 1],
    [1, 1, 1, 1],
  ],
  true_positive_rate: [
    [0, 0, 0, 1],
    [0, 0, 1, 1],
  ],
  false_positive_rate: [
    [0, 1, 0, 0],
    [1, 1, 0, 0],
  ],
  true_negative_rate: [
    [1, 0, 0, 0],
    [1, 1, 0, 0],
  ],
  false_negative_rate: [
    [0, 0, 1, 0],
    [0, 0, 1, 1],
  ],
  positive_predictive_value: [
    [0, 0, 0, 1],
    [0, 1, 0, 1],
  ],
  negative_predictive_value: [
    [1, 0, 0, 0],
    [1, 0, 1, 0],
  ],
  selection_rate: [
    [0, 1, 0, 1],
    [1, 1, 1, 1],
  ],
  prevalence: [
    [0, 0, 1, 1],
    [1, 1, 1, 1],
  ],
}

export function confusionOf(cells: readonly number[]): Confusion {
  const [trueNegatives = 0, falsePositives = 0, falseNegatives = 0, truePositives = 0] = cells
  return { truePositives, falsePositives, trueNegatives, falseNegatives }
}

function rateBasis(rate: Rate, { cells }: BinaryState): Basis {
  const [above, below] = CELLS[rate]
  return shareOf(cells, above, below, NO_DENOMINATOR[rate])
}

function f1Of(cells: readonly number[]): number {
  const { events, n } = jaccardOf(confusionOf(cells))
  return n > 0 ? f1FromJaccard(events / n) : Number.NaN
}

function f1Basis({ cells }: BinaryState): Basis {
  const confusion = confusionOf(countsOf(cells))
  if (jaccardOf(confusion).n === 0) return none('no_positive_at_all')
  if (cells.products === null) return { kind: 'f1', confusion }
  return smoothOf(cells, f1Of, { low: 0, high: 1 })
}

function areaBasis({ cells, scores }: BinaryState, scored: boolean): Basis {
  if (!scored) return none('no_score', 'not_applicable')
  if (scores === undefined) return none('needs_rows')
  const area = areaUnderRoc(scores)
  if (area !== undefined) return { kind: 'area', area }
  if (cells.observations === 0) return none('no_observation')
  return none(scores.positives === 0 ? 'no_positive' : 'no_negative')
}

function brierBasis({ scores }: BinaryState, scored: boolean, probabilities: boolean): Basis {
  if (!scored) return none('no_score', 'not_applicable')
  if (scores === undefined) return none('needs_rows')
  if (!probabilities) return none('not_probabilities', 'not_applicable')
  const mean = scores.squaredErrors
  return mean.n === 0 ? none('no_observation') : { kind: 'mean', mean }
}

/** `scored`: the plan has a score. `probabilities`: all scores of the whole file lie in [0, 1]. */
export function basisOf(
  measure: MeasureName,
  state: BinaryState,
  { scored, probabilities }: { readonly scored: boolean; readonly probabilities: boolean },
): Basis {
  if (isRate(measure)) return rateBasis(measure, state)
  if (measure === 'f1') return f1Basis(state)
  return measure === 'area_under_roc' ? areaBasis(state, scored) : brierBasis(state, scored, probabilities)
}

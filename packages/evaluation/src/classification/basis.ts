// What a measure rests on in one slice: events of n, a confusion matrix, an area, a mean, or nothing, and why. The
// estimate, its interval and every comparison of two slices are read from this and from nothing else.
import {
  type Area,
  areaUnderRoc,
  type Confusion,
  jaccardOf,
  type MeanState,
  type Proportion,
  RATE_NAMES,
  type Rate,
  rateOf,
} from '@policeai/metrics'
import type { CLASSIFICATION_MEASURES } from '../plan/index.ts'
import type { Tally } from './tally.ts'

export type MeasureName = (typeof CLASSIFICATION_MEASURES)[number]

export type Basis =
  | { readonly kind: 'proportion'; readonly proportion: Proportion }
  | { readonly kind: 'f1'; readonly confusion: Confusion }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'mean'; readonly mean: MeanState }
  | { readonly kind: 'none'; readonly status: 'not_measured' | 'not_applicable'; readonly reason: string }

const NO_DENOMINATOR: Readonly<Record<Rate, string>> = {
  accuracy: 'there is no observation',
  selection_rate: 'there is no observation',
  prevalence: 'there is no observation',
  true_positive_rate: 'no observation is positive in truth',
  false_negative_rate: 'no observation is positive in truth',
  false_positive_rate: 'no observation is negative in truth',
  true_negative_rate: 'no observation is negative in truth',
  positive_predictive_value: 'no observation was classed as positive',
  negative_predictive_value: 'no observation was classed as negative',
}

function isRate(measure: MeasureName): measure is Rate {
  return RATE_NAMES.some((rate) => rate === measure)
}

function none(status: 'not_measured' | 'not_applicable', reason: string): Basis {
  return { kind: 'none', status, reason }
}

function rateBasis(rate: Rate, { confusion }: Tally): Basis {
  const proportion = rateOf(confusion, rate)
  return proportion.n === 0 ? none('not_measured', NO_DENOMINATOR[rate]) : { kind: 'proportion', proportion }
}

function f1Basis({ confusion }: Tally): Basis {
  if (jaccardOf(confusion).n === 0)
    return none('not_measured', 'no observation is positive, in truth or by decision')
  return { kind: 'f1', confusion }
}

function areaBasis({ scores }: Tally): Basis {
  if (scores === undefined) return none('not_applicable', 'the plan has a prediction and no score')
  const area = areaUnderRoc(scores)
  if (area !== undefined) return { kind: 'area', area }
  if (scores.positives + scores.negatives === 0) return none('not_measured', 'there is no observation')
  return none(
    'not_measured',
    `no observation is ${scores.positives === 0 ? 'positive' : 'negative'} in truth`,
  )
}

function brierBasis({ scores }: Tally, probabilities: boolean): Basis {
  if (scores === undefined) return none('not_applicable', 'the plan has a prediction and no score')
  if (!probabilities)
    return none('not_applicable', 'the scores are not probabilities: some lie outside 0 to 1')
  const mean = scores.squaredErrors
  return mean.n === 0 ? none('not_measured', 'there is no observation') : { kind: 'mean', mean }
}

/** `probabilities`: all scores of the whole file lie in [0, 1]. */
export function basisOf(measure: MeasureName, tally: Tally, probabilities: boolean): Basis {
  if (isRate(measure)) return rateBasis(measure, tally)
  if (measure === 'f1') return f1Basis(tally)
  return measure === 'area_under_roc' ? areaBasis(tally) : brierBasis(tally, probabilities)
}

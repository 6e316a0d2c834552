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
import type { Reason, ReasonCode } from '../result/index.ts'
import type { Tally } from './tally.ts'

export type MeasureName = (typeof CLASSIFICATION_MEASURES)[number]

export type Basis =
  | { readonly kind: 'proportion'; readonly proportion: Proportion }
  | { readonly kind: 'f1'; readonly confusion: Confusion }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'mean'; readonly mean: MeanState }
  | { readonly kind: 'none'; readonly status: 'not_measured' | 'not_applicable'; readonly why: Reason }

const ABSENCES = {
  no_observation: 'there is no observation',
  no_positive: 'no observation is positive in truth',
  no_negative: 'no observation is negative in truth',
  none_classed_positive: 'no observation was classed as positive',
  none_classed_negative: 'no observation was classed as negative',
  no_positive_at_all: 'no observation is positive, in truth or by decision',
  no_score: 'the plan has a prediction and no score',
  not_probabilities: 'the scores are not probabilities: some lie outside 0 to 1',
} satisfies Partial<Record<ReasonCode, string>>
type Absence = keyof typeof ABSENCES

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

function none(status: 'not_measured' | 'not_applicable', absence: Absence): Basis {
  return { kind: 'none', status, why: { reason: ABSENCES[absence], reason_code: absence } }
}

function rateBasis(rate: Rate, { confusion }: Tally): Basis {
  const proportion = rateOf(confusion, rate)
  return proportion.n === 0 ? none('not_measured', NO_DENOMINATOR[rate]) : { kind: 'proportion', proportion }
}

function f1Basis({ confusion }: Tally): Basis {
  if (jaccardOf(confusion).n === 0) return none('not_measured', 'no_positive_at_all')
  return { kind: 'f1', confusion }
}

function areaBasis({ scores }: Tally): Basis {
  if (scores === undefined) return none('not_applicable', 'no_score')
  const area = areaUnderRoc(scores)
  if (area !== undefined) return { kind: 'area', area }
  if (scores.positives + scores.negatives === 0) return none('not_measured', 'no_observation')
  return none('not_measured', scores.positives === 0 ? 'no_positive' : 'no_negative')
}

function brierBasis({ scores }: Tally, probabilities: boolean): Basis {
  if (scores === undefined) return none('not_applicable', 'no_score')
  if (!probabilities) return none('not_applicable', 'not_probabilities')
  const mean = scores.squaredErrors
  return mean.n === 0 ? none('not_measured', 'no_observation') : { kind: 'mean', mean }
}

/** `probabilities`: all scores of the whole file lie in [0, 1]. */
export function basisOf(measure: MeasureName, tally: Tally, probabilities: boolean): Basis {
  if (isRate(measure)) return rateBasis(measure, tally)
  if (measure === 'f1') return f1Basis(tally)
  return measure === 'area_under_roc' ? areaBasis(tally) : brierBasis(tally, probabilities)
}

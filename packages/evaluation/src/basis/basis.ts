// What a figure rests on in one slice: events of n, sums over units, an area, a mean, a bootstrap, or nothing, and why.
// The estimate, its interval and every comparison of two slices are read from this and from nothing else.
import {
  type Area,
  type Confusion,
  countsOf,
  jaccardOf,
  type MeanState,
  type Proportion,
  ratioOfSums,
  smoothVariance,
  type UnitRatio,
  type UnitSums,
} from '@policeai/metrics'
import type { Reason, ReasonCode, Values } from '../result/index.ts'

/** A figure without a closed form of its own, with the variance of its estimate; `null` where it could not be had. */
type Smooth = {
  readonly estimate: number
  readonly variance: number | null
  readonly units: number
  readonly n: number
  /** Where the figure can lie. */
  readonly low: number
  readonly high: number
  /** How much one unit can move the figure at most, where that is not from `low` to `high`. */
  readonly scale?: number
  /** What gave the variance; Taylor linearisation by default. */
  readonly method?: string
}

/** A figure whose interval was computed where the figure was; `method` names it. */
type Limited = {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly method: string
  readonly n: number
  readonly events: number | null
  /** The limits hold whatever was counted, where counts are known within bounds alone; not by chance alone. */
  readonly range?: true
}

/** A figure with what a bootstrap made of it: unsorted, so that the replicates of two groups can be subtracted. */
type Resampled = {
  readonly estimate: number
  readonly replicates: Float64Array
  readonly n: number
  /** How many were drawn with replacement each time: observations, or what they depend on. */
  readonly units: number
  /** Where the figure can lie, and how much one unit can move it where that is not from `low` to `high`. */
  readonly low: number
  readonly high: number
  readonly scale?: number
  readonly method: string
}

export type Basis =
  /** Independent observations, each an event or none. */
  | { readonly kind: 'proportion'; readonly proportion: Proportion }
  /** A share of clustered or weighted observations, of which `n` stand in its denominator; `events` are not said of weighted ones. */
  | { readonly kind: 'share'; readonly ratio: UnitRatio; readonly n: number; readonly events: number | null }
  /** Amount per amount, which may exceed 1; the denominator is whole (words, images, summaries). */
  | { readonly kind: 'rate'; readonly ratio: UnitRatio }
  | { readonly kind: 'f1'; readonly confusion: Confusion }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'mean'; readonly mean: MeanState }
  | ({ readonly kind: 'smooth' } & Smooth)
  | ({ readonly kind: 'limited' } & Limited)
  | ({ readonly kind: 'resampled' } & Resampled)
  | { readonly kind: 'none'; readonly status: 'not_measured' | 'not_applicable'; readonly why: Reason }

export type Measured = Exclude<Basis, { kind: 'none' }>

/** Why there is no figure, in English; the other language says it by the code. */
export const ABSENCES = {
  no_observation: 'there is no observation',
  no_positive: 'no observation is positive in truth',
  no_negative: 'no observation is negative in truth',
  none_classed_positive: 'no observation was classed as positive',
  none_classed_negative: 'no observation was classed as negative',
  no_positive_at_all: 'no observation is positive, in truth or by decision',
  no_score: 'the plan has a prediction and no score',
  not_probabilities: 'the scores are not probabilities: some lie outside 0 to 1',
  no_denominator: 'there is nothing to count it among',
  one_value_only: 'all observations have the same value, so it has no meaning',
  needs_rows: 'it needs the rows themselves, and was merged or counted without them',
  too_few_trials: 'there are too few trials to show a rate this small',
  not_asked: 'the plan does not give what it needs',
  ratings_differ: 'items have different numbers of ratings',
  not_two_raters: 'it is of exactly two raters, neither of them a judge',
  needs_independent: 'it is defined here for independent observations of equal weight, and these are not',
} satisfies Partial<Record<ReasonCode, string>>
export type Absence = keyof typeof ABSENCES

/** No figure: `not_measured` where these data lack something, `not_applicable` where the plan does. */
export function none(
  absence: Absence,
  status: 'not_measured' | 'not_applicable' = 'not_measured',
  values?: Values,
): Basis {
  const why = {
    reason: ABSENCES[absence],
    reason_code: absence,
    ...(values ? { reason_values: values } : {}),
  }
  return { kind: 'none', status, why }
}

function subset(above: readonly number[], below: readonly number[]): boolean {
  return below.every((c) => c === 0 || c === 1) && above.every((c) => c === 0 || c === 1)
}

function pick(sums: readonly number[], coefficients: readonly number[]): number {
  return coefficients.reduce((sum, c, i) => sum + c * (sums[i] ?? 0), 0)
}

/**
 * A share of cells: `above` and `below` are coefficients of the sums, every cell of `above` in `below`. Exact where the
 * observations are independent and unweighted, else by the variance between units.
 */
export function shareOf(
  state: UnitSums,
  above: readonly number[],
  below: readonly number[],
  absence: Absence = 'no_denominator',
): Basis {
  const n = pick(countsOf(state), below)
  if (n <= 0) return none(absence)
  if (state.products === null && subset(above, below)) {
    return { kind: 'proportion', proportion: { events: pick(state.sums, above), n } }
  }
  const ratio = ratioOfSums(state, above, below)
  const events = state.counts === null ? pick(state.sums, above) : null
  return ratio === undefined ? none(absence) : { kind: 'share', ratio, n, events }
}

/** An amount per amount, such as word errors per word, from coefficients of the sums. */
export function rateOfSums(
  state: UnitSums,
  above: readonly number[],
  below: readonly number[],
  absence: Absence = 'no_denominator',
): Basis {
  const ratio = ratioOfSums(state, above, below)
  return ratio === undefined ? none(absence) : { kind: 'rate', ratio }
}

/** A smooth statistic of the sums that does not change when all are scaled alike; NaN where it has no value. */
export function smoothOf(
  state: UnitSums,
  statistic: (sums: readonly number[]) => number,
  bounds: { readonly low: number; readonly high: number; readonly scale?: number },
  absence: Absence = 'no_denominator',
): Basis {
  const estimate = statistic(state.sums)
  if (!Number.isFinite(estimate)) return none(absence)
  const variance = smoothVariance(state, statistic)
  return { kind: 'smooth', estimate, variance, units: state.units, n: state.observations, ...bounds }
}

/** How many observations the figure rests on, and how many of them are events where it is a proportion. */
export function sizeOf(basis: Basis): { readonly n: number; readonly events: number | null } {
  switch (basis.kind) {
    case 'proportion':
      return { n: basis.proportion.n, events: basis.proportion.events }
    case 'share':
      return { n: basis.n, events: basis.events }
    case 'rate':
      return { n: Math.round(basis.ratio.denominator), events: Math.round(basis.ratio.numerator) }
    case 'f1':
      return { n: jaccardOf(basis.confusion).n, events: null }
    case 'area':
      return { n: basis.area.positives + basis.area.negatives, events: null }
    case 'mean':
      return { n: basis.mean.n, events: null }
    case 'limited':
      return { n: basis.n, events: basis.events }
    case 'smooth':
    case 'resampled':
      return { n: basis.n, events: null }
    case 'none':
      return { n: 0, events: null }
  }
}

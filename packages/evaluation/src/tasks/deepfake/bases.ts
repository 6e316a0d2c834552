// What each measure of a deepfake detection rests on in one slice. The claim is “this is genuine”: a miss refuses what is
// genuine, a false alarm accepts what is spoofed.
import { actualDetectionCost, type DetectionCosts, minimumDetectionCost, wilson } from '@policeai/metrics'
import { type Basis, none, smoothOf } from '../../basis/index.ts'
import type { FigureBasis, Reading } from '../task.ts'
import {
  areaBasis,
  type Cumulative,
  crossingOf,
  equalErrorBasis,
  independentShares,
  limitName,
  missesAtBasis,
  missRate,
  refusedRate,
  type Scored,
  type ScoreState,
  scoredOf,
} from '../verification/index.ts'
import type { DeepfakePlan } from './plan.ts'

export function costsOf({ costs }: DeepfakePlan): DetectionCosts {
  return { priorOfPositive: 1 - costs.prior, miss: costs.miss, falseAlarm: costs.false_alarm }
}

/** What a rate of misses and one of false alarms cost, the dearer scaled by the cheaper. */
export function weightsOf({ priorOfPositive, miss, falseAlarm }: DetectionCosts): {
  readonly miss: number
  readonly falseAlarm: number
} {
  const [ofMiss, ofAlarm] = [miss * priorOfPositive, falseAlarm * (1 - priorOfPositive)]
  const smaller = Math.min(ofMiss, ofAlarm)
  return { miss: ofMiss / smaller, falseAlarm: ofAlarm / smaller }
}

/** The threshold at which a believer of log-likelihood ratios decides. */
export function believedThreshold(costs: DetectionCosts): number {
  const weights = weightsOf(costs)
  return Math.log(weights.falseAlarm / weights.miss)
}

/** The threshold of the least cost; `null` refuses everything. */
export function cheapestThreshold(
  { scores, missed, refused, positives, negatives }: Cumulative,
  costs: DetectionCosts,
) {
  const weights = weightsOf(costs)
  let [least, found] = [Infinity, 0]
  for (let at = 0; at <= scores.length; at++) {
    const ofMisses = (weights.miss * (missed[at] ?? 0)) / positives
    const cost = ofMisses + (weights.falseAlarm * (negatives - (refused[at] ?? 0))) / negatives
    if (cost >= least) continue
    least = cost
    found = at
  }
  return scores[found] ?? null
}

type DeepfakeReading = Reading<DeepfakePlan, ScoreState>
type Found = { readonly estimate: number; readonly threshold: number | null }

/**
 * A cost with limits: Wilson's of both rates of error at its threshold, weighed, squared and added. For the least cost the
 * threshold itself adds nothing in first order, being where the cost neither rises nor falls.
 */
function costBasis(
  { state, plan }: DeepfakeReading,
  scored: Scored,
  name: string,
  find: (
    histogram: Extract<Scored, { kind: 'scored' }>['histogram'],
    costs: DetectionCosts,
  ) => Found | undefined,
): Basis {
  if (scored.kind === 'absent') return none(scored.absence)
  const { histogram, cumulative } = scored
  const { level } = plan.intervals
  const found = find(histogram, costsOf(plan))
  if (found === undefined) return none('no_observation')
  const { threshold } = found
  const place = crossingOf(cumulative, (at) => (histogram.scores[at] ?? Infinity) >= (threshold ?? Infinity))
  const shares = independentShares(state, name, level)
  const weights = weightsOf(costsOf(plan))
  const { positives, negatives } = cumulative
  const parts = [
    { rate: missRate(cumulative, place), n: positives * shares.genuine, weight: weights.miss },
    { rate: 1 - refusedRate(cumulative, place), n: negatives * shares.impostor, weight: weights.falseAlarm },
  ].map(({ rate, n, weight }) => ({ rate, weight, ...wilson({ events: Math.max(0, rate) * n, n }, level) }))
  const down = Math.hypot(...parts.map(({ rate, low, weight }) => weight * (rate - low)))
  const up = Math.hypot(...parts.map(({ rate, high, weight }) => weight * (high - rate)))
  const limits = { low: Math.max(0, found.estimate - down), high: found.estimate + up }
  const n = positives + negatives
  return {
    kind: 'limited',
    estimate: found.estimate,
    ...limits,
    method: 'weighed-wilson',
    n,
    events: null,
  }
}

/** Mean cost in bits of both classes. */
function ratioCost([genuine = 0, positives = 0, spoofed = 0, negatives = 0]: readonly number[]): number {
  return (genuine / positives + spoofed / negatives) / (2 * Math.LN2)
}

function ratioCostBasis({ state, plan }: DeepfakeReading, scored: Scored): Basis {
  if (!plan.llr) return none('not_asked', 'not_applicable')
  if (state.costs === null) return none('needs_rows')
  const [, positives = 0, , negatives = 0] = state.costs.sums
  if (positives === 0 || negatives === 0) {
    return none(scored.kind === 'absent' ? scored.absence : 'no_observation')
  }
  return smoothOf(state.costs, ratioCost, { low: 0, high: Infinity })
}

/** The figures of a slice, in the order of the plan. */
export function deepfakeFigures(reading: DeepfakeReading): FigureBasis[] {
  const { state, plan } = reading
  const { level } = plan.intervals
  const scored = scoredOf(state)
  const actual = plan.llr
    ? costBasis(reading, scored, 'actual', actualDetectionCost)
    : none('not_asked', 'not_applicable')
  return [
    { measure: 'equal_error_rate', basis: equalErrorBasis(state, scored, level) },
    { measure: 'area_under_roc', basis: areaBasis(state, scored) },
    ...plan.false_alarm_rates.map((limit) => ({
      measure: 'misses_at_false_alarms',
      of: limitName(limit),
      basis: missesAtBasis(state, scored, limit, level),
    })),
    { measure: 'minimum_detection_cost', basis: costBasis(reading, scored, 'least', minimumDetectionCost) },
    { measure: 'actual_detection_cost', basis: actual },
    { measure: 'log_likelihood_ratio_cost', basis: ratioCostBasis(reading, scored) },
  ]
}

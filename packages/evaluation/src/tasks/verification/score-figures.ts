// The figures of scores that verification and deepfake detection share: where errors are equal, at a limit on false
// alarms, the area under the curve, and the errors at a threshold. Each says what it rests on.
import {
  areaUnderRoc,
  equalErrorInterval,
  equalErrorRate,
  falseNonMatchAtFalseMatch,
  type Interval,
  missesAtFalseAlarms,
  ruleOfThree,
  type ScoreHistogram,
  scanHistogram,
} from '@policeai/metrics'
import { type Absence, type Basis, none } from '../../basis/index.ts'
import { type Cumulative, crossingOf, cumulate } from './crossing.ts'
import { type ErrorSums, errorRatio, independentShare } from './dependence.ts'
import type { ScoreState } from './score-state.ts'

/** The name of the point at a limit on the rate of false alarms, and what `of` says of it. */
export function limitName(limit: number): string {
  return String(limit)
}

/** The thresholds whose errors have to be summed by unit: where errors are equal, and at each limit. */
export function chosenThresholds(
  cumulative: Cumulative,
  limits: readonly number[],
): Record<string, number | null> {
  const { scores, missed, refused, positives, negatives } = cumulative
  const accepted = (at: number) => negatives - (refused[at] ?? 0)
  const at = (holds: (place: number) => boolean) => scores[crossingOf(cumulative, holds)] ?? null
  return {
    equal: at((place) => (missed[place] ?? 0) * negatives >= accepted(place) * positives),
    ...Object.fromEntries(
      limits.map((limit) => [limitName(limit), at((place) => accepted(place) <= limit * negatives)]),
    ),
  }
}

/** The share of each class that counts as independent at the point `name`: all of it where nothing depends on anything. */
export function independentShares(
  { points }: ScoreState,
  name: string,
  level: number,
): { readonly genuine: number; readonly impostor: number } {
  const point = points[name]
  if (point === undefined) return { genuine: 1, impostor: 1 }
  return {
    genuine: independentShare(point.genuine, level),
    impostor: independentShare(point.impostor, level),
  }
}

/** As many claims as would be as uncertain if they were independent. */
function effectiveHistogram(
  state: ScoreState,
  histogram: ScoreHistogram,
  name: string,
  level: number,
): ScoreHistogram {
  const { genuine, impostor } = independentShares(state, name, level)
  if (genuine === 1 && impostor === 1) return histogram
  return {
    scores: histogram.scores,
    positives: histogram.positives.map((count) => count * genuine),
    negatives: histogram.negatives.map((count) => count * impostor),
  }
}

/** The histogram and its running counts, or why there is none. */
export type Scored =
  | { readonly kind: 'scored'; readonly histogram: ScoreHistogram; readonly cumulative: Cumulative }
  | { readonly kind: 'absent'; readonly absence: Absence }

export function scoredOf({ histogram }: ScoreState): Scored {
  if (histogram === null) return { kind: 'absent', absence: 'needs_rows' }
  const cumulative = cumulate(histogram)
  const { positives, negatives } = cumulative
  if (positives + negatives === 0) return { kind: 'absent', absence: 'no_observation' }
  if (positives === 0) return { kind: 'absent', absence: 'no_positive' }
  return negatives === 0
    ? { kind: 'absent', absence: 'no_negative' }
    : { kind: 'scored', histogram, cumulative }
}

type Of = { readonly n: number; readonly events: number | null }

function limited(estimate: number, { low, high }: Interval, method: string, { n, events }: Of): Basis {
  const limits = { low: Math.min(low, estimate), high: Math.max(high, estimate) }
  return { kind: 'limited', estimate, ...limits, method, n, events }
}

export function equalErrorBasis(state: ScoreState, scored: Scored, level: number): Basis {
  if (scored.kind === 'absent') return none(scored.absence)
  const { histogram, cumulative } = scored
  const found = equalErrorRate(histogram)
  const limits = equalErrorInterval(effectiveHistogram(state, histogram, 'equal', level), level)
  if (found === undefined || limits === undefined) return none('no_observation')
  const n = cumulative.positives + cumulative.negatives
  return limited(found.estimate, limits, limits.method, { n, events: null })
}

export function missesAtBasis(state: ScoreState, scored: Scored, limit: number, level: number): Basis {
  if (scored.kind === 'absent') return none(scored.absence)
  const { histogram } = scored
  const found = missesAtFalseAlarms(histogram, limit)
  const effective = effectiveHistogram(state, histogram, limitName(limit), level)
  const limits = falseNonMatchAtFalseMatch(effective, limit, level)
  if (found.kind === 'not_measured' || limits.kind === 'not_measured') return none('too_few_trials')
  const { events, n } = found.misses
  return limited(events / n, limits, limits.method, { n, events })
}

export function areaBasis({ area: effect }: ScoreState, scored: Scored): Basis {
  if (scored.kind === 'absent') return none(scored.absence)
  const area = areaUnderRoc(scanHistogram(scored.histogram))
  if (area === undefined) return none('no_observation')
  if (effect === null) return { kind: 'area', area }
  const { estimate, positives, negatives } = area
  const variance = area.variance * (effect.weighted / effect.claims)
  const n = positives + negatives
  const { units } = effect
  return { kind: 'smooth', estimate, variance, units, n, low: 0, high: 1, method: 'obuchowski' }
}

/** Errors of comparisons that share people: Wilson with the effective number, and the rule of 3 at no error. */
export function sharedErrorsBasis(errors: ErrorSums, level: number, absence: Absence): Basis {
  const [events = 0, correct = 0] = errors.sums.sums
  const n = events + correct
  const ratio = errorRatio(errors)
  if (ratio === undefined) return none(absence)
  if (events === 0) {
    return limited(0, { low: 0, high: ruleOfThree(n, level) }, 'rule-of-3', { n, events })
  }
  return { kind: 'share', ratio, n, events }
}

// What a review missed, by the samples of what it threw away, and the recall that follows. Where several topics were
// sampled, each by itself, their intervals are put together.
import { type ElusionSample, type Estimate, elusionOf } from '@policeai/metrics'
import { type Basis, none } from '../../basis/index.ts'
import type { RankingPlan } from './plan.ts'

type Missed = { readonly missed: Estimate; readonly method: string }

/**
 * Relevant items missed in all topics together.
 *
 * Source: G. Y. Zou, W. Huang and X. Zhang, "A note on confidence interval estimation for a linear function of binomial
 * proportions", Computational Statistics & Data Analysis 53 (2009) 1080–1085.
 */
function missedIn(strata: readonly ElusionSample[], { elusion: method, intervals }: RankingPlan): Missed {
  const each = strata.map((sample) => elusionOf(sample, intervals.level, method).missed)
  const [only] = each
  if (only !== undefined && each.length === 1) return { missed: only, method }
  const sum = (value: (missed: Estimate) => number) =>
    each.reduce((total, missed) => total + value(missed), 0)
  const estimate = sum((missed) => missed.estimate)
  const down = Math.sqrt(sum((missed) => (missed.estimate - missed.low) ** 2))
  const up = Math.sqrt(sum((missed) => (missed.high - missed.estimate) ** 2))
  return { missed: { estimate, low: estimate - down, high: estimate + up }, method: 'stratified-mover' }
}

function total(samples: readonly ElusionSample[], key: keyof ElusionSample): number {
  return samples.reduce((sum, sample) => sum + sample[key], 0)
}

/** Elusion, and the recall that it implies; neither where a topic threw items away and sampled none of them. */
export function elusionBases(
  samples: readonly ElusionSample[] | null,
  plan: RankingPlan,
): { readonly elusion: Basis; readonly recall: Basis } {
  if (plan.columns.sampled === undefined) {
    const basis = none('not_asked', 'not_applicable')
    return { elusion: basis, recall: basis }
  }
  if (samples === null) {
    const basis = none('needs_rows')
    return { elusion: basis, recall: basis }
  }
  const strata = samples.filter(({ discarded }) => discarded > 0)
  const [found, discarded] = [total(samples, 'found'), total(samples, 'discarded')]
  if (discarded === 0 || strata.some(({ sampled }) => sampled === 0)) {
    const basis = none('no_denominator')
    return { elusion: basis, recall: basis }
  }
  const { missed, method } = missedIn(strata, plan)
  const [n, events] = [total(strata, 'sampled'), total(strata, 'relevant')]
  const { estimate, low, high } = missed
  const recall = (other: number): number => found / (found + other)
  return {
    elusion: {
      kind: 'limited',
      estimate: estimate / discarded,
      low: low / discarded,
      high: high / discarded,
      method,
      n,
      events,
    },
    recall:
      found === 0
        ? none('no_denominator')
        : {
            kind: 'limited',
            estimate: recall(estimate),
            low: recall(high),
            high: recall(low),
            method,
            n,
            events: null,
          },
  }
}

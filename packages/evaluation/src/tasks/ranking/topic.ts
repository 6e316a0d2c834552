// What is counted of one topic in one slice: one order of review, or the part of it that a group has.
import {
  averagePrecision,
  type ElusionSample,
  type ReviewOrder,
  recallAt,
  reviewOrder,
  workSavedOverSampling,
} from '@policeai/metrics'
import type { RankingPlan } from './plan.ts'

/** An item of a topic. `rank`: its place among all of the topic, from 1; none where it never came up. */
export type RankedItem = {
  readonly rank: number | undefined
  readonly relevant: boolean
  readonly discarded: boolean
  readonly sampled: boolean
}

export const WORK_SAVED = [95, 100] as const

/** The amounts of a topic, in the order of its vector: named, and for each cutoff. */
export function amountNames(plan: RankingPlan): readonly string[] {
  return [
    'topics',
    'topics_with_relevant',
    'items',
    'relevant',
    'average_precision',
    ...WORK_SAVED.flatMap((recall) => [`saved_${recall}`, `topics_saved_${recall}`]),
    ...plan.recall_at.flatMap((k) => [`recall_${k}`, `found_${k}`]),
    ...plan.precision_at.flatMap((k) => [`precision_${k}`, `right_${k}`]),
  ]
}

function savedAmounts(order: ReviewOrder): number[] {
  return WORK_SAVED.flatMap((recall) => {
    const saved = workSavedOverSampling(order, recall)
    return saved.kind === 'measured' ? [saved.estimate, 1] : [0, 0]
  })
}

/** Within the first k of the whole topic, whatever part of it these items are. */
function withinAmounts(order: ReviewOrder, { recall_at, precision_at }: RankingPlan): number[] {
  const { relevant } = order
  const within = (k: number) => recallAt(order, k).events
  return [
    ...recall_at.flatMap((k) => [relevant === 0 ? 0 : within(k) / relevant, within(k)]),
    ...precision_at.flatMap((k) => [within(k) / k, within(k)]),
  ]
}

/** The amounts of one topic from its items, which come in their order, those that never came up last. */
export function topicAmounts(items: readonly RankedItem[], plan: RankingPlan): readonly number[] {
  const up = items.filter(({ rank }) => rank !== undefined)
  const relevant = items.filter((item) => item.relevant).length
  const whole = { items: items.length, relevant }
  const own = reviewOrder(
    up.map((item) => item.relevant),
    whole,
  )
  const ranks = up.filter((item) => item.relevant).map(({ rank }) => rank ?? 0)
  return [
    1,
    relevant > 0 ? 1 : 0,
    items.length,
    relevant,
    averagePrecision(own) ?? 0,
    ...savedAmounts(own),
    ...withinAmounts({ ...whole, ranks }, plan),
  ]
}

/** What was found, thrown away and sampled of a topic. */
export function sampleOf(items: readonly RankedItem[]): ElusionSample {
  const count = (is: (item: RankedItem) => boolean) => items.filter(is).length
  return {
    found: count(({ discarded, relevant }) => !discarded && relevant),
    discarded: count(({ discarded }) => discarded),
    sampled: count(({ sampled }) => sampled),
    relevant: count(({ sampled, relevant }) => sampled && relevant),
  }
}

// What the figures of a ranking rest on in one slice. Of one topic, shares of its items; of several, means in which each
// topic weighs the same, with intervals by topic.
import { countsOf } from '@policeai/metrics'
import { type Basis, none, smoothOf } from '../../basis/index.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { elusionBases } from './elusion.ts'
import type { RankingPlan } from './plan.ts'
import type { RankingState } from './state.ts'
import { amountNames, WORK_SAVED } from './topic.ts'

type RankingReading = Reading<RankingPlan, RankingState>

function createReader({ plan, state: { sums }, all }: RankingReading) {
  const names = amountNames(plan)
  const at = (name: string): number => names.indexOf(name)
  const counts = countsOf(sums)
  const counted = (name: string): number => counts[at(name)] ?? 0
  /** A mean over topics. `n` counts the items that they rest on. */
  const mean = (above: string, below: string, bounds = { low: 0, high: 1 }): Basis => {
    const [top, bottom] = [at(above), at(below)]
    const statistic = (amounts: readonly number[]): number => (amounts[top] ?? 0) / (amounts[bottom] ?? 0)
    const basis = smoothOf(sums, statistic, bounds)
    return basis.kind === 'smooth' ? { ...basis, n: counted('items') } : basis
  }
  const share = (events: string, n: number): Basis =>
    n > 0 ? { kind: 'proportion', proportion: { events: counted(events), n } } : none('no_positive')
  const oneTopic = (countsOf(all.sums)[at('topics')] ?? 0) <= 1
  return { counted, mean, share, oneTopic }
}

/** The figures of a slice, in a fixed order. */
export function rankingFigures(reading: RankingReading): FigureBasis[] {
  const { plan, state } = reading
  const { counted, mean, share, oneTopic } = createReader(reading)
  const { elusion, recall } = elusionBases(state.samples, plan)
  const isEmpty = counted('topics') === 0
  return [
    { measure: 'recall_by_elusion', basis: recall },
    { measure: 'elusion', basis: elusion },
    ...plan.recall_at.map((k) => ({
      measure: 'recall_at',
      of: String(k),
      basis: oneTopic
        ? share(`found_${k}`, counted('relevant'))
        : mean(`recall_${k}`, 'topics_with_relevant'),
    })),
    ...plan.precision_at.map((k) => ({
      measure: 'precision_at',
      of: String(k),
      basis: oneTopic ? share(`right_${k}`, isEmpty ? 0 : k) : mean(`precision_${k}`, 'topics'),
    })),
    {
      measure: 'average_precision_of_ranking',
      basis: mean('average_precision', 'topics_with_relevant'),
    },
    ...WORK_SAVED.map((level) => ({
      measure: 'work_saved_over_sampling',
      of: `${level} %`,
      basis: mean(`saved_${level}`, `topics_saved_${level}`, { low: level / 100 - 1, high: level / 100 }),
    })),
  ]
}

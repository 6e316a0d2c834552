// What each measure of an identification rests on in one slice.
import { type Basis, none, rateOfSums, shareOf } from '../../basis/index.ts'
import type { FigureBasis, Reading } from '../task.ts'
import type { IdentificationPlan } from './plan.ts'
import { cellCount, rankBounds } from './searches.ts'
import type { SearchState } from './state.ts'

/** Coefficients of the cells: for each whether it is mated, its place among the ranks, and whether it raised an alert. */
export function coefficients(
  bounds: readonly number[],
  holds: (cell: { readonly mated: boolean; readonly place: number; readonly alert: boolean }) => boolean,
): readonly number[] {
  return Array.from({ length: cellCount(bounds) }, (_, at) => {
    const place = Math.floor(at / 2)
    return holds({ mated: place <= bounds.length, place, alert: at % 2 === 1 }) ? 1 : 0
  })
}

function selectivity({ candidates }: SearchState, plan: IdentificationPlan): Basis {
  if (plan.columns.probe === undefined) return none('not_asked', 'not_applicable')
  return candidates === null ? none('needs_rows') : rateOfSums(candidates, [1, 0], [0, 1], 'no_negative')
}

function rankBases(
  { cells }: SearchState,
  plan: IdentificationPlan,
  bounds: readonly number[],
): FigureBasis[] {
  const mated = coefficients(bounds, (cell) => cell.mated)
  return [...new Set(plan.ranks)].map((rank) => {
    const last = bounds.indexOf(rank)
    const within = coefficients(bounds, (cell) => cell.mated && cell.place <= last)
    const basis =
      last === -1 ? none('not_asked', 'not_applicable') : shareOf(cells, within, mated, 'no_positive')
    return { measure: 'rank_k', of: String(rank), basis }
  })
}

/** The figures of a slice, in the order of the plan. */
export function identificationFigures({
  state,
  plan,
}: Reading<IdentificationPlan, SearchState>): FigureBasis[] {
  const { cells } = state
  const bounds = rankBounds(plan)
  const of = (holds: Parameters<typeof coefficients>[1]) => coefficients(bounds, holds)
  const falseAlerts = of(({ mated, alert }) => !mated && alert)
  const found = of(({ mated, alert }) => mated && alert)
  return [
    {
      measure: 'true_positive_identification_rate',
      basis: shareOf(
        cells,
        found,
        of(({ mated }) => mated),
        'no_positive',
      ),
    },
    {
      measure: 'false_positive_identification_rate',
      basis: shareOf(
        cells,
        falseAlerts,
        of(({ mated }) => !mated),
        'no_negative',
      ),
    },
    {
      measure: 'false_alerts_per_face',
      basis: shareOf(
        cells,
        falseAlerts,
        of(() => true),
        'no_observation',
      ),
    },
    {
      measure: 'false_alerts_per_alert',
      basis: shareOf(
        cells,
        falseAlerts,
        of(({ alert }) => alert),
        'none_classed_positive',
      ),
    },
    { measure: 'selectivity', basis: selectivity(state, plan) },
    ...rankBases(state, plan, bounds),
  ]
}

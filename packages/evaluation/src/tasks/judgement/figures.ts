// What the figures of a judgement rest on in one slice: shares of items and of pairs of ratings, and coefficients that take
// off what chance would give.
import { collectUnits, type UnitSums } from '@policeai/metrics'
import { type Basis, none } from '../../basis/index.ts'
import { shareOfAmounts } from '../share-of-amounts.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { agreeing, alphaOf, cohenOf, countOf, fleissOf, majorityOf, ofPeople } from './coefficients.ts'
import { labelsOf } from './labels.ts'
import type { JudgementPlan } from './plan.ts'
import { resampledBasis } from './resample.ts'
import type { ItemRatings, JudgementState } from './state.ts'

type JudgementReading = Reading<JudgementPlan, JudgementState>
type Share = (item: ItemRatings) => readonly [above: number, below: number]

/** Sums over units of what an item has of two amounts, the first a part of the second. */
function sumShares({ kinds }: JudgementState, share: Share): UnitSums {
  const units = collectUnits(2)
  for (const { items, times } of kinds) {
    const [amounts, counts] = [
      [0, 0],
      [0, 0],
    ]
    for (const item of items) {
      for (const [i, amount] of share(item).entries()) {
        amounts[i]! += item.weight * amount
        counts[i]! += amount
      }
    }
    const weighted = items.some(({ weight }) => weight !== 1)
    units.add({ amounts, observations: items.length, times, ...(weighted ? { counts } : {}) })
  }
  return units.read()
}

function shareBasis(state: JudgementState, share: Share): Basis {
  return shareOfAmounts(sumShares(state, share), [1, 0], [0, 1])
}

const withMajority: Share = ({ lead, others }) => {
  const majority = majorityOf(others)
  return lead === null || majority === undefined ? [0, 0] : [Number(lead === majority), 1]
}

const withEach: Share = ({ lead, others }) => {
  if (lead === null) return [0, 0]
  return [others.find(([label]) => label === lead)?.[1] ?? 0, countOf(others)]
}

function amongPeople(judged: boolean): Share {
  return (item) => {
    const counts = ofPeople(item, judged)
    const n = countOf(counts)
    return [agreeing(counts) / 2, (n * (n - 1)) / 2]
  }
}

const NOT_ASKED = none('not_asked', 'not_applicable')

function judgeFigures(reading: JudgementReading): FigureBasis[] {
  const { plan, state, all } = reading
  const asked = (basis: () => Basis): Basis => (plan.judge === undefined ? NOT_ASKED : basis())
  const kappa = () => cohenOf(labelsOf(all, plan), plan, ({ others }) => majorityOf(others))
  return [
    { measure: 'judge_agreement', basis: asked(() => shareBasis(state, withMajority)) },
    { measure: 'judge_agreement', of: 'each person', basis: asked(() => shareBasis(state, withEach)) },
    { measure: 'judge_kappa', basis: asked(() => resampledBasis(kappa(), reading, 'judge_kappa')) },
  ]
}

/** How many ratings each item has that has two at least; none where they differ. */
function ratingsEach({ kinds }: JudgementState, judged: boolean): number | undefined {
  const found = new Set<number>()
  for (const { items } of kinds) for (const item of items) found.add(countOf(ofPeople(item, judged)))
  const several = [...found].filter((n) => n > 1)
  return several.length === 1 ? several[0] : undefined
}

function fleissBasis(reading: JudgementReading): Basis {
  const { plan, state, all } = reading
  const judged = plan.judge !== undefined
  const ratings = ratingsEach(all, judged)
  if (ratings === undefined) return none('ratings_differ', 'not_applicable')
  return resampledBasis(
    fleissOf(labelsOf(all, plan), judged, ratings),
    { ...reading, state: atLeast(state, ratings, judged) },
    'fleiss_kappa',
  )
}

/** Without the items of which a slice has not all ratings, such as where raters are grouped. */
function atLeast({ kinds, raters }: JudgementState, ratings: number, judged: boolean): JudgementState {
  const whole = kinds.map(({ items, times }) => ({
    items: items.filter((item) => countOf(ofPeople(item, judged)) === ratings),
    times,
  }))
  return { kinds: whole.filter(({ items }) => items.length > 0), raters }
}

/** Of two raters who are no judge. */
function raterKappa(reading: JudgementReading): Basis {
  const { plan, all } = reading
  if (plan.judge === undefined && all.raters?.length === 0) return none('needs_rows')
  if (plan.judge !== undefined || all.raters?.length !== 2) return none('not_two_raters', 'not_applicable')
  const coefficient = cohenOf(labelsOf(all, plan), plan, ({ others }) => others[0]?.[0])
  return resampledBasis(coefficient, reading, 'rater_kappa')
}

/** The figures of a slice, in a fixed order. */
export function judgementFigures(reading: JudgementReading): FigureBasis[] {
  const { plan, state, all } = reading
  const alpha = () => resampledBasis(alphaOf(labelsOf(all, plan), plan), reading, 'krippendorff_alpha')
  return [
    ...judgeFigures(reading),
    { measure: 'rater_agreement', basis: shareBasis(state, amongPeople(plan.judge !== undefined)) },
    { measure: 'krippendorff_alpha', basis: alpha() },
    { measure: 'fleiss_kappa', basis: fleissBasis(reading) },
    { measure: 'rater_kappa', basis: raterKappa(reading) },
  ]
}

export const judgementFiguresPlace = { module: import.meta.url, name: judgementFigures.name }

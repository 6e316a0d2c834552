// How far each rate of error differs between the groups of an attribute, in one number of each kind, beside who is worst and
// best off. It is read from the estimates of the groups that are large enough to say anything of.
import { giniCoefficient, highestToGeometricMean, type Spread, worstToBest } from '@policeai/metrics'
import { type Basis, figureOf, type Intervals, sizeOf } from '../../basis/index.ts'
import type { ResultTable } from '../../result/index.ts'
import type { ComparedAttribute } from '../task.ts'

/** What of a plan the spread depends on. */
type SpreadPlan = { readonly minimum: { readonly n: number }; readonly intervals: Intervals }

type GroupRate = { readonly name: string; readonly rate: number }

function rateOf(basis: Basis, { minimum, intervals }: SpreadPlan): number | undefined {
  if (basis.kind === 'none' || sizeOf(basis).n < minimum.n) return undefined
  return figureOf(basis, intervals).estimate
}

function ratesOf({ groups }: ComparedAttribute, measure: string, plan: SpreadPlan): GroupRate[] {
  return groups.flatMap(({ name, recorded, figures }) => {
    const found = figures.find((figure) => figure.measure === measure && figure.of === undefined)
    const rate = recorded && found ? rateOf(found.basis, plan) : undefined
    return rate === undefined ? [] : [{ name, rate }]
  })
}

function estimateOf(spread: Spread): number | null {
  return spread.kind === 'measured' ? spread.estimate : null
}

function rowOf(attribute: ComparedAttribute, measure: string, plan: SpreadPlan): (string | number | null)[] {
  const groups = ratesOf(attribute, measure, plan)
  const rates = groups.map(({ rate }) => rate)
  const [worst, best] = [Math.max(...rates), Math.min(...rates)]
  const nameOf = (wanted: number) =>
    worst === best ? null : (groups.find(({ rate }) => rate === wanted)?.name ?? null)
  const recorded = attribute.groups.filter((group) => group.recorded).length
  return [
    attribute.name,
    groups.length,
    recorded - groups.length,
    estimateOf(highestToGeometricMean(rates)),
    estimateOf(giniCoefficient(rates)),
    estimateOf(worstToBest(rates)),
    nameOf(worst),
    nameOf(best),
  ]
}

/** A table for each rate, a row an attribute; `spread_<rate>`. */
export function spreadTables(
  attributes: readonly ComparedAttribute[],
  measures: readonly string[],
  plan: SpreadPlan,
): ResultTable[] {
  if (attributes.length === 0) return []
  return measures.map((measure) => ({
    table: `spread_${measure}`,
    slice: {},
    columns: [
      { key: 'attribute', unit: 'text' },
      { key: 'groups', unit: 'count' },
      { key: 'too_few', unit: 'count' },
      { key: 'highest_to_geometric_mean', unit: 'number' },
      { key: 'gini', unit: 'score' },
      { key: 'worst_to_best', unit: 'number' },
      { key: 'worst', unit: 'text' },
      { key: 'best', unit: 'text' },
    ],
    rows: attributes.map((attribute) => rowOf(attribute, measure, plan)),
  }))
}

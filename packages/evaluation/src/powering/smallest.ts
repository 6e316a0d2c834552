// The smallest gap that given sizes can show: of the groups that somebody can recruit, or of those that a file has.
import { smallestAreaGap, smallestDetectableGap, smallestMeanGap, type TestRisk } from '@policeai/metrics'
import { type Basis, figureOf, type Intervals, sizeOf } from '../basis/index.ts'
import { type Assumptions, designOf } from './assumptions.ts'

/** `gap` is null where even the largest difference that there can be would not be shown. */
export type Smallest = {
  readonly measure: string
  readonly of?: string
  readonly attribute: string
  readonly group: string
  readonly reference: string
  readonly n: { readonly group: number; readonly reference: number }
  /** As many independent trials would say as much. */
  readonly effective: { readonly group: number; readonly reference: number }
  /** The rate that the reference group is taken to have. */
  readonly expected: number
  readonly gap: number | null
}

/** What a group brings to a comparison: its figure, how many it rests on, and its variance where that is known. */
type Brought = {
  readonly estimate: number
  readonly n: number
  readonly effective: number
  readonly variance: number | null
}

function varianceOf(basis: Basis): number | null {
  switch (basis.kind) {
    case 'share':
    case 'rate':
      return basis.ratio.variance
    case 'smooth':
      return basis.variance
    case 'area':
      return basis.area.variance
    default:
      return null
  }
}

/** The rows that would say as much were they independent: as many as give a share the variance that it has. */
function effectiveOf(basis: Basis, n: number): number {
  if (basis.kind !== 'share' || basis.ratio.variance === null) return n
  const { estimate, variance, units } = basis.ratio
  if (variance === 0) return Math.min(n, units)
  return Math.min(n, (estimate * (1 - estimate)) / variance)
}

export function broughtBy(basis: Basis, intervals: Intervals): Brought | undefined {
  if (basis.kind === 'none') return undefined
  const { n } = sizeOf(basis)
  const { estimate } = figureOf(basis, intervals)
  return { estimate, n, effective: effectiveOf(basis, n), variance: varianceOf(basis) }
}

/** Of shares by the two sizes; of anything else by the variances that were observed. */
export function smallestOfTwo(
  group: Brought,
  reference: Brought,
  expected: number,
  { proportion, risk }: { readonly proportion: boolean; readonly risk: TestRisk },
): number | null {
  if (proportion) {
    if (expected >= 1 || group.effective <= 0 || reference.effective <= 0) return null
    const trials = { reference: reference.effective, group: group.effective }
    return smallestDetectableGap(expected, trials, risk) ?? null
  }
  const [a, b] = [group.variance, reference.variance]
  if (a === null || b === null || a + b === 0) return null
  return smallestMeanGap({ a: 1, b: 1 }, { a, b, designEffect: 1 }, risk)
}

/** By the sizes that somebody plans to have; the first is the reference. */
export function smallestByPlan(assumptions: Assumptions, attribute: string): readonly Smallest[] {
  const [reference, ...others] = assumptions.sizes ?? []
  if (reference === undefined) return []
  const { passes, risk, negativesPerPositive } = assumptions
  const effective = (people: number) => (people * passes) / designOf(assumptions)
  return [...assumptions.expected].flatMap(([measure, { value: expected }]) =>
    others.map(({ group, n }) => {
      const trials = { group: effective(n), reference: effective(reference.n) }
      const gap =
        measure === 'area_under_roc'
          ? smallestAreaGap(
              expected,
              Math.min(trials.group, trials.reference),
              { negativesPerPositive, correlation: 0 },
              risk,
            )
          : smallestDetectableGap(expected, trials, risk)
      return {
        measure,
        attribute,
        group,
        reference: reference.group,
        n: { group: n * passes, reference: reference.n * passes },
        effective: trials,
        expected,
        gap: gap ?? null,
      }
    }),
  )
}

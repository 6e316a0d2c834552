// Each group of an attribute against its reference, in each figure. The p-values of one figure over the groups of
// one attribute are one family, adjusted together; a group that is too small to say anything of is not tested.
import { holm } from '@policeai/metrics'
import { type Basis, compare } from '../basis/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Disparity, Reason } from '../result/index.ts'
import type { FigureBasis } from '../tasks/task.ts'
import { type BasedSlice, tooFew } from './measures.ts'
import type { SlicedAttribute, SliceGroup } from './slices.ts'

type Pair = {
  readonly measure: string
  readonly of?: string
  readonly attribute: string
  readonly group: string
  readonly reference: string
}

const NOTHING = {
  difference: { estimate: null, interval: null },
  ratio: { estimate: null, interval: null },
} as const

/** The reason of one of the two groups, which it names. */
function because(group: string, join: ': ' | ' ', { reason, reason_code, reason_values }: Reason) {
  return { reason: `${group}${join}${reason}`, reason_code, reason_values: { group, ...reason_values } }
}

function without(pair: Pair, group: Basis, reference: Basis): Disparity {
  const [name, basis] = group.kind === 'none' ? [pair.group, group] : [pair.reference, reference]
  if (basis.kind !== 'none') throw new Error(`${name} has something to compare`)
  const why = because(name, ': ', basis.why)
  return { ...pair, status: basis.status, ...why, ...NOTHING, p: null, p_adjusted: null }
}

/** Which of the two is too small to say anything of, and why; the group before the reference. */
function smallOf(pair: Pair, group: Basis, reference: Basis, plan: CommonPlan): Reason | undefined {
  const ofGroup = tooFew(group, plan)
  if (ofGroup !== undefined) return because(pair.group, ' ', ofGroup)
  const ofReference = tooFew(reference, plan)
  return ofReference && because(pair.reference, ' ', ofReference)
}

function disparityOf(pair: Pair, group: Basis, reference: Basis, plan: CommonPlan): Disparity {
  const comparison = compare(group, reference, plan.intervals)
  if (comparison === undefined) return without(pair, group, reference)
  const small = smallOf(pair, group, reference, plan)
  if (small === undefined) return { ...pair, status: 'measured', ...comparison, p_adjusted: null }
  const { difference, ratio } = comparison
  return { ...pair, status: 'too_few', ...small, difference, ratio, p: null, p_adjusted: null }
}

function adjust(family: readonly Disparity[]): Disparity[] {
  const adjusted = holm(family.flatMap(({ p }) => (p === null ? [] : [p])))
  let next = 0
  return family.map((disparity) =>
    disparity.p === null ? disparity : { ...disparity, p_adjusted: adjusted[next++] ?? null },
  )
}

/** The disparities of an attribute, by figure and then by group; none where nothing can be compared. */
export function disparitiesOf(
  attribute: SlicedAttribute,
  basedOf: (group: SliceGroup) => BasedSlice,
  plan: CommonPlan,
): Disparity[] {
  const { reference } = attribute
  if (reference === undefined) return []
  const others = attribute.groups.filter((group) => group.recorded && group !== reference)
  const ofReference = basedOf(reference).figures
  const ofOthers = others.map((group) => [group, basedOf(group).figures] as const)
  return ofReference.flatMap((figure, at) => {
    if (figure.compared === false) return []
    const family = ofOthers.map(([group, figures]) =>
      disparityOf(
        pairOf(figure, attribute.name, group.name, reference.name),
        basisAt(figures, at),
        figure.basis,
        plan,
      ),
    )
    return adjust(family)
  })
}

function pairOf({ measure, of }: FigureBasis, attribute: string, group: string, reference: string): Pair {
  return { measure, ...(of === undefined ? {} : { of }), attribute, group, reference }
}

/** A task gives the same figures in the same order for every slice. */
function basisAt(figures: readonly FigureBasis[], at: number): Basis {
  const found = figures[at]
  if (found === undefined) throw new Error('the slices of a task differ in their figures')
  return found.basis
}

// Each group of an attribute against its reference, in each measure. The p-values of one measure over the groups of
// one attribute are one family, adjusted together; a group that is too small to say anything of is not tested.
import { holm } from '@policeai/metrics'
import { CLASSIFICATION_MEASURES, type Plan } from '../plan/index.ts'
import type { Disparity, Reason } from '../result/index.ts'
import type { Basis, MeasureName } from './basis.ts'
import { compare } from './contrast.ts'
import { type BasedSlice, tooFew } from './measures.ts'
import type { SlicedAttribute, SliceGroup } from './slices.ts'

type Pair = {
  readonly measure: MeasureName
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
function smallOf(pair: Pair, group: Basis, reference: Basis, plan: Plan): Reason | undefined {
  const ofGroup = tooFew(group, plan)
  if (ofGroup !== undefined) return because(pair.group, ' ', ofGroup)
  const ofReference = tooFew(reference, plan)
  return ofReference && because(pair.reference, ' ', ofReference)
}

function disparityOf(pair: Pair, group: Basis, reference: Basis, plan: Plan): Disparity {
  const comparison = compare(group, reference, plan.intervals)
  if (comparison === undefined) return without(pair, group, reference)
  const small = smallOf(pair, group, reference, plan)
  if (small === undefined) return { ...pair, status: 'measured', ...comparison, p_adjusted: null }
  const { difference, ratio } = comparison
  return {
    ...pair,
    status: 'too_few',
    ...small,
    difference,
    ratio,
    p: null,
    p_adjusted: null,
  }
}

function adjust(family: readonly Disparity[]): Disparity[] {
  const adjusted = holm(family.flatMap(({ p }) => (p === null ? [] : [p])))
  let next = 0
  return family.map((disparity) =>
    disparity.p === null ? disparity : { ...disparity, p_adjusted: adjusted[next++] ?? null },
  )
}

/** The disparities of an attribute, by measure and then by group; none where nothing can be compared. */
export function disparitiesOf(
  attribute: SlicedAttribute,
  basedOf: (group: SliceGroup) => BasedSlice,
  plan: Plan,
): Disparity[] {
  const { reference } = attribute
  if (reference === undefined) return []
  const others = attribute.groups.filter((group) => group.recorded && group !== reference)
  const basis = (group: SliceGroup, measure: MeasureName): Basis => {
    const found = basedOf(group).bases.get(measure)
    if (found === undefined) throw new Error(`no basis for ${measure}`)
    return found
  }
  return CLASSIFICATION_MEASURES.flatMap((measure) =>
    adjust(
      others.map((group) => {
        const pair = { measure, attribute: attribute.name, group: group.name, reference: reference.name }
        return disparityOf(pair, basis(group, measure), basis(reference, measure), plan)
      }),
    ),
  )
}

// Each group of an attribute against its reference, in each measure. The p-values of one measure over the groups of
// one attribute are one family, adjusted together; a group that is too small to say anything of is not tested.
import { holm } from '@policeai/metrics'
import { CLASSIFICATION_MEASURES, type Plan } from '../plan/index.ts'
import type { Disparity } from '../result/index.ts'
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

function without(pair: Pair, group: Basis, reference: Basis): Disparity {
  const [name, basis] = group.kind === 'none' ? [pair.group, group] : [pair.reference, reference]
  const { status, reason } = basis.kind === 'none' ? basis : { status: 'not_measured' as const, reason: '' }
  return { ...pair, status, reason: `${name}: ${reason}`, ...NOTHING, p: null, p_adjusted: null }
}

function disparityOf(pair: Pair, group: Basis, reference: Basis, plan: Plan): Disparity {
  const comparison = compare(group, reference, plan.intervals)
  if (comparison === undefined) return without(pair, group, reference)
  const small = [
    [pair.group, tooFew(group, plan)],
    [pair.reference, tooFew(reference, plan)],
  ].find(([, reason]) => reason !== undefined)
  if (small === undefined) return { ...pair, status: 'measured', ...comparison, p_adjusted: null }
  const { difference, ratio } = comparison
  return {
    ...pair,
    status: 'too_few',
    reason: `${small[0]} ${small[1]}`,
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

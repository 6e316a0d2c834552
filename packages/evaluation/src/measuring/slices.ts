// The slices of an evaluation: all observations, then the groups of each attribute, largest first, those that are
// not recorded last; and the group that the others of an attribute are compared with.
import { type Fault, nearest } from '../faults/index.ts'
import type { Attribute, Group } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'

const JOIN = ' × '

export type SliceGroup = Group & {
  readonly code: number
  readonly name: string
  readonly slice: Readonly<Record<string, string>>
}

/** An attribute with its groups in the order of the result; the reference is missing where no group is recorded. */
export type SlicedAttribute = {
  readonly name: string
  readonly columns: readonly string[]
  readonly groups: readonly SliceGroup[]
  readonly reference: SliceGroup | undefined
  /** The plan names the reference whole. */
  readonly referenceGiven: boolean
}

function bySize(a: SliceGroup, b: SliceGroup): number {
  return Number(b.recorded) - Number(a.recorded) || b.n - a.n || a.code - b.code
}

function sliced({ columns, groups }: Attribute): SliceGroup[] {
  return groups
    .map((group, code) => ({
      ...group,
      code,
      name: group.values.join(JOIN),
      slice: Object.fromEntries(columns.map((column, i) => [column, group.values[i] ?? ''])),
    }))
    .sort(bySize)
}

function same(value: string, wanted: CommonPlan['reference'][string]): boolean {
  return value === String(wanted) || (typeof wanted === 'number' && value !== '' && Number(value) === wanted)
}

function matches(group: SliceGroup, columns: readonly string[], reference: CommonPlan['reference']): boolean {
  return columns.every((column, i) => {
    const wanted = reference[column]
    return wanted === undefined || same(group.values[i] ?? '', wanted)
  })
}

/** Puts the groups of an attribute in order and finds its reference: the plan's, or the largest that fits the plan. */
export function sliceAttribute(attribute: Attribute, plan: CommonPlan): SlicedAttribute {
  const { columns } = attribute
  const groups = sliced(attribute)
  const reference = groups.find((group) => group.recorded && matches(group, columns, plan.reference))
  const referenceGiven = columns.every((column) => plan.reference[column] !== undefined)
  return { name: columns.join(JOIN), columns, groups, reference, referenceGiven }
}

/** Whether each part of the reference occurs by itself, so that a fault of it is not told elsewhere too. */
function partsOccur({ columns, groups }: SlicedAttribute, plan: CommonPlan): boolean {
  return columns.every((column, i) => {
    const wanted = plan.reference[column]
    return wanted === undefined || groups.some(({ values }) => same(values[i] ?? '', wanted))
  })
}

function referenceFault(file: string, attribute: SlicedAttribute, plan: CommonPlan): Fault[] {
  const { name, columns, groups, reference } = attribute
  const wanted = columns.filter((column) => plan.reference[column] !== undefined)
  const names = groups.filter(({ recorded }) => recorded).map((group) => group.name)
  const toldElsewhere = columns.length > 1 && !partsOccur(attribute, plan)
  if (reference !== undefined || wanted.length === 0 || names.length === 0 || toldElsewhere) return []
  const asked = wanted.map((column) => String(plan.reference[column])).join(JOIN)
  const meant = nearest(asked, names)
  const shown = names.slice(0, 20).map((text) => `"${text}"`)
  const hint = meant ? `Did you mean "${meant}"?` : `The groups are ${shown.join(', ')}.`
  const message = `no row has the reference group "${asked}" in "${name}"`
  return [{ code: 'reference_absent', file, field: name, message, hint }]
}

/** A fault for each reference of the plan that the observations do not hold. */
export function referenceFaults(
  file: string,
  attributes: readonly SlicedAttribute[],
  plan: CommonPlan,
): Fault[] {
  return attributes.flatMap((attribute) => referenceFault(file, attribute, plan))
}

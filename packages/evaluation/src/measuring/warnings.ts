// What a reader has to know before the figures, whatever the task: rows left out, groups too small, a reference that
// nobody chose. A warning never changes a figure.
import { counted } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Result, Warning, WarningCode } from '../result/index.ts'
import type { SlicedAttribute } from './slices.ts'

type Told = Warning & { readonly code: WarningCode; readonly values: NonNullable<Warning['values']> }

/** Roles whose absence leaves a row in the figures. */
const KEPT = new Set(['group', 'id'])

function missingValues({ missing, total }: Result['rows']): Told[] {
  return missing.map(({ column, role, rows, kept: stays }) => {
    const kept = KEPT.has(role) || stays ? '' : '; they are left out'
    const message = `${counted(rows, 'row')} of ${total.toLocaleString('en-GB')} have no value in “${column}” (${role})${kept}.`
    return { code: 'missing_values', message, values: { column, role, rows, total } }
  })
}

function notRecorded({ name, groups }: SlicedAttribute): Told[] {
  return groups
    .filter(({ recorded }) => !recorded)
    .map(({ name: group, n, slice }) => ({
      code: 'group_not_recorded',
      message: `In “${name}”, ${counted(n, 'row')} stand as “${group}” because a value is missing; they are compared with no group.`,
      values: { attribute: name, group, rows: n },
      slice: { ...slice },
    }))
}

function tooFew({ name, groups }: SlicedAttribute, plan: CommonPlan): Told[] {
  return groups
    .filter(({ n }) => n < plan.minimum.n)
    .map(({ name: group, n, slice }) => ({
      code: 'too_few',
      message: `In “${name}”, the group “${group}” has ${counted(n, 'observation')}, fewer than the plan’s minimum of ${plan.minimum.n}: too few to say.`,
      values: { attribute: name, group, n, minimum: plan.minimum.n },
      slice: { ...slice },
    }))
}

function reference(
  { name, columns, groups, reference, referenceGiven }: SlicedAttribute,
  plan: CommonPlan,
): Told[] {
  if (reference === undefined || groups.filter(({ recorded }) => recorded).length < 2) {
    const message = `“${name}” has fewer than two groups: nothing is compared.`
    return [{ code: 'nothing_to_compare', message, values: { attribute: name } }]
  }
  if (referenceGiven) return []
  const partly = columns.some((column) => plan.reference[column] !== undefined)
  const largest = `the largest group${partly ? ' that fits it' : ''}, “${reference.name}”, was taken`
  const message = `The plan names ${partly ? 'a part of the' : 'no'} reference for “${name}”: ${largest}.`
  const values = { attribute: name, reference: reference.name, given: partly ? 'part' : 'none' }
  return [{ code: 'reference_chosen', message, slice: { ...reference.slice }, values }]
}

/** Every warning of an evaluation, in a fixed order; those of the task between the rows and the groups. */
export function warningsOf(
  rows: Result['rows'],
  ofTask: readonly Warning[],
  attributes: readonly SlicedAttribute[],
  plan: CommonPlan,
): Warning[] {
  return [
    ...missingValues(rows),
    ...ofTask,
    ...attributes.flatMap((attribute) => [
      ...reference(attribute, plan),
      ...notRecorded(attribute),
      ...tooFew(attribute, plan),
    ]),
  ]
}

// What a reader has to know before the figures: rows left out, groups too small, a reference that nobody chose, a
// data set in which one of the classes never occurs. A warning never changes a figure.
import { counted } from '../faults/index.ts'
import type { Observations } from '../observations/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Warning, WarningCode } from '../result/index.ts'
import { MOST_CURVES } from './curves.ts'
import type { SlicedAttribute } from './slices.ts'
import type { Tallies } from './tally.ts'

type Told = Warning & { readonly code: WarningCode; readonly values: NonNullable<Warning['values']> }

function missingValues({ rows }: Observations): Told[] {
  return rows.missing.map(({ column, role, rows: missing }) => {
    const kept = role === 'truth' || role === 'score' || role === 'prediction' ? '; they are left out' : ''
    const message = `${counted(missing, 'row')} of ${rows.total.toLocaleString('en-GB')} have no value in “${column}” (${role})${kept}.`
    return { code: 'missing_values', message, values: { column, role, rows: missing, total: rows.total } }
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

function tooFew({ name, groups }: SlicedAttribute, plan: Plan): Told[] {
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
  plan: Plan,
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

function oneClass({ all }: Tallies, plan: Plan): Told[] {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = all.confusion
  const truth = `“${plan.columns.truth}”`
  if (truePositives + falseNegatives === 0) {
    const message = `${truth} is never ${JSON.stringify(plan.positive)}, the plan’s positive: error rates among positives cannot be measured. Check “positive” in the plan.`
    return [{ code: 'one_class', message, values: { column: plan.columns.truth, without: 'positive' } }]
  }
  if (falsePositives + trueNegatives > 0) return []
  return [
    {
      code: 'one_class',
      message: `${truth} is positive in every row: error rates among negatives cannot be measured.`,
      values: { column: plan.columns.truth, without: 'negative' },
    },
  ]
}

function oneDecision({ all }: Tallies): Told[] {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = all.confusion
  const [positives, negatives] = [truePositives + falsePositives, falseNegatives + trueNegatives]
  if (positives > 0 && negatives > 0) return []
  const decision = positives > 0 ? 'positive' : 'negative'
  const message = `Every observation was classed as ${decision}: check the threshold.`
  return [{ code: 'one_decision', message, values: { decision } }]
}

function notProbabilities({ all }: Tallies): Told[] {
  if (all.scores === undefined || all.scores.withinUnit) return []
  const message = 'The scores are not probabilities (some lie outside 0 to 1), so there is no Brier score.'
  return [{ code: 'scores_not_probabilities', message, values: {} }]
}

function curvesLeftOut(attributes: readonly SlicedAttribute[], plan: Plan): Told[] {
  const groups = attributes
    .filter(({ columns }) => columns.length === 1)
    .flatMap((attribute) => attribute.groups)
    .filter(({ recorded, n }) => recorded && n >= plan.minimum.n)
  if (plan.columns.score === undefined || groups.length <= MOST_CURVES) return []
  const left = groups.length - MOST_CURVES
  const message = `The ROC curves of the ${MOST_CURVES} largest groups are kept; ${counted(left, 'group')} have none.`
  return [{ code: 'curves_left_out', message, values: { kept: MOST_CURVES, left } }]
}

/** Every warning of an evaluation, in a fixed order. */
export function warningsOf(
  observations: Observations,
  attributes: readonly SlicedAttribute[],
  tallies: Tallies,
  plan: Plan,
): Told[] {
  return [
    ...missingValues(observations),
    ...oneClass(tallies, plan),
    ...oneDecision(tallies),
    ...notProbabilities(tallies),
    ...attributes.flatMap((attribute) => [
      ...reference(attribute, plan),
      ...notRecorded(attribute),
      ...tooFew(attribute, plan),
    ]),
    ...curvesLeftOut(attributes, plan),
  ]
}

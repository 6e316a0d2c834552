// Binary classification, whole: counts the rows once, then reads every measure, disparity, curve and criterion off
// the counts. Nothing after the counting depends on how many rows there were.
import type { Outcome } from '../faults/index.ts'
import type { Observations } from '../observations/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Curve, Measure, Result } from '../result/index.ts'
import { criteriaOf } from './criteria.ts'
import { curveOf, groupsWithCurve } from './curves.ts'
import { disparitiesOf } from './disparities.ts'
import { type BasedSlice, baseSlice, measuresOf } from './measures.ts'
import { referenceFaults, type SlicedAttribute, type SliceGroup, sliceAttribute } from './slices.ts'
import { countRows, type Tallies, type Tally } from './tally.ts'
import { warningsOf } from './warnings.ts'

/** The parts of a result that come from the counts. */
export type Findings = Pick<
  Result,
  'groups' | 'measures' | 'disparities' | 'curves' | 'criteria' | 'warnings'
>

export type Progress = (step: 'counting' | 'measuring', done: number) => void

/** A decision reads as a score of 1 or 0. */
const DECISION_THRESHOLD = 0.5

/** The share of counting that sorting by score takes, about. */
const SORTING = 0.5

function count(
  observations: Observations,
  plan: Plan,
  attributes: readonly SlicedAttribute[],
  onProgress: Progress,
): Promise<Tallies> {
  const withCurve = groupsWithCurve(attributes, plan)
  const curves = attributes.map(
    ({ groups }) => new Set(groups.filter((g) => withCurve.has(g)).map(({ code }) => code)),
  )
  return countRows({
    rows: observations.rowsByRisingScore((done) => onProgress('counting', SORTING * done)),
    attributes: observations.attributes,
    threshold: plan.threshold ?? DECISION_THRESHOLD,
    scored: plan.columns.score !== undefined,
    keepsCurve: (attribute, group) => curves[attribute]?.has(group) ?? false,
    onRows: (rows) => onProgress('counting', SORTING + ((1 - SORTING) * rows) / observations.rows.used),
  })
}

type Sliced = {
  readonly attribute: SlicedAttribute
  readonly based: ReadonlyMap<SliceGroup, BasedSlice>
  readonly tallies: readonly Tally[]
}

function baseAttribute(
  attribute: SlicedAttribute,
  tallies: readonly Tally[],
  probabilities: boolean,
): Sliced {
  const based = attribute.groups.map((group): [SliceGroup, BasedSlice] => {
    const tally = tallies[group.code]
    if (tally === undefined) throw new Error(`no tally for group ${group.name}`)
    return [group, baseSlice(group.slice, tally, probabilities)]
  })
  return { attribute, based: new Map(based), tallies }
}

function basedOf({ based }: Sliced, group: SliceGroup): BasedSlice {
  const found = based.get(group)
  if (found === undefined) throw new Error(`no measures for group ${group.name}`)
  return found
}

function curvesOf(tallies: Tallies, sliced: readonly Sliced[], plan: Plan): Curve[] {
  const ofGroups = sliced.flatMap(({ attribute, tallies: own }) =>
    attribute.groups.map((group) => {
      const tally = own[group.code]
      return tally === undefined ? undefined : curveOf(group.slice, tally, plan)
    }),
  )
  return [curveOf({}, tallies.all, plan), ...ofGroups].filter((curve) => curve !== undefined)
}

function criteriaFrom(
  plan: Plan,
  all: readonly Measure[],
  sliced: readonly Sliced[],
  measures: ReadonlyMap<SliceGroup, Measure[]>,
) {
  return criteriaOf(plan, (groups) => {
    if (groups === undefined) return all
    const columns = JSON.stringify([groups].flat())
    const found = sliced.find(({ attribute }) => JSON.stringify(attribute.columns) === columns)
    const recorded = found?.attribute.groups.filter((group) => group.recorded) ?? []
    return recorded.flatMap((group) => measures.get(group) ?? [])
  })
}

function findings(
  observations: Observations,
  plan: Plan,
  attributes: readonly SlicedAttribute[],
  tallies: Tallies,
): Findings {
  const probabilities = tallies.all.scores?.withinUnit ?? false
  const sliced = attributes.map((attribute, a) =>
    baseAttribute(attribute, tallies.groups[a] ?? [], probabilities),
  )
  const all = measuresOf(baseSlice({}, tallies.all, probabilities), plan)
  const ofGroups = new Map(
    sliced.flatMap(({ based }) =>
      [...based].map(([group, slice]) => [group, measuresOf(slice, plan)] as const),
    ),
  )
  return {
    groups: attributes.flatMap(({ name, groups }) =>
      groups.map((group) => ({
        attribute: name,
        group: group.name,
        n: group.n,
        ...(group.recorded ? {} : { recorded: false }),
      })),
    ),
    measures: [...all, ...[...ofGroups.values()].flat()],
    disparities: sliced.flatMap((slices) =>
      disparitiesOf(slices.attribute, (group) => basedOf(slices, group), plan),
    ),
    curves: curvesOf(tallies, sliced, plan),
    criteria: criteriaFrom(plan, all, sliced, ofGroups),
    warnings: warningsOf(observations, attributes, tallies, plan),
  }
}

/** Everything that a plan of task `classification` asks of these observations. */
export async function classify(
  observations: Observations,
  plan: Plan,
  onProgress: Progress,
): Promise<Outcome<{ findings: Findings }>> {
  const attributes = observations.attributes.map((attribute) => sliceAttribute(attribute, plan))
  const faults = referenceFaults(observations.file.name, attributes, plan)
  if (faults.length > 0) return { ok: false, faults }
  const tallies = await count(observations, plan, attributes, onProgress)
  onProgress('measuring', 0)
  const found = findings(observations, plan, attributes, tallies)
  onProgress('measuring', 1)
  return { ok: true, findings: found }
}

// From counts to findings: every measure, disparity, curve, table and criterion is read off the states of the slices. The
// same for rows that were counted here and for states that were merged from many sites.
import type { Fault } from '../faults/index.ts'
import type { Attribute } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { Measure, Result, Warning } from '../result/index.ts'
import type { ComparedAttribute, Reading, Slices, Task } from '../tasks/task.ts'
import { criteriaOf } from './criteria.ts'
import { disparitiesOf } from './disparities.ts'
import { type BasedSlice, measuresOf } from './measures.ts'
import { referenceFaults, type SlicedAttribute, type SliceGroup, sliceAttribute } from './slices.ts'
import { warningsOf } from './warnings.ts'

/** The parts of a result that come from the counts. */
export type Findings = Pick<
  Result,
  'groups' | 'measures' | 'disparities' | 'curves' | 'tables' | 'criteria' | 'warnings'
>

/** What was counted, by whoever counted it. */
export type Counts<S> = {
  readonly rows: Result['rows']
  readonly attributes: readonly Attribute[]
  readonly slices: Slices<S>
  /** What the reader of the observations has to say. */
  readonly notes?: readonly Warning[]
  /** Tables that need the rows themselves, such as of repeated runs; they stand before those of the task. */
  readonly tables?: readonly Result['tables'][number][]
}

export type Assembly<P extends CommonPlan, S> = {
  readonly task: Task<P, S>
  readonly plan: P
  readonly counts: Counts<S>
  readonly seed: number
}

type Sliced<P, S> = {
  readonly attribute: SlicedAttribute
  readonly readings: ReadonlyMap<SliceGroup, Reading<P, S>>
  readonly based: ReadonlyMap<SliceGroup, BasedSlice>
}

/** What is wrong with the plan's references, given the groups that occur. */
export function findingFaults(plan: CommonPlan, file: string, attributes: readonly Attribute[]): Fault[] {
  return referenceFaults(
    file,
    attributes.map((attribute) => sliceAttribute(attribute, plan)),
    plan,
  )
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error('a group has no state')
  return value
}

function basedOn<P extends CommonPlan, S>(task: Task<P, S>, reading: Reading<P, S>): BasedSlice {
  return { slice: reading.slice, figures: task.figures(reading) }
}

function slicedOf<P extends CommonPlan, S>(
  { task, plan, counts, seed }: Assembly<P, S>,
  attribute: SlicedAttribute,
  at: number,
): Sliced<P, S> {
  const readings = new Map(
    attribute.groups.map((group): [SliceGroup, Reading<P, S>] => {
      const state = counts.slices.groups[at]?.[group.code]
      if (state === undefined) throw new Error(`no state for group ${group.name}`)
      const { attributes, slices } = counts
      return [group, { plan, state, ...slices, seed, slice: group.slice, attributes }]
    }),
  )
  const based = new Map([...readings].map(([group, reading]) => [group, basedOn(task, reading)] as const))
  return { attribute, readings, based }
}

function criteriaFrom<P, S>(
  plan: CommonPlan,
  all: readonly Measure[],
  sliced: readonly Sliced<P, S>[],
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

function groupsOf(attributes: readonly SlicedAttribute[]): Findings['groups'] {
  return attributes.flatMap(({ name, groups }) =>
    groups.map((group) => ({
      attribute: name,
      group: group.name,
      n: group.n,
      ...(group.recorded ? {} : { recorded: false }),
    })),
  )
}

function comparedOf<P, S>({ attribute, based }: Sliced<P, S>): ComparedAttribute {
  const groups = attribute.groups.map((group) => ({
    name: group.name,
    recorded: group.recorded,
    figures: found(based, group).figures,
  }))
  return { name: attribute.name, groups }
}

/** Everything that a plan asks of these counts. */
export function assemble<P extends CommonPlan, S>(assembly: Assembly<P, S>): Findings {
  const { task, plan, counts, seed } = assembly
  const attributes = counts.attributes.map((attribute) => sliceAttribute(attribute, plan))
  const sliced = attributes.map((attribute, at) => slicedOf(assembly, attribute, at))
  const { all } = counts.slices
  const { attributes: places, slices } = counts
  const whole: Reading<P, S> = { plan, state: all, ...slices, seed, slice: {}, attributes: places }
  const ofAll = measuresOf(basedOn(task, whole), plan)
  const ofGroups = new Map(
    sliced.flatMap(({ based }) =>
      [...based].map(([group, slice]) => [group, measuresOf(slice, plan)] as const),
    ),
  )
  const readings = [whole, ...sliced.flatMap((each) => [...each.readings.values()])]
  return {
    groups: groupsOf(attributes),
    measures: [...ofAll, ...[...ofGroups.values()].flat()],
    disparities: sliced.flatMap(({ attribute, based }) =>
      disparitiesOf(attribute, (group) => found(based, group), plan),
    ),
    curves: readings.flatMap((reading) => task.curves?.(reading) ?? []),
    tables: [
      ...(counts.tables ?? []),
      ...readings.flatMap((reading) => task.tables?.(reading) ?? []),
      ...(task.summaries?.(sliced.map(comparedOf), plan) ?? []),
    ],
    criteria: criteriaFrom(plan, ofAll, sliced, ofGroups),
    warnings: warningsOf(
      counts.rows,
      [...(counts.notes ?? []), ...(task.warnings?.(whole) ?? [])],
      attributes,
      plan,
    ),
  }
}

// From counts to findings: every measure, disparity, curve, table and criterion is read off the states of the slices. The
// same for rows that were counted here and for states that were merged from many sites.
import type { Fault } from '../faults/index.ts'
import type { Attribute } from '../observations/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { isFinding, type Measure, type Result, type Warning } from '../result/index.ts'
import type { ComparedAttribute, Reading, Slices, Task } from '../tasks/task.ts'
import { criteriaOf } from './criteria.ts'
import { disparitiesOf } from './disparities.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type BasedSlice, measuresOf } from './measures.ts'
import { referenceFaults, type SlicedAttribute, type SliceGroup, sliceAttribute } from './slices.ts'
import { warningsOf } from './warnings.ts'

/** The parts of a result that come from the counts. */
export type Findings = Pick<
  Result,
  'groups' | 'measures' | 'disparities' | 'curves' | 'tables' | 'criteria' | 'findings' | 'warnings'
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
}

/** An attribute with what the figures of its groups rest on. */
type Based<P, S> = Sliced<P, S> & { readonly based: ReadonlyMap<SliceGroup, BasedSlice> }

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

function slicedOf<P extends CommonPlan, S>(
  { plan, counts, seed }: Assembly<P, S>,
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
  return { attribute, readings }
}

/** What is read: all observations, and the groups of each attribute in the order of the result. */
function slicesOf<P extends CommonPlan, S>(assembly: Assembly<P, S>) {
  const { plan, counts, seed } = assembly
  const { attributes, slices } = counts
  const whole: Reading<P, S> = { plan, state: slices.all, ...slices, seed, slice: {}, attributes }
  const sliced = attributes.map((attribute, at) => slicedOf(assembly, sliceAttribute(attribute, plan), at))
  return { whole, sliced }
}

/** One after the other what `assemble` reads figures from. */
export function readingsOf<P extends CommonPlan, S>(assembly: Assembly<P, S>): readonly Reading<P, S>[] {
  const { whole, sliced } = slicesOf(assembly)
  return [whole, ...sliced.flatMap(({ readings }) => [...readings.values()])]
}

function criteriaFrom<P, S>(
  plan: CommonPlan,
  all: readonly Measure[],
  sliced: readonly Based<P, S>[],
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

function comparedOf<P, S>({ attribute, based }: Based<P, S>): ComparedAttribute {
  const groups = attribute.groups.map((group) => ({
    name: group.name,
    recorded: group.recorded,
    figures: found(based, group).figures,
  }))
  return { name: attribute.name, groups }
}

/** The slices with what their figures rest on. */
function basedOf<P extends CommonPlan, S>(assembly: Assembly<P, S>, figures: Figures) {
  const { whole, sliced } = slicesOf(assembly)
  const [ofAll = [], ...ofGroups] = figures
  const left = ofGroups.values()
  const basedOn = ({ slice }: Reading<P, S>): BasedSlice => ({ slice, figures: left.next().value ?? [] })
  return {
    whole,
    ofAll,
    sliced: sliced.map((each): Based<P, S> => {
      const based = new Map([...each.readings].map(([group, reading]) => [group, basedOn(reading)] as const))
      return { ...each, based }
    }),
  }
}

/** Everything that a plan asks of these counts. `figures` are those of `readingsOf`, where they were read already. */
export function assemble<P extends CommonPlan, S>(
  assembly: Assembly<P, S>,
  figures = figuresOf(assembly.task, readingsOf(assembly)),
): Findings {
  const { task, plan, counts } = assembly
  const { whole, ofAll: wholeFigures, sliced } = basedOf(assembly, figures)
  const attributes = sliced.map(({ attribute }) => attribute)
  const ofAll = measuresOf({ slice: {}, figures: wholeFigures }, plan)
  const ofGroups = new Map(
    sliced.flatMap(({ based }) =>
      [...based].map(([group, slice]) => [group, measuresOf(slice, plan)] as const),
    ),
  )
  const said = task.warnings?.(whole) ?? []
  const findings = said.filter(isFinding)
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
    ...(findings.length === 0 ? {} : { findings }),
    warnings: warningsOf(
      counts.rows,
      [...(counts.notes ?? []), ...said.filter((each) => !isFinding(each))],
      attributes,
      plan,
    ),
  }
}

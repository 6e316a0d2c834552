// The smallest gap that the groups of a file can show, in each figure that the task compares.
import type { Counts } from '../measuring/index.ts'
import { type SlicedAttribute, type SliceGroup, sliceAttribute } from '../measuring/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { type FigureBasis, measureDefinition, type Task } from '../tasks/index.ts'
import type { Assumptions } from './assumptions.ts'
import { broughtBy, type Smallest, smallestOfTwo } from './smallest.ts'

export type Observed = {
  readonly task: Task
  readonly plan: CommonPlan
  readonly counts: Counts<unknown>
  readonly seed: number
}

function figuresOf(
  { task, plan, counts, seed }: Observed,
  at: number,
  group: SliceGroup,
): readonly FigureBasis[] {
  const state = counts.slices.groups[at]?.[group.code]
  if (state === undefined) throw new Error(`no state for group ${group.name}`)
  const { attributes, slices } = counts
  return task.figures({ plan, state, all: slices.all, seed, slice: group.slice, attributes })
}

type Groups = {
  readonly attribute: SlicedAttribute
  readonly group: SliceGroup
  readonly reference: SliceGroup
}

function smallestOfGroup(
  observed: Observed,
  { attribute, group, reference }: Groups,
  figures: readonly [readonly FigureBasis[], readonly FigureBasis[]],
  { expected, risk }: Assumptions,
): Smallest[] {
  const { intervals } = observed.plan
  return figures[0].flatMap(({ measure, of, basis, compared }, at) => {
    const [own, other] = [
      broughtBy(basis, intervals),
      figures[1][at] && broughtBy(figures[1][at].basis, intervals),
    ]
    if (compared === false || own === undefined || other === undefined) return []
    const taken = expected.get(measure)?.value ?? other.estimate
    const proportion =
      measureDefinition(measure)?.unit === 'proportion' && ['proportion', 'share'].includes(basis.kind)
    return [
      {
        measure,
        ...(of === undefined ? {} : { of }),
        attribute: attribute.name,
        group: group.name,
        reference: reference.name,
        n: { group: own.n, reference: other.n },
        effective: { group: own.effective, reference: other.effective },
        expected: taken,
        gap: smallestOfTwo(own, other, taken, { proportion, risk }),
      },
    ]
  })
}

/** Of every group against the reference of its attribute. */
export function smallestByObservations(
  observed: Observed,
  assumptions: Assumptions,
  wanted: (measure: string) => boolean,
): readonly Smallest[] {
  return observed.counts.attributes.flatMap((raw, at) => {
    const attribute = sliceAttribute(raw, observed.plan)
    const { reference } = attribute
    if (reference === undefined) return []
    const ofReference = figuresOf(observed, at, reference)
    return attribute.groups
      .filter((group) => group.recorded && group !== reference)
      .flatMap((group) =>
        smallestOfGroup(
          observed,
          { attribute, group, reference },
          [figuresOf(observed, at, group), ofReference],
          assumptions,
        ),
      )
      .filter(({ measure }) => wanted(measure))
  })
}

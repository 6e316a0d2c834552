// Two systems in a task whose units are counted whole: units are paired by name, what is given of them must be the same, and
// every difference has the interval of the jackknife, which asks nothing of a figure but that it can be counted again.
import { sizeOf } from '../basis/index.ts'
import type { Outcome } from '../faults/index.ts'
import { sliceAttribute } from '../measuring/index.ts'
import type { FigureBasis, Task } from '../tasks/index.ts'
import { answered, applies, because, type Found, lacking } from './answers.ts'
import { bareContrast } from './contrast.ts'
import { estimateOf } from './estimates.ts'
import { adjustGroups } from './families.ts'
import { type BothFigures, countBoth, type Jackknife, jackknifeContrast, jackknivesOf } from './jackknives.ts'
import { type PairedUnits, pairUnits, type UnitsOfBoth, unitFaults, unitWarnings } from './pair-units.ts'
import { ALL, figureKey, groupKey } from './parts.ts'
import type { ComparedSide, ComparisonFindings } from './request.ts'
import type { ComparedFigure } from './schema.ts'
import type { UnitRule } from './unit-rules.ts'
import { readUnits, type Unit } from './units-of-file.ts'

export type UnitsRequest = {
  readonly task: Task
  readonly a: ComparedSide
  readonly b: ComparedSide
  readonly onProgress: (done: number) => void
  readonly rules: { readonly a: UnitRule; readonly b: UnitRule }
}

/** Which units a slice is of, by what name figures of it are kept, and what the document calls it. */
type SliceAt = {
  readonly key: string
  readonly units: ReadonlyMap<string, Unit>
  readonly slice: ComparedFigure['slice']
}

/** What every slice is compared from. */
type Counted = {
  readonly plan: ComparedSide['plan']
  readonly whole: BothFigures
  readonly jackknives: readonly Jackknife[]
}

function foundOf(a: FigureBasis, b: FigureBasis, at: SliceAt, { jackknives, plan }: Counted): Found {
  const [ofA, ofB] = [estimateOf(a.basis), estimateOf(b.basis)]
  const estimate = ofA - ofB
  const head = { a: ofA, b: ofB, n: Math.min(sizeOf(a.basis).n, sizeOf(b.basis).n) }
  if (!Number.isFinite(estimate)) return { ...head, contrast: undefined, why: lacking(a, b) }
  const contrast = jackknifeContrast(jackknives, at, { figure: figureKey(a), estimate }, plan.intervals.level)
  if (typeof contrast !== 'string') return { ...head, contrast }
  return { ...head, contrast: bareContrast(estimate), why: because(contrast) }
}

/** Every figure of a slice that both have and that has a meaning. */
function compareSlice(counted: Counted, at: SliceAt): ComparedFigure[] {
  const { whole, plan } = counted
  const [ofA, ofB] = [whole.a.get(at.key), whole.b.get(at.key)]
  return [...(ofA?.values() ?? [])].flatMap((a) => {
    const b = ofB?.get(figureKey(a))
    if (b === undefined || (!applies(a) && !applies(b))) return []
    return [answered(a, at.slice, foundOf(a, b, at, counted), plan)]
  })
}

/** By attribute, the groups that both files have with units that both have, the largest first. */
function groupsOf({ a, b }: UnitsRequest, { shared }: PairedUnits, { whole }: Counted) {
  const names = new Set(b.observations.attributes.map(({ columns }) => JSON.stringify(columns)))
  return a.observations.attributes.flatMap((attribute, index) => {
    if (!names.has(JSON.stringify(attribute.columns))) return []
    const named = sliceAttribute(attribute, a.plan)
    const groups = named.groups.flatMap((group) => {
      const inside = shared.filter((unit) => unit.groups.has(`${index}:${group.code}`))
      const key = groupKey(attribute.columns, attribute.groups[group.code]?.values ?? [])
      if (inside.length === 0 || !whole.b.has(key)) return []
      const units = new Map(inside.map((unit) => [unit.name, unit]))
      return [{ attribute: named.name, group, at: { key, units, slice: group.slice } }]
    })
    return [groups.toSorted((one, other) => other.at.units.size - one.at.units.size || byName(one, other))]
  })
}

function byName({ at: one }: { readonly at: SliceAt }, { at: other }: { readonly at: SliceAt }): number {
  return one.key < other.key ? -1 : 1
}

function findingsOf(
  request: UnitsRequest,
  paired: PairedUnits,
  units: UnitsOfBoth,
  counted: Counted,
): ComparisonFindings {
  const { level } = counted.plan.intervals
  const all = { key: ALL, units: new Map(paired.shared.map((unit) => [unit.name, unit])), slice: {} }
  const families = groupsOf(request, paired, counted)
  const figures = families.flatMap((family) =>
    adjustGroups(
      family.map(({ at }) => compareSlice(counted, at)),
      level,
    ).flat(),
  )
  return {
    pairs: paired.shared.length,
    groups: families.flat().map(({ attribute, group, at }) => ({
      attribute,
      group: group.name,
      n: at.units.size,
      ...(group.recorded ? {} : { recorded: false }),
    })),
    figures: [...compareSlice(counted, all), ...figures],
    warnings: unitWarnings(paired, units, request),
    alone: { a: paired.alone.a.length, b: paired.alone.b.length },
    unit: units.called,
  }
}

/** Compares observations that are open. Faults are those of the pairing, or of counting. */
export async function compareUnits(
  request: UnitsRequest,
): Promise<Outcome<{ findings: ComparisonFindings }>> {
  const { task, a, b, rules } = request
  const units = {
    called: rules.a.called,
    a: await readUnits(a.observations.coded, rules.a),
    b: await readUnits(b.observations.coded, rules.b),
  }
  const paired = pairUnits(units)
  const faults = unitFaults(paired, units, request)
  if (faults.length > 0) return { ok: false, faults }
  const sides = {
    a: { ...a, rule: rules.a, alone: paired.alone.a, units: units.a },
    b: { ...b, rule: rules.b, alone: paired.alone.b, units: units.b },
  }
  const whole = await countBoth(task, sides, [])
  if (!whole.ok) return whole
  const found = await jackknivesOf(task, sides, paired.shared, request.onProgress)
  if (!found.ok) return found
  const counted = { plan: a.plan, whole: whole.figures, jackknives: found.jackknives }
  return { ok: true, findings: findingsOf(request, paired, units, counted) }
}

// Two systems on the same observations: pairs their rows, and compares every figure of the task in all pairs and in each group.
import type { Outcome } from '../faults/index.ts'
import { sliceAttribute } from '../measuring/index.ts'
import { compareUnits } from './compare-units.ts'
import { cellShares, createSystem } from './estimates.ts'
import { adjustGroups } from './families.ts'
import { type Comparing, compareSlice } from './figures.ts'
import { type Pairing, pairRows } from './pairing.ts'
import type { ComparisonFindings, ComparisonRequest } from './request.ts'
import type { ComparedFigure, Comparison } from './schema.ts'
import { sidesOf } from './sums.ts'
import { unitRule } from './unit-rules.ts'

function groupFigures(
  comparing: Comparing,
  pairing: Pairing,
  { a: { observations, plan }, onProgress }: ComparisonRequest,
): { readonly groups: Comparison['groups']; readonly figures: ComparedFigure[] } {
  const attributes = observations.attributes.map((attribute) => sliceAttribute(attribute, plan))
  const groups = attributes.map((attribute, at) =>
    attribute.groups.flatMap((group) => {
      const pairs = pairing.groups[at]?.[group.code]
      return pairs === undefined || pairs.pairs === 0 ? [] : [{ attribute, group, pairs }]
    }),
  )
  const share = groups.flat().length
  let done = 0
  const figures = groups.flatMap((family) => {
    const found = family.map(({ group: { slice }, pairs }) => {
      onProgress((1 + done++ / share) / 2)
      return compareSlice(comparing, pairs, { slice, share })
    })
    return adjustGroups(found, plan.intervals.level).flat()
  })
  return {
    groups: groups.flat().map(({ attribute, group, pairs }) => ({
      attribute: attribute.name,
      group: group.name,
      n: pairs.pairs,
      ...(group.recorded ? {} : { recorded: false }),
    })),
    figures,
  }
}

/** Compares observations that are open. Faults are those of the pairing, all at once. */
export async function compareObservations(
  request: ComparisonRequest,
): Promise<Outcome<{ findings: ComparisonFindings }>> {
  const { task, a, b, seed, onProgress } = request
  const rules = [unitRule(a.plan), unitRule(b.plan)]
  if (rules[0] && rules[1]) {
    return compareUnits({ task, a, b, onProgress, rules: { a: rules[0], b: rules[1] } })
  }
  const tables = [a.observations.coded.table, b.observations.coded.table]
  const rowsA = await task.rowAmounts?.(a.plan, tables, tables[0])
  const rowsB = await task.rowAmounts?.(b.plan, tables, tables[1])
  if (rowsA === undefined || rowsB === undefined) throw new Error(`${task.name} is not counted row by row`)
  const pairing = await pairRows({ ...a, rows: rowsA }, { ...b, rows: rowsB })
  if (pairing.faults.length > 0) return { ok: false, faults: pairing.faults }
  const { attributes, coded } = a.observations
  const systems = {
    a: createSystem(task, a.plan, rowsA, attributes),
    b: createSystem(task, b.plan, rowsB, attributes),
  }
  const all = sidesOf(pairing.all.joint.sums)
  const comparing: Comparing = {
    plan: a.plan,
    systems,
    design: { dependence: pairing.dependence, weighted: coded.weighted },
    shares: { a: cellShares(systems.a, all.a), b: cellShares(systems.b, all.b) },
    all,
    seed,
  }
  const ofAll = compareSlice(comparing, pairing.all, { slice: {}, share: 1 })
  const { groups, figures } = groupFigures(comparing, pairing, request)
  const { warnings, alone } = pairing
  return {
    ok: true,
    findings: {
      pairs: pairing.all.pairs,
      groups,
      figures: [...ofAll, ...figures],
      warnings: [...warnings],
      alone,
    },
  }
}

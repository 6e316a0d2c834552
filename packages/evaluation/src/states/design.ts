// How amounts vary between independent units says something of small numbers of people too: the squares of the counts of a
// group of two are nearly the counts. It goes out for an attribute only where no count of that attribute was held back,
// since the groups of an attribute add up to those of the whole.
import type { DisclosurePolicy, ReleasedTable } from '../disclosure/index.ts'
import type { Counted } from '../engine/count.ts'
import { unitsIn } from './contents.ts'
import type { StateFile } from './format.ts'

type Held = Pick<StateFile['disclosure'], 'without_design'>

function isFew(units: number, policy: DisclosurePolicy): boolean {
  return policy.rule === 'suppress' && units > 0 && units < policy.below
}

/**
 * The attributes ('' for all observations) whose variation between units stays at the site. `states` are those of the
 * slices of the table. Another release of other observations holds back all of it: differences are not proven.
 */
export function withoutDesign(
  table: ReleasedTable,
  stateOf: (slice: number) => unknown,
  policy: DisclosurePolicy,
  previous: readonly { readonly sameObservations: boolean; readonly disclosure: Held }[],
): readonly string[] {
  if (policy.rule === 'none') return []
  const names = [...new Set(table.slices.map(({ attribute }) => attribute))]
  if (previous.some(({ sameObservations }) => !sameObservations)) return names
  const held = new Set(previous.flatMap(({ disclosure }) => disclosure.without_design))
  for (const [at, { attribute, n, cells }] of table.slices.entries()) {
    const hidden = n === null || cells.includes(null)
    if (hidden || unitsIn(stateOf(at)).some((units) => isFew(units, policy))) held.add(attribute)
  }
  return names.filter((name) => held.has(name))
}

/** The number of clusters, unless it was held back; the effective n only where nothing is. */
export function releasedDesign(
  { design, weights }: Pick<Counted, 'design' | 'weights'>,
  policy: DisclosurePolicy,
  without: readonly string[],
): StateFile['design'] {
  if (design === undefined) return undefined
  if (policy.rule === 'none') return { ...design, ...(weights === undefined ? {} : { weights }) }
  const held = policy.rule === 'round' || without.includes('')
  return {
    clusters: design.clusters.map(({ column, n }) => ({ column, n: held || isFew(n, policy) ? null : n })),
  }
}

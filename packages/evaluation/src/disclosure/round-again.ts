// Rounded counts beside an earlier release. A count has one rounded value for each base: of the same observations, rounded to 5 and
// to 7, 12 becomes 10 and 14, and is then 11 or 12; so that they go out under one policy. Of observations that are nearly
// the same, whoever knows how many came between reads a count off the step from one multiple to the next: a count that
// becomes 15 when one row is added was 12. So nothing of a slice goes out whose size is near that of the last time, and whether
// it is near is seen from what went out, so that this tells nobody where the count lies.
import type { EarlierRelease } from './earlier.ts'
import { countsOf, sliceKey } from './model.ts'
import type { DisclosurePolicy } from './policy.ts'
import type { Structure } from './structure.ts'

/** The same observations have gone out under a policy that says other things of the same counts. */
export class OtherPolicyError extends RangeError {
  override readonly name = 'OtherPolicyError'
}

function sameRules(a: DisclosurePolicy, b: DisclosurePolicy): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

function called(policy: DisclosurePolicy): string {
  if (policy.rule === 'round') return `rounded to ${policy.to}`
  return policy.rule === 'suppress' ? `without counts below ${policy.below}` : 'as they are'
}

/** Throws `OtherPolicyError` where the same observations went out under another policy and one of the two rounds. */
export function checkOnePolicy(policy: DisclosurePolicy, releases: readonly EarlierRelease[]): void {
  for (const { policy: before, sameObservations } of releases) {
    if (!sameObservations || before.rule === 'none' || sameRules(policy, before)) continue
    if (policy.rule !== 'round' && before.rule !== 'round') continue
    throw new OtherPolicyError(
      `these observations have gone out ${called(before)} already; ${called(policy)}, the two together would say more than each`,
    )
  }
}

/** By how much the n of a slice may lie beside what it really is, in a release. */
function offBy(policy: DisclosurePolicy, cells: number): number {
  return policy.rule === 'round' ? (cells * policy.to) / 2 : 0
}

/** The counts that stay: those that stayed before, and all of each slice whose size is near that of an earlier release. */
export function heldAgain(
  { table, width }: Structure,
  rounded: readonly (number | null)[],
  to: number,
  releases: readonly EarlierRelease[],
): ReadonlySet<number> {
  const held = new Set<number>()
  const cells = table.partition ? width - 1 : 1
  const places = new Map(table.slices.map((slice, at) => [sliceKey(slice), at]))
  for (const { table: before, policy, sameObservations } of releases) {
    const near = to + offBy({ rule: 'round', to }, cells) + offBy(policy, cells)
    for (const slice of before.slices) {
      const at = places.get(sliceKey(slice))
      if (at === undefined) continue
      const n = rounded[at * width + width - 1] ?? null
      const isNear = n === null || slice.n === null || Math.abs(n - slice.n) < near
      for (const [i, count] of countsOf({ ...before, slices: [slice] }).entries())
        if (sameObservations ? count === null : isNear) held.add(at * width + i)
    }
  }
  return held
}

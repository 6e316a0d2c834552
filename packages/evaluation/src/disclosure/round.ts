// Rounds counts to the nearest multiple, halves up. The cells of every slice are rounded by themselves, as ONS does
// (“conventional rounding”, Handbook on Statistical Disclosure Control, 2nd edition 2024, §5.5), so that each is off by
// half the base at most; totals added up from rounded groups, as OpenSAFELY does, would carry the error of every
// group into the headline. Within a slice n is added up from the rounded cells where they partition it, as OpenSAFELY
// does, so that a rate keeps its denominator. What the Handbook holds against conventional rounding is that it can be
// unpicked: that is looked for here, and a count that would give another away is held back.
import type { EarlierRelease } from './earlier.ts'
import { narrow, releaseBounds, roundedFrom } from './ranges.ts'
import { heldAgain } from './round-again.ts'
import type { Structure, Sum } from './structure.ts'

/** The nearest multiple of `to`, halves up: 5 becomes 10 where `to` is 10. */
export function roundCount(count: number, to: number): number {
  return Math.floor((2 * count + to) / (2 * to)) * to
}

type Rounded = {
  readonly counts: (number | null)[]
  readonly to: number
  readonly isAdded: (id: number) => boolean
}

function boundsOf({ counts, to, isAdded }: Rounded): ReturnType<typeof releaseBounds> {
  const bounds = releaseBounds(counts, false)
  for (const [id, count] of counts.entries()) {
    const { low, high } =
      count === null || isAdded(id) ? { low: 0, high: Number.POSITIVE_INFINITY } : roundedFrom(count, to)
    bounds.low[id] = low
    bounds.high[id] = high
  }
  return bounds
}

/** Counts with fewer values left than a rounded 0 has. */
function unpicked(rounded: Rounded, sums: readonly Sum[]): Set<number> {
  const { low, high } = narrow(boundsOf(rounded), sums)
  const least = Math.ceil(rounded.to / 2)
  return new Set([...low.keys()].filter((id) => (high[id] ?? 0) - (low[id] ?? 0) + 1 < least))
}

/** The smallest count of the sum's parts that is not held back yet, or the whole. */
function nextHeld({ whole, parts }: Sum, counts: readonly (number | null)[]): number | undefined {
  const shown = parts.filter((id) => counts[id] !== null)
  shown.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)
  return shown[0] ?? (counts[whole] === null ? undefined : whole)
}

/** All counts rounded by themselves, n added up from the cells where they partition it, and without what must stay. */
function firstRounded(
  structure: Structure,
  exact: readonly number[],
  to: number,
  releases: readonly EarlierRelease[],
): (number | null)[] {
  const { table, width } = structure
  const rounded: (number | null)[] = exact.map((count) => roundCount(count, to))
  if (releases.length === 0) return rounded
  const sizes = [...rounded]
  if (table.partition) addUp(sizes, width)
  const held = heldAgain(structure, sizes, to, releases)
  return rounded.map((count, id) => (held.has(id) ? null : count))
}

/**
 * Rounds all counts, and holds back those through which another could be unpicked, and those that an earlier release would
 * give away.
 */
export function round(
  structure: Structure,
  exact: readonly number[],
  to: number,
  releases: readonly EarlierRelease[] = [],
): (number | null)[] {
  const { sums, table, width } = structure
  const isAdded = (id: number): boolean => table.partition && id % width === width - 1
  const counts = firstRounded(structure, exact, to, releases)
  const linking = sums.filter(({ whole, parts }) => !isAdded(whole) && !parts.some(isAdded))
  for (let found = unpicked({ counts, to, isAdded }, linking); found.size > 0; ) {
    const touching = linking.filter(
      ({ whole, parts }) => found.has(whole) || parts.some((id) => found.has(id)),
    )
    let changed = false
    for (const sum of touching) {
      const id = nextHeld(sum, counts)
      if (id === undefined) continue
      counts[id] = null
      changed = true
    }
    if (!changed) break
    found = unpicked({ counts, to, isAdded }, linking)
  }
  if (table.partition) addUp(counts, width)
  return counts
}

/** n of each slice from its rounded cells; held back where one of them is. */
function addUp(counts: (number | null)[], width: number): void {
  for (let start = 0; start < counts.length; start += width) {
    const cells = counts.slice(start, start + width - 1)
    const n = cells.reduce<number | null>(
      (sum, cell) => (sum === null || cell === null ? null : sum + cell),
      0,
    )
    counts[start + width - 1] = n
  }
}

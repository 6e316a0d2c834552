// What an attacker can say of counts by reckoning: each count has a lowest and a highest possible value, and every
// sum narrows those of its members (interval propagation). What comes out always holds the true count; for a sum by
// itself it is exact, for linked tables the true range may be narrower, which is why protection is proven by
// construction (`moves.ts`) and not by these ranges.
import { type CountRange, countsOf, placeOf, type ReleasedTable } from './model.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type Structure, type Sum, structureOf } from './structure.ts'

/** Lowest and highest value of each count; Infinity where nothing limits it. */
export type Bounds = { readonly low: Float64Array; readonly high: Float64Array }

/** Passes over all sums; what is found until then is right, if not the narrowest. */
const PASSES = 60

function total(values: Float64Array, ids: readonly number[]): { finite: number; infinite: number } {
  let [finite, infinite] = [0, 0]
  for (const id of ids) {
    const value = values[id] ?? 0
    if (value === Number.POSITIVE_INFINITY) infinite++
    else finite += value
  }
  return { finite, infinite }
}

function raise(low: Float64Array, id: number, to: number): boolean {
  if (to <= (low[id] ?? 0)) return false
  low[id] = to
  return true
}

function lower(high: Float64Array, id: number, to: number): boolean {
  if (to >= (high[id] ?? 0)) return false
  high[id] = to
  return true
}

function narrowWhole({ low, high }: Bounds, { whole, parts }: Sum): boolean {
  const most = total(high, parts)
  const raised = raise(low, whole, total(low, parts).finite)
  return (most.infinite === 0 && lower(high, whole, most.finite)) || raised
}

/** A part is at least what the whole's least leaves over the most of the others, and the other way round. */
function narrowParts({ low, high }: Bounds, { whole, parts }: Sum): boolean {
  const [least, most] = [total(low, parts).finite, total(high, parts)]
  const [wholeLow, wholeHigh] = [low[whole] ?? 0, high[whole] ?? 0]
  let changed = false
  for (const part of parts) {
    const [ownLow, ownHigh] = [low[part] ?? 0, high[part] ?? 0]
    const unlimited = most.infinite - (ownHigh === Number.POSITIVE_INFINITY ? 1 : 0)
    const others = most.finite - (ownHigh === Number.POSITIVE_INFINITY ? 0 : ownHigh)
    if (unlimited === 0 && raise(low, part, wholeLow - others)) changed = true
    if (lower(high, part, wholeHigh - (least - ownLow))) changed = true
  }
  return changed
}

/** Narrows the bounds in place by all sums until nothing changes, or a number of passes is over. */
export function narrow(bounds: Bounds, sums: readonly Sum[]): Bounds {
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false
    for (const sum of sums) {
      const whole = narrowWhole(bounds, sum)
      changed = narrowParts(bounds, sum) || whole || changed
    }
    if (!changed) break
  }
  return bounds
}

/** The bounds that are read off a release: one that is held back is at least 1 where zeros are shown. */
export function releaseBounds(counts: readonly (number | null)[], zerosShown: boolean): Bounds {
  return {
    low: Float64Array.from(counts, (count) => count ?? (zerosShown ? 1 : 0)),
    high: Float64Array.from(counts, (count) => count ?? Number.POSITIVE_INFINITY),
  }
}

/** Sums that have something unknown in them. */
function openSums({ sums }: Structure, { low, high }: Bounds): readonly Sum[] {
  const open = (id: number): boolean => low[id] !== high[id]
  return sums.filter(({ whole, parts }) => open(whole) || parts.some(open))
}

/** Rounding to a multiple, halves up: the counts that become `rounded`. */
export function roundedFrom(rounded: number, to: number): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, rounded - Math.floor(to / 2)), high: rounded + Math.ceil(to / 2) - 1 }
}

function boundsUnder(table: ReleasedTable, policy: DisclosurePolicy): Bounds {
  const counts = countsOf(table)
  if (policy.rule !== 'round') {
    return releaseBounds(counts, policy.rule === 'suppress' && policy.zeros === 'show')
  }
  const bounds = releaseBounds(counts, false)
  for (const [id, count] of counts.entries()) {
    if (count === null) continue
    const { low, high } = roundedFrom(count, policy.to)
    const width = table.cellNames.length + 1
    const added = table.partition && id % width === width - 1
    bounds.low[id] = added ? 0 : low
    bounds.high[id] = added ? Number.POSITIVE_INFINITY : high
  }
  return bounds
}

/** The ranges of the counts held back, from bounds that have been narrowed. */
function rangesHeldBack(table: ReleasedTable, { low, high }: Bounds): CountRange[] {
  return countsOf(table).flatMap((count, id) => {
    if (count !== null) return []
    const most = high[id] ?? Number.POSITIVE_INFINITY
    return [{ ...placeOf(table, id), low: low[id] ?? 0, high: Number.isFinite(most) ? most : null }]
  })
}

/**
 * What is known of each count that a release holds back: for a merge, which must say “between low and high” or leave
 * the slice out. Needs nothing but what was released, so that whoever receives a state can work it out too.
 */
export function intervalOfSuppressed(table: ReleasedTable, policy: DisclosurePolicy): readonly CountRange[] {
  const structure = structureOf(table)
  const bounds = boundsUnder(table, policy)
  return rangesHeldBack(table, narrow(bounds, openSums(structure, bounds)))
}

// What is said of all sites' rows together: how many there were, how many lacked a value, and what was taken as dependent.
import type { Design, Result } from '../result/index.ts'
import type { StateFile } from './format.ts'

/** `least`: the fewest observations that the site can have, where it held back their number. */
type Counted = { readonly state: StateFile; readonly least: number }

/** Sums of what is known; a number that a site held back counts as the least that it can be. */
export function mergedRows(sites: readonly Counted[]): Result['rows'] {
  const missing = new Map<string, { column: string; role: string; rows: number }>()
  let [total, used] = [0, 0]
  for (const { state, least } of sites) {
    const own = state.rows.used ?? least
    used += own
    total += state.rows.total ?? own
    for (const { column, role, rows } of state.rows.missing) {
      const key = JSON.stringify([column, role])
      const sum = (missing.get(key)?.rows ?? 0) + (rows ?? 0)
      missing.set(key, { column, role, rows: sum })
    }
  }
  return { total, used, missing: [...missing.values()].filter(({ rows }) => rows > 0) }
}

/** Weights of sites add up as Σw and Σw² do, which their effective numbers and sums give back. */
function effectiveOf(designs: readonly NonNullable<StateFile['design']>[]): number | undefined {
  const parts = designs.map(({ weights }) => weights)
  if (parts.some((part) => part === undefined)) return undefined
  const [sum, squares] = parts.reduce<[number, number]>(
    ([a, b], part) => [a + (part?.sum ?? 0), b + (part?.squares ?? 0)],
    [0, 0],
  )
  return squares > 0 ? sum ** 2 / squares : undefined
}

/** Clusters of the sites are taken as different ones: a person who is known at two sites is two people here. */
export function mergedDesign(states: readonly StateFile[]): Design | undefined {
  const designs = states.flatMap(({ design }) => (design === undefined ? [] : [design]))
  const [first] = designs
  if (first === undefined) return undefined
  const clusters = first.clusters.map(({ column }, at) => ({
    column,
    n: designs.reduce((sum, { clusters: own }) => sum + (own[at]?.n ?? 0), 0),
  }))
  if (first.weight === undefined) return { clusters }
  const effective = effectiveOf(designs)
  return { clusters, weight: first.weight, ...(effective === undefined ? {} : { effective_n: effective }) }
}

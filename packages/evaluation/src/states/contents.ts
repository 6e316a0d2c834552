// What a state says beside the counts that disclosure control was put to. Under `suppress` and `round` nothing else may
// leave: an amount that nobody protected would give away what was held back.
import { MOST } from './format.ts'

/** The path of the first number in a value that a test finds; the test is given the number and the last key on its path. */
function findNumber(
  value: unknown,
  found: (number: number, key: string) => boolean,
  path = '',
  key = '',
): string | undefined {
  if (typeof value === 'number') return found(value, key) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const list = Array.isArray(value)
  for (const name in value) {
    const item: unknown = Reflect.get(value, name)
    if (typeof item === 'number' && !found(item, list ? key : name)) continue
    const within = list ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    const at = findNumber(item, found, within, list ? key : name)
    if (at !== undefined) return at
  }
  return undefined
}

/** What says how amounts vary between units, which is held back attribute by attribute. */
const DESIGN = new Set(['products', 'units'])

/** Where a state says a number that is none of these; variation between units may stand where `design` allows it. */
export function strayIn(state: unknown, allowed: ReadonlySet<number>, design: boolean): string | undefined {
  return findNumber(state, (value, key) => !allowed.has(value) && !(design && DESIGN.has(key)))
}

/** The numbers of independent units that a state names. */
export function unitsIn(state: unknown): readonly number[] {
  const units: number[] = []
  findNumber(state, (value, key) => {
    if (key === 'units') units.push(value)
    return false
  })
  return units
}

/** Where a state says a number that no site can have. */
export function beyondMost(state: unknown): string | undefined {
  return findNumber(state, (value, key) => !(Math.abs(value) <= (key === 'products' ? MOST * MOST : MOST)))
}

function isPlainSums(value: object): value is { sums: readonly number[] } {
  return (
    'sums' in value &&
    'products' in value &&
    'counts' in value &&
    'units' in value &&
    'observations' in value &&
    value.products === null &&
    value.counts === null
  )
}

/** The state with the number of observations of each of its sums made that of its counts, after these were rounded. */
export function settled(state: unknown): unknown {
  if (Array.isArray(state)) return state.map(settled)
  if (typeof state !== 'object' || state === null) return state
  if (isPlainSums(state)) {
    const n = state.sums.reduce((sum, count) => sum + count, 0)
    return { ...state, observations: n, units: n }
  }
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, settled(value)]))
}

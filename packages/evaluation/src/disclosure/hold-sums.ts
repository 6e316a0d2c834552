// Which sums over units stay at the site, attribute by attribute. Slices with too few units go as small counts do
// (`CountedSlice.few`), with others that protect them. An amount that is of few units in any slice of an attribute stays in
// all of that attribute and of every finer one, so that no slice of it follows from those that are shown: whatever adds up
// to a slice lies in a finer attribute.
//
// A set of slices held back whose sums follow from those shown has `below` units at least: each of its n can be `below` − 2
// apart from the least, 1, while the others stay at 1, and together they are fixed; so that n ≥ below − 2 + the number of
// slices, which is 2 at least. That is of rows; of units and of what dominates, the sets that follow by one sum are checked.
import type { CountTable, ReleasedTable } from './model.ts'
import type { SuppressPolicy } from './policy.ts'
import { type Structure, structureOf } from './structure.ts'
import { namesIn, type SumsBlock, thinAmounts, unitsNeeded, unitsOf, withTogether } from './sums.ts'

/** The blocks of each slice, in the order of the table. */
type Blocks = readonly (readonly SumsBlock[])[]

/** Marks the slices that have too few units; none where all observations have too few, since no sum leaves then. */
export function markFew(table: CountTable, blocks: Blocks, policy: SuppressPolicy): CountTable {
  const needed = unitsNeeded(blocks[0] ?? [], policy)
  const few = (at: number): boolean => unitsOf(blocks[at] ?? []) < needed
  if (few(0)) return table
  return { ...table, slices: table.slices.map((slice, at) => (few(at) ? { ...slice, few: true } : slice)) }
}

type Pool = { readonly attribute: string; readonly slices: readonly number[]; readonly nested: boolean }

function isHeld({ slices }: ReleasedTable, at: number): boolean {
  return slices[at]?.n === null
}

/** Slices held back that an attacker has the sums of, since those of what they are taken from are shown. */
function pooledSlices(table: ReleasedTable, structure: Structure, blocks: Blocks): Pool[] {
  const { width, breakdowns, breakdownOf, sums } = structure
  const all = breakdowns.find(({ columns }) => columns.length === 0)?.slices[0] ?? 0
  const units = (at: number): number => unitsOf(blocks[at] ?? [])
  const poolOf = (whole: number, parts: readonly number[]): Pool => ({
    attribute: breakdowns[breakdownOf[parts[0] ?? 0] ?? 0]?.name ?? '',
    slices: parts.filter((part) => isHeld(table, part)),
    nested: parts.reduce((sum, part) => sum + units(part), 0) === units(whole),
  })
  const isOfSlices = (id: number): boolean => id % width === width - 1
  const linked = sums
    .filter(({ whole, parts }) => isOfSlices(whole) && parts.every(isOfSlices))
    .map(
      ({ whole, parts }) =>
        [Math.floor(whole / width), parts.map((part) => Math.floor(part / width))] as const,
    )
  const ofAll = breakdowns
    .filter(({ columns }) => columns.length > 0)
    .map(({ slices }) => [all, slices] as const)
  return [...linked, ...ofAll]
    .filter(([whole]) => !isHeld(table, whole))
    .map(([whole, parts]) => poolOf(whole, parts))
    .filter(({ slices }) => slices.length > 0)
}

/** What stays of a pool: all of it where it has too few units. */
function thinIn({ slices, nested }: Pool, blocks: Blocks, needed: number, policy: SuppressPolicy) {
  const pool = slices.map((at) => blocks[at] ?? [])
  const units = pool.map(unitsOf)
  const behind = nested ? units.reduce((sum, n) => sum + n, 0) : Math.max(...units)
  return behind < needed ? namesIn(pool[0] ?? []) : thinAmounts(pool, nested, policy)
}

/** With what is held back of an attribute, all of it in finer ones. */
function carriedDown(
  { breakdowns }: Structure,
  held: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    breakdowns.map(({ name, columns }) => {
      const coarser = breakdowns.filter((other) => other.columns.every((column) => columns.includes(column)))
      return [name, new Set(coarser.flatMap((other) => [...(held.get(other.name) ?? [])]))]
    }),
  )
}

/**
 * The amounts that stay, by attribute. `before`: those that stayed when the same observations were released;
 * 'all' where other observations were, since differences of sums are not proven.
 */
export function holdSums(
  table: ReleasedTable,
  blocks: Blocks,
  policy: SuppressPolicy,
  before: ReadonlyMap<string, readonly string[]> | 'all',
): ReadonlyMap<string, ReadonlySet<string>> {
  const structure = structureOf(table)
  const [all = []] = blocks
  const needed = unitsNeeded(all, policy)
  if (before === 'all') return new Map(structure.breakdowns.map(({ name }) => [name, new Set(namesIn(all))]))
  const held = new Map(structure.breakdowns.map(({ name }) => [name, new Set(before.get(name) ?? [])]))
  const shown = table.slices.flatMap(({ attribute, n }, at): Pool[] =>
    n === null ? [] : [{ attribute, slices: [at], nested: true }],
  )
  for (const pool of [...shown, ...pooledSlices(table, structure, blocks)])
    for (const name of thinIn(pool, blocks, needed, policy)) held.get(pool.attribute)?.add(name)
  return carriedDown(
    structure,
    new Map([...held].map(([attribute, names]) => [attribute, withTogether(all, names)])),
  )
}

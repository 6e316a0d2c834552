// Sums over units (words, spans, objects), which are no counts of observations: whether enough units stand behind each. An
// amount leaves where it is spread over as many units as the policy asks of a count, by its effective number
// (Σx)² / Σx², which is never above the number of units that add to it, and falls where one of them dominates: the
// threshold rule and the dominance rule of magnitude tables in one (Hundepool et al., "Statistical Disclosure
// Control", 2012, §4.2; the number is the inverse of Herfindahl's index).
import { mergeUnitSums, type UnitSums } from '@policeai/metrics'
import type { SuppressPolicy } from './policy.ts'

/** What follows from several amounts of a block by adding and taking away, and which of them go where it is of few units. */
export type Piece = {
  readonly parts: Readonly<Record<string, number>>
  readonly holds: readonly string[]
}

/** Sums over the same units, by the names of their amounts. */
export type SumsBlock = {
  readonly name: string
  readonly amounts: readonly string[]
  readonly sums: UnitSums
  readonly pieces?: readonly Piece[]
  /** Amounts that count rows: those that are left are a small count where they are few. */
  readonly ofRows?: readonly string[]
  /** Blocks with the same name here add up to another: an amount leaves of all of them or of none. */
  readonly together?: string
  /** The counts of the cells tell these amounts, in their slice. */
  readonly cells?: boolean
  /** Never leaves under control. */
  readonly stays?: boolean
}

const NOTHING = 1e-9

/** The name of an amount in a list of what was held back. */
export function amountName(block: string, amount: string): string {
  return `${block}.${amount}`
}

export function namesIn(blocks: readonly SumsBlock[]): readonly string[] {
  return blocks.flatMap(({ name, amounts }) => amounts.map((amount) => amountName(name, amount)))
}

/** Σ (Σ c·x)² over units, from the products of the amounts; the amounts are their own squares where these are not written. */
function squaresOf({ sums, products }: UnitSums, c: readonly number[]): number {
  const k = sums.length
  if (products === null) return sums.reduce((sum, amount, i) => sum + (c[i] ?? 0) ** 2 * amount, 0)
  let [total, at] = [0, 0]
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) total += (i === j ? 1 : 2) * (c[i] ?? 0) * (c[j] ?? 0) * (products[at++] ?? 0)
  return total
}

/** How many units an amount is spread over; `undefined` where no unit has any of it. */
function spreadOf(sums: UnitSums, c: readonly number[]): number | undefined {
  const total = sums.sums.reduce((sum, amount, i) => sum + (c[i] ?? 0) * amount, 0)
  const squares = squaresOf(sums, c)
  if (squares < NOTHING) return Math.abs(total) < NOTHING ? undefined : 0
  return total ** 2 / squares
}

/** The same block of several slices. `nested`: no unit is in two of them. */
function isThin(
  parts: readonly UnitSums[],
  c: readonly number[],
  nested: boolean,
  { below, zeros }: SuppressPolicy,
): boolean {
  const pooled = nested
    ? parts.slice(0, 1).map((first) => parts.slice(1).reduce(mergeUnitSums, first))
    : parts
  const spreads = pooled.map((sums) => spreadOf(sums, c))
  if (spreads.every((spread) => spread === undefined)) return zeros === 'suppress'
  return !spreads.some((spread) => (spread ?? 0) >= below - NOTHING)
}

/** Amounts of a block that stand by themselves, then those that follow from several. */
function piecesOf({ amounts, pieces = [] }: SumsBlock): readonly Piece[] {
  return [...amounts.map((amount) => ({ parts: { [amount]: 1 }, holds: [amount] })), ...pieces]
}

/** A count that disclosure control has been put to already, or what never leaves. */
function isDecided({ sums, cells, stays }: SumsBlock): boolean {
  return stays === true || (cells === true && sums.products === null)
}

/** Amounts that leave out a few rows only, which follow from them and the number of rows. */
function rowsLeft({ amounts, ofRows = [] }: SumsBlock, parts: readonly UnitSums[], below: number) {
  const rows = parts.reduce((sum, { observations }) => sum + observations, 0)
  return ofRows.filter((amount) => {
    const place = amounts.indexOf(amount)
    const left = rows - parts.reduce((sum, { sums }) => sum + (sums[place] ?? 0), 0)
    return left > 0 && left < below
  })
}

/** The amounts of a pool of slices that too few units stand behind. */
export function thinAmounts(
  pool: readonly (readonly SumsBlock[])[],
  nested: boolean,
  policy: SuppressPolicy,
): readonly string[] {
  return (pool[0] ?? []).flatMap((block, at) => {
    const parts = pool.flatMap((blocks) => blocks[at]?.sums ?? [])
    if (block.stays === true) {
      const anything = policy.zeros === 'suppress' || parts.some(({ sums }) => sums.some((sum) => sum > 0))
      return anything ? block.amounts.map((amount) => amountName(block.name, amount)) : []
    }
    if (isDecided(block)) return []
    const thin = piecesOf(block).filter((piece) =>
      isThin(
        parts,
        block.amounts.map((amount) => piece.parts[amount] ?? 0),
        nested,
        policy,
      ),
    )
    const held = [...thin.flatMap(({ holds }) => holds), ...rowsLeft(block, parts, policy.below)]
    return held.map((amount) => amountName(block.name, amount))
  })
}

/**
 * How many units a slice needs: as many as the policy asks of a count, beside those that its sums and products could tell one
 * by one. The products of k amounts over as few as k units are those of no other vectors but for a rotation.
 */
export function unitsNeeded(all: readonly SumsBlock[], { below }: SuppressPolicy): number {
  const widths = all
    .filter((block) => !isDecided(block) && block.sums.products !== null)
    .map(({ sums }) => sums.sums.filter((amount) => Math.abs(amount) > NOTHING).length)
  return below + Math.max(0, ...widths)
}

/** The units of a slice, by the block that has the fewest. */
export function unitsOf(blocks: readonly SumsBlock[]): number {
  const units = blocks.filter((block) => !isDecided(block)).map(({ sums }) => sums.units)
  return units.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...units)
}

/** With each name all that go with it. */
export function withTogether(blocks: readonly SumsBlock[], held: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(held)
  for (const { name, amounts, together } of blocks) {
    if (together === undefined) continue
    for (const [at, amount] of amounts.entries()) {
      if (!held.has(amountName(name, amount))) continue
      for (const other of blocks)
        if (other.together === together) all.add(amountName(other.name, other.amounts[at] ?? ''))
    }
  }
  return all
}

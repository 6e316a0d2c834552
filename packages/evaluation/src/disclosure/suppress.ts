// Holds back small counts, and as many others as it takes that none can be worked out. For each there are two tables
// that fit the release and in which it differs by the width of the policy at least: a sliding protection level in the
// words of Fischetti and Salazar (JASA 95, 2000, 916–928), equal to what the rule itself tells of a small count.
import { bothKnown, compareEarlier, type EarlierRelease, type Knowledge } from './earlier.ts'
import type { Ground } from './moves.ts'
import { protectionWidth, type SuppressPolicy } from './policy.ts'
import { createProof, prove } from './proof.ts'
import type { Structure } from './structure.ts'

/** Why a count is held back: it is small, it protects another, it was held back before, or a difference is small. */
export type HeldReason = 'primary' | 'complementary' | 'earlier' | 'difference'

export type Suppression = {
  readonly held: ReadonlyMap<number, HeldReason>
  readonly moves: number
  /** Held back in vain: an earlier release has shown them. */
  readonly exposed: readonly number[]
  /** A count without protection: the breakdown that it stands in, or one that is linked to it, must go. */
  readonly unprotected: number | undefined
  readonly knowledge: Knowledge
}

/** What is held back in what is left of a table. */
export type Attempt = {
  readonly structure: Structure
  readonly suppression: Suppression
  readonly leftOut: readonly string[]
}

/** An attacker's least: 1 for what is never held back at 0. A slice that is listed has observations. */
function leastOf({ width }: Structure, counts: readonly number[], { zeros }: SuppressPolicy): Float64Array {
  return Float64Array.from(counts, (count, id) =>
    zeros === 'show' || id % width === width - 1 ? Math.min(1, count) : 0,
  )
}

/** Whether the rule itself holds a count back. */
export function isSmall(count: number, { below, zeros }: SuppressPolicy): boolean {
  return count < below && (count > 0 || zeros === 'suppress')
}

function learn(
  structure: Structure,
  counts: readonly number[],
  policy: SuppressPolicy,
  releases: readonly EarlierRelease[],
): Knowledge {
  const least = leastOf(structure, counts, policy)
  const nothing: Knowledge = { known: new Uint8Array(counts.length), kept: [], differing: [], least }
  return releases
    .map((earlier) => compareEarlier(structure, counts, least, policy.below, earlier))
    .reduce(bothKnown, nothing)
}

function demanded(
  { table, width }: Structure,
  counts: readonly number[],
  policy: SuppressPolicy,
  { kept, differing }: Knowledge,
): Map<number, HeldReason> {
  const held = new Map<number, HeldReason>()
  for (const [id, count] of counts.entries()) if (isSmall(count, policy)) held.set(id, 'primary')
  for (const [s, { few }] of table.slices.entries())
    if (few === true) held.set(s * width + width - 1, 'primary')
  const shownZero = (id: number): boolean => counts[id] === 0 && policy.zeros === 'show'
  for (const id of kept) if (!held.has(id) && !shownZero(id)) held.set(id, 'earlier')
  for (const id of differing) if (!held.has(id) && !shownZero(id)) held.set(id, 'difference')
  return held
}

function groundOf(
  structure: Structure,
  counts: readonly number[],
  policy: SuppressPolicy,
  knowledge: Knowledge,
): Ground {
  const shownZero = (id: number): boolean => counts[id] === 0 && policy.zeros === 'show'
  const fixed = Uint8Array.from(counts, (_, id) => (knowledge.known[id] === 1 || shownZero(id) ? 1 : 0))
  const held = new Uint8Array(counts.length)
  const way = 'either'
  return {
    structure,
    counts,
    from: counts,
    way,
    held,
    fixed,
    least: knowledge.least,
    work: { done: 0 },
    steps: 1,
  }
}

/** The coarsest breakdowns first: their moves run through all others. */
function inOrder({ breakdowns, breakdownOf, width }: Structure, ids: Iterable<number>): number[] {
  const depth = (id: number): number =>
    breakdowns[breakdownOf[Math.floor(id / width)] ?? 0]?.columns.length ?? 0
  return [...ids].sort((a, b) => depth(a) - depth(b) || a - b)
}

/** The counts of all observations are the headline of every measure: a finer breakdown does not cost them. */
function keepHeadline({ structure, held, fixed }: Ground): void {
  const { breakdowns, width } = structure
  const all = breakdowns.find(({ columns }) => columns.length === 0)?.slices[0] ?? 0
  for (let id = all * width; id < (all + 1) * width; id++) if (held[id] === 0) fixed[id] = 1
}

function isHeadline({ breakdowns, breakdownOf, width }: Structure, id: number): boolean {
  return breakdowns[breakdownOf[Math.floor(id / width)] ?? 0]?.columns.length === 0
}

/** Proves each count held back, and each that is held back for it in turn; ends at the first that cannot be. */
function proveAll(
  ground: Ground,
  held: Map<number, HeldReason>,
  policy: SuppressPolicy,
): Pick<Suppression, 'moves' | 'unprotected'> {
  const proof = createProof(ground, protectionWidth(policy))
  let kept = false
  for (const id of inOrder(ground.structure, held.keys())) {
    if (!kept && !isHeadline(ground.structure, id)) {
      keepHeadline(ground)
      kept = true
    }
    for (const queue = [id]; queue.length > 0; ) {
      const next = queue.pop() ?? id
      if (ground.fixed[next] === 1) continue
      const taken = prove(proof, next)
      if (taken === undefined) return { moves: proof.moves, unprotected: next }
      for (const other of taken) held.set(other, 'complementary')
      queue.push(...taken)
    }
  }
  return { moves: proof.moves, unprotected: undefined }
}

/** Holds back what must be, with all that protects it. */
export function suppress(
  structure: Structure,
  counts: readonly number[],
  policy: SuppressPolicy,
  releases: readonly EarlierRelease[],
): Suppression {
  const knowledge = learn(structure, counts, policy, releases)
  const held = demanded(structure, counts, policy, knowledge)
  const exposed = [...held.keys()].filter((id) => knowledge.known[id] === 1)
  const ground = groundOf(structure, counts, policy, knowledge)
  for (const id of held.keys()) ground.held[id] = 1
  return { ...proveAll(ground, held, policy), held, exposed, knowledge }
}

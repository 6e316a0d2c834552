// The proof that a count held back is safe: tables that fit the release, and in which the count differs by the width
// asked for. One move gives two of them; where none is long enough, moves are made one after the other, each from the
// table that the last one led to (an augmenting path, as in Cox, JASA 90, 1995, 1453–1462).
import { cheapestMove, type Ground, indexSums, isNeutral, type Move, type SumIndex } from './moves.ts'

/** Work that is allowed for one table before its finest breakdown is given up. */
const EFFORT = 12_000_000

export type Proof = {
  readonly ground: Ground
  readonly width: number
  readonly sumsOf: SumIndex
  /** The lowest and the highest value of each count in the tables found so far. */
  readonly low: Float64Array
  readonly high: Float64Array
  moves: number
}

export function createProof(ground: Ground, width: number): Proof {
  const [low, high] = [Float64Array.from(ground.counts), Float64Array.from(ground.counts)]
  return { ground, width, sumsOf: indexSums(ground.structure), low, high, moves: 0 }
}

function isProven({ low, high, width }: Proof, id: number): boolean {
  return (high[id] ?? 0) - (low[id] ?? 0) >= width
}

/** A move is checked on the sums themselves, so that a fault in the search cannot become a disclosure. */
function check({ sumsOf, ground }: Proof, move: Move): void {
  if (isNeutral(move, sumsOf) && !move.ids.some((id) => ground.fixed[id] === 1)) return
  throw new Error('a move that protects counts does not leave the sums as they are')
}

/** Holds back what a move needs; the counts that were shown until now. */
function take({ ground }: Proof, move: Move): number[] {
  const taken = move.ids.filter((id) => ground.held[id] === 0)
  for (const id of taken) ground.held[id] = 1
  return taken
}

/** The table some steps of a move away; it fits the release, since no count falls below its least. */
function walk(
  { ground, low, high }: Proof,
  table: ArrayLike<number>,
  move: Move,
  steps: number,
): Float64Array {
  const next = Float64Array.from(table)
  for (const [i, id] of move.ids.entries()) {
    const value = (next[id] ?? 0) + steps * (move.signs[i] ?? 0)
    if (value < (ground.least[id] ?? 0)) throw new Error('a move takes a count below its least')
    next[id] = value
    low[id] = Math.min(low[id] ?? 0, value)
    high[id] = Math.max(high[id] ?? 0, value)
  }
  return next
}

function byOneMove(proof: Proof, id: number): number[] | undefined {
  const { ground, width } = proof
  const move = cheapestMove({ ...ground, steps: width }, id)
  if (move === undefined) return undefined
  check(proof, move)
  proof.moves++
  walk(proof, ground.counts, move, Math.min(move.up, width))
  walk(proof, ground.counts, move, -Math.min(move.down, width))
  return take(proof, move)
}

/** The longest steps first: all that is missing, then half of it, down to one. */
function nextMove(
  { ground }: Proof,
  id: number,
  from: ArrayLike<number>,
  way: 'up' | 'down',
  missing: number,
) {
  for (let steps = missing; steps >= 1; steps = Math.floor(steps / 2)) {
    const move = cheapestMove({ ...ground, from, way, steps }, id)
    if (move !== undefined) return move
  }
  return undefined
}

/** Goes one way, move by move, until the width is reached or no move is left. */
function goOn(proof: Proof, id: number, way: 'up' | 'down', taken: number[]): void {
  let from: ArrayLike<number> = proof.ground.counts
  while (!isProven(proof, id)) {
    const missing = proof.width - ((proof.high[id] ?? 0) - (proof.low[id] ?? 0))
    const move = nextMove(proof, id, from, way, missing)
    if (move === undefined) return
    check(proof, move)
    proof.moves++
    taken.push(...take(proof, move))
    const possible = Math.min(way === 'up' ? move.up : move.down, proof.width)
    from = walk(proof, from, move, way === 'up' ? possible : -possible)
  }
}

/** Finds the proof for a count held back; what must be held back for it in addition, or `undefined` without a proof. */
export function prove(proof: Proof, id: number): readonly number[] | undefined {
  if (isProven(proof, id)) return []
  if (proof.ground.work.done > EFFORT) return undefined
  const taken = byOneMove(proof, id)
  if (taken !== undefined) return taken
  const more: number[] = []
  goOn(proof, id, 'up', more)
  goOn(proof, id, 'down', more)
  return isProven(proof, id) ? more : undefined
}

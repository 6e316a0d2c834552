// Whether a count held back can be worked out from the sums alone: it can exactly when its unit vector lies in the row
// space of the sums, restricted to what is unknown. Gaussian elimination modulo a prime, sparse, each connected part
// by itself; a bound on the work keeps it short, and what was not finished is said.
import type { Structure, Sum } from './structure.ts'

/** Products of two residues stay below 2⁵³. */
const PRIME = 67_108_859
/** Entries that may be changed in one connected part. */
const WORK = 5_000_000

type Row = Map<number, number>

export type LinearAudit = {
  /** Numbers of the counts that can be worked out. */
  readonly determined: readonly number[]
  /** False where a connected part was too large to finish. */
  readonly complete: boolean
}

function inverse(value: number): number {
  let [a, b, x, y] = [value % PRIME, PRIME, 1, 0]
  while (a > 1) {
    const quotient = Math.floor(b / a)
    ;[a, b] = [b % a, a]
    ;[x, y] = [y - quotient * x, x]
  }
  return ((x % PRIME) + PRIME) % PRIME
}

function rowOf({ whole, parts }: Sum, unknown: (id: number) => boolean): Row {
  const row: Row = new Map()
  for (const part of parts) if (unknown(part)) row.set(part, 1)
  if (unknown(whole)) row.set(whole, PRIME - 1)
  return row
}

/** row − factor × other, in place; how many entries were touched. */
function subtract(row: Row, other: Row, factor: number): number {
  for (const [id, value] of other) {
    const next = ((row.get(id) ?? 0) + PRIME - ((value * factor) % PRIME)) % PRIME
    if (next === 0) row.delete(id)
    else row.set(id, next)
  }
  return other.size
}

function scale(row: Row, factor: number): void {
  for (const [id, value] of row) row.set(id, (value * factor) % PRIME)
}

/** Brings the rows to reduced echelon form; false where the work was not finished. */
function reduce(rows: readonly Row[], pivots: Map<number, Row>): boolean {
  let work = 0
  for (const row of rows) {
    for (const [id, value] of [...row]) {
      const pivot = pivots.get(id)
      if (pivot !== undefined) work += subtract(row, pivot, value)
    }
    const [first] = row
    if (first === undefined) continue
    scale(row, inverse(first[1]))
    for (const other of pivots.values()) {
      const value = other.get(first[0])
      if (value !== undefined) work += subtract(other, row, value)
    }
    pivots.set(first[0], row)
    work += pivots.size / 8
    if (work > WORK) return false
  }
  return true
}

function find(parents: Map<number, number>, id: number): number {
  let root = id
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
    root = next
  parents.set(id, root)
  return root
}

/** Rows that share an unknown, put together. */
function connected(rows: readonly Row[]): Row[][] {
  const parents = new Map<number, number>()
  for (const row of rows) {
    const [first] = row.keys()
    for (const id of row.keys()) parents.set(find(parents, id), find(parents, first ?? id))
  }
  const parts = new Map<number, Row[]>()
  for (const row of rows) {
    const [first] = row.keys()
    const root = find(parents, first ?? -1)
    parts.set(root, [...(parts.get(root) ?? []), row])
  }
  return [...parts.values()]
}

/** Which of the unknown counts follow from the known ones by adding and taking away. */
export function determinedCounts({ sums }: Structure, unknown: (id: number) => boolean): LinearAudit {
  const rows = sums.map((sum) => rowOf(sum, unknown)).filter(({ size }) => size > 0)
  const determined: number[] = []
  let complete = true
  for (const part of connected(rows)) {
    const pivots = new Map<number, Row>()
    part.sort((a, b) => a.size - b.size)
    complete = reduce(part, pivots) && complete
    for (const [id, row] of pivots) if (row.size === 1) determined.push(id)
  }
  return { determined: determined.sort((a, b) => a - b), complete }
}

// What follows from known sums by adding and taking away: a vector is in the space of others when nothing is left of it.
type Vector = readonly number[]

const NOTHING = 1e-9

/** Takes the rows away from a vector as far as they go. */
function reduced(vector: Vector, rows: readonly Vector[]): number[] {
  let left = [...vector]
  for (const row of rows) {
    const pivot = row.findIndex((value) => Math.abs(value) > NOTHING)
    const times = (left[pivot] ?? 0) / (row[pivot] ?? 1)
    left = left.map((value, i) => value - times * (row[i] ?? 0))
  }
  return left
}

function isNothing(vector: Vector): boolean {
  return vector.every((value) => Math.abs(value) < NOTHING)
}

/** Tells of a vector whether it follows from those that are known. */
export function followsFrom(known: readonly Vector[]): (vector: Vector) => boolean {
  const rows: number[][] = []
  for (const vector of known) {
    const left = reduced(vector, rows)
    if (!isNothing(left)) rows.push(left)
  }
  return (vector) => isNothing(reduced(vector, rows))
}

/** Every set of so many things that has one at least: 1 for each that is in it. */
export function setsOf(size: number): readonly Vector[] {
  return Array.from({ length: 2 ** size - 1 }, (_, mask) =>
    Array.from({ length: size }, (_each, i) => ((mask + 1) >> i) % 2),
  )
}

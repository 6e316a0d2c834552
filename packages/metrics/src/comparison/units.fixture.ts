// For the tests of what is drawn or swapped: units as vectors, and answers that are right or wrong.
import type { Statistic, UnitVectors } from '../resampling/index.ts'

export const units = (rows: readonly (readonly number[])[]): UnitVectors => ({
  count: rows.length,
  width: rows[0]?.length ?? 0,
  vectors: Float64Array.from(rows.flat()),
})
export const ratio: Statistic = (sums) => (sums[0] ?? 0) / (sums[1] ?? 0)

/** `onlyA` units that only a has right, `onlyB` that only b has, and ten that both have. */
export function answers(onlyA: number, onlyB: number): readonly [UnitVectors, UnitVectors] {
  const row = (from: number, to: number) => (_: unknown, i: number) => [i >= from && i < to ? 1 : 0, 1]
  const size = onlyA + onlyB + 10
  const a = Array.from({ length: size }, row(0, onlyA + 10))
  const b = Array.from({ length: size }, row(onlyA, size))
  return [units(a), units(b)]
}

// Holm's adjustment: whoever asks twenty questions of chance gets one "significant" answer, so the p-values of
// one family of questions are raised together.
import { requireThat } from './require-that.ts'

/**
 * Holm's step-down adjusted p-values, in the order given; each is at least its p-value and at most 1.
 *
 * Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70. Throws `RangeError` for a p outside [0, 1].
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 */
export function holm(ps: readonly number[]): number[] {
  requireThat(
    ps.every((p) => p >= 0 && p <= 1),
    'a p-value is between 0 and 1',
  )
  const order = ps.map((_, i) => i).sort((i, j) => (ps[i] ?? 0) - (ps[j] ?? 0))
  const adjusted = new Array<number>(ps.length).fill(0)
  let largest = 0
  for (const [rank, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps[i] ?? 0) * (ps.length - rank)))
    adjusted[i] = largest
  }
  return adjusted
}

// Shares of amounts that need not be whole (half a span, a mean over records), and F scores. An F score is one share,
// (1 + β²)·right of β²·true + predicted, so that it has the interval of a share, which is right at 0 and at 1 too.
import { countsOf, ratioOfSums, type UnitSums } from '@policeai/metrics'
import { type Basis, none, shareOf } from '../basis/index.ts'

/** As `shareOf`, of amounts: `n` is rounded, and there are events only where they are whole. */
export function shareOfAmounts(sums: UnitSums, above: readonly number[], below: readonly number[]): Basis {
  const basis = shareOf(sums, above, below)
  if (basis.kind !== 'share') return basis
  return { ...basis, n: Math.round(basis.n), events: wholeOf(basis.events) }
}

/** Sums of fractions that come to a whole number do so but for rounding, which differs with their order. */
function wholeOf(amount: number | null): number | null {
  const whole = Math.round(amount ?? Number.NaN)
  return Math.abs((amount ?? Number.NaN) - whole) < 1e-9 ? whole : null
}

/** The mean of a fraction over `below`, of which no events can be said. */
export function meanOfAmounts(sums: UnitSums, above: readonly number[], below: readonly number[]): Basis {
  const basis = shareOfAmounts(sums, above, below)
  return basis.kind === 'share' ? { ...basis, events: null } : basis
}

/** Which of the sums are what was right, what was predicted, and what is true. */
export type FPlaces = { readonly right: number; readonly found: number; readonly toFind: number }

/**
 * F with recall weighing β times as much as precision, over `n` = right or wrong or missed, each once.
 *
 * Source: C. J. van Rijsbergen, Information Retrieval, 2nd edition (1979), chapter 7.
 */
export function fOfSums(sums: UnitSums, { right, found, toFind }: FPlaces, beta: 1 | 2): Basis {
  const weight = beta * beta
  const above = sums.sums.map((_, i) => (i === right ? 1 + weight : 0))
  const below = sums.sums.map((_, i) => (i === toFind ? weight : 0) + (i === found ? 1 : 0))
  const ratio = ratioOfSums(sums, above, below)
  if (ratio === undefined) return none('no_denominator')
  const counts = countsOf(sums)
  const n = Math.round((counts[found] ?? 0) + (counts[toFind] ?? 0) - (counts[right] ?? 0))
  return { kind: 'share', ratio, n, events: null }
}

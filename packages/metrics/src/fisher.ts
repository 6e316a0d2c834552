// Fisher's exact test for two proportions, at any size: the two tails are summed outwards from where they start
// until a term no longer changes the sum, which is some standard deviations, not the whole range.
import type { Proportion } from './proportion.ts'
import { requireThat } from './require-that.ts'
import { logBinomialDensity } from './special-functions.ts'

/** Tables whose probability is within this factor of the observed one count as equally probable, as in R. */
const TIE = 1 + 1e-7

/** The distribution of the events of the first group, given both sizes and the events of the two together. */
type Hypergeometric = { readonly first: number; readonly second: number; readonly events: number }

function logDensity({ first, second, events }: Hypergeometric, x: number): number {
  const p = events / (first + second)
  return (
    logBinomialDensity(x, first, p) +
    logBinomialDensity(events - x, second, p) -
    logBinomialDensity(events, first + second, p)
  )
}

/** density(x + 1) ÷ density(x) */
function stepUp({ first, second, events }: Hypergeometric, x: number): number {
  return ((first - x) * (events - x)) / ((x + 1) * (second - events + x + 1))
}

function sumUpwards(h: Hypergeometric, from: number, to: number): number {
  let term = Math.exp(logDensity(h, from))
  let sum = term
  for (let x = from; x < to && term > sum * 1e-17; x++) {
    term *= stepUp(h, x)
    sum += term
  }
  return sum
}

function sumDownwards(h: Hypergeometric, from: number, to: number): number {
  let term = Math.exp(logDensity(h, from))
  let sum = term
  for (let x = from; x > to && term > sum * 1e-17; x--) {
    term /= stepUp(h, x - 1)
    sum += term
  }
  return sum
}

/** The value nearest to the mode, between `inside` (more probable) and `outside`, that is no more probable than `limit`. */
function nearestAsRare(
  h: Hypergeometric,
  inside: number,
  outside: number,
  limit: number,
): number | undefined {
  if (logDensity(h, outside) > limit) return undefined
  let [near, far] = [inside, outside]
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2)
    if (logDensity(h, middle) > limit) near = middle
    else far = middle
  }
  return far
}

function otherTail(h: Hypergeometric, x: number, mode: number, least: number, most: number): number {
  const limit = logDensity(h, x) + Math.log(TIE)
  const lower = x < mode
  const start = nearestAsRare(h, mode, lower ? most : least, limit)
  if (start === undefined) return 0
  return lower ? sumUpwards(h, start, most) : sumDownwards(h, start, least)
}

/**
 * The two-sided p-value of Fisher's exact test that two independent proportions are equal: the probability, given
 * the margins, of all tables that are no more probable than the observed one.
 *
 * Takes O(√n) steps: some microseconds at hundreds, under a millisecond at ten million observations.
 * Source: A. Agresti, Categorical Data Analysis, 3rd edition, section 3.5.1.
 *
 * @example
 * roundTo(fisherExact({ events: 3, n: 4 }, { events: 1, n: 4 }), 6) // => 0.485714
 */
export function fisherExact(a: Proportion, b: Proportion): number {
  requireThat(
    [a, b].every(({ events, n }) => n > 0 && events >= 0 && events <= n && Number.isInteger(events + n)),
    'needs whole numbers with 0 ≤ events ≤ n and n > 0',
  )
  const h = { first: a.n, second: b.n, events: a.events + b.events }
  const least = Math.max(0, h.events - h.second)
  const most = Math.min(h.events, h.first)
  if (least === most) return 1
  const mode = Math.floor(((h.first + 1) * (h.events + 1)) / (h.first + h.second + 2))
  const limit = logDensity(h, a.events) + Math.log(TIE)
  if (logDensity(h, mode) <= limit) return 1
  const own = a.events < mode ? sumDownwards(h, a.events, least) : sumUpwards(h, a.events, most)
  return Math.min(1, own + otherTail(h, a.events, mode, least, most))
}

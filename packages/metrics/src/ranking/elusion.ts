// Elusion: what a review threw away that it should have kept, judged by a sample of what was thrown away, and the
// recall of the whole review that this implies. In disclosure it answers "what did we miss?" with an interval.
import { clopperPearson, type Estimate, type Interval } from '../proportion.ts'
import { requireThat } from '../require-that.ts'
import { finiteInterval } from './hypergeometric.ts'

/** Counts: items found relevant, items discarded unseen, items sampled from those, and relevant ones among the sample. */
export type ElusionSample = {
  readonly found: number
  readonly discarded: number
  readonly sampled: number
  readonly relevant: number
}

/**
 * `elusion`: relevant items as a share of the discarded. `missed`: as their number, the sampled ones included.
 * `recall`: found ÷ (found + missed); `null` where nothing was found, since it is then 0 or has no denominator.
 */
export type Elusion = {
  readonly elusion: Estimate
  readonly missed: Estimate
  readonly recall: Estimate | null
}

/** `clopper-pearson` treats the discarded as endless, `hypergeometric` as the finite pile that they are. */
export type ElusionMethod = 'clopper-pearson' | 'hypergeometric'

/**
 * Two disjoint reviews taken together. The figures are those of the whole only where the same share of the discarded
 * was sampled in both; otherwise the sample is stratified, and its parts must be weighted.
 *
 * @example
 * mergeElusionSamples({ found: 10, discarded: 100, sampled: 20, relevant: 1 }, { found: 5, discarded: 50, sampled: 10, relevant: 0 }) // => { "found": 15, "discarded": 150, "sampled": 30, "relevant": 1 }
 */
export function mergeElusionSamples(a: ElusionSample, b: ElusionSample): ElusionSample {
  return {
    found: a.found + b.found,
    discarded: a.discarded + b.discarded,
    sampled: a.sampled + b.sampled,
    relevant: a.relevant + b.relevant,
  }
}

function missedLimits(sample: ElusionSample, level: number, method: ElusionMethod): Interval {
  const { discarded, sampled, relevant } = sample
  if (method === 'hypergeometric') return finiteInterval({ relevant, sampled, pile: discarded }, level)
  const { low, high } = clopperPearson({ events: relevant, n: sampled }, level)
  return { low: low * discarded, high: high * discarded }
}

function scaled({ estimate, low, high }: Estimate, by: number): Estimate {
  return { estimate: estimate / by, low: low / by, high: high / by }
}

/** Recall falls as the number missed rises, so that the limits change places. */
function recallOf(found: number, { estimate, low, high }: Estimate): Estimate | null {
  if (found === 0) return null
  return { estimate: found / (found + estimate), low: found / (found + high), high: found / (found + low) }
}

/**
 * Elusion, the number of relevant items missed, and the recall that they imply, each with its interval at `level`.
 * All three are one statement about one sample: they hold together at that level. Reviewers' errors on the found and
 * on the sampled items are not in it.
 *
 * Source: H. L. Roitblat, "Search and information retrieval science", Sedona Conference Journal 8 (2007) 225–237
 * (elusion); the intervals of Clopper and Pearson (1934) and Wright (1991).
 * Throws `RangeError` unless 0 ≤ relevant ≤ sampled ≤ discarded, sampled > 0 and found ≥ 0, in whole numbers.
 *
 * @example
 * roundTo(elusionOf({ found: 8000, discarded: 92000, sampled: 1534, relevant: 5 }, 0.95, 'clopper-pearson').recall, 4) // => { "estimate": 0.9639, "low": 0.9197, "high": 0.988 }
 */
export function elusionOf(sample: ElusionSample, level: number, method: ElusionMethod): Elusion {
  const { found, discarded, sampled, relevant } = sample
  requireThat(
    Number.isSafeInteger(found) && found >= 0 && sampled <= discarded,
    `needs found ≥ 0 and sampled ≤ discarded, got ${found} found and ${sampled} of ${discarded} sampled`,
  )
  const estimate = (relevant / sampled) * discarded
  const { low, high } = missedLimits(sample, level, method)
  // The exact limits are whole numbers, and the estimate need not be one: 1 of 99 sampled from 100 stands for 1.01.
  const missed: Estimate = { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) }
  return { elusion: scaled(missed, discarded), missed, recall: recallOf(found, missed) }
}

// What people found when they held a summary's claims against its source, and which of the facts that matter it
// kept: the measures of a summary that mean something to the officer who relies on it.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

export const CLAIM_VERDICTS = ['supported', 'unsupported', 'contradicted'] as const

/** What a judge says of a claim: the source says so, does not say so, or says otherwise. */
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number]

/** Claims by verdict, and the summaries that have none that is unsupported or contradicted (`sound`). */
export type ClaimCounts = Readonly<Record<ClaimVerdict, number>> & {
  readonly summaries: number
  readonly sound: number
}

export type ClaimRates = Readonly<Record<ClaimVerdict, number>>

/**
 * The verdicts on the claims of one summary, counted. A summary without a claim is sound: it says nothing untrue.
 *
 * @example
 * countClaims(['supported', 'contradicted', 'supported']) // => { "supported": 2, "unsupported": 0, "contradicted": 1, "summaries": 1, "sound": 0 }
 */
export function countClaims(verdicts: readonly ClaimVerdict[]): ClaimCounts {
  const of = (verdict: ClaimVerdict): number => verdicts.filter((v) => v === verdict).length
  const [supported, unsupported, contradicted] = [of('supported'), of('unsupported'), of('contradicted')]
  return {
    supported,
    unsupported,
    contradicted,
    summaries: 1,
    sound: unsupported + contradicted === 0 ? 1 : 0,
  }
}

/**
 * The counts of two sets of summaries together.
 *
 * @example
 * mergeClaims(countClaims(['supported']), countClaims(['unsupported'])) // => { "supported": 1, "unsupported": 1, "contradicted": 0, "summaries": 2, "sound": 1 }
 */
export function mergeClaims(a: ClaimCounts, b: ClaimCounts): ClaimCounts {
  return {
    supported: a.supported + b.supported,
    unsupported: a.unsupported + b.unsupported,
    contradicted: a.contradicted + b.contradicted,
    summaries: a.summaries + b.summaries,
    sound: a.sound + b.sound,
  }
}

/**
 * Of all claims those with this verdict, as events of n; n is 0 where there is no claim. Claims of one summary, or of
 * one case, depend on each other, so that an interval needs the counts by case.
 *
 * @example
 * claimShare({ supported: 2, unsupported: 1, contradicted: 1, summaries: 1, sound: 0 }, 'contradicted') // => { "events": 1, "n": 4 }
 */
export function claimShare(counts: ClaimCounts, verdict: ClaimVerdict): Proportion {
  return { events: counts[verdict], n: counts.supported + counts.unsupported + counts.contradicted }
}

/**
 * Claims of each verdict per 100 claims; `undefined` where there is no claim.
 *
 * @example
 * claimsPer100({ supported: 46, unsupported: 3, contradicted: 1, summaries: 9, sound: 6 }) // => { "supported": 92, "unsupported": 6, "contradicted": 2 }
 */
export function claimsPer100(counts: ClaimCounts): ClaimRates | undefined {
  const per100 = (verdict: ClaimVerdict): number => {
    const { events, n } = claimShare(counts, verdict)
    return (100 * events) / n
  }
  if (claimShare(counts, 'supported').n === 0) return undefined
  return {
    supported: per100('supported'),
    unsupported: per100('unsupported'),
    contradicted: per100('contradicted'),
  }
}

/**
 * Of the key facts of a source, listed before the summary was seen, those that the summary has, as events of n.
 * Merges by adding events and n.
 *
 * Throws `RangeError` where `covered` has a fact that is not a key fact.
 *
 * @example
 * keyFactsCovered(['knife seen', 'two men', 'car left at 22:10'], ['two men']) // => { "events": 1, "n": 3 }
 */
export function keyFactsCovered(keyFacts: readonly string[], covered: Iterable<string>): Proportion {
  const [facts, found] = [new Set(keyFacts), new Set(covered)]
  for (const fact of found) requireThat(facts.has(fact), `"${fact}" is not one of the key facts`)
  return { events: found.size, n: facts.size }
}

// How many observations that two systems both answer tell them apart by McNemar's test: only those on which they differ
// count, so that two systems that mostly agree need far fewer than two separate groups.
import { requireThat } from '../require-that.ts'
import { beginningOf, deviatesOf, type TestRisk } from './risk.ts'

/** The shares of observations that only one system has right. */
export type DiscordantShares = { readonly onlyA: number; readonly onlyB: number }

function reachOf(discordant: number, gap: number, risk: TestRisk): number {
  const { significance, power } = deviatesOf(risk)
  return significance * Math.sqrt(discordant) + power * Math.sqrt(Math.max(0, discordant - gap * gap))
}

/**
 * The number of observations, rounded up, that tell two systems apart when these shares of them are had right by one
 * system only.
 *
 * Source: R. J. Connor, Biometrics 43 (1987) 207–211. Throws `RangeError` unless the shares differ, are at least 0 and
 * sum to at most 1.
 *
 * @example
 * pairsNeeded({ onlyA: 0.1, onlyB: 0.2 }, { significance: 0.05, power: 0.8 }) // => 234
 */
export function pairsNeeded({ onlyA, onlyB }: DiscordantShares, risk: TestRisk): number {
  requireThat(
    onlyA >= 0 && onlyB >= 0 && onlyA + onlyB <= 1 && onlyA !== onlyB,
    `needs two different shares that sum to at most 1, got ${onlyA}, ${onlyB}`,
  )
  const gap = Math.abs(onlyA - onlyB)
  return Math.ceil((reachOf(onlyA + onlyB, gap, risk) / gap) ** 2)
}

/**
 * The smallest difference of the two systems' rates that so many observations show, when they differ on this share of
 * them; `undefined` where even the whole share would not be enough.
 *
 * Source: as `pairsNeeded`, solved for the gap by bisection.
 *
 * @example
 * roundTo(smallestPairedGap(0.3, 234, { significance: 0.05, power: 0.8 }), 3) // => 0.1
 */
export function smallestPairedGap(discordant: number, pairs: number, risk: TestRisk): number | undefined {
  requireThat(discordant > 0 && discordant <= 1, `a share that differs is in (0, 1], got ${discordant}`)
  requireThat(pairs > 0, `needs observations, got ${pairs}`)
  return beginningOf(0, discordant, (gap) => Math.sqrt(pairs) * gap >= reachOf(discordant, gap, risk))
}

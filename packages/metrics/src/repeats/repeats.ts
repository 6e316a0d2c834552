// A product that was run several times on the same input. Whether it succeeds every time is another question than how
// often it succeeds, and a figure from one run does not say how another would have come out.
import type { Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/**
 * Items by how many of the runs succeeded (`itemsBySuccesses[c]`, c from 0 to `runs`), and successes by run. Merges by
 * addition: the same runs on other items.
 */
export type RepeatCounts = {
  readonly runs: number
  readonly itemsBySuccesses: readonly number[]
  readonly successesByRun: readonly number[]
}

/**
 * How answers vary. `rate` is the share of successes. `withinItems` is the variance of one answer about its own item's
 * rate, that of chance in the product; `betweenItems` is how the true rates of items differ, and may come out below 0 by
 * chance. `betweenRuns` is the variance of the runs' rates; `byChance` is what it would be were runs alike, so that far
 * more points to a change between runs (a new version, another day).
 */
export type RepeatSpread = {
  readonly rate: number
  readonly withinItems: number
  readonly betweenItems: number | null
  readonly betweenRuns: number
  readonly byChance: number
}

function requireTable(cells: number, runs: number): void {
  requireThat(Number.isInteger(runs) && runs > 0, `needs a whole number of runs, got ${runs}`)
  requireThat(cells % runs === 0, `${cells} answers are not ${runs} for each item`)
}

/**
 * Counts successes of items over runs: `success[i × runs + j]` is not 0 where run j succeeded on item i.
 *
 * Throws `RangeError` where the answers are not so many for each item.
 *
 * @example
 * countRepeats(Uint8Array.of(1, 1, 1, 0, 0, 0), 2) // => { "runs": 2, "itemsBySuccesses": [1, 1, 1], "successesByRun": [2, 1] }
 */
export function countRepeats(success: ArrayLike<number>, runs: number): RepeatCounts {
  requireTable(success.length, runs)
  const [itemsBySuccesses, successesByRun] = [
    new Array<number>(runs + 1).fill(0),
    new Array<number>(runs).fill(0),
  ]
  for (let item = 0; item < success.length; item += runs) {
    let successes = 0
    for (let run = 0; run < runs; run++) {
      if (success[item + run] === 0) continue
      successes++
      successesByRun[run]!++
    }
    itemsBySuccesses[successes]!++
  }
  return { runs, itemsBySuccesses, successesByRun }
}

/**
 * The counts of two disjoint sets of items taken together. Throws `RangeError` where they were run another number of times.
 *
 * @example
 * mergeRepeats(countRepeats([1, 0], 2), countRepeats([1, 1], 2)) // => { "runs": 2, "itemsBySuccesses": [0, 1, 1], "successesByRun": [2, 1] }
 */
export function mergeRepeats(a: RepeatCounts, b: RepeatCounts): RepeatCounts {
  requireThat(a.runs === b.runs, `cannot add items run ${a.runs} times to items run ${b.runs} times`)
  const add = (x: readonly number[], y: readonly number[]): number[] => x.map((n, i) => n + (y[i] ?? 0))
  return {
    runs: a.runs,
    itemsBySuccesses: add(a.itemsBySuccesses, b.itemsBySuccesses),
    successesByRun: add(a.successesByRun, b.successesByRun),
  }
}

/**
 * Items that were answered alike in all runs, as events of n; the answers may be any numbers (classes, hashes of texts).
 * `answers[i × runs + j]` is the answer of run j to item i.
 *
 * Throws as `countRepeats`.
 *
 * @example
 * answeredAlike(Int32Array.of(7, 7, 7, 3, 4, 3), 3) // => { "events": 1, "n": 2 }
 */
export function answeredAlike(answers: ArrayLike<number>, runs: number): Proportion {
  requireTable(answers.length, runs)
  let events = 0
  for (let item = 0; item < answers.length; item += runs) {
    let run = 1
    while (run < runs && answers[item + run] === answers[item]) run++
    if (run === runs) events++
  }
  return { events, n: answers.length / runs }
}

/** C(c, k) ÷ C(r, k): the probability that k of r runs, drawn without replacement, are all among c. */
function allAmong(c: number, r: number, k: number): number {
  let probability = 1
  for (let drawn = 0; drawn < k; drawn++) probability *= Math.max(0, c - drawn) / (r - drawn)
  return probability
}

/** The mean over items of something that depends on the number of their successes; `null` without items. */
function meanOverItems(
  { itemsBySuccesses }: RepeatCounts,
  value: (successes: number) => number,
): number | null {
  let [items, sum] = [0, 0]
  for (const [successes, count] of itemsBySuccesses.entries()) {
    items += count
    if (count > 0) sum += count * value(successes)
  }
  return items === 0 ? null : sum / items
}

function requireDraw(k: number, runs: number): void {
  requireThat(Number.isInteger(k) && k >= 1 && k <= runs, `k is a whole number from 1 to ${runs}, got ${k}`)
}

/**
 * pass^k: the probability that k runs on an item all succeed, on the mean of items, without bias from the number of runs;
 * `null` without items.
 *
 * Source: S. Yao et al., "τ-bench: a benchmark for tool-agent-user interaction in real-world domains" (2024), arXiv
 * 2406.12045, section 3. Throws `RangeError` unless 1 ≤ k ≤ runs.
 *
 * @example
 * allOfRuns(countRepeats([1, 1, 1, 0], 4), 2) // => 0.5
 */
export function allOfRuns(counts: RepeatCounts, k: number): number | null {
  requireDraw(k, counts.runs)
  return meanOverItems(counts, (successes) => allAmong(successes, counts.runs, k))
}

/**
 * pass@k: the probability that at least one of k runs on an item succeeds, on the mean of items, without bias from the
 * number of runs; `null` without items. It says what a product can do, not what can be relied on.
 *
 * Source: M. Chen et al., "Evaluating large language models trained on code" (2021), arXiv 2107.03374, equation 1. Throws
 * `RangeError` unless 1 ≤ k ≤ runs.
 *
 * @example
 * roundTo(anyOfRuns(countRepeats([1, 1, 0, 0, 0], 5), 3), 12) // => 0.9
 */
export function anyOfRuns(counts: RepeatCounts, k: number): number | null {
  requireDraw(k, counts.runs)
  return meanOverItems(counts, (successes) => 1 - allAmong(counts.runs - successes, counts.runs, k))
}

/** Σ (value − mean)² ÷ (n − 1) of so many values each. */
function sampleVariance(values: readonly number[], counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const mean = values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0) / n
  return values.reduce((sum, value, i) => sum + (counts[i] ?? 0) * (value - mean) ** 2, 0) / (n - 1)
}

/**
 * How answers vary within items, between items and between runs; `undefined` with fewer than two runs, or no item.
 * `betweenItems` is `null` for a single item.
 *
 * Source: one-way analysis of variance by items (G. W. Snedecor and W. G. Cochran, Statistical Methods, 8th edition,
 * chapter 13): mean square within, and (mean square between − within) ÷ runs.
 *
 * @example
 * roundTo(spreadOfRuns(countRepeats([1, 1, 1, 0, 0, 0], 2)), 4) // => { "rate": 0.5, "withinItems": 0.1667, "betweenItems": 0.1667, "betweenRuns": 0.0556, "byChance": 0.0556 }
 */
export function spreadOfRuns(counts: RepeatCounts): RepeatSpread | undefined {
  const { runs, itemsBySuccesses, successesByRun } = counts
  const items = itemsBySuccesses.reduce((sum, count) => sum + count, 0)
  const rate = meanOverItems(counts, (successes) => successes / runs)
  const withinItems = meanOverItems(counts, (c) => (c * (runs - c)) / (runs * (runs - 1)))
  if (runs < 2 || rate === null || withinItems === null) return undefined
  const rates = itemsBySuccesses.map((_, successes) => successes / runs)
  const ofRuns = successesByRun.map((successes) => successes / items)
  return {
    rate,
    withinItems,
    betweenItems: items < 2 ? null : sampleVariance(rates, itemsBySuccesses) - withinItems / runs,
    betweenRuns: sampleVariance(ofRuns, new Array<number>(runs).fill(1)),
    byChance: withinItems / items,
  }
}

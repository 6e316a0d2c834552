// Searches of a watchlist or a gallery (1:N), live or retrospective: how often a person who is on it is found, how
// often one who is not raises an alert, and how long the list is that somebody has to look through. Counted by score,
// so that the whole curve over thresholds is kept and parts merge exactly.
import { clopperPearson, type Estimate, type Proportion } from '../proportion.ts'
import { requireThat } from '../require-that.ts'

/**
 * Searches and the candidates that they returned. `mated[s]` is 1 where the person searched for is enrolled. Candidate
 * i belongs to search `search[i]`, stands at `rank[i]` (from 1) with `score[i]` (higher is more alike), and `mate[i]` is
 * 1 where it is the person searched for.
 */
export type SearchTable = {
  readonly mated: Uint8Array
  readonly search: Int32Array
  readonly rank: Int32Array
  readonly score: Float64Array
  readonly mate: Uint8Array
}

/**
 * Searches counted by distinct score, rising: mated searches whose best mate within `rankLimit` has it (`hits`),
 * non-mated searches whose best candidate has it (`falseAlerts`), candidates of non-mated searches (`candidates`).
 * `mateRanks[k]` counts mated searches whose mate stands at rank k + 1. Merges by `mergeSearches`.
 */
export type SearchCounts = {
  readonly rankLimit: number
  readonly mated: number
  readonly nonMated: number
  readonly scores: Float64Array
  readonly hits: Float64Array
  readonly falseAlerts: Float64Array
  readonly candidates: Float64Array
  readonly mateRanks: Float64Array
}

/**
 * What a threshold does: TPIR (1 − FNIR) and FPIR as counts, for an interval of the caller's choice, and selectivity,
 * the mean number of candidates that a non-mated search returns; `null` without non-mated searches.
 */
export type IdentificationRates = {
  readonly truePositives: Proportion
  readonly falsePositives: Proportion
  readonly selectivity: number | null
}

/** Counts when candidates of at least each threshold are returned, thresholds rising. */
export type IdentificationCurve = {
  readonly mated: number
  readonly nonMated: number
  readonly thresholds: Float64Array
  readonly truePositives: Float64Array
  readonly falsePositives: Float64Array
  readonly candidates: Float64Array
}

/** Per search: the best mate's score within the rank limit and its rank, and the best score of all. */
type BestBySearch = {
  readonly mateScore: Float64Array
  readonly mateRank: Float64Array
  readonly topScore: Float64Array
}

function checkTable({ mated, search, rank, score, mate }: SearchTable, rankLimit: number): void {
  requireThat(rankLimit >= 1, `a rank limit is at least 1, got ${rankLimit}`)
  requireThat(
    [rank, score, mate].every((column) => column.length === search.length),
    'columns of candidates differ in length',
  )
  for (let i = 0; i < search.length; i++) {
    const fault = faultOf(mated[search[i] ?? -1], rank[i] ?? 0, score[i] ?? Number.NaN, mate[i] !== 0)
    if (fault !== undefined) throw new RangeError(`candidate ${i} of search ${search[i]}: ${fault}`)
  }
}

function faultOf(mated: number | undefined, rank: number, score: number, mate: boolean): string | undefined {
  if (mated === undefined) return 'there is no such search'
  if (rank < 1) return `ranks start at 1, got ${rank}`
  if (!Number.isFinite(score)) return `a score is a finite number, got ${score}`
  return mate && mated === 0 ? 'it is a mate, but the search is non-mated' : undefined
}

function bestBySearch({ mated, search, rank, score, mate }: SearchTable, rankLimit: number): BestBySearch {
  const none = (value: number): Float64Array => new Float64Array(mated.length).fill(value)
  const best = { mateScore: none(-Infinity), mateRank: none(Infinity), topScore: none(-Infinity) }
  for (let i = 0; i < search.length; i++) {
    const [of, s, r] = [search[i] ?? 0, (score[i] ?? 0) + 0, rank[i] ?? 0]
    best.topScore[of] = Math.max(best.topScore[of] ?? s, s)
    if (mate[i] === 0) continue
    best.mateRank[of] = Math.min(best.mateRank[of] ?? r, r)
    if (r <= rankLimit) best.mateScore[of] = Math.max(best.mateScore[of] ?? s, s)
  }
  return best
}

/** Each score that occurs in one of the columns, once, rising; the columns rise. */
function distinctScores(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((size, column) => size + column.length, 0))
  columns.reduce((at, column) => {
    all.set(column, at)
    return at + column.length
  }, 0)
  all.sort()
  return all.filter((score, i) => i === 0 || score !== all[i - 1])
}

/** Adds the counts of rising `from` to those of rising `scores`, which has them all. */
function addTo(scores: Float64Array, from: Float64Array, counts?: Float64Array): Float64Array {
  const sums = new Float64Array(scores.length)
  let place = 0
  for (let i = 0; i < from.length; i++) {
    while (scores[place] !== from[i]) place++
    sums[place] = (sums[place] ?? 0) + (counts?.[i] ?? 1)
  }
  return sums
}

function countRanks(ranks: Float64Array): Float64Array {
  const found = ranks.filter((rank) => rank < Infinity)
  const counts = new Float64Array(found.reduce((most, rank) => Math.max(most, rank), 0))
  for (const rank of found) counts[rank - 1] = (counts[rank - 1] ?? 0) + 1
  return counts
}

/**
 * Counts searches by score. A mate below `rankLimit` in the list counts as not found, at any score. Where a person is
 * enrolled more than once, the best mate counts. Takes O(n log n).
 *
 * Source: ISO/IEC 19795-1:2021 and NIST FRTE 1:N, FNIR(N, R, T) and FPIR(N, T). Throws `RangeError` for a candidate of
 * no search, a rank below 1, a score that is not finite, and a mate in a non-mated search.
 *
 * @example
 * countSearches({ mated: Uint8Array.of(1, 0), search: Int32Array.of(0, 0, 1), rank: Int32Array.of(1, 2, 1), score: Float64Array.of(0.9, 0.8, 0.6), mate: Uint8Array.of(0, 1, 0) }, 1).hits.length // => 1
 */
export function countSearches(table: SearchTable, rankLimit: number): SearchCounts {
  checkTable(table, rankLimit)
  const { mateScore, mateRank, topScore } = bestBySearch(table, rankLimit)
  const isMated = (of: number): boolean => table.mated[of] !== 0
  const found = mateScore.filter((score) => score > -Infinity).sort()
  const tops = topScore.filter((score, of) => score > -Infinity && !isMated(of)).sort()
  const returned = table.score
    .filter((_, i) => !isMated(table.search[i] ?? 0))
    .map((score) => score + 0)
    .sort()
  const scores = distinctScores([found, returned])
  const mated = table.mated.reduce((count, one) => count + (one === 0 ? 0 : 1), 0)
  return {
    rankLimit,
    mated,
    nonMated: table.mated.length - mated,
    scores,
    hits: addTo(scores, found),
    falseAlerts: addTo(scores, tops),
    candidates: addTo(scores, returned),
    mateRanks: countRanks(mateRank),
  }
}

function addColumns(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(a.length, b.length) },
    (_, i: number) => (a[i] ?? 0) + (b[i] ?? 0),
  )
}

/**
 * The counts of two disjoint sets of searches taken together. Throws `RangeError` where their rank limits differ.
 *
 * @example
 * mergeSearches({ rankLimit: 1, mated: 1, nonMated: 0, scores: Float64Array.of(0.5), hits: Float64Array.of(1), falseAlerts: Float64Array.of(0), candidates: Float64Array.of(0), mateRanks: Float64Array.of(1) }, { rankLimit: 1, mated: 0, nonMated: 4, scores: new Float64Array(0), hits: new Float64Array(0), falseAlerts: new Float64Array(0), candidates: new Float64Array(0), mateRanks: new Float64Array(0) }).nonMated // => 4
 */
export function mergeSearches(a: SearchCounts, b: SearchCounts): SearchCounts {
  requireThat(a.rankLimit === b.rankLimit, `rank limits differ: ${a.rankLimit} and ${b.rankLimit}`)
  const scores = distinctScores([a.scores, b.scores])
  const column = (of: 'hits' | 'falseAlerts' | 'candidates'): Float64Array =>
    addColumns(addTo(scores, a.scores, a[of]), addTo(scores, b.scores, b[of]))
  return {
    rankLimit: a.rankLimit,
    mated: a.mated + b.mated,
    nonMated: a.nonMated + b.nonMated,
    scores,
    hits: column('hits'),
    falseAlerts: column('falseAlerts'),
    candidates: column('candidates'),
    mateRanks: addColumns(a.mateRanks, b.mateRanks),
  }
}

function fromAbove(counts: Float64Array): Float64Array {
  const sums = counts.slice()
  for (let i = sums.length - 2; i >= 0; i--) sums[i] = (sums[i] ?? 0) + (sums[i + 1] ?? 0)
  return sums
}

/**
 * The counts at every threshold that changes one of them. Divide by `mated` (TPIR) and `nonMated` (FPIR, selectivity).
 *
 * @example
 * Array.from(identificationCurve(countSearches({ mated: Uint8Array.of(0), search: Int32Array.of(0, 0), rank: Int32Array.of(1, 2), score: Float64Array.of(0.9, 0.8), mate: Uint8Array.of(0, 0) }, 1)).candidates) // => [2, 1]
 */
export function identificationCurve(counts: SearchCounts): IdentificationCurve {
  return {
    mated: counts.mated,
    nonMated: counts.nonMated,
    thresholds: counts.scores,
    truePositives: fromAbove(counts.hits),
    falsePositives: fromAbove(counts.falseAlerts),
    candidates: fromAbove(counts.candidates),
  }
}

function countFrom(scores: Float64Array, counts: Float64Array, threshold: number): number {
  return counts.reduce((sum, count, i) => ((scores[i] ?? 0) >= threshold ? sum + count : sum), 0)
}

/**
 * TPIR, FPIR and selectivity when candidates of at least `threshold` are returned. Searches of one person depend on each
 * other: for an interval that knows it, count them with `countPairErrors`, the person on both sides.
 *
 * Source: NIST FRTE 1:N, TPIR = 1 − FNIR(N, R, T), FPIR(N, T), SEL(N, T). Throws `RangeError` for NaN.
 *
 * @example
 * identificationAt(countSearches({ mated: Uint8Array.of(1, 0), search: Int32Array.of(0, 1), rank: Int32Array.of(1, 1), score: Float64Array.of(0.9, 0.6), mate: Uint8Array.of(1, 0) }, 1), 0.5) // => { "truePositives": { "events": 1, "n": 1 }, "falsePositives": { "events": 1, "n": 1 }, "selectivity": 1 }
 */
export function identificationAt(counts: SearchCounts, threshold: number): IdentificationRates {
  requireThat(!Number.isNaN(threshold), 'a threshold is a number')
  const { scores, mated, nonMated } = counts
  const candidates = countFrom(scores, counts.candidates, threshold)
  return {
    truePositives: { events: countFrom(scores, counts.hits, threshold), n: mated },
    falsePositives: { events: countFrom(scores, counts.falseAlerts, threshold), n: nonMated },
    selectivity: nonMated === 0 ? null : candidates / nonMated,
  }
}

/**
 * Mated searches whose mate stands among the first k candidates, at any score (rank-k, a point of the CMC).
 *
 * Source: ISO/IEC 19795-1:2021, cumulative match characteristic. Throws `RangeError` unless k is a whole number above 0.
 *
 * @example
 * withinRank(countSearches({ mated: Uint8Array.of(1, 1), search: Int32Array.of(0, 0), rank: Int32Array.of(1, 2), score: Float64Array.of(0.9, 0.8), mate: Uint8Array.of(0, 1) }, 1), 2) // => { "events": 1, "n": 2 }
 */
export function withinRank({ mateRanks, mated }: SearchCounts, k: number): Proportion {
  requireThat(Number.isInteger(k) && k > 0, `a rank is a whole number above 0, got ${k}`)
  return { events: mateRanks.subarray(0, k).reduce((sum, count) => sum + count, 0), n: mated }
}

/**
 * False alerts of a live deployment on both denominators, with Clopper–Pearson intervals: of the faces seen, and of the
 * alerts raised. The two differ by a factor of thousands, so neither may be shown without its name; `perAlert` is `null`
 * without alerts.
 *
 * Throws `RangeError` unless 0 ≤ falseAlerts ≤ alerts ≤ faces and faces > 0.
 *
 * @example
 * roundTo(falseAlertRates({ faces: 3147436, alerts: 2077, falseAlerts: 10 }, 0.95).perAlert, 5) // => { "estimate": 0.00481, "low": 0.00231, "high": 0.00884 }
 */
export function falseAlertRates(
  counts: { readonly faces: number; readonly alerts: number; readonly falseAlerts: number },
  level: number,
): { readonly perFace: Estimate; readonly perAlert: Estimate | null } {
  const { faces, alerts, falseAlerts } = counts
  requireThat(alerts <= faces, `needs no more alerts than faces, got ${alerts} of ${faces}`)
  requireThat(
    falseAlerts <= alerts,
    `needs no more false alerts than alerts, got ${falseAlerts} of ${alerts}`,
  )
  const of = (n: number): Estimate => ({
    estimate: falseAlerts / n,
    ...clopperPearson({ events: falseAlerts, n }, level),
  })
  return { perFace: of(faces), perAlert: alerts === 0 ? null : of(alerts) }
}

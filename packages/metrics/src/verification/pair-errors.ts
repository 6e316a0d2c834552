// Errors of comparisons that share people. A face that matches many strangers spoils every comparison it is in, so a
// million comparisons of a thousand people know far less than a million coins. Errors are therefore counted by pair
// of people, and the interval uses the number of independent comparisons that would be as uncertain.
import { type Estimate, wilson } from '../proportion.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { type SortedColumns, sortColumns } from './sort-pairs.ts'

/**
 * Trials and errors by pair of people, each pair once, in rising order of (`first`, `second`) with first ≤ second.
 * Either every pair is of one person with herself (genuine comparisons) or none is (impostor comparisons). Merges by
 * `mergePairErrors`.
 */
export type PairErrors = {
  readonly people: number
  readonly first: Int32Array
  readonly second: Int32Array
  readonly trials: Int32Array
  readonly errors: Int32Array
}

/** The kind of comparisons, their sums, and how many people take part in at least one. */
export type PairTotals = {
  readonly kind: 'genuine' | 'impostor'
  readonly trials: number
  readonly errors: number
  readonly people: number
}

/**
 * An interval for the rate of errors. At no error the data cannot show how far errors cluster in people:
 * `high` is then right for independent comparisons, `highIfClustered` whatever the dependence.
 */
export type PairInterval = Estimate &
  Omit<PairTotals, 'kind'> &
  (
    | { readonly method: 'wilson-effective-n'; readonly effectiveN: number }
    | { readonly method: 'rule-of-3'; readonly highIfClustered: number }
  )

/** So that a person and an error fit into the 31 bits of a column. */
const MOST_PEOPLE = 60_000_000

function checkColumns(people: number, first: Int32Array, second: Int32Array, error: Uint8Array): void {
  requireThat(
    Number.isInteger(people) && people > 0 && people <= MOST_PEOPLE,
    `needs 1 to ${MOST_PEOPLE} people, got ${people}`,
  )
  requireThat(first.length === second.length && first.length === error.length, 'columns differ in length')
  for (const side of [first, second])
    for (let i = 0; i < side.length; i++) {
      const person = side[i] as number
      if (person < 0 || person >= people)
        throw new RangeError(`a person is a number from 0 to ${people - 1}, got ${person} at ${i}`)
    }
}

/** The comparisons by pair: the first person of each, and twice the second plus the error. */
function sortComparisons(
  people: number,
  first: Int32Array,
  second: Int32Array,
  error: Uint8Array,
): SortedColumns {
  const [low, high] = [new Int32Array(first.length), new Int32Array(first.length)]
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i] as number, second[i] as number]
    low[i] = a < b ? a : b
    high[i] = 2 * (a < b ? b : a) + (error[i] === 0 ? 0 : 1)
  }
  const bySecond = sortColumns({ key: high, carried: low }, 2 * people)
  return sortColumns({ key: bySecond.carried, carried: bySecond.key }, people)
}

function distinctPairs({ key, carried }: SortedColumns): number {
  let count = key.length === 0 ? 0 : 1
  for (let i = 1; i < key.length; i++) {
    const changed = ((carried[i] as number) ^ (carried[i - 1] as number)) > 1 || key[i] !== key[i - 1]
    if (changed) count++
  }
  return count
}

function emptyPairs(people: number, size: number): PairErrors {
  const column = (): Int32Array => new Int32Array(size)
  return { people, first: column(), second: column(), trials: column(), errors: column() }
}

/**
 * Counts comparisons by pair of people, numbered from 0. `error[i]` is 1 where comparison i was wrong: a miss of a
 * genuine pair, a false match of two people. Takes O(n): 20 million comparisons in about a second.
 *
 * Throws `RangeError` for a person out of range and for genuine and impostor comparisons in one call: they are two
 * rates.
 *
 * @example
 * Array.from(countPairErrors(3, Int32Array.of(0, 1, 0), Int32Array.of(1, 0, 2), Uint8Array.of(1, 0, 0)).trials) // => [2, 1]
 */
export function countPairErrors(
  people: number,
  first: Int32Array,
  second: Int32Array,
  error: Uint8Array,
): PairErrors {
  checkColumns(people, first, second, error)
  const sorted = sortComparisons(people, first, second, error)
  const pairs = emptyPairs(people, distinctPairs(sorted))
  fillPairs(pairs, sorted)
  pairTotals(pairs)
  return pairs
}

function fillPairs({ first, second, trials, errors }: PairErrors, { key, carried }: SortedColumns): void {
  let [place, lastA, lastB] = [-1, -1, -1]
  for (let i = 0; i < key.length; i++) {
    const [a, coded] = [key[i] as number, carried[i] as number]
    const b = coded >>> 1
    if (a !== lastA || b !== lastB) {
      place++
      first[place] = a
      second[place] = b
      lastA = a
      lastB = b
    }
    trials[place] = (trials[place] as number) + 1
    errors[place] = (errors[place] as number) + (coded & 1)
  }
}

function keyAt({ people, first, second }: PairErrors, place: number): number {
  return place < first.length ? (first[place] ?? 0) * people + (second[place] ?? 0) : Infinity
}

function slicePairs(pairs: PairErrors, size: number): PairErrors {
  const { people, first, second, trials, errors } = pairs
  const [f, s, t, e] = [first, second, trials, errors].map((column) => column.slice(0, size))
  return { people, first: f ?? first, second: s ?? second, trials: t ?? trials, errors: e ?? errors }
}

/**
 * The state of two disjoint sets of comparisons taken together. People are numbered alike in both; sites with people
 * of their own shift their numbers first.
 *
 * @example
 * Array.from(mergePairErrors(countPairErrors(2, Int32Array.of(0), Int32Array.of(1), Uint8Array.of(1)), countPairErrors(2, Int32Array.of(1), Int32Array.of(0), Uint8Array.of(0))).trials) // => [2]
 */
export function mergePairErrors(a: PairErrors, b: PairErrors): PairErrors {
  requireThat(a.people === b.people, `people are numbered alike in both, got ${a.people} and ${b.people}`)
  const merged = emptyPairs(a.people, a.first.length + b.first.length)
  let [i, j, size] = [0, 0, 0]
  while (i < a.first.length || j < b.first.length) {
    const [left, right] = [keyAt(a, i), keyAt(b, j)]
    const least = Math.min(left, right)
    merged.first[size] = Math.floor(least / a.people)
    merged.second[size] = least % a.people
    for (const [part, place] of [
      [a, left === least ? i++ : -1],
      [b, right === least ? j++ : -1],
    ] as const) {
      merged.trials[size] = (merged.trials[size] ?? 0) + (part.trials[place] ?? 0)
      merged.errors[size] = (merged.errors[size] ?? 0) + (part.errors[place] ?? 0)
    }
    size++
  }
  const result = slicePairs(merged, size)
  pairTotals(result)
  return result
}

/**
 * The sums over all pairs. Throws `RangeError` without comparisons, and where genuine and impostor ones are mixed.
 *
 * @example
 * pairTotals(countPairErrors(3, Int32Array.of(0, 1, 0), Int32Array.of(1, 0, 2), Uint8Array.of(1, 0, 0))) // => { "kind": "impostor", "trials": 3, "errors": 1, "people": 3 }
 */
export function pairTotals({ people, first, second, trials, errors }: PairErrors): PairTotals {
  const seen = new Uint8Array(people)
  let [own, allTrials, allErrors] = [0, 0, 0]
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i] ?? 0, second[i] ?? 0]
    if (a === b) own++
    seen[a] = 1
    seen[b] = 1
    allTrials += trials[i] ?? 0
    allErrors += errors[i] ?? 0
  }
  requireThat(allTrials > 0, 'needs at least one comparison')
  requireThat(own === 0 || own === first.length, 'genuine and impostor comparisons are two rates')
  const kind = own === 0 ? 'impostor' : 'genuine'
  const taking = seen.reduce((count, one) => count + one, 0)
  return { kind, trials: allTrials, errors: allErrors, people: taking }
}

/**
 * The estimated variance of the rate of errors, people being independent and comparisons that share a person not.
 *
 * Source: R. Fogliato, P. Patil and P. Perona, "Confidence intervals for error rates in 1:1 matching tasks",
 * International Journal of Computer Vision (2024), arXiv 2306.01198, plug-in estimators of both variances.
 *
 * @example
 * roundTo(pairErrorVariance(countPairErrors(4, Int32Array.of(0, 0, 0, 1), Int32Array.of(1, 2, 3, 2), Uint8Array.of(1, 1, 0, 0))), 4) // => 0.0625
 */
export function pairErrorVariance(pairs: PairErrors): number {
  const { kind, trials, errors } = pairTotals(pairs)
  const rate = errors / trials
  const byPerson = new Float64Array(pairs.people)
  let squares = 0
  for (let i = 0; i < pairs.first.length; i++) {
    const excess = (pairs.errors[i] ?? 0) - rate * (pairs.trials[i] ?? 0)
    const [a, b] = [pairs.first[i] ?? 0, pairs.second[i] ?? 0]
    squares += excess * excess
    byPerson[a] = (byPerson[a] ?? 0) + excess
    byPerson[b] = (byPerson[b] ?? 0) + excess
  }
  const shared = byPerson.reduce((sum, excess) => sum + excess * excess, 0) - 2 * squares
  return (squares + (kind === 'genuine' ? 0 : Math.max(0, shared))) / (trials * trials)
}

/**
 * The upper limit of a rate of which n independent trials showed no event, by the rule of 3: 3 ÷ n at 95 %. One-sided.
 *
 * Source: the rule of 3 of ISO/IEC 19795-1:2021, as −ln(1 − level) ÷ n. Throws `RangeError` unless n > 0.
 *
 * @example
 * roundTo(ruleOfThree(300, 0.95), 4) // => 0.01
 */
export function ruleOfThree(n: number, level: number): number {
  requireThat(n > 0, `needs at least one trial, got ${n}`)
  requireLevel(level)
  return Math.min(1, -Math.log1p(-level) / n)
}

/**
 * The rate of errors with Wilson's interval for as many independent comparisons as have the same variance, never more
 * than were made. At no error, the rule of 3: on the comparisons, and on the people (for impostor comparisons, on
 * pairs that share nobody), which holds however errors cluster.
 *
 * Source: Fogliato, Patil and Perona (2024), arXiv 2306.01198, whose correction at exactly one error is not made.
 *
 * @example
 * roundTo(pairErrorInterval(countPairErrors(4, Int32Array.of(0, 0, 0, 1), Int32Array.of(1, 2, 3, 2), Uint8Array.of(1, 1, 0, 0)), 0.95), 3) // => { "estimate": 0.5, "trials": 4, "errors": 2, "people": 4, "low": 0.15, "high": 0.85, "method": "wilson-effective-n", "effectiveN": 4 }
 */
export function pairErrorInterval(pairs: PairErrors, level: number): PairInterval {
  const { kind, ...sums } = pairTotals(pairs)
  const { trials, errors, people } = sums
  const base = { estimate: errors / trials, ...sums }
  if (errors === 0) {
    const unshared = kind === 'genuine' ? people : Math.floor(people / 2)
    const [high, highIfClustered] = [ruleOfThree(trials, level), ruleOfThree(unshared, level)]
    return { ...base, low: 0, high, method: 'rule-of-3', highIfClustered }
  }
  const variance = pairErrorVariance(pairs)
  const independent = base.estimate * (1 - base.estimate)
  const effectiveN = independent >= variance * trials ? trials : independent / variance
  const limits = wilson({ events: base.estimate * effectiveN, n: effectiveN }, level)
  return { ...base, ...limits, method: 'wilson-effective-n', effectiveN }
}

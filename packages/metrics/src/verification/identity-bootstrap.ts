// Resampling of people, not of comparisons: what the rate of errors would have been with other people of the same
// kind. Two schemes, as the field uses both.
import type { Estimate } from '../proportion.ts'
import { createRandom, type Random } from '../random.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { designOf, drawnTrials, type PairDesign, type PairTable } from './pair-design.ts'
import { type PairErrors, type PairTotals, pairTotals } from './pair-errors.ts'
import {
  digitBase,
  lanesOf,
  mostCounted,
  type PairRows,
  packWeights,
  rowsFrom,
  weightedSums,
} from './weighted-pairs.ts'

export type IdentityResampling = 'double-or-nothing' | 'vertex'

/** How to resample: `replicates` of at least 100, a whole `seed`. */
export type IdentityBootstrapOptions = {
  readonly method: IdentityResampling
  readonly replicates: number
  readonly seed: number
  readonly level: number
}

/** Percentile limits, or why resampling can say nothing: every replicate would be the same. */
export type IdentityBootstrap =
  | (Estimate & {
      readonly kind: 'measured'
      readonly method: IdentityResampling
      readonly replicates: number
      readonly seed: number
    })
  | { readonly kind: 'not_measured'; readonly reason: 'no_errors' | 'nothing_but_errors' | 'too_few_people' }

/**
 * Everything that a resample is counted from. Genuine comparisons are those of each person with one more who is in
 * every resample once, so that both kinds are sums over pairs.
 */
type Sample = PairTotals & {
  readonly design: PairDesign
  readonly wrong: PairRows
  readonly base: number
}

/** Numbers the people who take part from 0, in their order. */
function numbering({ people, first, second }: PairErrors): Int32Array {
  const numbers = new Int32Array(people).fill(-1)
  for (const side of [first, second]) for (const person of side) numbers[person] = 0
  let next = 0
  for (const [person, number] of numbers.entries()) if (number === 0) numbers[person] = next++
  return numbers
}

/** The pairs of which at least one comparison is wrong. */
function wrongRows({ people, first, second }: PairTable, errors: Int32Array): PairRows {
  const places = Int32Array.from(errors.keys().filter((i) => (errors[i] ?? 0) > 0))
  const [a, b, counts] = [first, second, errors].map((column) => places.map((at) => column[at] ?? 0))
  return rowsFrom(people, a ?? places, b ?? places, counts ?? places)
}

function createSample(pairs: PairErrors): Sample {
  const totals = pairTotals(pairs)
  const numbers = numbering(pairs)
  const numbered = (column: Int32Array): Int32Array => column.map((person) => numbers[person] ?? 0)
  const everywhere = (column: Int32Array): Int32Array => new Int32Array(column.length).fill(totals.people)
  const second = totals.kind === 'genuine' ? everywhere(pairs.second) : numbered(pairs.second)
  const table = { people: totals.people + 1, first: numbered(pairs.first), second, trials: pairs.trials }
  const [design, wrong] = [designOf(table), wrongRows(table, pairs.errors)]
  const most = Math.max(...[design.extra, design.missing, wrong].map(mostCounted))
  return { ...totals, design, wrong, base: digitBase(most, table.people) }
}

/** Keeps or leaves out each person at even odds. What is kept counts twice, which cancels in a rate. */
function drawHalf(weights: Int32Array, random: Random): void {
  let bits = 0
  for (let i = 0; i < weights.length; i++) {
    bits = i % 32 === 0 ? random.uint32() : bits >>> 1
    weights[i] = bits & 1
  }
}

/** As many people as there are, drawn with replacement. */
function drawAll(weights: Int32Array, random: Random): void {
  weights.fill(0)
  for (let i = 0; i < weights.length; i++) {
    const person = Math.floor(random.uniform() * weights.length)
    weights[person] = (weights[person] ?? 0) + 1
  }
}

/**
 * Two draws of one person form an impostor pair that nobody has compared: it stands for as many comparisons as pairs
 * have on average, with the overall rate of errors.
 */
function unseenTrials({ kind, trials, people }: Sample, weights: Int32Array): number {
  if (kind === 'genuine') return 0
  let pairs = 0
  for (let i = 0; i < people; i++) pairs += ((weights[i] ?? 0) * ((weights[i] ?? 0) - 1)) / 2
  return (pairs * trials) / ((people * (people - 1)) / 2)
}

function drawWeights(people: number, method: IdentityResampling, random: Random): Int32Array {
  const weights = new Int32Array(people + 1)
  if (method === 'vertex') drawAll(weights.subarray(0, people), random)
  else drawHalf(weights.subarray(0, people), random)
  weights[people] = 1
  return weights
}

/** The rates in as many resamples as one pass takes; one without comparisons is left out. */
function drawRates(sample: Sample, method: IdentityResampling, random: Random): readonly number[] {
  const { people, design, wrong, base, errors, trials } = sample
  const resamples = Array.from({ length: lanesOf(base) }, () => drawWeights(people, method, random))
  const packed = packWeights(resamples, base)
  const [seen, wrongSeen] = [drawnTrials(design, resamples, packed), weightedSums(wrong, packed)]
  return resamples.flatMap((weights, k) => {
    const compared = seen[k] ?? 0
    const unseen = method === 'vertex' ? unseenTrials(sample, weights) : 0
    const rate = ((wrongSeen[k] ?? 0) + (unseen * errors) / trials) / (compared + unseen)
    return compared > 0 ? [rate] : []
  })
}

function drawReplicates(
  sample: Sample,
  { method, replicates, seed }: IdentityBootstrapOptions,
): Float64Array {
  const random = createRandom(seed)
  const rates: number[] = []
  while (rates.length < replicates) rates.push(...drawRates(sample, method, random))
  return Float64Array.from(rates.slice(0, replicates))
}

function refusal({ errors, trials, people, kind }: PairTotals): IdentityBootstrap | undefined {
  if (errors === 0) return { kind: 'not_measured', reason: 'no_errors' }
  if (errors === trials) return { kind: 'not_measured', reason: 'nothing_but_errors' }
  const tooFew = people < (kind === 'genuine' ? 2 : 3)
  return tooFew ? { kind: 'not_measured', reason: 'too_few_people' } : undefined
}

/**
 * The rate of errors with percentile limits from resampling people, widened to the rate where it lies outside. Takes O(people + pairs with an error) a replicate
 * where every image was compared with every image of somebody else, and O(pairs) in any other design.
 *
 * Double-or-nothing keeps each person at even odds; vertex draws as many people as there are, with replacement. Where
 * people are few and some of them spoil many comparisons, both cover less than the level says, as does
 * `pairErrorInterval`. At no error resampling knows nothing: use that one.
 *
 * Source: Fogliato, Patil and Perona (2024), arXiv 2306.01198; T. A. B. Snijders and S. P. Borgatti, Connections 22
 * (1999) 161–170 (vertex); A. B. Owen and D. Eckles, Annals of Applied Statistics 6 (2012) 895–927
 * (double-or-nothing). Throws `RangeError` for fewer than 100 replicates.
 *
 * @example
 * identityBootstrap(countPairErrors(3, Int32Array.of(0, 1, 0), Int32Array.of(1, 0, 2), Uint8Array.of(0, 0, 0)), { method: 'vertex', replicates: 1000, seed: 1, level: 0.95 }) // => { "kind": "not_measured", "reason": "no_errors" }
 */
export function identityBootstrap(pairs: PairErrors, options: IdentityBootstrapOptions): IdentityBootstrap {
  const { method, replicates, seed, level } = options
  requireLevel(level)
  requireThat(
    Number.isInteger(replicates) && replicates >= 100,
    `needs at least 100 replicates, got ${replicates}`,
  )
  const sample = createSample(pairs)
  const refused = refusal(sample)
  if (refused !== undefined) return refused
  const rates = drawReplicates(sample, options).sort()
  const tail = (1 - level) / 2
  const estimate = sample.errors / sample.trials
  const low = Math.min(estimate, rates[Math.floor(replicates * tail)] ?? 0)
  const high = Math.max(estimate, rates[Math.min(replicates, Math.ceil(replicates * (1 - tail))) - 1] ?? 1)
  return { kind: 'measured', estimate, low, high, method, replicates, seed }
}

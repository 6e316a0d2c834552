// Resampling of people, not of comparisons: what the rate of errors would have been with other people of the same
// kind. Two schemes, as the field uses both.
import type { Estimate } from '../proportion.ts'
import { createRandom, type Random } from '../random.ts'
import { requireLevel, requireThat } from '../require-that.ts'
import { type PairErrors, type PairTotals, pairTotals } from './pair-errors.ts'

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

/** The pairs by their first person, people numbered by appearance, pairs with errors apart. */
type Sample = PairTotals & {
  readonly rowStart: Int32Array
  readonly second: Int32Array
  readonly counts: Int32Array
  readonly wrongPairs: Int32Array
  readonly first: Int32Array
  readonly errorCounts: Int32Array
}

/** Numbers the people who take part from 0, in their order. */
function numbering({ people, first, second }: PairErrors): Int32Array {
  const numbers = new Int32Array(people).fill(-1)
  for (const side of [first, second]) for (const person of side) numbers[person] = 0
  let next = 0
  for (const [person, number] of numbers.entries()) if (number === 0) numbers[person] = next++
  return numbers
}

function createSample(pairs: PairErrors): Sample {
  const totals = pairTotals(pairs)
  const numbers = numbering(pairs)
  const numbered = (person: number): number => numbers[person] ?? 0
  const [first, second] = [pairs.first.map(numbered), pairs.second.map(numbered)]
  const rowStart = new Int32Array(totals.people + 1)
  for (const person of first) rowStart[person + 1] = (rowStart[person + 1] ?? 0) + 1
  for (let i = 0; i < totals.people; i++) rowStart[i + 1] = (rowStart[i + 1] ?? 0) + (rowStart[i] ?? 0)
  const wrongPairs = Int32Array.from(pairs.errors.keys().filter((i) => (pairs.errors[i] ?? 0) > 0))
  return { ...totals, rowStart, first, second, counts: pairs.trials, wrongPairs, errorCounts: pairs.errors }
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

/** The comparisons of the people drawn. The inner loop runs some thousand million times. */
function drawnTrials({ kind, rowStart, second, counts }: Sample, weights: Int32Array): number {
  let total = 0
  for (let person = 0; person < weights.length; person++) {
    const weight = weights[person] ?? 0
    if (weight === 0) continue
    const [from, end] = [rowStart[person] as number, rowStart[person + 1] as number]
    const isGenuine = kind === 'genuine'
    total += weight * (isGenuine ? (counts[from] ?? 0) : rowTrials(second, counts, weights, from, end))
  }
  return total
}

function rowTrials(
  second: Int32Array,
  counts: Int32Array,
  weights: Int32Array,
  from: number,
  end: number,
): number {
  let row = 0
  for (let i = from; i < end; i++) row += (counts[i] as number) * (weights[second[i] as number] as number)
  return row
}

function drawnErrors(sample: Sample, weights: Int32Array): number {
  const { kind, wrongPairs, first, second, errorCounts } = sample
  let total = 0
  for (const i of wrongPairs) {
    const partner = kind === 'genuine' ? 1 : (weights[second[i] ?? 0] ?? 0)
    total += (weights[first[i] ?? 0] ?? 0) * partner * (errorCounts[i] ?? 0)
  }
  return total
}

/**
 * Two draws of one person form an impostor pair that nobody has compared: it stands for as many comparisons as pairs
 * have on average, with the overall rate of errors.
 */
function unseenTrials({ kind, trials, people }: Sample, weights: Int32Array): number {
  if (kind === 'genuine') return 0
  const pairs = weights.reduce((sum, weight) => sum + (weight * (weight - 1)) / 2, 0)
  return (pairs * trials) / ((people * (people - 1)) / 2)
}

/** The rate in one resample; one without comparisons is drawn again. */
function replicate(sample: Sample, weights: Int32Array, method: IdentityResampling, random: Random): number {
  for (;;) {
    if (method === 'vertex') drawAll(weights, random)
    else drawHalf(weights, random)
    const seen = drawnTrials(sample, weights)
    const unseen = method === 'vertex' ? unseenTrials(sample, weights) : 0
    const rate = sample.errors / sample.trials
    if (seen > 0) return (drawnErrors(sample, weights) + unseen * rate) / (seen + unseen)
  }
}

function refusal({ errors, trials, people, kind }: PairTotals): IdentityBootstrap | undefined {
  if (errors === 0) return { kind: 'not_measured', reason: 'no_errors' }
  if (errors === trials) return { kind: 'not_measured', reason: 'nothing_but_errors' }
  const tooFew = people < (kind === 'genuine' ? 2 : 3)
  return tooFew ? { kind: 'not_measured', reason: 'too_few_people' } : undefined
}

/**
 * The rate of errors with percentile limits from resampling people. Takes O(pairs) a replicate.
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
  const [random, weights] = [createRandom(seed), new Int32Array(sample.people)]
  const rates = new Float64Array(replicates)
  for (let i = 0; i < replicates; i++) rates[i] = replicate(sample, weights, method, random)
  rates.sort()
  const tail = (1 - level) / 2
  const low = rates[Math.floor(replicates * tail)] ?? 0
  const high = rates[Math.min(replicates, Math.ceil(replicates * (1 - tail))) - 1] ?? 1
  return { kind: 'measured', estimate: sample.errors / sample.trials, low, high, method, replicates, seed }
}

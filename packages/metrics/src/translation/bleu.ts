// BLEU: how many of a translation's words and runs of up to four words are in a reference. Counts of a segment add
// up, so that a corpus, a group of segments or a resample is scored from sums; a mean of segments' scores is not BLEU.
import { requireThat } from '../require-that.ts'
import { matchRuns, runsOf } from './ngrams.ts'
import { inCase, type LetterCase, requireReferences, signatureOf, tokenise13a } from './segments.ts'

const ORDER = 4

/** Numbers in the statistics of a segment: words, words of the closest reference, matches of 4 orders, runs of 4. */
export const BLEU_WIDTH = 2 + 2 * ORDER

export type BleuSmoothing = 'exp' | 'floor' | 'add-k' | 'none'

/** `effectiveOrder` leaves out the orders that no run of the translation is long enough for. */
export type BleuOptions = {
  readonly letterCase: LetterCase
  readonly smoothing: BleuSmoothing
  readonly effectiveOrder: boolean
}

/** What sacreBLEU does unless told otherwise. */
export const BLEU_DEFAULTS: BleuOptions = { letterCase: 'mixed', smoothing: 'exp', effectiveOrder: false }

/** Score and precisions from 0 to 100. */
export type Bleu =
  | {
      readonly kind: 'measured'
      readonly score: number
      readonly precisions: readonly number[]
      readonly brevityPenalty: number
      readonly words: number
      readonly referenceWords: number
    }
  | { readonly kind: 'not_measured'; readonly reason: 'no_reference_words' }

function closestLength(length: number, others: readonly number[]): number {
  const distance = (other: number): number => Math.abs(other - length)
  return others.reduce((best, other) => {
    const nearer = distance(other) - distance(best)
    return nearer < 0 || (nearer === 0 && other < best) ? other : best
  })
}

/**
 * The counts of one segment against its references, which add up to those of a corpus: [words, words of the reference
 * closest in length, matched runs of 1 to 4 words, runs of 1 to 4 words]. Tokenised as "13a".
 *
 * Throws `RangeError` where there is no reference.
 *
 * @example
 * [...bleuStatistics('the cat sat', ['the cat sat down'])] // => [3, 4, 3, 2, 1, 0, 3, 2, 1, 0]
 */
export function bleuStatistics(
  hypothesis: string,
  references: readonly string[],
  { letterCase }: Pick<BleuOptions, 'letterCase'> = BLEU_DEFAULTS,
): Float64Array {
  requireReferences(references)
  const words = tokenise13a(inCase(hypothesis, letterCase))
  const targets = references.map((reference) => tokenise13a(inCase(reference, letterCase)))
  const lengths = targets.map((target) => target.length)
  const statistics = new Float64Array(BLEU_WIDTH)
  statistics.set([words.length, closestLength(words.length, lengths)])
  statistics.set(matchRuns(words, targets, ORDER).any, 2)
  for (let n = 1; n <= ORDER; n++) statistics[1 + ORDER + n] = runsOf(words.length, n)
  return statistics
}

type Order = { readonly matched: number; readonly runs: number }

function ordersOf(sums: ArrayLike<number>, smoothing: BleuSmoothing): Order[] {
  const orders = Array.from({ length: ORDER }, (_, i) => {
    const added = smoothing === 'add-k' && i > 0 ? 1 : 0
    return { matched: (sums[2 + i] ?? 0) + added, runs: (sums[2 + ORDER + i] ?? 0) + added }
  })
  const end = orders.findIndex(({ runs }) => runs === 0)
  return end < 0 ? orders : orders.slice(0, end)
}

// The exponential smoothing of mteval-v13a halves the precision at each further order without a match.
function precisionsOf(orders: readonly Order[], smoothing: BleuSmoothing): number[] {
  let halvings = 1
  return orders.map(({ matched, runs }) => {
    if (matched > 0) return (100 * matched) / runs
    halvings *= 2
    if (smoothing === 'exp') return 100 / (halvings * runs)
    return smoothing === 'floor' ? 10 / runs : 0
  })
}

function geometricMean(precisions: readonly number[], order: number): number {
  if (precisions.length < order || precisions.includes(0)) return 0
  return Math.exp(precisions.reduce((sum, precision) => sum + Math.log(precision), 0) / order)
}

function brevityPenaltyOf(words: number, referenceWords: number): number {
  if (words >= referenceWords) return 1
  return words === 0 ? 0 : Math.exp(1 - referenceWords / words)
}

function anyMatch(sums: ArrayLike<number>): boolean {
  return Array.from({ length: ORDER }, (_, i) => sums[2 + i] ?? 0).some((matched) => matched > 0)
}

/**
 * BLEU of summed statistics. A corpus in which no translation has four words scores 0 even where it is identical with
 * the reference, unless `effectiveOrder`; so does one without any match. Not measured without a word of reference.
 * `floor` puts 0.1 for no match, and `add-k` adds 1 above the first order.
 *
 * Source: K. Papineni et al., ACL 2002, 311–318; M. Post, WMT 2018, 186–191 (sacreBLEU); smoothing: B. Chen and
 * C. Cherry, WMT 2014, 362–367, methods 1 to 3. Throws `RangeError` unless there are `BLEU_WIDTH` sums.
 *
 * @example
 * roundTo(bleuOf(bleuStatistics('the cat sat on a mat', ['the cat sat on the mat'])), 2) // => { "kind": "measured", "score": 53.73, "precisions": [83.33, 60, 50, 33.33], "brevityPenalty": 1, "words": 6, "referenceWords": 6 }
 */
export function bleuOf(
  sums: ArrayLike<number>,
  { smoothing, effectiveOrder }: Omit<BleuOptions, 'letterCase'> = BLEU_DEFAULTS,
): Bleu {
  requireThat(sums.length === BLEU_WIDTH, `BLEU is of ${BLEU_WIDTH} sums, got ${sums.length}`)
  const [words = 0, referenceWords = 0] = [sums[0], sums[1]]
  if (referenceWords === 0) return { kind: 'not_measured', reason: 'no_reference_words' }
  const found = anyMatch(sums) ? precisionsOf(ordersOf(sums, smoothing), smoothing) : []
  const brevityPenalty = brevityPenaltyOf(words, referenceWords)
  const mean = found.length === 0 ? 0 : geometricMean(found, effectiveOrder ? found.length : ORDER)
  const precisions = Array.from({ length: ORDER }, (_, i) => found[i] ?? 0)
  const score = Math.min(100, brevityPenalty * mean)
  return { kind: 'measured', score, precisions, brevityPenalty, words, referenceWords }
}

const SMOOTHING_NAMES = { exp: 'exp', floor: 'floor[0.10]', 'add-k': 'add-k[1.00]', none: 'none' } as const

/**
 * The recipe of a BLEU score in the form of sacreBLEU; `var` where segments differ in how many references they have.
 *
 * @example
 * bleuSignature(1) // => "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:policeai-metrics-1"
 */
export function bleuSignature(
  references: number | 'var',
  { letterCase, smoothing, effectiveOrder }: BleuOptions = BLEU_DEFAULTS,
): string {
  return signatureOf(references, {
    case: letterCase,
    eff: effectiveOrder ? 'yes' : 'no',
    tok: '13a',
    smooth: SMOOTHING_NAMES[smoothing],
  })
}

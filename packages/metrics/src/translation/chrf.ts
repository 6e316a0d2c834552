// chrF and chrF++: how many of the runs of up to six characters (and, in chrF++, of one and two words) a translation
// and its reference share. Needs no tokeniser, and forgives the endings of inflected languages, such as Polish or Welsh.
import { requireThat } from '../require-that.ts'
import { matchRuns, runsOf } from './ngrams.ts'
import { inCase, type LetterCase, requireReferences, signatureOf, splitWords } from './segments.ts'

/** Runs of 1 to `charOrder` characters (code points) and `wordOrder` words; recall weighs `beta` times precision. */
export type ChrfOptions = {
  readonly letterCase: LetterCase
  readonly charOrder: number
  readonly wordOrder: number
  readonly beta: number
}

/** chrF as sacreBLEU counts it unless told otherwise (chrF2). */
export const CHRF: ChrfOptions = { letterCase: 'mixed', charOrder: 6, wordOrder: 0, beta: 2 }

/** chrF++, with runs of one and two words (chrF2++). */
export const CHRF_PLUS: ChrfOptions = { ...CHRF, wordOrder: 2 }

/** From 0 to 100; precision and recall are means over the orders. */
export type Chrf =
  | {
      readonly kind: 'measured'
      readonly score: number
      readonly precision: number
      readonly recall: number
    }
  | { readonly kind: 'not_measured'; readonly reason: 'no_reference_characters' }

type Units = { readonly characters: readonly string[]; readonly words: readonly string[] }

const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')

// One mark at the end of a word stands alone, else one at its start: "(hi)" becomes "(hi" and ")".
function cutMark(word: string): string[] {
  const letters = [...word]
  const [first = '', last = ''] = [letters[0], letters.at(-1)]
  if (letters.length < 2) return [word]
  if (PUNCTUATION.has(last)) return [letters.slice(0, -1).join(''), last]
  return PUNCTUATION.has(first) ? [first, letters.slice(1).join('')] : [word]
}

function unitsOf(text: string, { letterCase, wordOrder }: ChrfOptions): Units {
  const words = splitWords(inCase(text, letterCase))
  return { characters: [...words.join('')], words: wordOrder > 0 ? words.flatMap(cutMark) : [] }
}

// Runs of the translation count only at orders of which the reference has any, as in sacreBLEU.
function fill(
  statistics: Float64Array,
  from: number,
  lengths: readonly [number, number],
  matched: Float64Array,
): void {
  matched.forEach((matches, i) => {
    const [runs, targets] = [runsOf(lengths[0], i + 1), runsOf(lengths[1], i + 1)]
    statistics.set([targets > 0 ? runs : 0, targets, matches], 3 * (from + i))
  })
}

function perReference(hypothesis: Units, references: readonly Units[], options: ChrfOptions): Float64Array[] {
  const { charOrder, wordOrder } = options
  const targets = references.map(({ characters }) => characters)
  const characters = matchRuns(hypothesis.characters, targets, charOrder)
  const words = matchRuns(
    hypothesis.words,
    references.map((reference) => reference.words),
    wordOrder,
  )
  return references.map((reference, r) => {
    const statistics = new Float64Array(chrfWidth(options))
    const lengths = [hypothesis.characters.length, reference.characters.length] as const
    fill(statistics, 0, lengths, characters.each[r] ?? new Float64Array())
    const wordLengths = [hypothesis.words.length, reference.words.length] as const
    fill(statistics, charOrder, wordLengths, words.each[r] ?? new Float64Array())
    return statistics
  })
}

function isOrder(order: number): boolean {
  return Number.isInteger(order) && order >= 0
}

/**
 * How many numbers the statistics of a segment have: [runs, runs of the reference, matched] for each order.
 *
 * Throws `RangeError` unless the orders are whole numbers, that of characters 1 or more, and beta above 0.
 *
 * @example
 * [chrfWidth(CHRF), chrfWidth(CHRF_PLUS)] // => [18, 24]
 */
export function chrfWidth({ charOrder, wordOrder, beta }: ChrfOptions): number {
  requireThat(isOrder(charOrder) && charOrder > 0, `an order of characters is 1 or more, got ${charOrder}`)
  requireThat(isOrder(wordOrder), `an order of words is 0 or more, got ${wordOrder}`)
  requireThat(beta > 0 && beta < Infinity, `the beta of an F score is above 0, got ${beta}`)
  return 3 * (charOrder + wordOrder)
}

/**
 * The counts of one segment, which add up to those of a corpus: [runs, runs of the reference, matched] of 1 to
 * `charOrder` characters without white space, then of words. Of several references the one with the best score counts.
 *
 * Throws `RangeError` where there is no reference.
 *
 * @example
 * [...chrfStatistics('ab', ['a b c'], { ...CHRF, charOrder: 3 })] // => [2, 3, 2, 1, 2, 1, 0, 1, 0]
 */
export function chrfStatistics(
  hypothesis: string,
  references: readonly string[],
  options: ChrfOptions = CHRF,
): Float64Array {
  requireReferences(references)
  const targets = references.map((reference) => unitsOf(reference, options))
  const all = perReference(unitsOf(hypothesis, options), targets, options)
  const score = (sums: Float64Array): number => {
    const chrf = chrfOf(sums, options)
    return chrf.kind === 'measured' ? chrf.score : 0
  }
  return all.reduce((best, next) => (score(next) > score(best) ? next : best))
}

/**
 * chrF of summed statistics: the F of the mean precision and the mean recall over the orders that both sides have.
 * Not measured without a character of reference.
 *
 * Source: M. Popović, WMT 2015, 392–395 (chrF) and WMT 2017, 612–618 (chrF++), with the effective order of sacreBLEU.
 * Throws `RangeError` unless there are `chrfWidth(options)` sums.
 *
 * @example
 * roundTo(chrfOf(chrfStatistics('the cat sat on a mat', ['the cat sat on the mat'])), 2) // => { "kind": "measured", "score": 65.98, "precision": 74.38, "recall": 64.17 }
 */
export function chrfOf(sums: ArrayLike<number>, options: ChrfOptions = CHRF): Chrf {
  const width = chrfWidth(options)
  requireThat(sums.length === width, `this chrF is of ${width} sums, got ${sums.length}`)
  if ((sums[1] ?? 0) === 0) return { kind: 'not_measured', reason: 'no_reference_characters' }
  const orders = Array.from({ length: width / 3 }, (_, i) => [
    sums[3 * i] ?? 0,
    sums[3 * i + 1] ?? 0,
    sums[3 * i + 2] ?? 0,
  ])
  const full = orders.filter(([runs = 0, targets = 0]) => runs > 0 && targets > 0)
  const mean = (side: 0 | 1): number =>
    full.reduce((sum, order) => sum + (order[2] ?? 0) / (order[side] ?? 1), 0) / Math.max(1, full.length)
  return fScore(mean(0), mean(1), options.beta ** 2)
}

function fScore(precision: number, recall: number, weight: number): Chrf {
  const f = precision + recall === 0 ? 0 : ((1 + weight) * precision * recall) / (weight * precision + recall)
  return { kind: 'measured', score: Math.min(100, 100 * f), precision: 100 * precision, recall: 100 * recall }
}

/**
 * The recipe of a chrF score in the form of sacreBLEU, with its beta.
 *
 * @example
 * chrfSignature(1, CHRF_PLUS) // => "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|beta:2|version:policeai-metrics-1"
 */
export function chrfSignature(references: number | 'var', options: ChrfOptions = CHRF): string {
  return signatureOf(references, {
    case: options.letterCase,
    eff: 'yes',
    nc: String(options.charOrder),
    nw: String(options.wordOrder),
    space: 'no',
    beta: String(options.beta),
  })
}

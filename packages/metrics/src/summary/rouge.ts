// ROUGE: the words and pairs of words that a summary shares with one that a person wrote. It says nothing of whether
// the summary is true, so that it serves only to notice that a tool has begun to write differently.
import { requireThat } from '../require-that.ts'
import { matchRuns, runsOf } from '../translation/ngrams.ts'

export const ROUGE_KINDS = ['rouge1', 'rouge2', 'rougeL'] as const

/** Single words, pairs of words, or the longest sequence of words that both have in the same order. */
export type RougeKind = (typeof ROUGE_KINDS)[number]

/** Numbers in the statistics of a summary: for each kind [measured, precision, recall, F]. */
export const ROUGE_WIDTH = 4 * ROUGE_KINDS.length

/** Means over summaries, from 0 to 1. */
export type Rouge =
  | {
      readonly kind: 'measured'
      readonly f: number
      readonly precision: number
      readonly recall: number
      readonly summaries: number
    }
  | { readonly kind: 'not_measured'; readonly reason: 'reference_too_short' }

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

function longestShared(a: readonly string[], b: readonly string[]): number {
  let row = new Int32Array(b.length + 1)
  for (const word of a) {
    const next = new Int32Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      next[j] = word === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0)
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function score(matched: number, found: number, wanted: number): number[] {
  if (wanted === 0) return [0, 0, 0, 0]
  const [precision, recall] = [found === 0 ? 0 : matched / found, matched / wanted]
  return [1, precision, recall, found + wanted === 0 ? 0 : (2 * matched) / (found + wanted)]
}

/**
 * The scores of one summary against one reference, which add up over summaries: [measured, precision, recall, F] of
 * ROUGE-1, ROUGE-2 and ROUGE-L, where F weighs precision and recall alike. Words are runs of letters and digits in
 * lower case; there is no stemming and no list of words left out; ROUGE-L takes the summary as one sequence. A
 * reference too short for a kind (one word, for pairs) adds nothing to it.
 *
 * Source: C.-Y. Lin, Text Summarization Branches Out (ACL 2004 workshop), 74–81, sections 2 and 3.1.
 *
 * @example
 * roundTo([...rougeStatistics('testing two', 'testing one two')], 3) // => [1, 1, 0.667, 0.8, 1, 0, 0, 0, 1, 1, 0.667, 0.8]
 */
export function rougeStatistics(summary: string, reference: string): Float64Array {
  const [words, wanted] = [wordsOf(summary), wordsOf(reference)]
  const [single = 0, pairs = 0] = matchRuns(words, [wanted], 2).any
  return Float64Array.of(
    ...score(single, words.length, wanted.length),
    ...score(pairs, runsOf(words.length, 2), runsOf(wanted.length, 2)),
    ...score(longestShared(words, wanted), words.length, wanted.length),
  )
}

/**
 * The means of a kind of ROUGE over the summaries whose statistics were summed. Not measured where no reference is
 * long enough. The mean F is not the F of the mean precision and recall.
 *
 * Throws `RangeError` unless there are `ROUGE_WIDTH` sums.
 *
 * @example
 * rougeOf(rougeStatistics('testing one', 'testing one two'), 'rouge2') // => { "kind": "measured", "f": 0.6666666666666666, "precision": 1, "recall": 0.5, "summaries": 1 }
 */
export function rougeOf(sums: ArrayLike<number>, kind: RougeKind): Rouge {
  requireThat(sums.length === ROUGE_WIDTH, `ROUGE is of ${ROUGE_WIDTH} sums, got ${sums.length}`)
  const at = 4 * ROUGE_KINDS.indexOf(kind)
  const summaries = sums[at] ?? 0
  if (summaries === 0) return { kind: 'not_measured', reason: 'reference_too_short' }
  const mean = (place: number): number => Math.min(1, (sums[at + place] ?? 0) / summaries)
  return { kind: 'measured', f: mean(3), precision: mean(1), recall: mean(2), summaries }
}

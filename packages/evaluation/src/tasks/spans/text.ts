// A text as spans see it: its length, and its words as stretches, in the unit in which the plan counts offsets.
import type { Stretch } from '@policeai/metrics'
import type { SpansPlan } from './plan.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const ASTRAL = /[\u{10000}-\u{10FFFF}]/u

type Offsets = SpansPlan['offsets']

export function lengthOf(text: string, offsets: Offsets): number {
  if (offsets === 'utf-16' || !ASTRAL.test(text)) return text.length
  return [...text].length
}

/** How many code points stand before each UTF-16 unit, and in the whole. */
function codePointsBefore(text: string): Int32Array {
  const before = new Int32Array(text.length + 1)
  for (let i = 0; i < text.length; i++) {
    const opens = (text.codePointAt(i) ?? 0) > 0xffff
    before[i + 1] = (before[i] ?? 0) + (opens ? 0 : 1)
  }
  return before
}

/** The words of a text: runs of letters, marks and digits. */
export function wordsOf(text: string, offsets: Offsets): readonly Stretch[] {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  if (offsets === 'utf-16' || !ASTRAL.test(text)) return words
  const before = codePointsBefore(text)
  return words.map(({ start, end }) => ({ start: before[start] ?? 0, end: before[end] ?? 0 }))
}

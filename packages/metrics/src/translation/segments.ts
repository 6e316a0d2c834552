// How a segment of text becomes the words that translation scores count: the split at white space and the "13a"
// tokenisation of the WMT evaluations. A score means nothing without it, so it is named in every signature.
import { requireThat } from '../require-that.ts'

/** Whether letters that differ only in case are the same: kept as written (`mixed`), or all made lower case (`lc`). */
export type LetterCase = 'mixed' | 'lc'

/** The version of these scores' recipes, which changes whenever a figure would. */
const RECIPE = 'policeai-metrics-1'

// The white space of Unicode, which a byte order mark is not and "next line" is.
const SPACES = /(?:(?!\ufeff)[\s\u0085])+/u

export function splitWords(text: string): string[] {
  return text.split(SPACES).filter((word) => word !== '')
}

export function inCase(text: string, letterCase: LetterCase): string {
  return letterCase === 'lc' ? text.toLowerCase() : text
}

const ENTITIES = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
] as const

const SYMBOL = /[{-~[-` -&(-+:-@/]/gu
const POINT_AFTER_OTHER = /([^0-9])([.,])/gu
const POINT_BEFORE_OTHER = /([.,])([^0-9])/gu
const DASH_AFTER_DIGIT = /([0-9])(-)/gu

/**
 * The words of a segment under the tokenisation of mteval-v13a, which WMT and sacreBLEU use: symbols stand alone, a
 * point or comma does unless it is inside a number, and so does a dash after a digit.
 *
 * Source: NIST, mteval-v13a.pl (2009), `tokenization` for the Western European languages.
 *
 * @example
 * tokenise13a('He paid £1,250.50 (cash), "no" more.') // => ["He", "paid", "£1,250.50", "(", "cash", ")", ",", "\"", "no", "\"", "more", "."]
 */
export function tokenise13a(text: string): string[] {
  const joined = text.trimEnd().replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ')
  const plain = ENTITIES.reduce((line, [entity, letter]) => line.replaceAll(entity, letter), joined)
  return splitWords(
    ` ${plain} `
      .replace(SYMBOL, ' $& ')
      .replace(POINT_AFTER_OTHER, '$1 $2 ')
      .replace(POINT_BEFORE_OTHER, ' $1 $2')
      .replace(DASH_AFTER_DIGIT, '$1 $2 '),
  )
}

export function requireReferences(references: readonly string[]): void {
  requireThat(references.length > 0, 'a segment needs one reference or more; an empty one is written as ""')
}

/** The recipe of a score in one line: what was counted and how, in the form that sacreBLEU made usual. */
export function signatureOf(references: number | 'var', parts: Readonly<Record<string, string>>): string {
  const named = Object.entries({ nrefs: String(references), ...parts, version: RECIPE })
  return named.map(([name, value]) => `${name}:${value}`).join('|')
}

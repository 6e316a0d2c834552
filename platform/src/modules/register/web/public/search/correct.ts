// Typing errors. Where the words are found nowhere, each word that no record has is replaced by the nearest one
// that some record has in its title, sentence, tool, supplier or force; the page says that it did so.
import { distance } from 'fastest-levenshtein'
import type { Listing } from '../reading.ts'

const WORD = /[\p{L}\p{N}]{3,}/gu

/** The words with their likely errors put right; null where nothing near enough is known. */
export function correct(words: string, listings: readonly Listing[]): string | null {
  const known = lexicon(listings)
  const corrected = words.replaceAll(WORD, (word) =>
    known.has(word.toLowerCase()) ? word : (nearest(word.toLowerCase(), known) ?? word),
  )
  return corrected === words ? null : corrected
}

function lexicon(listings: readonly Listing[]): ReadonlySet<string> {
  const texts = listings.flatMap(({ title, sentence, toolName, supplier, force }) => [
    ...[title, sentence].flatMap((text) => [text?.en, text?.cy]),
    ...[toolName, supplier, force.name.en, force.name.cy],
  ])
  return new Set(texts.flatMap((text) => text?.toLowerCase().match(WORD) ?? []))
}

/** One error in a short word, two in a long one; swapped letters count as two. */
function nearest(word: string, known: ReadonlySet<string>): string | null {
  const most = word.length <= 4 ? 1 : 2
  let best: Readonly<{ word: string; errors: number }> | null = null
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > most) continue
    const errors = distance(word, candidate)
    if (errors <= most && errors < (best?.errors ?? Number.POSITIVE_INFINITY))
      best = { word: candidate, errors }
  }
  return best?.word ?? null
}

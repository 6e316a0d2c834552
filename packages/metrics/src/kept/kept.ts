// What must survive a translation, a transcript or a summary because it changes what was said: numbers, negations and
// names. An added number is as bad as a lost one: ask both ways round to see the two.
import type { Proportion } from '../proportion.ts'
import type { KeptLanguage, Negation } from './languages.ts'
import { numbersIn } from './numbers.ts'

/**
 * Of the items of a source those that its target has, as events of n: an item that the source has twice counts twice,
 * and is kept twice only where the target has it twice. Order is not compared. Merges by adding events and n.
 *
 * @example
 * keptItems(['3', '3', '14:30'], ['3', '14:30', '7']) // => { "events": 2, "n": 3 }
 */
export function keptItems(source: readonly string[], target: readonly string[]): Proportion {
  const left = new Map<string, number>()
  for (const item of target) left.set(item, (left.get(item) ?? 0) + 1)
  const kept = source.filter((item) => {
    const count = left.get(item) ?? 0
    left.set(item, count - 1)
    return count > 0
  })
  return { events: kept.length, n: source.length }
}

/**
 * Two counts of what was kept, together.
 *
 * @example
 * mergeKept({ events: 2, n: 3 }, { events: 1, n: 1 }) // => { "events": 3, "n": 4 }
 */
export function mergeKept(a: Proportion, b: Proportion): Proportion {
  return { events: a.events + b.events, n: a.n + b.n }
}

/**
 * Of the numbers of a source (see `numbersIn`) those that are in its target. Numbers in words count in the source only
 * where they can be read in the target's language too; a "three" of the target always answers a "3" of the source.
 *
 * @example
 * keptNumbers('Zapłacił 1 250,50 zł o 14:30', 'He paid 1,250.50 zloty at 2.30pm', KEPT_LANGUAGES.pl, KEPT_LANGUAGES.en) // => { "events": 2, "n": 2 }
 */
export function keptNumbers(
  source: string,
  target: string,
  from: KeptLanguage,
  to: KeptLanguage,
): Proportion {
  const numerals = to.numerals === 'none' ? 'none' : from.numerals
  return keptItems(numbersIn(source, { ...from, numerals }), numbersIn(target, to))
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu
const CLAUSE_END = /[.,;:!?()[\]…–—\n«»“”"]+/u

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('’', "'")
}

function isNegation(word: string, all: ReadonlySet<string>, endings: readonly string[]): boolean {
  return all.has(word) || endings.some((ending) => word.endsWith(ending))
}

/**
 * How many negations a text has by a language's list: words of the list, and words with one of its endings. Words
 * are compared whole, in lower case; the curved apostrophe is the straight one, and a part before an apostrophe or
 * between hyphens is a word too ("n'est" has "n", "dit-il" has "dit"). Prefixes ("un-", "in-") are not seen.
 *
 * @example
 * negationsIn("He didn't say so, and I did not ask", KEPT_LANGUAGES.en.negation) // => 2
 * negationsIn('Nikt nic nie widział, nie wiem', KEPT_LANGUAGES.pl.negation) // => 2
 */
export function negationsIn(text: string, { words, endings, concord }: Negation): number {
  const all = new Set(words.map(fold))
  const clauses = fold(text).split(CLAUSE_END)
  const counts = clauses.map((clause) => {
    const found = (clause.match(WORD) ?? []).flatMap((word) =>
      isNegation(word, all, endings) ? [word] : word.split(/['-]/).filter((part) => all.has(part)),
    )
    return concord ? Math.min(1, found.length) : found.length
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Of the negations of a source as many as its target has; that they deny the same thing is not compared.
 *
 * @example
 * keptNegations("Je n'ai rien vu", 'I saw something', KEPT_LANGUAGES.fr.negation, KEPT_LANGUAGES.en.negation) // => { "events": 0, "n": 1 }
 */
export function keptNegations(source: string, target: string, from: Negation, to: Negation): Proportion {
  const n = negationsIn(source, from)
  return { events: Math.min(n, negationsIn(target, to)), n }
}

/**
 * Of the names listed for a segment, as they ought to stand in the target, those that it has: whole words in the same
 * order, whatever their case and what parts them. Accents and endings count. Longer names are looked for first, and a
 * word of the target serves one name only; a name that is listed twice must be there twice.
 *
 * @example
 * keptNames(['Ann Lee', 'Ann', 'Łódź'], 'ANN LEE went to Lodz') // => { "events": 1, "n": 3 }
 */
export function keptNames(names: readonly string[], target: string): Proportion {
  const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const free: (string | undefined)[] = wordsOf(target)
  const wanted = names.map(wordsOf).toSorted((a, b) => b.length - a.length)
  const kept = wanted.filter((name) => {
    const at = free.findIndex((_, i) => name.length > 0 && name.every((word, k) => free[i + k] === word))
    if (at >= 0) free.fill(undefined, at, at + name.length)
    return at >= 0
  })
  return { events: kept.length, n: names.length }
}

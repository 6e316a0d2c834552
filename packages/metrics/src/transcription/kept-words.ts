// How many of the words that change what was said come through: a number or a "not" that is lost in a transcript
// of an interview weighs more than the word error rate shows.
import type { Proportion } from '../proportion.ts'
import { createAligner } from './alignment.ts'
import { compileReference, compileWords, createVocabulary } from './reference.ts'
import type { SpokenUtterance } from './word-errors.ts'

const NUMBERS = new Set(
  `zero nought nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
  dozen half quarter first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth
  seventieth eightieth ninetieth hundredth thousandth millionth`.split(/\s+/),
)

const NEGATIONS = new Set(
  'not no never none nobody nothing nowhere neither nor without cannot aint wont shant'.split(' '),
)

const NEGATED =
  /^(ai|are|ca|could|dare|did|does|do|had|has|have|is|may|might|must|need|ought|sha|should|was|were|wo|would)n['’]?t$/

/**
 * Whether an English word is a number: it has a digit, or is a numeral such as "forty", "fifth" or "twenty-one".
 *
 * @example
 * [isEnglishNumber('4th'), isEnglishNumber('Forty-two'), isEnglishNumber('fort')] // => [true, true, false]
 */
export function isEnglishNumber(word: string): boolean {
  return (
    /\p{Nd}/u.test(word) ||
    word
      .toLowerCase()
      .split('-')
      .every((part) => NUMBERS.has(part))
  )
}

/**
 * Whether an English word negates: "not", "never", "without" and the like, and "n't" with or without its apostrophe.
 *
 * @example
 * [isEnglishNegation("didn't"), isEnglishNegation('didnt'), isEnglishNegation('did')] // => [true, true, false]
 */
export function isEnglishNegation(word: string): boolean {
  const lower = word.toLowerCase()
  return NEGATIONS.has(lower) || NEGATED.test(lower)
}

/**
 * Of the words of the references that `matters` picks out, those that were recognised as they were said, as events
 * of n. Where a reference offers alternatives, those of the alternative that was aligned count; a word that may be
 * left out, and was, does not. Merges by adding events and n.
 *
 * @example
 * countKept([{ speaker: 'ann', reference: parseTrn('I did not take two (1)').utterances[0].elements, hypothesis: ['I', 'did', 'take', 'two'] }], foldCase, isEnglishNegation) // => { "events": 0, "n": 1 }
 */
export function countKept(
  utterances: Iterable<SpokenUtterance>,
  normalise: (word: string) => string,
  matters: (word: string) => boolean,
): Proportion {
  const important = new Map<number, boolean>()
  const vocabulary = createVocabulary(normalise)
  const aligner = createAligner()
  let [events, n] = [0, 0]
  const learn = (word: string): number => {
    const id = vocabulary.idOf(word)
    if (!important.has(id)) important.set(id, matters(normalise(word)))
    return id
  }
  for (const utterance of utterances) {
    const reference = compileReference(utterance.reference, { idOf: learn }, 'word')
    aligner.align(reference, compileWords(utterance.hypothesis, vocabulary, 'word'), (edit, arc, word) => {
      if (important.get(reference.words[arc - 1] ?? -1) !== true) return
      if (edit === 'correct' && word >= 0) events++
      if (edit !== 'correct' || word >= 0) n++
    })
  }
  return { events, n }
}

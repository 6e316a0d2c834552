// The words of a text as they are compared, after the steps that the plan declares; what each word is made of is worked out
// once.
import {
  foldCase,
  type KeptLanguage,
  negationsIn,
  numbersIn,
  type TranscriptElement,
} from '@policeai/metrics'
import type { STEPS, TranscriptionPlan } from './plan.ts'

/** `numbers`, `negations`: whether there may be any. */
export type SpokenText = {
  readonly words: readonly string[]
  readonly numbers: boolean
  readonly negations: boolean
}

export type Normaliser = {
  readonly text: (text: string) => SpokenText
  readonly elements: (elements: readonly TranscriptElement[]) => readonly TranscriptElement[]
}

// Not the marks that are a part of what was said, as in 5% and AT&T.
const MARK = String.raw`[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pd}.,;:!?…"'¿¡]`
const ENDS = new RegExp(`^${MARK}+|${MARK}+$`, 'gu')

/** The words that a piece of a text between two spaces becomes: none, one, or several. */
function wordMaker(steps: TranscriptionPlan['normalise']): (word: string) => readonly string[] {
  const has = (step: (typeof STEPS)[number]): boolean => steps.includes(step)
  const plain = (word: string): string => {
    const whole = word.normalize('NFC')
    const straight = has('straighten-apostrophes') ? whole.replace(/[‘’ʼ]/gu, "'") : whole
    return has('lower-case') ? foldCase(straight) : straight
  }
  const fillers = new Set(
    steps.flatMap((step) => (typeof step === 'string' ? [] : step['drop-fillers'].map(plain))),
  )
  const parting = has('split-hyphens') ? /\s+|\p{Pd}/u : /\s+/u
  return (word) => {
    const parts = plain(word).split(parting)
    const bare = has('strip-punctuation') ? parts.map((part) => part.replace(ENDS, '')) : parts
    return bare.filter((part) => part !== '' && !fillers.has(part))
  }
}

/** A word that stands for none is an alternative without words. */
function normaliseElements(
  elements: readonly TranscriptElement[],
  wordsOf: (word: string) => readonly string[],
): TranscriptElement[] {
  return elements.flatMap((element): TranscriptElement[] => {
    if (element.kind === 'nothing') return [element]
    if (element.kind !== 'alternatives') {
      return wordsOf(element.word).map((word) => ({ kind: element.kind, word }))
    }
    const choices = element.choices.map((choice) => {
      const left = normaliseElements(choice, wordsOf)
      return left.length === 0 ? [{ kind: 'nothing' } as const] : left
    })
    return [{ kind: 'alternatives', choices }]
  })
}

export function createNormaliser(steps: TranscriptionPlan['normalise'], language: KeptLanguage): Normaliser {
  const make = wordMaker(steps)
  const known = new Map<string, SpokenText>()
  const learn = (word: string): SpokenText => {
    const spoken = {
      words: make(word),
      numbers: numbersIn(word, language).length > 0,
      negations: negationsIn(word, language.negation) > 0,
    }
    known.set(word, spoken)
    return spoken
  }
  return {
    text: (text) => {
      const words: string[] = []
      let [numbers, negations] = [false, false]
      for (const word of text.split(' ')) {
        const spoken = known.get(word) ?? learn(word)
        for (const each of spoken.words) words.push(each)
        numbers ||= spoken.numbers
        negations ||= spoken.negations
      }
      return { words, numbers, negations }
    },
    elements: (elements) => normaliseElements(elements, (word) => (known.get(word) ?? learn(word)).words),
  }
}

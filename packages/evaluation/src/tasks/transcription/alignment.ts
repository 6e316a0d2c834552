// One utterance aligned by its words and by its characters, at the cost of what differs: most of most utterances is the same
// on both sides.
import {
  compileReference,
  compileWords,
  createAligner,
  createVocabulary,
  type Edit,
  type Edits,
  type TranscriptElement,
  type Vocabulary,
} from '@policeai/metrics'

/** `chosen`: the words of the reference that were aligned, of several alternatives those of one. */
export type Alignment = {
  readonly words: Edits
  readonly characters: Edits
  readonly chosen: readonly string[]
}

export type Alignments = {
  readonly plain: (reference: readonly string[], hypothesis: readonly string[]) => Alignment
  readonly choices: (reference: readonly TranscriptElement[], hypothesis: readonly string[]) => Alignment
  /** In the order of the reference. */
  readonly edits: (reference: readonly TranscriptElement[], hypothesis: readonly string[]) => readonly Edit[]
}

const NONE: Edits = { correct: 0, substitutions: 0, deletions: 0, insertions: 0 }

function asWritten(word: string): string {
  return word
}

/** How much two lists share at the end, and of the rest at the beginning; it is correct in sclite's alignment. */
function sharedEnds<T>(a: ArrayLike<T>, b: ArrayLike<T>): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length)
  let [head, tail] = [0, 0]
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  while (head < most - tail && a[head] === b[head]) head++
  return { head, tail }
}

const ASTRAL = /[\ud800-\udfff]/

function charactersOf(words: readonly string[]): number {
  let length = 0
  for (const word of words) length += ASTRAL.test(word) ? [...word].length : word.length
  return length
}

/** `characters`: whether they are aligned too. */
export function createAlignments(characters: boolean): Alignments {
  const aligner = createAligner()
  const [words, letters] = [createVocabulary(asWritten), createVocabulary(asWritten)]
  const alignChain = (reference: readonly string[], hypothesis: readonly string[], unit: Unit): Edits => {
    const vocabulary = unit === 'word' ? words : letters
    const [said, heard] = [reference, hypothesis].map((side) => compileWords(side, vocabulary, unit))
    if (said === undefined || heard === undefined) throw new Error('an utterance has two sides')
    const { head, tail } = sharedEnds(said, heard)
    const middle = (side: Int32Array) => side.subarray(head, side.length - tail)
    return plus(aligner.align({ words: middle(said), choices: null }, middle(heard)), head + tail)
  }
  return {
    plain: (reference, hypothesis) => {
      const { head, tail } = sharedEnds(reference, hypothesis)
      if (head + tail === Math.max(reference.length, hypothesis.length)) {
        const same = (correct: number): Edits => ({ ...NONE, correct })
        const letterCount = characters ? charactersOf(reference) : 0
        return { words: same(head + tail), characters: same(letterCount), chosen: reference }
      }
      const said = reference.slice(head, reference.length - tail)
      const heard = hypothesis.slice(head, hypothesis.length - tail)
      const shared = characters ? charactersOf(reference) - charactersOf(said) : 0
      return {
        words: plus(alignChain(said, heard, 'word'), head + tail),
        characters: characters ? plus(alignChain(said, heard, 'character'), shared) : NONE,
        chosen: reference,
      }
    },
    choices: (elements, hypothesis) => {
      const reference = compileReference(elements, words, 'word')
      const names = wordNames(elements, words)
      const chosen: string[] = []
      const edits = aligner.align(reference, compileWords(hypothesis, words, 'word'), (edit, arc, word) => {
        const isLeftOut = edit === 'correct' && word < 0
        if (arc > 0 && !isLeftOut) chosen.push(names.get(reference.words[arc - 1] ?? -1) ?? '')
      })
      const lettered = () =>
        aligner.align(
          compileReference(elements, letters, 'character'),
          compileWords(hypothesis, letters, 'character'),
        )
      return { words: edits, characters: characters ? lettered() : NONE, chosen: chosen.reverse() }
    },
    edits: (elements, hypothesis) => {
      const found: Edit[] = []
      const reference = compileReference(elements, words, 'word')
      aligner.align(reference, compileWords(hypothesis, words, 'word'), (edit) => found.push(edit))
      return found.reverse()
    },
  }
}

type Unit = 'word' | 'character'

function plus(edits: Edits, correct: number): Edits {
  return { ...edits, correct: edits.correct + correct }
}

/** The words of a reference by their numbers. */
function wordNames(
  elements: readonly TranscriptElement[],
  { idOf }: Vocabulary,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const element of elements) {
    if (element.kind === 'alternatives') {
      for (const choice of element.choices) {
        for (const [id, name] of wordNames(choice, { idOf })) names.set(id, name)
      }
    } else if (element.kind !== 'nothing') names.set(idOf(element.word), element.word)
  }
  return names
}

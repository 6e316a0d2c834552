// The form is NIST's: SCTK 2.4.10, doc/infmts.htm.
import { expect, test } from 'vitest'
import { parseTrn, plainWords, speakerOf, type TranscriptElement } from './transcript.ts'

const word = (w: string): TranscriptElement => ({ kind: 'word', word: w })

function elementsOf(line: string): readonly TranscriptElement[] {
  const transcript = parseTrn(`${line} (a_1)`)
  if (transcript.kind === 'faulty') throw new Error(JSON.stringify(transcript.faults))
  return transcript.utterances[0]?.elements ?? []
}

function faultsOf(text: string): readonly string[] {
  const transcript = parseTrn(text)
  return transcript.kind === 'faulty' ? transcript.faults.map((f) => `${f.line}: ${f.message}`) : []
}

test("NIST's own examples", () => {
  expect(elementsOf("i've { um / uh / @ } as far")).toEqual([
    word("i've"),
    { kind: 'alternatives', choices: [[word('um')], [word('uh')], [{ kind: 'nothing' }]] },
    word('as'),
    word('far'),
  ])
  expect(elementsOf('I am a (farmer)')).toEqual([
    word('I'),
    word('am'),
    word('a'),
    { kind: 'optional', word: 'farmer' },
  ])
})

test('alternatives within alternatives', () => {
  expect(elementsOf('{ c d / e { f / g h } }')).toEqual([
    {
      kind: 'alternatives',
      choices: [
        [word('c'), word('d')],
        [word('e'), { kind: 'alternatives', choices: [[word('f')], [word('g'), word('h')]] }],
      ],
    },
  ])
})

test('a slash outside braces is a word; blank lines and comments are none; ends of lines are of both kinds', () => {
  const text = '\uFEFF;; a comment\r\nand / or (A_1)\r\n\r\n (B_2)\r\n'
  expect(parseTrn(text)).toEqual({
    kind: 'parsed',
    utterances: [
      { id: 'a_1', elements: [word('and'), word('/'), word('or')] },
      { id: 'b_2', elements: [] },
    ],
  })
})

test('all faults are returned, each with its line', () => {
  const text = ['fine (a_1)', 'no id', '{ a / b (a_2)', 'a } b (a_3)', '{ a / } (a_4)', '{ a } (a_5)'].join(
    '\n',
  )
  expect(faultsOf(text)).toEqual([
    '2: the line does not end in an utterance id in brackets, such as (speaker_1)',
    '3: a { is not closed by a }',
    '4: a } has no { before it',
    '5: an alternative is empty: write @ for one without words',
    '6: alternatives need at least one / between { and }',
  ])
  expect(faultsOf('a (x_1)\nb (X_1)\n{a / b} (x_2)')).toEqual([
    '2: the utterance id "x_1" has been used before',
    '3: "{a": braces need a space on both sides',
  ])
})

test('a hypothesis offers no choice', () => {
  expect(plainWords(elementsOf('a @ b'))).toEqual(['a', 'b'])
  expect(plainWords(elementsOf('a (b)'))).toBeUndefined()
  expect(plainWords(elementsOf('{ a / b }'))).toBeUndefined()
})

test('the speaker that an id names', () => {
  expect(speakerOf('4t0c0201', 'wsj')).toBe('4t0')
  expect(['ann_1', 'ann-b_1', 'ann'].map((id) => speakerOf(id, 'spu_id'))).toEqual(['ann', 'ann', 'ann'])
})

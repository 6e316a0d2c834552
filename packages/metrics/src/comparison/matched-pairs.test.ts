// Held against sc_stats of NIST's Scoring Toolkit 2.4.10 (-t mapsswe -v) on 24 utterances of which two recognisers were made
// up: the alignments are sclite's (-o sgml: C correct, S substitution, D deletion, I insertion).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeMeans } from '../mean.ts'
import type { Edit } from '../transcription/alignment.ts'
import { errorSegments, matchedPairs, sumSegments } from './matched-pairs.ts'

const UTTERANCES = [
  ['CCCICCCCCDCCCCSCCCCCCCCSCC', 'CCCCCDSCCCCCCCSCCCCCCICCCC'],
  ['CDCCCCCCCCCSCDCCCCCCCC', 'SCCCCCCCCCCCSCCCDCCCCC'],
  ['CCCCICCCCCCCSCICCCCCCDSCCCCCCCDCCCCCCCCC', 'SCICDCSCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCSC'],
  ['CSCCCCSCCCCSCCCCSCCCCSCCCCCCCCCCCCCIC', 'CCCCCCCSSCCCCCCCCCICICCCCCCCCCCSSCCCCC'],
  ['CCCCCCCCCSCSSSSCCCCCCCCCCCCCCDCDCDCCCCCCCC', 'CCCCCCCCCSCCCCCCSCCCDSCCCCCSCCCDSCCCCCSCCC'],
  [
    'CCCCCDCICCCCSCCCCCCCSCDCCCCCCCCCCCCCCCCSCCCCCCCSC',
    'CCICCCCICCCCICCCISCCCISCCCISCCCSCCCSCCCSCCCSCCCSCCCSCC',
  ],
  ['CCCCCCCSCICCDSCCSCICCSCCCC', 'CSCCDCCICCCCCCSCCSCCDCCICC'],
  ['CCDCSCCCCCCCCCCCCCCCC', 'DCCCCSCCSCCCCCCCCCCCIC'],
  ['CCCDCCCCCCCCICCCCCCC', 'CCICCCCDCCCSCCCCCCCC'],
  [
    'SCCCCICCCCCSCCCCCCCCCCCSCCCCICCCCCCCCCCCCCCCCCSCCCCICCCCCCSCCDCCCCCCCS',
    'CCCDCSCSCCCCSCSCCCCSCSCCCCSCCCCCCCCCCCCCCCCCCCICCCCCCCICCCCCCCICCDCCCC',
  ],
  ['DSCCCCCCCCCCCCCCCDSCC', 'CICCCICCCCCCCCCCCCCCCCS'],
  ['ICCCICCC', 'CCICCCC'],
  ['CCCCCCCCDCCCSCCCCCCCICCCCCCCCSCCCC', 'CCCSSCCCICCCCCCCCCCCCCCCDCCCCCCCCC'],
  ['SCCCCCCCCCICCCCCDCCCCSCCCCCCCCSCCC', 'ICCCCCCCDSCCCCCCCSCCCCCCICCCCCCCDSC'],
  ['CCCCCCDCCCCCCCCCCCDCCCCCCC', 'CISCSCCCCCCCCCCCCCCCSSCSCCC'],
  ['CDCCCCCCCCCCCCCCSC', 'CCCCCCCCCCCCCCCCCC'],
  ['CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC', 'CCCCCDDCCCCCCCCCCCCCCCCCSSCCCCCCCCCICICCC'],
  ['CSSCSC', 'CCICCCC'],
  ['CCICCCCSCCCCCCCSCDCCCCCCCCCC', 'CDCCCDCCCDCCCCCCCCCCCCCCCCC'],
  ['CCSCCCCCCCCCCCCCCCCCCCCCCCCCCCCSCICCDSCCC', 'CCCCCCSCCDCCICCCCCCCCCSCCDCCCCCCCCCCCSCCD'],
  ['CCCCCSCCCCCCSCCCCCCSCCCCCCSCCCCCCCCCCCC', 'CCICCCCCDCCCCSCSCCSCCCCCCCCCCCICCCCCDCCCC'],
  ['CCCCCCCDCCCCCCCCCSC', 'CCCCCCCCSCCCCCCCICCS'],
  [
    'CCCCCCCCCSCCDCCCCCCCSCCCCCICCCCCSCCDCCCCCCCCCCCCCICCCCCSCCDCCCCCCCCSCCCC',
    'CCCCCCCCCCICCCCCCCICCCCCCCICCCCCCCCCDCCCCCCDCCCSCCDCSCSCCCCSCSCCCCSCSCCCC',
  ],
  [
    'CCCCCSCCCCICCCCCSCCCCCCSCCCCICCCCCSCCCCCCCCCCCICCCCCSCCCC',
    'CCICCCCCCCCCCCCCCCCSCCSCCCCCCCCCCCCCSCCSCCSCCCCDCCDCCDC',
  ],
] as const

const EDITS: Readonly<Record<string, Edit>> = {
  C: 'correct',
  S: 'substitutions',
  D: 'deletions',
  I: 'insertions',
}
const edits = (letters: string): Edit[] => [...letters].map((letter) => EDITS[letter] ?? 'correct')
const segments = UTTERANCES.flatMap(([a, b]) => errorSegments(edits(a), edits(b)))

test('132 segments, 110 and 137 errors', () => {
  expect(segments.length).toBe(132)
  expect(segments.reduce((sum, { a }) => sum + a, 0)).toBe(110)
  expect(segments.reduce((sum, { b }) => sum + b, 0)).toBe(137)
})

test('mean −0.205, standard deviation 1.151, Z −2.042, p .041', () => {
  const result = matchedPairs(sumSegments(segments), 0.95)
  if (result.kind !== 'measured') throw new Error(result.reason)
  expect(result.estimate.toFixed(3)).toBe('-0.205')
  expect(((result.estimate / result.z) * Math.sqrt(132)).toFixed(3)).toBe('1.151')
  expect(result.z.toFixed(3)).toBe('-2.042')
  expect(result.p.toFixed(3)).toBe('0.041')
  expect(result.high).toBeLessThan(0)
})

test('two words that both had right end a segment, one does not', () => {
  expect(errorSegments(edits('SCCSC'), edits('CCCCC'))).toEqual([
    { a: 1, b: 0 },
    { a: 1, b: 0 },
  ])
  expect(errorSegments(edits('SCSCC'), edits('CCCCC'))).toEqual([{ a: 2, b: 0 }])
  expect(errorSegments(edits('SCCCS'), edits('CCSCC'))).toEqual([{ a: 2, b: 1 }])
  expect(errorSegments(edits('SCICS'), edits('CCCC'))).toEqual([{ a: 3, b: 0 }])
})

test('what is put in after the last word counts', () => {
  expect(errorSegments(edits('CCC'), edits('CCCI'))).toEqual([{ a: 0, b: 1 }])
  expect(errorSegments([], edits('II'))).toEqual([{ a: 0, b: 2 }])
  expect(errorSegments(edits('CCC'), edits('CCC'))).toEqual([])
})

const alignments = fc
  .array(fc.constantFrom('C', 'C', 'C', 'S', 'D', 'IC'), { maxLength: 30 })
  .chain((a) =>
    fc.tuple(
      fc.constant(a.join('')),
      fc.array(fc.constantFrom('C', 'C', 'S', 'D', 'IC'), { minLength: a.length, maxLength: a.length }),
    ),
  )

test('no error is lost, none counted twice; swapping the systems swaps the sides', () => {
  fc.assert(
    fc.property(alignments, fc.integer({ min: 1, max: 4 }), ([a, parts], between) => {
      const b = parts.join('')
      const found = errorSegments(edits(a), edits(b), between)
      expect(found.reduce((sum, one) => sum + one.a, 0)).toBe(a.replaceAll('C', '').length)
      expect(found.reduce((sum, one) => sum + one.b, 0)).toBe(b.replaceAll('C', '').length)
      expect(errorSegments(edits(b), edits(a), between)).toEqual(found.map((one) => ({ a: one.b, b: one.a })))
      expect(errorSegments(edits(a), edits(b), between + 1).length).toBeLessThanOrEqual(found.length)
    }),
  )
})

test('parts merged are the whole', () => {
  const [left, right] = [sumSegments(segments.slice(0, 50)), sumSegments(segments.slice(50))]
  expect(mergeMeans(left, right)).toEqual(sumSegments(segments))
})

test('one segment, or segments that do not vary, say nothing', () => {
  expect(matchedPairs(sumSegments([{ a: 1, b: 0 }]), 0.95)).toEqual({
    kind: 'not_measured',
    reason: 'too_few_segments',
  })
  expect(
    matchedPairs(
      sumSegments([
        { a: 1, b: 0 },
        { a: 2, b: 1 },
      ]),
      0.95,
    ),
  ).toEqual({ kind: 'not_measured', reason: 'nothing_varies' })
})

test('refuses references of different lengths, and no words between segments', () => {
  expect(() => errorSegments(edits('CC'), edits('C'))).toThrow(RangeError)
  expect(() => errorSegments(edits('C'), edits('C'), 0)).toThrow(RangeError)
})

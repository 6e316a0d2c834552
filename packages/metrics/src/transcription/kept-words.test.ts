// The cases are small enough to be counted by eye.
import { expect, test } from 'vitest'
import { countKept, isEnglishNegation, isEnglishNumber } from './kept-words.ts'
import { foldCase } from './reference.ts'
import { parseTrn } from './transcript.ts'
import type { SpokenUtterance } from './word-errors.ts'

function heard(reference: string, hypothesis: string): SpokenUtterance {
  const transcript = parseTrn(`${reference} (ann_1)`)
  if (transcript.kind === 'faulty') throw new Error(JSON.stringify(transcript.faults))
  return {
    speaker: 'ann',
    reference: transcript.utterances[0]?.elements ?? [],
    hypothesis: hypothesis.split(' '),
  }
}

test('numbers that come through, of those that were said', () => {
  const utterances = [
    heard('at 10 Forty-two Acacia Road', 'at ten forty-two acacia road'),
    heard('the third of two thousand and one', 'the third of two thousand and'),
  ]
  // Said: 10, Forty-two, third, two, thousand, one. Lost: 10, one.
  expect(countKept(utterances, foldCase, isEnglishNumber)).toEqual({ events: 4, n: 6 })
})

test('negations: a substituted and a deleted one are lost', () => {
  const utterances = [
    heard("I didn't say that", 'I did say that'),
    heard('I was not never there', 'I was never there'),
  ]
  expect(countKept(utterances, foldCase, isEnglishNegation)).toEqual({ events: 1, n: 3 })
})

test('the alternative that was aligned counts; an optional word that was left out does not', () => {
  expect(countKept([heard('{ no / nope } (not) today', 'nope today')], foldCase, isEnglishNegation)).toEqual({
    events: 0,
    n: 0,
  })
  expect(
    countKept([heard('{ no / nope } (not) today', 'no not today')], foldCase, isEnglishNegation),
  ).toEqual({
    events: 2,
    n: 2,
  })
})

test('names are whatever the caller says', () => {
  const names = new Set(['ann', 'bob'])
  const utterances = [heard('Ann saw Bob', 'an saw Bob')]
  expect(countKept(utterances, foldCase, (word) => names.has(word))).toEqual({ events: 1, n: 2 })
})

test.each([
  ['3', true],
  ['twenty-one', true],
  ['٣', true],
  ['fort', false],
  ['twenty-odd', false],
  ['-', false],
])('%s as a number: %s', (word, expected) => {
  expect(isEnglishNumber(word)).toBe(expected)
})

test.each([
  ["Wasn't", true],
  ['wasn’t', true],
  ['wont', true],
  ['cannot', true],
  ['want', false],
  ['knot', false],
  ['paint', false],
])('%s as a negation: %s', (word, expected) => {
  expect(isEnglishNegation(word)).toBe(expected)
})

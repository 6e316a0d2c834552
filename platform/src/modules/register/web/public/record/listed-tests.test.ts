// Tests in the order of the record's own list, by its numbers; and the one that was measured last.
import { expect, test } from 'vitest'
import { RESULT } from '../public.fixture.ts'
import type { Piece } from './data.ts'
import { listedTests, newestFirst } from './listed-tests.ts'

const piece = (letter: string, day: string): Piece => ({
  sha256: letter.repeat(64),
  keyId: 'sha256:b',
  signedBy: 'policeai',
  publicPem: '',
  ownData: true,
  signer: null,
  result: { ...RESULT, provenance: { ...RESULT.provenance, time: `2026-${day}T09:00:00.000Z` } },
})

const entry = (letter?: string) => ({
  title: { en: 'A test' },
  ...(letter && { evidence_sha256: letter.repeat(64) }),
})

const DATA = {
  content: { test_evidence: { value: [entry('c'), entry(), entry('a')] } },
  evidence: [piece('a', '05-01'), piece('b', '06-01'), piece('c', '05-01'), piece('d', '04-01')],
}
const lettersOf = (pieces: readonly Piece[]) => pieces.map(({ sha256 }) => sha256[0]).join('')

test('a test is called by its place in the list, and what the list does not name comes after it', () => {
  const listed = listedTests(DATA)
  expect(lettersOf(listed.map((one) => one.piece))).toBe('cabd')
  expect(listed.map(({ number }) => number)).toEqual([1, 3, 4, 5])
  expect(listed.map((one) => one.entry === null)).toEqual([false, false, true, true])
})

test('what was measured last stands first, and of one day what the list names first', () => {
  expect(lettersOf(newestFirst(DATA))).toBe('bcad')
})

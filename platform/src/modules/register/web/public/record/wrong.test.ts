import { render } from '@policeai/govuk'
import { expect, test } from 'vitest'
import { RESULT } from '../public.fixture.ts'
import type { Piece } from './data.ts'
import { wrongView } from './wrong.ts'

const WORDS = {
  en: { cases: 'passers-by', positives: 'passers-by on the list', negatives: 'passers-by not on the list' },
}

const piece = (words?: typeof WORDS): Piece => ({
  sha256: 'a'.repeat(64),
  keyId: 'sha256:b',
  signedBy: 'policeai',
  publicPem: '',
  ownData: true,
  signer: null,
  result: { ...RESULT, plan: { ...RESULT.plan, ...(words && { words }) } },
})

const plain = (evidence: readonly Piece[], language: 'en' | 'cy'): string =>
  render(wrongView(language, evidence))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('a rate says whom it is about in the plan’s own words', () => {
  expect(plain([piece(WORDS)], 'en')).toContain('of passers-by not on the list were flagged in error')
})

test('without words of its own, or without Welsh ones, it says what it can', () => {
  expect(plain([piece()], 'en')).toContain(
    'of the cases that should not have been flagged were flagged in error',
  )
  expect(plain([piece(WORDS)], 'cy')).toContain('o’r achosion na ddylid bod wedi’u nodi a nodwyd ar gam')
})

test('no evidence, and evidence on other data only, are said first', () => {
  expect(plain([], 'en')).toContain('No test result has been published.')
  expect(plain([{ ...piece(WORDS), ownData: false }], 'en')).toContain('Not tested on this force’s data')
})

import { expect, test } from 'vitest'
import { queryOf, readQuestion, without } from './question.ts'

test('an address and its question are each other’s inverse', () => {
  const query = '?q=face+match&situation=street&evidence=own&phase=pilot&phase=production&sort=newest&page=3'
  const read = readQuestion({
    q: 'face match',
    situation: 'street',
    phase: ['pilot', 'production'],
    evidence: 'own',
    sort: 'newest',
    page: '3',
  })
  expect(queryOf(read)).toBe(query)
})

test('what is usual is left out of the address', () => {
  expect(queryOf(readQuestion({}))).toBe('')
  expect(queryOf(readQuestion({ q: 'face', sort: 'relevance', page: '1' }))).toBe('?q=face')
})

test('taking a value away goes back to the first page and keeps the other values', () => {
  const question = readQuestion({ phase: ['pilot', 'production'], page: '4' })
  expect(queryOf(without(question, 'phase', 'pilot'))).toBe('?phase=production')
})

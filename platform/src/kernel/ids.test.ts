import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('ids are twelve characters of the alphabet, and differ', () => {
  const ids = Array.from({ length: 2000 }, newId)
  expect(ids.every(isId)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every character of the alphabet is as likely', () => {
  const counts = new Map<string, number>()
  for (const character of Array.from({ length: 5000 }, newId).join('')) {
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect(counts.size).toBe(30)
  expect(Math.min(...counts.values())).toBeGreaterThan(1700) // 2,000 expected each; 1,700 is 7 deviations off
})

test('what is not an id is not asked for', () => {
  for (const text of [
    '',
    'abc',
    '0123456789bcd',
    '0123456789b',
    'aeiou0123456',
    '../../../etc',
    'BCDFGH012345',
  ]) {
    expect(isId(text)).toBe(false)
  }
})

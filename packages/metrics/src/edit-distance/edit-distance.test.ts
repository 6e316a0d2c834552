// Published distances, and what holds of any distance.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  // D. Jurafsky and J. H. Martin, Speech and Language Processing, 3rd edition draft, section 2.8: intention, execution.
  ['intention', 'execution', 5],
  // Apache Commons Lang 3, StringUtils.getLevenshteinDistance, the examples of its documentation.
  ['', 'a', 1],
  ['aaapppp', '', 7],
  ['frog', 'fog', 1],
  ['fly', 'ant', 3],
  ['elephant', 'hippo', 7],
  ['hippo', 'zzzzzzzz', 8],
  ['hello', 'hallo', 1],
  ['', '', 0],
])('%s to %s: %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
})

test('a character outside the first plane is one character', () => {
  expect(editDistance('a🚗b', 'ab')).toBe(1)
})

const plate = fc.string({ unit: fc.constantFrom('A', 'B', '0', '8'), maxLength: 7 })

test('it is a distance, between the difference of the lengths and the longer of them', () => {
  fc.assert(
    fc.property(plate, plate, plate, (a, b, c) => {
      const distance = editDistance(a, b)
      expect(distance === 0).toBe(a === b)
      expect(editDistance(b, a)).toBe(distance)
      expect(distance).toBeLessThanOrEqual(editDistance(a, c) + editDistance(c, b))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})

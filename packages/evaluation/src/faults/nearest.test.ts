// A suggestion helps only where it is likely; a far one would mislead.
import { expect, test } from 'vitest'
import { nearest } from './index.ts'

test.each([
  ['treshold', 'threshold'],
  ['Decile_Score', 'decile_score'],
  ['deicle_score', 'decile_score'],
  ['two_year_recidivism', undefined],
  ['zz', undefined],
])('%s → %s', (name, expected) => {
  expect(nearest(name, ['threshold', 'decile_score', 'sex', 'id'])).toBe(expected)
})

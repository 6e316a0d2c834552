// Rates as people write them.
import { expect, test } from 'vitest'
import { parseRate } from './rate.ts'

test.each([
  ['1/6000', { value: 1 / 6000, per: 6000 }],
  ['2 in 6,000', { value: 2 / 6000, per: 6000 }],
  ['0.5%', { value: 0.005 }],
  [' 12 % ', { value: 0.12 }],
  ['0.02', { value: 0.02 }],
  ['1e-4', { value: 1e-4 }],
])('%s', (text, rate) => {
  expect(parseRate(text)).toEqual(rate)
})

test.each(['', 'many', '1/0', '-1', '1/6,00', '5 %%', '0x10', 'NaN', 'Infinity'])('%s is no rate', (text) => {
  expect(parseRate(text)).toBeUndefined()
})

// Sizes as they stand in the form and on the page of a run.
import { expect, test } from 'vitest'
import { formatBytes, formatShare } from './formats.ts'

test('a size is said in the largest unit that leaves a number above 1', () => {
  const sizes = [1, 51, 1023, 1024, 365_234, 2 * 1024 ** 3, 5 * 1024 ** 4]
  const said = ['1 byte', '51 bytes', '1,023 bytes', '1 kB', '357 kB', '2 GB', '5,120 GB']
  expect(sizes.map((size) => formatBytes('en', size))).toEqual(said)
})

test('a share is a whole percentage', () => {
  expect([0, 0.456, 1].map((share) => formatShare('en', share))).toEqual(['0%', '46%', '100%'])
})

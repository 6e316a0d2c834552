// The line of progress: how long it may still take, and nothing while that cannot be said.
import { expect, test } from 'vitest'
import { timeLeft } from './progress.ts'

test.each([
  ['reading', 0.5, 3, ', about 7 s left'],
  ['counting', 1, 19, ', about 2 s left'],
  ['reading', 0.5, 300, ', about 12 min left'],
])('%s at %f after %f s%s', (step, share, seconds, said) => {
  expect(timeLeft(step, share, seconds)).toBe(said)
})

test.each([
  ['reading', 0.5, 1],
  ['reading', 0.01, 60],
  ['measuring', 1, 60],
  ['dreaming', 0.5, 60],
])('nothing is said of %s at %f after %f s', (step, share, seconds) => {
  expect(timeLeft(step, share, seconds)).toBe('')
})

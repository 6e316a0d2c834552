// The sign of the answer, and that it turns with the systems and with the sense of the figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whichIsBetter } from './answer.ts'

test.each([
  [0.1, 0.2, 'higher', 'a_better'],
  [-0.2, -0.1, 'higher', 'b_better'],
  [0.1, 0.2, 'lower', 'b_better'],
  [-0.2, -0.1, 'lower', 'a_better'],
  [-0.1, 0.1, 'higher', 'cannot_tell'],
  [0, 0.1, 'lower', 'cannot_tell'],
  [-0.1, 0, 'higher', 'cannot_tell'],
  [0, 0, 'higher', 'cannot_tell'],
] as const)('[%d, %d], %s is better: %s', (low, high, better, answer) => {
  expect(whichIsBetter({ low, high }, better)).toBe(answer)
})

test('swapping the systems swaps the answer', () => {
  const swapped = { a_better: 'b_better', b_better: 'a_better', cannot_tell: 'cannot_tell' } as const
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, y) => {
      const [low, high] = [Math.min(x, y), Math.max(x, y)]
      expect(whichIsBetter({ low: -high, high: -low }, 'higher')).toBe(
        swapped[whichIsBetter({ low, high }, 'higher')],
      )
    }),
  )
})

// Counting by score: against counting by hand, and what it must refuse.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeHistograms, type ScoreHistogram } from '../score-scan.ts'
import { countScores } from './count-scores.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.boolean()), { maxLength: 60 })
type Rows = readonly (readonly [number, boolean])[]

function count(of: Rows): ScoreHistogram {
  return countScores(
    Float64Array.from(of, ([score]) => score / 4),
    Uint8Array.from(of, ([, positive]) => (positive ? 1 : 0)),
  )
}

test('every distinct score once, rising, with its counts', () => {
  fc.assert(
    fc.property(rows, (of) => {
      const { scores, positives, negatives } = count(of)
      expect(Array.from(scores)).toEqual([...new Set(of.map(([s]) => s / 4 + 0))].sort((a, b) => a - b))
      for (const [i, score] of scores.entries()) {
        expect(positives[i]).toBe(of.filter(([s, positive]) => s / 4 === score && positive).length)
        expect(negatives[i]).toBe(of.filter(([s, positive]) => s / 4 === score && !positive).length)
      }
    }),
  )
})

test('the order does not matter, and any split merges to the whole', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (of, at) => {
      expect(count(of.toReversed())).toEqual(count(of))
      expect(mergeHistograms(count(of.slice(at)), count(of.slice(0, at)))).toEqual(count(of))
    }),
  )
})

test('nought and minus nought are one score', () => {
  expect(Array.from(countScores(Float64Array.of(-0, 0), Uint8Array.of(1, 0)).scores)).toEqual([0])
})

test.each([Number.NaN, Infinity, -Infinity])('refuses the score %d and says where', (score) => {
  expect(() => countScores(Float64Array.of(1, score), Uint8Array.of(1, 0))).toThrow(
    `got ${score} at position 1`,
  )
})

test('refuses a score without a class', () => {
  expect(() => countScores(Float64Array.of(1, 2), Uint8Array.of(1))).toThrow('got 1 for 2')
})

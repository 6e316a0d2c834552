import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CLAIM_VERDICTS,
  claimShare,
  claimsPer100,
  countClaims,
  keyFactsCovered,
  mergeClaims,
} from './claims.ts'

const NONE = { supported: 0, unsupported: 0, contradicted: 0, summaries: 0, sound: 0 }
const verdicts = fc.array(fc.constantFrom(...CLAIM_VERDICTS), { maxLength: 9 })

test('verdicts counted apart and merged are verdicts counted together', () => {
  fc.assert(
    fc.property(fc.array(verdicts, { maxLength: 6 }), fc.nat(6), (summaries, cut) => {
      const count = (part: typeof summaries) => part.map(countClaims).reduce(mergeClaims, NONE)
      const all = count(summaries)
      expect(mergeClaims(count(summaries.slice(0, cut)), count(summaries.slice(cut)))).toEqual(all)
      expect(claimShare(all, 'supported').n).toBe(summaries.flat().length)
      expect(all.sound).toBe(summaries.filter((v) => v.every((verdict) => verdict === 'supported')).length)
    }),
  )
})

test('rates per 100 claims add up to 100, and there are none without a claim', () => {
  fc.assert(
    fc.property(verdicts, (judged) => {
      const rates = claimsPer100(countClaims(judged))
      expect(rates === undefined).toBe(judged.length === 0)
      const total = Object.values(rates ?? { none: 100 }).reduce((sum, rate) => sum + rate, 0)
      expect(total).toBeCloseTo(100, 9)
    }),
  )
})

test('a fact that is covered twice counts once, and one that nobody listed is refused', () => {
  expect(keyFactsCovered(['a', 'b'], ['a', 'a'])).toEqual({ events: 1, n: 2 })
  expect(keyFactsCovered(['a', 'a'], ['a'])).toEqual({ events: 1, n: 1 })
  expect(keyFactsCovered([], [])).toEqual({ events: 0, n: 0 })
  expect(() => keyFactsCovered(['a'], ['c'])).toThrow(RangeError)
})

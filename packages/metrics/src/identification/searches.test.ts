// Searches against counting them one by one, and the Metropolitan Police's published false alerts of 2024–25 on both
// denominators: 3,147,436 faces, 2,077 alerts, 10 of them false, with Clopper–Pearson limits (statsmodels 0.13.5).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countSearches,
  falseAlertRates,
  identificationAt,
  identificationCurve,
  mergeSearches,
  type SearchCounts,
  type SearchTable,
  withinRank,
} from './searches.ts'

test('10 false alerts of 3,147,436 faces, and of 2,077 alerts', () => {
  const { perFace, perAlert } = falseAlertRates({ faces: 3_147_436, alerts: 2077, falseAlerts: 10 }, 0.95)
  expect([perFace.low, perFace.high].map((v) => v.toExponential(3))).toEqual(['1.524e-6', '5.843e-6'])
  expect([perAlert?.low, perAlert?.high].map((v) => v?.toFixed(5))).toEqual(['0.00231', '0.00884'])
  expect(perFace.estimate).toBe(10 / 3_147_436)
})

test('no alert at all: the share of false ones is not measured', () => {
  const { perFace, perAlert } = falseAlertRates({ faces: 4000, alerts: 0, falseAlerts: 0 }, 0.95)
  expect(perAlert).toBeNull()
  // 0 of 4,000 does not show 1 in 6,000: the upper limit is five times that.
  expect(perFace.high.toPrecision(2)).toBe('0.00092')
})

test('refuses more false alerts than alerts, and more alerts than faces', () => {
  expect(() => falseAlertRates({ faces: 10, alerts: 2, falseAlerts: 3 }, 0.95)).toThrow(
    'no more false alerts',
  )
  expect(() => falseAlertRates({ faces: 1, alerts: 2, falseAlerts: 1 }, 0.95)).toThrow(
    'no more alerts than faces',
  )
})

type Candidate = { readonly score: number; readonly mate: boolean }
type Search = { readonly mated: boolean; readonly candidates: readonly Candidate[] }
const search: fc.Arbitrary<Search> = fc
  .tuple(fc.boolean(), fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 5 }), fc.nat(6))
  .map(([mated, scores, mateAt]) => ({
    mated,
    candidates: scores
      .toSorted((a, b) => b - a)
      .map((score, i) => ({ score: score / 10, mate: mated && i === mateAt })),
  }))
const searches = fc.array(search, { maxLength: 30 })

function table(of: readonly Search[]): SearchTable {
  const rows = of.flatMap(({ candidates }, at) =>
    candidates.map((candidate, i) => ({ ...candidate, at, rank: i + 1 })),
  )
  return {
    mated: Uint8Array.from(of, ({ mated }) => (mated ? 1 : 0)),
    search: Int32Array.from(rows, ({ at }) => at),
    rank: Int32Array.from(rows, ({ rank }) => rank),
    score: Float64Array.from(rows, ({ score }) => score),
    mate: Uint8Array.from(rows, ({ mate }) => (mate ? 1 : 0)),
  }
}

const count = (of: readonly Search[], rankLimit = 3): SearchCounts => countSearches(table(of), rankLimit)

test('TPIR, FPIR and selectivity at a threshold are those counted one by one', () => {
  fc.assert(
    fc.property(
      searches,
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 1, max: 5 }),
      (of, tenths, rankLimit) => {
        const threshold = tenths / 10
        const [mated, non] = [of.filter((s) => s.mated), of.filter((s) => !s.mated)]
        const found = mated.filter(({ candidates }) =>
          candidates.some(({ mate, score }, i) => mate && i < rankLimit && score >= threshold),
        )
        const above = non.map(({ candidates }) => candidates.filter(({ score }) => score >= threshold).length)
        expect(identificationAt(count(of, rankLimit), threshold)).toEqual({
          truePositives: { events: found.length, n: mated.length },
          falsePositives: { events: above.filter((n) => n > 0).length, n: non.length },
          selectivity: non.length === 0 ? null : above.reduce((a, b) => a + b, 0) / non.length,
        })
      },
    ),
  )
})

test('the curve has the same counts, and all three fall as the threshold rises', () => {
  fc.assert(
    fc.property(searches, (of) => {
      const counts = count(of)
      const { thresholds, truePositives, falsePositives, candidates, nonMated } = identificationCurve(counts)
      for (const [i, threshold] of thresholds.entries()) {
        const at = identificationAt(counts, threshold)
        expect([truePositives[i], falsePositives[i]]).toEqual([
          at.truePositives.events,
          at.falsePositives.events,
        ])
        expect(candidates[i]).toBeCloseTo((at.selectivity ?? 0) * nonMated, 9)
        expect(candidates[i]).toBeGreaterThanOrEqual(falsePositives[i] ?? 0)
      }
      for (const column of [truePositives, falsePositives, candidates])
        expect(column.every((v, i) => i === 0 || v <= (column[i - 1] ?? v))).toBe(true)
    }),
  )
})

test('any split, in any order, merges to the whole', () => {
  fc.assert(
    fc.property(searches, fc.nat(30), (of, at) => {
      expect(mergeSearches(count(of.slice(at)), count(of.slice(0, at)))).toEqual(count(of))
      expect(count(of.toReversed())).toEqual(count(of))
    }),
  )
})

test('rank-k rises with k, at most to all mated searches', () => {
  fc.assert(
    fc.property(searches, (of) => {
      const counts = count(of)
      const found = [1, 2, 3, 4, 5].map((k) => withinRank(counts, k).events)
      expect(found.toSorted((a, b) => a - b)).toEqual(found)
      expect(found[4]).toBe(of.filter(({ candidates }) => candidates.some(({ mate }) => mate)).length)
    }),
  )
})

test('a person enrolled twice is found by the better of the two', () => {
  const twice = { mated: true, candidates: [0.9, 0.8].map((score) => ({ score, mate: true })) }
  const counts = count([twice])
  expect(withinRank(counts, 1)).toEqual({ events: 1, n: 1 })
  expect(Array.from(counts.scores)).toEqual([0.9])
})

const row = table([{ mated: false, candidates: [{ score: 1, mate: false }] }])
test.each<[string, SearchTable]>([
  ['candidate 0 of search 4: there is no such search', { ...row, search: Int32Array.of(4) }],
  ['candidate 0 of search 0: ranks start at 1, got 0', { ...row, rank: Int32Array.of(0) }],
  [
    'candidate 0 of search 0: a score is a finite number, got NaN',
    { ...row, score: Float64Array.of(Number.NaN) },
  ],
  ['candidate 0 of search 0: it is a mate, but the search is non-mated', { ...row, mate: Uint8Array.of(1) }],
  ['columns of candidates differ in length', { ...row, score: new Float64Array(2) }],
])('%s', (message, of) => {
  expect(() => countSearches(of, 1)).toThrow(message)
})

test('refuses a rank limit below 1, a rank of no whole number, and states of different limits', () => {
  expect(() => countSearches(row, 0)).toThrow('a rank limit is at least 1')
  expect(() => withinRank(count([]), 0.5)).toThrow(RangeError)
  expect(() => mergeSearches(count([], 1), count([], 2))).toThrow('rank limits differ')
  expect(() => identificationAt(count([]), Number.NaN)).toThrow(RangeError)
})

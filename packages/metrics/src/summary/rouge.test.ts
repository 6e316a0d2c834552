import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROUGE_KINDS, ROUGE_WIDTH, type RougeKind, rougeOf, rougeStatistics } from './rouge.ts'

function sumOf(rows: readonly Float64Array[]): Float64Array {
  return rows.reduce((sums, row) => sums.map((sum, i) => sum + (row[i] ?? 0)), new Float64Array(ROUGE_WIDTH))
}

function scores(summary: string, reference: string, kind: RougeKind): readonly number[] {
  const rouge = rougeOf(rougeStatistics(summary, reference), kind)
  return rouge.kind === 'measured' ? [rouge.precision, rouge.recall, rouge.f] : []
}

// google-research/rouge, rouge_scorer_test.py: testRouge1, testRouge2, testRougeLConsecutive, testRougeLNonConsecutive
// and testRougeEmpty.
test.each([
  ['testing', 'rouge1', [1, 1 / 3, 1 / 2]],
  ['testing one', 'rouge2', [1, 1 / 2, 2 / 3]],
  ['testing one', 'rouge1', [1, 2 / 3, 4 / 5]],
  ['testing one', 'rougeL', [1, 2 / 3, 4 / 5]],
  ['testing two', 'rougeL', [1, 2 / 3, 4 / 5]],
  ['', 'rouge1', [0, 0, 0]],
  ['', 'rouge2', [0, 0, 0]],
  ['', 'rougeL', [0, 0, 0]],
] as const)('scores "%s" by %s as the rouge-score package does', (summary, kind, published) => {
  const found = scores(summary, 'testing one two', kind)
  published.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 12)
  })
})

// The first pairs of that package's testdata (target.txt, prediction.txt; random letters), with the scores of
// ROUGE-1.5.5 without stemming that rouge_scorer_test.py gives for them.
const TARGET = [
  "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM EKBDXkME,yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L",
  "KsJdPByEtAor fE-Qg Dpdbring cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMtion psing sbKao Q m qiing LMmer HqqLFXe,XPY,J XsurkMer ,ed nB'wH'bWVHjWFEing tQ.saefZwJtKrTlixYpMMsJing UCAPwNHeYVjDing c T BUySKtion gMPfJpwGw p'NvxAoping eu pBwMBKV'I DNxqelhu,PHPxDEq,mtion SN",
] as const
const PREDICTION = [
  "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi",
  "n cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMer pstion sbKao Q m qier LMmed HqqLFXe,XPY,J XsurkMeo ,ed nB'wH'bWVHjWFEer tQ.saefZwJtKrTlixYpMMNJtion UCAPwNHeYVjD",
] as const

test.each([
  [0, 'rouge1', [0.6875, 0.40741, 0.51163]],
  [1, 'rouge1', [0.65385, 0.40476, 0.5]],
  [0, 'rouge2', [0.53333, 0.30769, 0.39024]],
  [1, 'rouge2', [0.48, 0.29268, 0.36364]],
  [0, 'rougeL', [0.6875, 0.40741, 0.51163]],
  [1, 'rougeL', [0.65385, 0.40476, 0.5]],
] as const)('scores pair %d by %s as ROUGE-1.5.5 does', (pair, kind, published) => {
  const found = scores(PREDICTION[pair], TARGET[pair], kind)
  published.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 5)
  })
})

const text = fc
  .array(fc.constantFrom('the', 'man', 'ran', 'ŵyr', 'Łódź', '14', 'not'), { maxLength: 12 })
  .map((words) => words.join(' '))

test('is within 0 and 1, 1 for a text with itself, and turns round with its two texts', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom(...ROUGE_KINDS), (summary, reference, kind) => {
      const found = scores(summary, reference, kind)
      expect(found.every((value) => value >= 0 && value <= 1)).toBe(true)
      expect(scores(reference, reference, kind)).toEqual(scores(reference, reference, kind).map(() => 1))
      const [precision, recall, f] = scores(reference, summary, kind)
      if (found.length > 0 && f !== undefined) expect(found).toEqual([recall, precision, f])
    }),
  )
})

test('is the mean over summaries, in any order and any split', () => {
  const measuredF = (sums: Float64Array): readonly number[] => {
    const rouge = rougeOf(sums, 'rouge2')
    return rouge.kind === 'measured' ? [rouge.f] : []
  }
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), fc.nat(9), (pairs, cut) => {
      const rows = pairs.map(([summary, reference]) => rougeStatistics(summary, reference))
      const split = sumOf([sumOf(rows.slice(cut).toReversed()), sumOf(rows.slice(0, cut))])
      const each = rows.flatMap(measuredF)
      const mean = each.reduce((sum, f) => sum + f, 0) / each.length
      const expected = each.length === 0 ? [] : [expect.closeTo(mean, 12)]
      expect(measuredF(sumOf(rows))).toEqual(expected)
      expect(measuredF(split)).toEqual(expected)
    }),
  )
})

test('keeps letters that are not ASCII, and is not measured where the reference is too short', () => {
  expect(scores('Łódź', 'łódź', 'rouge1')).toEqual([1, 1, 1])
  expect(rougeOf(rougeStatistics('word', 'word'), 'rouge2')).toEqual({
    kind: 'not_measured',
    reason: 'reference_too_short',
  })
  expect(rougeOf(rougeStatistics('word', '...'), 'rougeL').kind).toBe('not_measured')
  expect(() => rougeOf([1], 'rouge1')).toThrow(RangeError)
})

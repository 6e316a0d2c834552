// Held against ELKI (elki-clustering, BCubedTest, the labels of scikit-learn's example), LingPipe's documented example of ClusterScore, and
// scikit-learn 1.2.1, sklearn.metrics.cluster.pair_confusion_matrix, which counts every pair twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { precisionAtRank } from './analyst-list.ts'
import { countBlocking, mergeBlocking, pairCompleteness, pairsQuality, reductionRatio } from './blocking.ts'
import { countEntities, LINKAGE_FIGURES, type LinkageFigure, linkageFigure, sumEntities } from './entities.ts'

const sumsOf = (truth: readonly number[], predicted: readonly number[]): readonly number[] =>
  sumEntities(countEntities(Int32Array.from(truth), Int32Array.from(predicted)))
const figure = (truth: readonly number[], predicted: readonly number[], name: LinkageFigure): number =>
  linkageFigure(sumsOf(truth, predicted), name) ?? Number.NaN

const SEVENTEEN = [
  [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3],
  [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2],
] as const
const TWELVE = [
  [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2],
  [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
] as const

test('B-cubed as ELKI has it', () => {
  const [truth, predicted] = SEVENTEEN
  const [precision, recall] = [
    figure(truth, predicted, 'b_cubed_precision'),
    figure(truth, predicted, 'b_cubed_recall'),
  ]
  expect(precision).toBeCloseTo(0.57843137254902, 13)
  expect(recall).toBeCloseTo(0.584313725490196, 13)
})

test('B-cubed as LingPipe has it', () => {
  const [truth, predicted] = TWELVE
  expect(figure(truth, predicted, 'b_cubed_precision').toFixed(4)).toBe('0.5833')
  expect(figure(truth, predicted, 'b_cubed_recall')).toBe(1)
  expect(figure(truth, predicted, 'b_cubed_f1').toFixed(4)).toBe('0.7368')
})

// pair_confusion_matrix: [[148, 44], [40, 40]] and [[40, 50], [0, 42]].
test('pairs as scikit-learn counts them', () => {
  const [right, pairs, found] = sumsOf(...SEVENTEEN)
  expect([right, pairs, found]).toEqual([40 / 2, (40 + 40) / 2, (44 + 40) / 2])
  expect(figure(...SEVENTEEN, 'pairwise_precision')).toBeCloseTo(40 / 84, 14)
  expect(figure(...SEVENTEEN, 'pairwise_recall')).toBe(0.5)
  expect(figure(...TWELVE, 'pairwise_precision')).toBeCloseTo(42 / 92, 14)
  expect(figure(...TWELVE, 'pairwise_f1')).toBeCloseTo((2 * 42) / (92 + 42), 14)
})

test('all alone: no pair was predicted; all in one: every pair was', () => {
  const alone = sumsOf([1, 1, 2], [1, 2, 3])
  expect(linkageFigure(alone, 'pairwise_precision')).toBeNull()
  expect(linkageFigure(alone, 'pairwise_f1')).toBeNull()
  expect(linkageFigure(alone, 'pairwise_recall')).toBe(0)
  expect(linkageFigure(alone, 'b_cubed_precision')).toBe(1)
  expect(figure([1, 2, 3, 4], [5, 5, 5, 5], 'pairwise_precision')).toBe(0)
  expect(figure([1, 2, 3, 4], [5, 5, 5, 5], 'b_cubed_precision')).toBe(0.25)
  for (const name of LINKAGE_FIGURES) expect(linkageFigure(sumsOf([], []), name)).toBeNull()
})

const clusterings = fc.array(fc.tuple(fc.integer({ min: -3, max: 4 }), fc.integer({ min: 0, max: 5 })), {
  maxLength: 40,
})

test('relabelling and order change nothing; swapping truth and prediction swaps precision and recall', () => {
  fc.assert(
    fc.property(clusterings, (rows) => {
      const [truth, predicted] = [rows.map(([t]) => t), rows.map(([, p]) => p)]
      const sums = sumsOf(truth, predicted)
      const renamed = sumsOf(
        truth.toReversed().map((t) => 1000 - 7 * t),
        predicted.toReversed().map((p) => p * p + 9),
      )
      const swapped = sumsOf(predicted, truth)
      for (const name of LINKAGE_FIGURES) {
        const other = name.endsWith('precision')
          ? name.replace('precision', 'recall')
          : name.replace('recall', 'precision')
        expect(linkageFigure(renamed, name) ?? -1).toBeCloseTo(linkageFigure(sums, name) ?? -1, 12)
        expect(linkageFigure(swapped, other as LinkageFigure) ?? -1).toBeCloseTo(
          linkageFigure(sums, name) ?? -1,
          12,
        )
      }
    }),
  )
})

test('bounds, and the truth itself is perfect', () => {
  fc.assert(
    fc.property(clusterings, (rows) => {
      const [truth, predicted] = [rows.map(([t]) => t), rows.map(([, p]) => p)]
      for (const name of LINKAGE_FIGURES) {
        const value = linkageFigure(sumsOf(truth, predicted), name)
        expect(value === null || (value >= 0 && value <= 1 + 1e-12)).toBe(true)
        const perfect = linkageFigure(sumsOf(truth, truth), name)
        expect(perfect === null || Math.abs(perfect - 1) < 1e-12).toBe(true)
      }
    }),
  )
})

test('parts that share nothing add up to the whole', () => {
  fc.assert(
    fc.property(clusterings, clusterings, (left, right) => {
      const shifted = right.map(([t, p]) => [t + 100, p + 100] as const)
      const whole = [...left, ...shifted]
      const [a, b] = [left, shifted].map((rows) =>
        sumsOf(
          rows.map(([t]) => t),
          rows.map(([, p]) => p),
        ),
      )
      const pooled = sumsOf(
        whole.map(([t]) => t),
        whole.map(([, p]) => p),
      )
      for (const [i, sum] of pooled.entries()) expect(sum).toBeCloseTo((a?.[i] ?? 0) + (b?.[i] ?? 0), 10)
    }),
  )
})

test('pairs by brute force', () => {
  fc.assert(
    fc.property(clusterings, (rows) => {
      let [right, pairs, found] = [0, 0, 0]
      for (const [i, [t, p]] of rows.entries()) {
        for (const [t2, p2] of rows.slice(i + 1)) {
          if (t === t2) pairs++
          if (p === p2) found++
          if (t === t2 && p === p2) right++
        }
      }
      expect(
        sumsOf(
          rows.map(([t]) => t),
          rows.map(([, p]) => p),
        ).slice(0, 3),
      ).toEqual([right, pairs, found])
    }),
  )
})

// Ten records of four entities of 4, 3, 2 and 1: 6 + 3 + 1 = 10 true pairs of 45. Blocks {0 … 4} and {5 … 9} give 10 + 10
// candidates; the true ones are 6 (entity 1), then 1 (records 5 and 6) and 1 (records 7 and 8), so 8 of 10.
test('blocking by hand: completeness 8/10, quality 8/20, reduction 25/45', () => {
  const truth = Int32Array.of(1, 1, 1, 1, 2, 2, 2, 3, 3, 4)
  const block = (from: number) =>
    [0, 1, 2, 3, 4].flatMap((i) =>
      [0, 1, 2, 3, 4].filter((j) => j > i).map((j) => [from + i, from + j] as const),
    )
  const pairs = [...block(0), ...block(5)]
  const counts = countBlocking(
    truth,
    Int32Array.from(pairs, ([a]) => a),
    Int32Array.from(pairs, ([, b]) => b),
  )
  expect(pairCompleteness(counts)).toEqual({ events: 8, n: 10 })
  expect(pairsQuality(counts)).toEqual({ events: 8, n: 20 })
  expect(reductionRatio(counts)).toBeCloseTo(25 / 45, 14)
})

const blockings = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 20 }).chain((truth) =>
  fc.tuple(
    fc.constant(truth),
    fc.array(
      fc.tuple(fc.nat(truth.length - 1), fc.nat(truth.length - 1)).filter(([a, b]) => a !== b),
      { maxLength: 60 },
    ),
  ),
)

test('a pair given twice or turned round is one; bounds; all pairs miss nothing and spare nothing', () => {
  fc.assert(
    fc.property(blockings, ([truth, pairs]) => {
      const count = (list: readonly (readonly [number, number])[]) =>
        countBlocking(
          Int32Array.from(truth),
          Int32Array.from(list, ([a]) => a),
          Int32Array.from(list, ([, b]) => b),
        )
      const counts = count(pairs)
      expect(count([...pairs, ...pairs.map(([a, b]) => [b, a] as const)])).toEqual(counts)
      expect(counts.trueCandidates).toBeLessThanOrEqual(Math.min(counts.truePairs, counts.candidates))
      expect(counts.candidates).toBeLessThanOrEqual(counts.allPairs)
      const all = count(truth.flatMap((_, i) => truth.flatMap((__, j) => (i < j ? [[i, j] as const] : []))))
      expect(all.trueCandidates).toBe(all.truePairs)
      expect(reductionRatio(all)).toBe(0)
      expect(mergeBlocking(counts, all)).toEqual(mergeBlocking(all, counts))
    }),
  )
})

test('precision of the first k: events never fall, and a short list is not excused', () => {
  expect(precisionAtRank([1, 1, 0, 1], 2)).toEqual({ events: 2, n: 2 })
  expect(precisionAtRank([], 5)).toEqual({ events: 0, n: 5 })
  fc.assert(
    fc.property(fc.array(fc.nat(1), { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (list, k) => {
      const [here, next] = [precisionAtRank(list, k), precisionAtRank(list, k + 1)]
      expect(next.events - here.events).toBe(list[k] ?? 0)
      expect(here.events).toBeLessThanOrEqual(here.n)
    }),
  )
})

test('refuses columns of different lengths, pairs out of range, and rank 0', () => {
  expect(() => countEntities(Int32Array.of(1), Int32Array.of(1, 2))).toThrow(RangeError)
  expect(() => countBlocking(Int32Array.of(1, 2), Int32Array.of(0), Int32Array.of(0))).toThrow(RangeError)
  expect(() => countBlocking(Int32Array.of(1, 2), Int32Array.of(0), Int32Array.of(2))).toThrow(RangeError)
  expect(() => countBlocking(Int32Array.of(1, 2), Int32Array.of(0, 1), Int32Array.of(1))).toThrow(RangeError)
  expect(() => precisionAtRank([1], 0)).toThrow(RangeError)
  expect(reductionRatio(countBlocking(Int32Array.of(1), new Int32Array(), new Int32Array()))).toBeNull()
})

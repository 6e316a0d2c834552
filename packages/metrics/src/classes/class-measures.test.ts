// Held against scikit-learn 1.2.1 on its own digits: a GaussianNB that saw the first 900, on the other 897.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohenKappa } from '../agreement/index.ts'
import { f1FromJaccard, jaccardOf } from '../confusion.ts'
import { createRandom } from '../random.ts'
import { bootstrapCells, percentileInterval } from '../resampling/index.ts'
import {
  balancedAccuracy,
  classAccuracy,
  classKappa,
  classStatistic,
  macroF1,
  weightedF1,
} from './class-measures.ts'
import {
  type ClassTable,
  classConfusions,
  classRate,
  mergeClassTables,
  tabulateClasses,
} from './class-table.ts'

const DIGITS = [
  [84, 0, 0, 0, 0, 1, 0, 0, 2, 1],
  [0, 68, 2, 0, 0, 0, 0, 2, 12, 7],
  [0, 8, 72, 0, 0, 1, 2, 0, 3, 0],
  [0, 2, 2, 72, 0, 2, 0, 2, 9, 2],
  [1, 0, 0, 0, 67, 0, 0, 22, 1, 1],
  [0, 2, 0, 4, 0, 74, 1, 3, 2, 5],
  [0, 1, 0, 0, 0, 0, 90, 0, 0, 0],
  [0, 0, 2, 0, 0, 10, 0, 72, 4, 1],
  [0, 3, 5, 0, 0, 9, 0, 4, 65, 0],
  [1, 1, 0, 6, 0, 5, 1, 6, 12, 60],
]

function dense(rows: readonly (readonly number[])[]): ClassTable {
  const size = rows.length
  const cells = Array.from({ length: size * size }, (_, cell) => cell)
  return tabulateClasses(
    size,
    cells.map((cell) => Math.floor(cell / size)),
    cells.map((cell) => cell % size),
    rows.flat(),
  )
}

const digits = dense(DIGITS)

/** The examples of scikit-learn's own documentation, computed with 1.2.1. */
const documented = (truths: readonly number[], predictions: readonly number[]): ClassTable =>
  tabulateClasses(3, Int32Array.from(truths), Int32Array.from(predictions))

test('the examples of f1_score, balanced_accuracy_score and cohen_kappa_score', () => {
  const f1 = documented([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1])
  expect([macroF1(f1), weightedF1(f1)]).toEqual([expect.closeTo(4 / 15, 14), expect.closeTo(4 / 15, 14)])
  expect(balancedAccuracy(documented([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]))).toBeCloseTo(0.625, 14)
  expect(classKappa(documented([0, 1, 0, 2, 1], [0, 1, 0, 2, 0]))).toMatchObject({
    estimate: expect.closeTo(0.6875, 14),
  })
})

test('digits: accuracy, F1, balanced accuracy and kappa', () => {
  expect(classAccuracy(digits)).toEqual({ events: 724, n: 897 })
  expect(724 / 897).toBeCloseTo(0.8071348940914158, 15)
  expect(macroF1(digits)).toBeCloseTo(0.8098589586749156, 13)
  expect(weightedF1(digits)).toBeCloseTo(0.810045981691229, 13)
  expect(balancedAccuracy(digits)).toBeCloseTo(0.807765159767239, 13)
  const kappa = classKappa(digits)
  expect(kappa.kind === 'measured' && kappa.estimate).toBeCloseTo(0.785745350919461, 13)
})

test('digits: precision, recall and F1 of each class', () => {
  const share = ({ events, n }: { events: number; n: number }): number => events / n
  const places = DIGITS.map((_, i) => i)
  const precision = places.map((i) => share(classRate(digits, i, 'positive_predictive_value')))
  const recall = places.map((i) => share(classRate(digits, i, 'true_positive_rate')))
  const f1 = classConfusions(digits).map((c) => f1FromJaccard(share(jaccardOf(c))))
  const near = (all: readonly number[]) => all.map((x) => expect.closeTo(x, 13))
  expect(precision).toEqual(
    near([
      0.9767441860465116, 0.8, 0.8674698795180723, 0.8780487804878049, 1, 0.7254901960784313,
      0.9574468085106383, 0.6486486486486487, 0.5909090909090909, 0.7792207792207793,
    ]),
  )
  expect(recall).toEqual(
    near([
      0.9545454545454546, 0.7472527472527473, 0.8372093023255814, 0.7912087912087912, 0.7282608695652174,
      0.8131868131868132, 0.989010989010989, 0.8089887640449438, 0.7558139534883721, 0.6521739130434783,
    ]),
  )
  expect(f1).toEqual(
    near([
      0.9655172413793104, 0.7727272727272727, 0.8520710059171598, 0.8323699421965318, 0.8427672955974843,
      0.766839378238342, 0.972972972972973, 0.72, 0.663265306122449, 0.7100591715976331,
    ]),
  )
})

test('classes without truth, without prediction, and without either: as scikit-learn with zero_division=0', () => {
  const truth = [0, 0, 0, 1, 1, 2, 2, 2, 2, 4, 4, 0]
  const prediction = [0, 0, 1, 1, 3, 2, 2, 0, 3, 0, 2, 0]
  const table = tabulateClasses(6, truth, prediction)
  expect(macroF1(table)).toBeCloseTo(0.3476190476190476, 14)
  expect(weightedF1(table)).toBeCloseTo(0.49603174603174605, 14)
  expect(balancedAccuracy(table)).toBeCloseTo(0.4375, 14)
  const kappa = classKappa(table)
  expect(kappa.kind === 'measured' && kappa.estimate).toBeCloseTo(0.33333333333333337, 14)
  expect(classRate(table, 5, 'true_positive_rate')).toEqual({ events: 0, n: 0 })
  expect(classRate(table, 3, 'true_positive_rate').n).toBe(0)
  expect(classRate(table, 4, 'positive_predictive_value').n).toBe(0)
})

test('no observations: no figures; one class: no kappa', () => {
  const none = tabulateClasses(3, [], [])
  expect([macroF1(none), weightedF1(none), balancedAccuracy(none)]).toEqual([undefined, undefined, undefined])
  expect(classAccuracy(none)).toEqual({ events: 0, n: 0 })
  expect(classKappa(none)).toEqual({ kind: 'not_measured', reason: 'no_ratings_to_compare' })
  expect(classKappa(tabulateClasses(1, [0, 0], [0, 0]))).toEqual({
    kind: 'not_measured',
    reason: 'ratings_do_not_vary',
  })
})

const SIZE = 5
const rows = fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 60 })
const tabulate = (all: readonly (readonly [number, number])[]) =>
  tabulateClasses(
    SIZE,
    all.map(([truth]) => truth),
    all.map(([, prediction]) => prediction),
  )

test('parts merged are the whole, in any order', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (all, cut) => {
      const [head, tail] = [tabulate(all.slice(0, cut)), tabulate(all.slice(cut))]
      expect(mergeClassTables(head, tail)).toEqual(tabulate(all))
      expect(mergeClassTables(tail, head)).toEqual(tabulate(all))
    }),
  )
})

test('figures lie between 0 and 1, and neither numbering nor empty classes change them', () => {
  fc.assert(
    fc.property(rows, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: SIZE }), (all, names) => {
      const name = (place: number): number => names[place] ?? 0
      const other = tabulateClasses(
        7,
        all.map(([truth]) => name(truth)),
        all.map(([, prediction]) => name(prediction)),
      )
      const table = tabulate(all)
      for (const measure of [macroF1, weightedF1, balancedAccuracy]) {
        const figure = measure(table)
        if (figure === undefined) continue
        expect(figure >= 0 && figure <= 1 + 1e-12).toBe(true)
        expect(measure(other)).toBeCloseTo(figure, 12)
      }
      expect(classAccuracy(other)).toEqual(classAccuracy(table))
    }),
  )
})

test('kappa is that of the table of ratings', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const counts = new Float64Array(SIZE * SIZE)
      for (const [truth, prediction] of all) {
        const cell = truth * SIZE + prediction
        counts[cell] = (counts[cell] ?? 0) + 1
      }
      const reference = cohenKappa({ categories: ['a', 'b', 'c', 'd', 'e'], counts }, 'none')
      const kappa = classKappa(tabulate(all))
      expect(kappa.kind).toBe(reference.kind)
      if (kappa.kind === 'measured' && reference.kind === 'measured')
        expect(kappa.estimate).toBeCloseTo(reference.estimate, 12)
    }),
  )
})

test('the bootstrap of accuracy has the spread of a proportion, and an interval for macro F1 contains it', () => {
  const accuracy = (table: ClassTable): number => classAccuracy(table).events / classAccuracy(table).n
  const [accuracies = new Float64Array(), f1s = new Float64Array()] = bootstrapCells(
    digits.counts,
    [classStatistic(digits, accuracy), classStatistic(digits, macroF1)],
    { replicates: 5000, random: createRandom(1) },
  )
  const mean = accuracies.reduce((sum, a) => sum + a, 0) / 5000
  const variance = accuracies.reduce((sum, a) => sum + (a - mean) ** 2, 0) / 5000
  const p = 724 / 897
  // Five standard errors of a variance over 5,000 draws are a tenth of it.
  expect(Math.abs(variance / ((p * (1 - p)) / 897) - 1)).toBeLessThan(0.1)
  const limits = percentileInterval(f1s, macroF1(digits) ?? 0, 0.95)
  expect((limits?.high ?? 0) - (limits?.low ?? 1)).toBeGreaterThan(0.03)
})

// What the table refuses, and that two thousand classes stay small.
import { expect, test } from 'vitest'
import { classConfusions, classMargins, mergeClassTables, tabulateClasses } from './class-table.ts'

test('two thousand classes hold what was seen, and no more', () => {
  const classes = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 2000)
  const table = tabulateClasses(
    2000,
    classes,
    classes.map((c, i) => (i % 9 === 0 ? (c + 1) % 2000 : c)),
  )
  expect(table.cells.length).toBeLessThanOrEqual(4000)
  const { n, truths, predictions } = classMargins(table)
  expect([n, truths.reduce((a, b) => a + b), predictions.reduce((a, b) => a + b)]).toEqual([
    10_000, 10_000, 10_000,
  ])
})

test('each class against the others adds up to all observations', () => {
  const table = tabulateClasses(3, [0, 1, 2, 2], [0, 2, 2, 1], [5, 4, 3, 0])
  expect(table.counts).toEqual(Float64Array.of(5, 4, 3))
  expect(classConfusions(table)).toEqual([
    { truePositives: 5, falsePositives: 0, trueNegatives: 7, falseNegatives: 0 },
    { truePositives: 0, falsePositives: 0, trueNegatives: 8, falseNegatives: 4 },
    { truePositives: 3, falsePositives: 4, trueNegatives: 5, falseNegatives: 0 },
  ])
})

test('refuses classes that there are not, unequal lengths, bad counts, tables of other sizes', () => {
  expect(() => tabulateClasses(2, [2], [0])).toThrow('got 2 at position 0')
  expect(() => tabulateClasses(2, [0], [-1])).toThrow(RangeError)
  expect(() => tabulateClasses(2, [0.5], [0])).toThrow(RangeError)
  expect(() => tabulateClasses(2, [0], [0, 1])).toThrow(RangeError)
  expect(() => tabulateClasses(2, [0], [0], [-1])).toThrow(RangeError)
  expect(() => mergeClassTables(tabulateClasses(2, [], []), tabulateClasses(3, [], []))).toThrow(RangeError)
})

// Margins against tables, which are held against scikit-learn in class-measures.test.ts; the variance of kappa against
// Fleiss, Cohen and Everitt (1969), through `kappaStandardError`, which is held against their own example.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kappaStandardError, tabulateRatings } from '../agreement/index.ts'
import { balancedAccuracy, classKappa, macroF1, weightedF1 } from './class-measures.ts'
import { classMargins, tabulateClasses } from './class-table.ts'
import { marginMeasures, tableVariance } from './margin-measures.ts'

const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 80 })

test('as the measures of the table', () => {
  fc.assert(
    fc.property(pairs, (drawn) => {
      const table = tabulateClasses(
        4,
        drawn.map(([truth]) => truth),
        drawn.map(([, prediction]) => prediction),
      )
      const measures = marginMeasures(classMargins(table))
      const kappa = classKappa(table)
      expect(measures.macroF1).toBeCloseTo(macroF1(table) ?? Number.NaN, 12)
      expect(measures.weightedF1).toBeCloseTo(weightedF1(table) ?? Number.NaN, 12)
      expect(measures.balancedAccuracy).toBeCloseTo(balancedAccuracy(table) ?? Number.NaN, 12)
      if (kappa.kind === 'measured') expect(measures.kappa).toBeCloseTo(kappa.estimate, 10)
      else expect(measures.kappa).toBeNaN()
    }),
  )
})

test('the variance of kappa is that of Fleiss, Cohen and Everitt, but for n ÷ (n − 1)', () => {
  const counts = [88, 14, 18, 10, 40, 10, 2, 6, 12]
  const truths = counts.flatMap((count, cell) => new Array<number>(count).fill(Math.floor(cell / 3)))
  const predictions = counts.flatMap((count, cell) => new Array<number>(count).fill(cell % 3))
  const names = ['a', 'b', 'c']
  const rated = truths.map((t, i): [string, string] => [names[t] ?? '', names[predictions[i] ?? 0] ?? ''])
  const error = kappaStandardError(tabulateRatings(names, rated), 'none') ?? 0
  const variance = tableVariance(tabulateClasses(3, truths, predictions), 'kappa') ?? 0
  expect(Math.sqrt((variance * 199) / 200)).toBeCloseTo(error, 8)
})

test('one observation has no variance, and nothing has no measure', () => {
  expect(tableVariance(tabulateClasses(2, [0], [0]), 'macroF1')).toBeNull()
  expect(marginMeasures(classMargins(tabulateClasses(2, [], []))).macroF1).toBeNaN()
})

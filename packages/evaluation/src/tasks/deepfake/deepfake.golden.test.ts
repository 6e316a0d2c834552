// The costs of likelihood ratios that the Netherlands Forensic Institute's lir has in its tests (test_calculate_cllr), through
// plan and file: ratios of what is false, then of what is genuine; as scores they are natural logarithms.
import { expect, test } from 'vitest'
import { figure, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: deepfake\nllr: true\nminimum: { n: 1 }\n'

test.each([
  [[1, 1], [1, 1], 1],
  [[3, 3], [1 / 3, 1 / 3], 2],
  [[1 / 3, 1 / 3], [3, 3], 0.4150374992788437],
  [[1 / 3, 1 / 3], [1], 0.7075187496394219],
  [new Array<number>(100).fill(1 / 100), [1], 0.507177646488535],
])('ratios of %j and of %j cost %d', async (fakes, genuine, expected) => {
  const rows = [fakes, genuine].flatMap((ratios, truth) =>
    ratios.map((ratio) => ({ score: Math.log(ratio), genuine: truth })),
  )
  const { estimate } = figure(await resultOf(PLAN, rows), 'log_likelihood_ratio_cost')
  expect(estimate).toBeCloseTo(expected, 12)
})

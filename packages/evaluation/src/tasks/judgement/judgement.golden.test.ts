// Alpha as fast-krippendorff has it in its tests (github.com/pln-fing-udelar/fast-krippendorff, tests/test_krippendorff.py), the
// example of Wikipedia's article among them, through plan and file: a line a rater, a character an item.
import { expect, test } from 'vitest'
import { figure, resultOf } from '../measured.fixture.ts'

const PLAN = 'task: judgement\nminimum: { n: 1 }\nintervals: { replicates: 200 }\n'

const WIKIPEDIA = ['.....34121133.3', '1.213343.......', '..21344.21133.4']
const SENTIMENT = ['123.', '1231', '1211']

test.each([
  ['nominal', WIKIPEDIA, 0.691358],
  ['interval', WIKIPEDIA, 0.810845],
  ['nominal', SENTIMENT, 0.722222],
])('%s, of %j: %d', async (scale, raters, alpha) => {
  const rows = raters.flatMap((line, rater) =>
    Array.from(line, (label, item) => ({
      item,
      rater: `rater ${rater}`,
      label: label === '.' ? null : Number(label),
    })),
  )
  const { estimate } = figure(await resultOf(`${PLAN}scale: ${scale}\n`, rows), 'krippendorff_alpha')
  expect(estimate).toBeCloseTo(alpha, 6)
})

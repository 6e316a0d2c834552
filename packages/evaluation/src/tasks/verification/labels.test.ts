// A plan that names a value which no row has: every row counts as the other class, and the result warns of it.
import { expect, test } from 'vitest'
import { resultOf } from '../measured.fixture.ts'

const scored = [0.2, 0.4, 0.6].map((score) => ({ score, claim: 'yes', found: 'no' }))

test.each([
  [
    'verification',
    'task: verification\nthreshold: 0.5\ngenuine: 1\ncolumns: { genuine: claim }\n',
    'genuine',
  ],
  ['deepfake', 'task: deepfake\ngenuine: 1\ncolumns: { genuine: claim }\n', 'genuine'],
  [
    'identification',
    'task: identification\nthreshold: 0.5\nwatchlist: 10\nmated: 1\ncolumns: { mated: claim }\n',
    'mated',
  ],
])('%s', async (_, plan, key) => {
  const { warnings } = await resultOf(plan, scored)
  expect(warnings).toContainEqual({
    code: 'class_absent',
    message: `“claim” never has a value that the plan names under “${key}”: every row counts as one of the others. Check “${key}” in the plan.`,
    values: { column: 'claim', key },
  })
  const right = await resultOf(plan.replace(`${key}: 1`, `${key}: "yes"`), scored)
  expect(right.warnings.map(({ code }) => code)).not.toContain('class_absent')
})

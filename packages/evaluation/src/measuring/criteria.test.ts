// A criterion that nothing answers is told, and never left out: a gate must not open on what was not looked at.
import { expect, test } from 'vitest'
import { resultOf } from '../tasks/measured.fixture.ts'

const rows = Array.from({ length: 40 }, (_, i) => ({
  truth: i % 2 === 0 ? 'theft' : 'fraud',
  prediction: i % 2 === 0 ? 'theft' : 'fraud',
  nobody: null,
}))
const PLAN = 'task: classification\ncolumns: { truth: truth, prediction: prediction }\n'

test('of a class that never occurs', async () => {
  const result = await resultOf(`${PLAN}criteria: [{ measure: recall, of: arson, at_least: 0.9 }]\n`, rows)
  expect(result.criteria).toEqual([
    expect.objectContaining({
      ...{ measure: 'recall', of: 'arson', slice: {}, at_least: 0.9, status: 'not_shown' },
      ...{ estimate: null, interval: null, reason_code: 'no_observation' },
    }),
  ])
})

test('by an attribute that nobody recorded', async () => {
  const plan = `${PLAN}groups: [nobody]\ncriteria: [{ measure: accuracy, groups: nobody, at_least: 0.1 }]\n`
  const { criteria } = await resultOf(plan, rows)
  expect(criteria).toHaveLength(1)
  expect(criteria[0]).toMatchObject({ slice: { nobody: '(nobody)' }, status: 'not_shown', estimate: null })
})

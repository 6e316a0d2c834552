// The example beside the form must be one that the form takes.
import { readPlan } from '@policeai/evaluation'
import { expect, test } from 'vitest'
import { EXAMPLE_PLAN } from './example-plan.ts'

test('the example is a plan', () => {
  expect(readPlan(EXAMPLE_PLAN, 'example.yaml')).toMatchObject({ ok: true })
})

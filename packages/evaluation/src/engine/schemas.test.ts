// The published schemas are valid JSON Schema, and say of a plan and of a result what the engine says.
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { schemas } from './index.ts'

const ajv = addFormats.default(new Ajv2020({ strict: false }))

function validator(name: string) {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`no ${name}`)
  return ajv.compile(schema)
}

const PLAN = {
  plan: 1,
  title: 'A test',
  task: 'classification',
  system: { name: 'A system' },
  observations: { file: 'a.csv' },
  columns: { truth: 'truth', score: 'score' },
  positive: 1,
  threshold: 0.5,
}

test('the schema of the plan', () => {
  const valid = validator('plan-1')
  expect(valid(PLAN)).toBe(true)
  expect(valid({ ...PLAN, titel: 'A test' })).toBe(false)
  expect(valid({ ...PLAN, groups: [['race']] })).toBe(false)
})

test('the schema of the result', () => {
  const valid = validator('result-1')
  expect(valid({ result: 1 })).toBe(false)
  expect(Object.keys(schemas)).toEqual(['plan-1', 'result-1', 'comparison-1', 'state-1'])
})

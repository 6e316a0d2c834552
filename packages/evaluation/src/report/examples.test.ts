// Runs every `@example` of the evidence and the report: `expression // => the value, as JSON`. `result` is the COMPAS
// result of the fixture and `render` that of the html tag. A public function without an example fails too.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { render } from '@policeai/govuk/html'
import { expect, test } from 'vitest'
import * as evidence from '../evidence/index.ts'
import { COMPARISON } from './comparison.fixture.ts'
import * as report from './index.ts'
import { POWER } from './power.fixture.ts'
import { COMPAS_RACE, resultOf } from './result.fixture.ts'

const scope = {
  ...evidence,
  ...report,
  render,
  result: resultOf(COMPAS_RACE),
  comparison: COMPARISON,
  power: POWER,
}
const sources = ['../evidence', '.'].flatMap((folder) => {
  const path = join(import.meta.dirname, folder)
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8'))
})

const examples = sources
  .flatMap((source) => [...source.matchAll(/@example\n((?: \*.* \/\/ => .*\n)+)/g)])
  .flatMap((match) => (match[1] ?? '').trimEnd().split('\n'))
  .map((line) => line.replace(/^ \* /, ''))

function evaluate(expression: string): unknown {
  return new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))
}

test.each(examples)('%s', (example) => {
  const [expression = '', expected = ''] = example.split(' // => ')
  expect(JSON.parse(JSON.stringify(evaluate(expression)))).toEqual(JSON.parse(expected))
})

test('every public function has an example', () => {
  const names = Object.entries({ ...evidence, ...report }).filter(([, value]) => typeof value === 'function')
  const without = names.map(([name]) => name).filter((name) => !examples.some((e) => e.includes(`${name}(`)))
  expect(without).toEqual([])
})

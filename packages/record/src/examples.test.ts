// Runs every `@example` of this package: `expression // => the value, as JSON`. A function without one fails.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as record from './index.ts'

const examples = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.test)\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .flatMap((source) => [...source.matchAll(/@example\n \* (.*) \/\/ => (.*)\n/g)])
  .map(([, expression = '', expected = '']) => [expression, expected] as const)

const evaluate = (expression: string): unknown =>
  new Function(...Object.keys(record), `return (${expression})`)(...Object.values(record))

test.each(examples)('%s', (expression, expected) => {
  expect(JSON.parse(JSON.stringify(evaluate(expression)))).toEqual(JSON.parse(expected))
})

test('every public function has an example', () => {
  const functions = Object.entries(record).filter(([, value]) => typeof value === 'function')
  const without = functions.filter(
    ([name]) => !examples.some(([expression]) => expression.includes(`${name}(`)),
  )
  expect(without.map(([name]) => name)).toEqual([])
})

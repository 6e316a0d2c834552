// Runs every `@example` of this package: `expression // => the value, as JSON`. A function without an
// example fails too, so that the documentation of a component is never without one that works.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as govuk from './index.ts'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.test|\.d)\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

const examples = sources
  .flatMap((source) => [...source.matchAll(/@example\n((?: \*.* \/\/ => .*\n)+)/g)])
  .flatMap((match) =>
    (match[1] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^ \* /, '')),
  )

function evaluate(expression: string): unknown {
  return new Function(...Object.keys(govuk), `return (${expression})`)(...Object.values(govuk))
}

test.each(examples)('%s', (example) => {
  const [expression = '', expected = ''] = example.split(' // => ')
  expect(JSON.parse(JSON.stringify(evaluate(expression)))).toEqual(JSON.parse(expected))
})

test('every public function has an example', () => {
  const without = Object.keys(govuk).filter(
    (name) => !examples.some((e) => e.includes(`${name}(`) || e.includes(`${name}\``)),
  )
  expect(without).toEqual([])
})

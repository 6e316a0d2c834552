// Runs every `@example` of this package: `expression // => the value, as JSON`. A function without an example
// fails too. `roundTo(value, digits)` is given to the examples, so that they show the digits that matter.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as metrics from './index.ts'

function roundTo(value: unknown, digits: number): unknown {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' ? Number(part.toFixed(digits)) : part,
  )
}

const scope: Readonly<Record<string, unknown>> = { ...metrics, roundTo }

const examples = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.test)\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .flatMap((source) => [...source.matchAll(/@example\n((?: \*.* \/\/ => .*\n)+)/g)])
  .flatMap((match) => (match[1] ?? '').trimEnd().split('\n'))
  .map((line) => line.replace(/^ \* /, ''))

test.each(examples)('%s', (example) => {
  const [expression = '', expected = ''] = example.split(' // => ')
  const value = new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))
  expect(JSON.parse(JSON.stringify(value ?? null))).toEqual(JSON.parse(expected))
})

test('every public function has an example', () => {
  const functions = Object.entries(metrics).filter(([, value]) => typeof value === 'function')
  const without = functions
    .map(([name]) => name)
    .filter((name) => !examples.some((e) => e.includes(`${name}(`)))
  expect(without).toEqual([])
})

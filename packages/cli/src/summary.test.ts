// The summary of an evaluation fits the screen that it is read on, and what was found is on it however small that is.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProgram, runProgram } from './index.ts'

let cwd = ''
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policeai-screen-'))
  const criteria = Array.from({ length: 8 }, (_, i) => `{ measure: accuracy, at_least: 0.${i + 1} }`)
  await writeFile(
    join(cwd, 'plan.yaml'),
    `plan: 1
title: The camera at the station, trial of May, with a title that is longer than a line of a terminal is wide
task: classification
system: { name: A system, version: "2.1", supplier: A Company Ltd }
observations: { file: rows.csv }
columns: { truth: truth, prediction: said }
positive: 1
groups: [force, age, [force, age]]
criteria: [${criteria.join(', ')}]
`,
  )
  const rows = Array.from(
    { length: 3000 },
    (_, i) => `${i % 3 === 0 ? 1 : 0},${i % 4 === 0 ? 1 : 0},force ${i % 9},${i % 7 === 0 ? '' : i % 5}`,
  )
  await writeFile(join(cwd, 'rows.csv'), `truth,said,force,age\n${rows.join('\n')}\n`)
})
afterAll(() => rm(cwd, { recursive: true }))

async function summary(screen: object, language: string): Promise<readonly string[]> {
  let text = ''
  const stdout = {
    ...screen,
    write: (more: string) => {
      text += more
    },
  }
  const stderr = { write: () => true }
  const program = createProgram({ stdout, stderr, cwd, now: () => new Date(0) })
  const args = ['evaluate', 'plan.yaml', '--out', 'out', '--language', language]
  expect(await runProgram(program, args)).toBe(0)
  return text.split('\n')
}

test.each([
  [24, 'en'],
  [24, 'cy'],
  [30, 'en'],
  [40, 'cy'],
  [60, 'en'],
])('a screen of %i lines, %s', async (rows, language) => {
  const lines = await summary({ isTTY: true, rows, columns: 80 }, language)
  expect(lines.length).toBeLessThanOrEqual(rows)
  for (const line of lines.filter((each) => !each.includes(cwd)))
    expect([...line].length).toBeLessThanOrEqual(80)
  const text = lines.join('\n')
  for (const said of [/2[0-9]|3[0-9]/, /force +n/, /report\.html/]) expect(text).toMatch(said)
})

test('more is shown where there is room, and all of it where there is no screen', async () => {
  const small = await summary({ isTTY: true, rows: 24, columns: 80 }, 'en')
  const large = await summary({ isTTY: true, rows: 60, columns: 80 }, 'en')
  expect(large.length).toBeGreaterThan(small.length)
  expect(await summary({}, 'en')).toEqual(large)
})

// A result for other programs: every figure a row, and a model index that can be read back.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProgram, runProgram } from '../index.ts'

let cwd = ''
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policeai-cli-'))
  const plan = `plan: 1\ntitle: T\ntask: classification\nsystem: { name: S }\nobservations: { file: a.csv }
columns: { truth: t, prediction: p }\npositive: yes\ngroups: [g]\nminimum: { n: 1 }\n`
  await writeFile(join(cwd, 'plan.yaml'), plan)
  await writeFile(join(cwd, 'a.csv'), 't,p,g\nyes,yes,=a\nno,yes,=a\nno,no,b\nyes,no,b\n')
  await run('evaluate', 'plan.yaml', '--out', 'r')
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function run(...args: readonly string[]) {
  const said: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk))
      done()
    },
  })
  const surroundings = { stdout: stream, stderr: stream, cwd, now: () => new Date(0) }
  const code = await runProgram(createProgram(surroundings), args)
  return { code, said: said.join('') }
}

test('CSV: a row a figure, with its metadata, and no cell that a spreadsheet would run', async () => {
  expect((await run('export', 'r/result.json', '--to', 'csv', '--out', 'x')).code).toBe(0)
  expect((await readdir(join(cwd, 'x'))).sort()).toEqual([
    'disparities.csv',
    'disparities.csv-metadata.json',
    'measures.csv',
    'measures.csv-metadata.json',
  ])
  const text = await readFile(join(cwd, 'x/measures.csv'), 'utf8')
  const result = JSON.parse(await readFile(join(cwd, 'r/result.json'), 'utf8'))
  expect(text.trimEnd().split('\r\n')).toHaveLength(result.measures.length + 1)
  expect(text).toContain("'=a")
})

test('a model index, and what is refused', async () => {
  expect((await run('export', 'r/result.json', '--to', 'model-index', '--out', 'x')).code).toBe(0)
  expect(await readFile(join(cwd, 'x/model-index.yaml'), 'utf8')).toMatch(/^model-index:\n/)
  const other = await run('export', 'r/result.json', '--to', 'xml', '--out', 'x')
  expect([other.code, other.said]).toEqual([
    2,
    expect.stringContaining('Allowed choices are csv, model-index'),
  ])
  const plan = await run('export', 'plan.yaml', '--to', 'csv', '--out', 'x')
  expect([plan.code, plan.said]).toEqual([2, expect.stringContaining('plan.yaml: this is not JSON')])
})

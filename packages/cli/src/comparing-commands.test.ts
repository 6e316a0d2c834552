// `compare` and `power` as their user meets them: run in the process on real files, and every way in which they can refuse.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { comparisonSchema } from '@policeai/evaluation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runIn } from './run.fixture.ts'

let cwd: string

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'policeai-cli-'))
  const rows = Array.from(
    { length: 120 },
    (_, i) => `c${i},${i % 2},${i % 5 === 0 ? 0 : i % 2},${i % 2},north\n`,
  )
  await writeFile(join(cwd, 'cases.csv'), `id,truth,old,new,area\n${rows.join('')}`)
  await writeFile(join(cwd, 'old.yaml'), planOf('old'))
  await writeFile(join(cwd, 'new.yaml'), planOf('new'))
})

afterEach(() => rm(cwd, { recursive: true, force: true }))

function planOf(column: string): string {
  return `plan: 1
title: A small test
task: classification
system: { name: The ${column} one }
observations: { file: cases.csv }
columns: { id: id, truth: truth, prediction: ${column} }
positive: 1
`
}

async function run(...args: readonly string[]) {
  const { code, out, err } = await runIn(cwd, args)
  return { code, out: out.replaceAll(/\s+/g, ' '), err, raw: out }
}

test('compare writes two files beside the first plan and says the answer', async () => {
  const { code, out } = await run('compare', 'old.yaml', 'new.yaml')
  expect(code).toBe(0)
  expect(out).toContain('A is The old one. B is The new one. Both answered the same 120 cases')
  expect(out).toContain('False negative rate: B is better by 20.0 percentage points')
  expect(await readdir(join(cwd, 'old-or-new'))).toEqual(['comparison.html', 'comparison.json'])
  const json = JSON.parse(await readFile(join(cwd, 'old-or-new/comparison.json'), 'utf8'))
  expect(comparisonSchema.parse(json).pairs).toBe(120)
})

test('plans of one name are told apart by their folders', async () => {
  for (const name of ['old', 'new']) {
    await mkdir(join(cwd, name))
    const plan = planOf(name).replace('cases.csv', '../cases.csv')
    await writeFile(join(cwd, name, 'plan.yaml'), plan)
  }
  const { code } = await run('compare', 'old/plan.yaml', 'new/plan.yaml')
  expect(code).toBe(0)
  expect(await readdir(join(cwd, 'old'))).toContain('old-or-new')
})

test('compare in Welsh, and as JSON without a file', async () => {
  const { out } = await run('compare', 'old.yaml', 'new.yaml', '--language', 'cy', '--out', 'here')
  expect(out).toContain('B sydd orau')
  expect(await readFile(join(cwd, 'here/comparison.html'), 'utf8')).toContain('<html lang="cy">')
  const { raw } = await run('compare', 'old.yaml', 'new.yaml', '--json')
  expect(comparisonSchema.parse(JSON.parse(raw)).a.plan.system.name).toBe('The old one')
  expect(await readdir(cwd)).not.toContain('old-or-new')
})

test('compare refuses what is not there, with exit code 2', async () => {
  const { code, err } = await run('compare', 'old.yaml', 'absent.yaml')
  expect([code, err.split(':')[0]]).toEqual([2, 'absent.yaml'])
})

test('power says what is needed, for planned sizes too, and as JSON', async () => {
  const given = ['power', 'old.yaml', '--expect', 'false_positive_rate=1/6000', '--gap', '1/6000']
  const { code, out } = await run(...given, '--sizes', 'north=5000,south=800')
  expect(code).toBe(0)
  expect(out).toContain('each group needs 141,241 independent trials')
  expect(out).toContain('would be shown')
  const { raw } = await run(...given, '--json')
  expect(JSON.parse(raw).needed[0].trials).toBe(141_241)
  const { out: welsh } = await run(...given, '--language', 'cy')
  expect(welsh).toContain('mae angen 141,241 o dreialon annibynnol')
})

test('power tells all faults of what was typed at once, with exit code 2', async () => {
  const { code, err } = await run(
    'power',
    'old.yaml',
    '--expect',
    'x',
    '--gap',
    'some',
    '--risk',
    '1',
    '--sizes',
    'a=b',
  )
  expect(code).toBe(2)
  expect(
    err
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['--expect x', '--gap some', '--sizes a=b', '--risk 1'])
})

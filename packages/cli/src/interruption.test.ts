// Whoever stops a command, or fills the disk under it, finds nothing of it: no rows in a temporary folder, no half-written
// file, and no result without its report.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeTogether } from './files.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
let folder = ''
let temporary = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-stopped-'))
  temporary = join(folder, 'temporary')
  await mkdir(temporary)
})
afterEach(() => rm(folder, { recursive: true }))

const PLAN = `plan: 1
title: T
task: classification
system: { name: S }
observations: { file: rows.csv }
columns: { truth: truth, score: score }
positive: 1
threshold: 0.5
`

async function writeRows(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => `${i % 2},${((i * 7919) % 1009) / 1009}`)
  await writeFile(join(folder, 'rows.csv'), `truth,score\n${rows.join('\n')}\n`)
  await writeFile(join(folder, 'plan.yaml'), PLAN)
}

function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const ended = new Promise<{ code: number | null; signal: string | null; said: string }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, said })),
  )
  return { child, ended }
}

const EVALUATE = ['--disable-warning=ExperimentalWarning', MAIN, 'evaluate', 'plan.yaml', '--out', 'out']

test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves nothing behind', { timeout: 60_000 }, async (signal) => {
  await writeRows(400_000)
  const { child, ended } = start(process.execPath, EVALUATE)
  while ((await readdir(temporary)).length === 0 && child.exitCode === null) await wait(5)
  child.kill(signal)
  expect(await ended).toMatchObject({ code: null, signal })
  expect(await readdir(temporary)).toEqual([])
  expect((await readdir(folder)).sort()).toEqual(['plan.yaml', 'rows.csv', 'temporary'])
})

test('where the report no longer fits, no result stands without it', { timeout: 60_000 }, async () => {
  await writeRows(4)
  const limited = 'ulimit -f 64; exec "$0" "$@"'
  const { ended } = start('/bin/bash', ['-c', limited, process.execPath, ...EVALUATE])
  const { code, said } = await ended
  expect(said).toMatch(/report\.html: a file may not become as large as this one would/)
  expect(code).toBe(2)
  expect(await readdir(join(folder, 'out'))).toEqual([])
})

test('a file in the place of the folder is told of, and kept', async () => {
  await writeFile(join(folder, 'out'), 'kept')
  const files = [{ path: join(folder, 'out', 'a'), text: 'a' }]
  await expect(writeTogether(files)).rejects.toThrow(/out: this is a file; expected a folder/)
})

import { execFile, spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { lockFolder } from './lock.ts'

const module = new URL('./lock.ts', import.meta.url).href
const script = (folder: string, then: string) =>
  `const { lockFolder } = await import(${JSON.stringify(module)}); lockFolder(${JSON.stringify(folder)}); ${then}`
const ARGS = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e']

test('a second process is refused, in words that help', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'))
  const lock = lockFolder(folder)
  const second = promisify(execFile)(process.execPath, [...ARGS, script(folder, '')])
  await expect(second).rejects.toMatchObject({
    stderr: expect.stringContaining('is in use by another PoliceAI process'),
  })
  lock.release()
  await promisify(execFile)(process.execPath, [...ARGS, script(folder, '')])
})

test('a killed process leaves no lock behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'))
  const child = spawn(process.execPath, [
    ...ARGS,
    script(folder, 'console.log("held"); setInterval(() => {}, 1e6)'),
  ])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(() => lockFolder(folder)).toThrow('is in use')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  lockFolder(folder).release()
})

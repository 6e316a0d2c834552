// The platform as its operator starts it: the command, in a process of its own, on a fresh data folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './root.ts'

export type RunningServer = Readonly<{
  origin: string
  dataFolder: string
  /** What it has written so far, both streams. */
  output: () => string
  /** Ends with the signal; resolves to the exit code, or null when it was killed. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}>

type Options = { dataFolder?: string; port?: number; settings?: Readonly<Record<string, string>> }

const READY_WITHIN_MS = 120_000

/** Starts and waits until /ready answers. Give the data folder of a stopped one to go on with it. */
export async function startServer(options: Options = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? (await newDataFolder())
  const port = options.port ?? (await freePort())
  const child = runCommand(['start'], {
    POLICEAI_DATA: dataFolder,
    PORT: String(port),
    RATE_LIMIT: '100000',
    ...options.settings,
  })
  const written: string[] = []
  child.stdout?.on('data', (chunk) => written.push(String(chunk)))
  child.stderr?.on('data', (chunk) => written.push(String(chunk)))
  const output = () => written.join('')
  const origin = `http://localhost:${port}`
  await untilReady(origin, child, output)
  return { origin, dataFolder, output, stop: (signal = 'SIGTERM') => end(child, signal) }
}

export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'policeai-data-'))
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** A command of the checkout, with these settings besides the environment. */
export function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const main = join(ROOT, 'platform/src/main.ts')
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export async function commandOutcome(args: readonly string[], settings: Readonly<Record<string, string>>) {
  const child = runCommand(args, settings)
  const written: string[] = []
  child.stdout?.on('data', (chunk) => written.push(String(chunk)))
  child.stderr?.on('data', (chunk) => written.push(String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output: written.join('') }
}

async function untilReady(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${origin}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`the server was not ready in time:\n${output()}`)
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill(signal)
  return gone
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

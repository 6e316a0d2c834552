// What the benches of this package share: the cost of a piece of work, peers in processes of their own, and a table.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `processor` is the time of all processors together, which other work on the machine does not lengthen; it and the
 * memory are not known of a peer that does not tell.
 */
export type Cost = {
  readonly seconds: number
  readonly processor: number | undefined
  readonly mebibytes: number | undefined
}

/** Does the work; `mebibytes` is the peak of the process so far, what the data take included. */
export function costOf<T>(work: () => T): { readonly result: T; readonly cost: Cost } {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const result = work()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  return {
    result,
    cost: { seconds, processor: (user + system) / 1e6, mebibytes: process.resourceUsage().maxRSS / 1024 },
  }
}

/** Runs a command; its output, or `undefined` where it is not installed. */
export function outputOf(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

/** The last lines of a Python peer: it has `started`, and prints its cost and its `figures`. */
export const PYTHON_END = `
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({'seconds': time.time() - started, 'processor': used.ru_utime + used.ru_stime,
  'mebibytes': used.ru_maxrss / 1024, 'figures': figures}))
`

export type PeerCost = Cost & { readonly figures: string }

/** Python is Debian's, or the one that the environment variable PYTHON names. */
export function runPython(program: string, args: readonly string[]): PeerCost | undefined {
  const output = outputOf(process.env['PYTHON'] ?? '/usr/bin/python3', ['-c', program + PYTHON_END, ...args])
  return output === undefined ? undefined : JSON.parse(output)
}

export function withFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'policeai-bench-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function printTitle(title: string): void {
  process.stdout.write(
    `${title}, ${availableParallelism()} processors; wall clock, processor time, peak memory\n\n`,
  )
}

function padded(value: number | undefined, digits: number, unit: string): string {
  return (value === undefined ? '–' : `${value.toFixed(digits)} ${unit}`).padStart(11)
}

export function printRow(name: string, cost: Cost | undefined, figures = ''): void {
  const columns =
    cost === undefined
      ? '  not installed'
      : padded(cost.seconds, 2, 's') + padded(cost.processor, 2, 's') + padded(cost.mebibytes, 0, 'MiB')
  process.stdout.write(`${name.padEnd(56)}${columns}  ${figures}\n`)
}

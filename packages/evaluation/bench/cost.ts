// What the benches of this package share: rows that DuckDB makes, an evaluation of them in a process of its own, so that its
// peak memory is its own, and what it cost.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export const run = promisify(execFile)

/** `processor` is the time of all processors together, which other work on the machine does not lengthen. */
export type Cost = { readonly seconds: number; readonly processor: number; readonly mebibytes: number }

/** A number from 0 to 1 of row `i`, of its own for each salt from 0 to 7: `hash` is DuckDB's, and stable within a version. */
export function uniformOf(salt: number): string {
  return `(hash(i * 8 + ${salt}) % 1000000007) / 1000000007.0`
}

/** A score as a probability and as a decile, a truth that follows it, and one of so many groups, of row `i`. */
export function scoredColumns(groups: number): string {
  return `probability, 1 + floor(probability * 10)::int as decile, (${uniformOf(2)} < probability)::int as truth,
    'force ' || (hash(i * 8 + 3) % ${groups}) as force`
}

/** The rows that `scoredColumns` reads, numbered from 0. */
export function scoredRows(rows: number): string {
  return `(select i, ${uniformOf(1)} as probability from range(${rows}) t(i))`
}

/** Works in a DuckDB of its own, which is gone afterwards. */
export async function withDatabase(work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GiB' })
  const connection = await instance.connect()
  try {
    await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const EVALUATION = `
import { evaluateFile } from '${new URL('../src/index.ts', import.meta.url).href}'
const started = performance.now()
const threads = process.argv[2] === undefined ? undefined : Number(process.argv[2])
const outcome = await evaluateFile(process.argv[1], { limits: { threads } })
if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
const seconds = (performance.now() - started) / 1000
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const processor = (userCPUTime + systemCPUTime) / 1e6
process.stdout.write(JSON.stringify({ seconds, processor, mebibytes: maxRSS / 1024 }))
`

/** Evaluates a plan, given as text, of observations in the folder; on all processors where `threads` is not given. */
export async function costOfPlan(folder: string, plan: string, threads?: number): Promise<Cost> {
  const path = join(folder, 'plan.yaml')
  await writeFile(path, plan)
  const given = threads === undefined ? [] : [String(threads)]
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', EVALUATION, path, ...given])
  return JSON.parse(stdout)
}

/** Works in a folder of its own, which is gone afterwards. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'policeai-bench-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function printTitle(title: string): void {
  process.stdout.write(
    `${title}, ${availableParallelism()} processors; wall clock, processor time, peak memory\n\n`,
  )
}

/** `cost` is not there for a peer that is not installed; the memory is not told where it is that of another process. */
export function printRow(
  name: string,
  cost: (Omit<Cost, 'mebibytes'> & Partial<Cost>) | undefined,
  width = 52,
): void {
  const told =
    cost === undefined
      ? '  not installed'
      : `${cost.seconds.toFixed(2).padStart(8)} s${cost.processor.toFixed(2).padStart(8)} s${cost.mebibytes === undefined ? '' : `${cost.mebibytes.toFixed(0).padStart(8)} MiB`}`
  process.stdout.write(`${name.padEnd(width)}${told}\n`)
}

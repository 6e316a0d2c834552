// `policeai test`: everything that CI runs, in the order in which a fault is cheapest to find. Every part
// runs even when one before it failed, and the last lines say what did.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFault } from '../kernel/errors.ts'
import type { Streams } from './process.ts'

const ROOT = join(import.meta.dirname, '../../..')
const REPORTS = join(ROOT, '.build/test-reports')

type Part = Readonly<{
  name: string
  command: readonly string[]
  report?: boolean
  needs?: (streams: Streams) => Promise<void>
}>

const node = process.execPath
const bin = (name: string, ...rest: string[]): string[] => [node, join(ROOT, 'node_modules', name), ...rest]
const policeai = (...rest: string[]): string[] => [
  node,
  '--disable-warning=ExperimentalWarning',
  join(ROOT, 'platform/src/main.ts'),
  ...rest,
]
const vitest = (project: string): string[] =>
  bin(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${reportOf(project)}`,
  )
const reportOf = (project: string): string => join(REPORTS, `${project}.json`)

/** One after the other. */
const FIRST: readonly Part[] = [
  { name: 'style', command: bin('@biomejs/biome/bin/biome', 'ci') },
  { name: 'types', command: bin('typescript/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'unused', command: bin('knip/bin/knip.js') },
  { name: 'docs', command: policeai('docs', '--check') },
  { name: 'unit', command: vitest('unit'), report: true },
]

/** Journeys wait for pages more than they work: what brings platforms and databases of its own runs beside them. */
const JOURNEYS: readonly Part[] = [
  { name: 'system', command: vitest('system'), report: true, needs: bringChromium },
]
const BESIDE: readonly Part[] = [
  { name: 'postgresql', command: vitest('postgresql'), report: true },
  { name: 'faults', command: vitest('faults'), report: true, needs: bringChromium },
]

const PARTS: readonly Part[] = [...FIRST, ...JOURNEYS, ...BESIDE]

type Outcome = Readonly<{ name: string; ok: boolean; seconds: number }>

export async function test(streams: Streams, { only }: { only?: string }): Promise<void> {
  const asked = (parts: readonly Part[]) => parts.filter(({ name }) => only === undefined || name === only)
  if (asked(PARTS).length === 0)
    throw new StartFault([`No part is called ${only}; there are ${PARTS.map((p) => p.name).join(', ')}.`])
  await rm(REPORTS, { recursive: true, force: true })
  await mkdir(REPORTS, { recursive: true })
  const told = (text: string | Buffer): void => void streams.stdout.write(text)
  const outcomes = await runParts(asked(FIRST), told)
  const [journeys, beside] = [asked(JOURNEYS), asked(BESIDE)]
  for (const part of [...journeys, ...beside]) await part.needs?.(streams)
  // What two parts say at once is told of one after the other.
  const kept: (string | Buffer)[] = []
  const keep = (text: string | Buffer): void => void kept.push(text)
  const both = await Promise.all([runParts(journeys, told), runParts(beside, keep)])
  for (const text of kept) told(text)
  outcomes.push(...both.flat())
  streams.stdout.write(await summary(outcomes))
  if (outcomes.some((outcome) => !outcome.ok)) process.exitCode = 1
}

type Tell = (text: string | Buffer) => void

async function runParts(parts: readonly Part[], tell: Tell): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const part of parts) outcomes.push(await runPart(part, tell))
  return outcomes
}

async function runPart(part: Part, tell: Tell): Promise<Outcome> {
  tell(`\n── ${part.name}\n`)
  const began = performance.now()
  const code = await run(part.command, tell)
  const ok = code === 0 && (!part.report || (await readReport(part.name)).success)
  return { name: part.name, ok, seconds: (performance.now() - began) / 1000 }
}

function run([command = '', ...args]: readonly string[], tell: Tell): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', tell)
    child.stderr.on('data', tell)
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function summary(outcomes: readonly Outcome[]): Promise<string> {
  const lines = outcomes.map(
    ({ name, ok, seconds }) => `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.toFixed(1)} s`,
  )
  const counts = await countTests()
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  return `\n${lines.join('\n')}\n\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`
}

type Report = { success: boolean; numPassedTests: number; numFailedTests: number; numPendingTests: number }

const NO_REPORT: Report = { success: false, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }

/**
 * What the runner itself says. Its exit code alone is not to be trusted: the package that brings PostgreSQL
 * ends the process through a hook of its own, with 0 whatever the tests said.
 */
async function readReport(name: string): Promise<Report> {
  const text = await readFile(reportOf(name), 'utf8').catch(() => null)
  return text === null ? NO_REPORT : (JSON.parse(text) as Report)
}

async function countTests(): Promise<{ passed: number; failed: number; skipped: number }> {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, report } of PARTS) {
    if (!report) continue
    const counts = await readReport(name)
    total.passed += counts.numPassedTests
    total.failed += counts.numFailedTests
    total.skipped += counts.numPendingTests
  }
  return total
}

/** The browser of the journeys: installed where it may be, and otherwise asked for. */
async function bringChromium({ stderr }: Streams): Promise<void> {
  if (existsSync('/usr/bin/chromium')) return
  const install = 'apt-get update && apt-get install -y --no-install-recommends chromium'
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall)
    throw new StartFault([`The journeys need Chromium at /usr/bin/chromium. Run: sudo sh -c '${install}'`])
  stderr.write('Installing Chromium…\n')
  const quiet = ['/bin/sh', '-c', `export DEBIAN_FRONTEND=noninteractive; ${install} >/dev/null`]
  const code = await run(quiet, (text) => void stderr.write(text))
  if (code !== 0) throw new StartFault([`Chromium could not be installed. Run: ${install}`])
}

// `policeai bench`: measured, not promised. Each bench makes its own seeded data, and says what it ran on.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Streams } from './process.ts'

const BENCHES = [
  'packages/evaluation/bench/binary.ts',
  'packages/evaluation/bench/merge.ts',
  'packages/evaluation/bench/transcription.ts',
  'packages/metrics/bench/area.ts',
  'packages/metrics/bench/word-errors.ts',
  'packages/metrics/bench/detection.ts',
  'packages/metrics/bench/verification.ts',
]

export async function bench({ stdout }: Streams): Promise<void> {
  for (const path of BENCHES) {
    stdout.write(`── ${path}\n`)
    const code = await runBench(join(import.meta.dirname, '../../..', path))
    if (code !== 0) process.exitCode = 1
  }
}

function runBench(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

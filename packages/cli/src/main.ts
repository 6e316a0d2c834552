#!/usr/bin/env node
// The published command, `policeai`: the commands of the packages, without the platform.
import { EXIT } from './ending.ts'
import { createProgram, runProgram } from './index.ts'
import { nodeFault } from './node-version.ts'

const { stdout, stderr } = process

async function main(): Promise<number> {
  const fault = nodeFault(process.versions.node)
  if (fault !== undefined) {
    stderr.write(`${fault}\n`)
    return EXIT.input
  }
  const program = createProgram({
    stdout,
    stderr,
    cwd: process.cwd(),
    now: () => new Date(),
    setting: (name) => (name.startsWith('OBSERVATIONS_') ? process.env[name] : undefined),
  })
  return runProgram(program, process.argv.slice(2))
}

process.exitCode = await main()

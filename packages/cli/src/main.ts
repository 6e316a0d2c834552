#!/usr/bin/env node
// The published command, `policeai`: the commands of the packages, without the platform.
import { createProgram, runProgram } from './index.ts'

const { stdout, stderr } = process
const program = createProgram({
  stdout,
  stderr,
  cwd: process.cwd(),
  now: () => new Date(),
  setting: (name) => (name.startsWith('OBSERVATIONS_') ? process.env[name] : undefined),
})
process.exitCode = await runProgram(program, process.argv.slice(2))

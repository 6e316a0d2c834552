// The `policeai` command of a checkout: what the published command does, and the platform's own commands.
// Nothing heavy is loaded before a command is chosen, so that help is instant.
import { createProgram, runProgram } from '@policeai/cli'
import { addPlatformCommands } from './commands/index.ts'
import { observationsSetting } from './kernel/configuration.ts'

const { stdout, stderr } = process
const program = createProgram({
  stdout,
  stderr,
  cwd: process.cwd(),
  now: () => new Date(),
  setting: observationsSetting,
})
addPlatformCommands(program, { stdout, stderr })
const code = await runProgram(program, process.argv.slice(2))
if (code !== 0) process.exitCode = code

// The reference page of the commands, from the very program that runs them.
import { createProgram } from '@policeai/cli'
import { addPlatformCommands } from './index.ts'

type Program = ReturnType<typeof createProgram>

export function commandReference(): string {
  const quiet = { stdout: process.stdout, stderr: process.stderr }
  const program = createProgram({ ...quiet, cwd: '.', now: () => new Date(0) })
  addPlatformCommands(program, quiet)
  program.configureHelp({ helpWidth: 100 })
  return ['# Commands', '', 'Each is run as `./policeai COMMAND`.', '', ...sectionsOf(program, [])].join('\n')
}

function sectionsOf(command: Program, path: readonly string[]): string[] {
  if (command.commands.length > 0) {
    return command.commands.flatMap((child) => sectionsOf(child as Program, [...path, child.name()]))
  }
  return [`## ${path.join(' ')}`, '', '```text', command.helpInformation().trimEnd(), '```', '']
}

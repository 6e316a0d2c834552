// The reference page of the commands, from the very program that runs them.
import type { createProgram } from '@policeai/cli'

export type Program = ReturnType<typeof createProgram>

export function commandReference(program: Program): string {
  program.configureOutput({ getOutHelpWidth: () => 100 })
  return ['# Commands', '', 'Each is run as `./policeai COMMAND`.', '', ...sectionsOf(program, [])].join('\n')
}

function sectionsOf(command: Program, path: readonly string[]): string[] {
  if (command.commands.length > 0) {
    return command.commands.flatMap((child) => sectionsOf(child as Program, [...path, child.name()]))
  }
  return [`## ${path.join(' ')}`, '', '```text', command.helpInformation().trimEnd(), '```', '']
}

// What is wrong with what a person gave, as lines they can act on; and how an error ends the command. Anything that
// carries `faults` is bad input and is printed line by line; anything else is our own fault and keeps its trace.
import { basename } from 'node:path'

/** 0: done. 1: a fault of ours. 2: what was given cannot be used. 3: measured, and a criterion does not hold that was asked to. */
export const EXIT = { done: 0, internal: 1, input: 2, criteria: 3 } as const

/** Ends a command with exit code 2. Each line stands for itself: `file:line:column: message`. */
export class InputFault extends Error {
  override readonly name = 'InputFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(faults.join('\n'), options)
    this.faults = faults
  }
}

/** Ends a command with exit code 3: all was measured and written, and these criteria do not hold. */
export class UnmetCriteria extends Error {
  override readonly name = 'UnmetCriteria'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** A fault with as much of its place as is known, as the packages return them. */
type PlacedFault = {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly message: string
  readonly hint?: string | undefined
}

/** `file:line:column: message`, and the hint on a line of its own. */
export function faultLine({ file, line, column, message, hint }: PlacedFault): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined)
  return `${place.join(':')}: ${message}${hint === undefined ? '' : `\n  ${hint}`}`
}

/** Whether an error says what was wrong with the input, whoever threw it. */
export function isInputFault(error: unknown): error is { readonly faults: readonly string[] } {
  return (
    error instanceof Error &&
    'faults' in error &&
    Array.isArray(error.faults) &&
    error.faults.every((fault) => typeof fault === 'string')
  )
}

/** The plan as the person called it, so that the place of a fault can be opened from where they stand. */
export function asTyped(file: string, plan: string): string {
  return file === basename(plan) ? plan : file
}

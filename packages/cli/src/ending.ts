// How an error ends a command. Anything that carries `faults` is bad input and is printed line by line; anything else is our
// own fault and keeps its trace.

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

/** Whether an error says what was wrong with the input, whoever threw it. */
export function isInputFault(error: unknown): error is { readonly faults: readonly string[] } {
  return (
    error instanceof Error &&
    'faults' in error &&
    Array.isArray(error.faults) &&
    error.faults.every((fault) => typeof fault === 'string')
  )
}

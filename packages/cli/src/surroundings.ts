// What a command may touch of the world besides files: two streams, the folder it was called in, and the clock.

export type Surroundings = {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly cwd: string
  readonly now: () => Date
  /** A setting of the environment by its name; none where the command may not read any. */
  readonly setting?: (name: string) => string | undefined
}

/** The width to wrap text at: the terminal's, within what is good to read; 80 where there is no terminal. */
export function widthOf(stream: NodeJS.WritableStream): number {
  const columns = 'columns' in stream ? Number(stream.columns) : Number.NaN
  return Number.isFinite(columns) ? Math.min(Math.max(columns, 40), 110) : 80
}

export function isTerminal(stream: NodeJS.WritableStream): boolean {
  return 'isTTY' in stream && stream.isTTY === true
}

// What a command may touch of the world besides files: two streams, the folder it was called in, and the clock.

/** Where text goes: a stream of Node, or anything that takes text. */
export type TextStream = {
  readonly write: (text: string) => unknown
  readonly columns?: number | undefined
  readonly isTTY?: boolean | undefined
}

export type Surroundings = {
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly cwd: string
  readonly now: () => Date
  /** A setting of the environment by its name; none where the command may not read any. */
  readonly setting?: (name: string) => string | undefined
}

/** The width to wrap text at: the terminal's, within what is good to read; 80 where there is no terminal. */
export function widthOf(stream: TextStream): number {
  const { columns } = stream
  return columns === undefined ? 80 : Math.min(Math.max(columns, 40), 110)
}

export function isTerminal(stream: TextStream): boolean {
  return stream.isTTY === true
}

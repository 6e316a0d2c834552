// What a command may touch of the world besides files: two streams, the folder it was called in, and the clock.

/** Where text goes: a stream of Node, or anything that takes text. */
export type TextStream = {
  readonly write: (text: string) => unknown
  readonly columns?: number | undefined
  readonly rows?: number | undefined
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

/** The lines that a text may have to be seen at once, with room for the command and the next prompt; any number elsewhere. */
function heightOf(stream: TextStream): number {
  if (!isTerminal(stream)) return Number.POSITIVE_INFINITY
  return Math.max(stream.rows ?? 24, 24) - 2
}

export function screenOf(stream: TextStream): { readonly width: number; readonly height: number } {
  return { width: widthOf(stream), height: heightOf(stream) }
}

export function isTerminal(stream: TextStream): boolean {
  return stream.isTTY === true
}

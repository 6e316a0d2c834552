// What commands share: where they write, saying what they are at, and stopping when they are told to.

export type Streams = Readonly<{ stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }>

/** Announces a step, and how long it took where that was over a second. */
export const steps =
  (stream: NodeJS.WritableStream) =>
  async <T>(what: string, work: Promise<T>): Promise<T> => {
    stream.write(`${what}…`)
    const began = performance.now()
    try {
      const result = await work
      const seconds = (performance.now() - began) / 1000
      stream.write(seconds > 1 ? ` ${seconds.toFixed(1)} s\n` : '\n')
      return result
    } catch (error) {
      stream.write('\n')
      throw error
    }
  }

/** The first signal stops in order; a second one stops at once. */
export function onStopSignal(stop: () => Promise<void>, stream: NodeJS.WritableStream): void {
  let stopping = false
  const handle = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    stream.write('Stopping…\n')
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', handle)
  process.on('SIGINT', handle)
}

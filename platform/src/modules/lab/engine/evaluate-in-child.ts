// Measures in a process of its own: a big file does not slow the web server, memory is bounded and given back, and a
// fault of a native library ends one attempt and not the service. The child ends when this process does.
import { type ChildProcess, fork } from 'node:child_process'
import type { Engine, EngineOrder, EngineOutcome, EngineProgress } from './engine.ts'

export type ChildMessage =
  | Readonly<{ type: 'progress'; progress: EngineProgress }>
  | Readonly<{ type: 'outcome'; outcome: EngineOutcome }>
  | Readonly<{ type: 'broken'; message: string }>

const HEAP_MEGABYTES = 1024

type Child = Readonly<{ engine: Engine; end: () => void }>

export const evaluateInChild: Engine = async (order, watching) => {
  watching.signal.throwIfAborted()
  const child = startChild()
  try {
    return await child.engine(order, watching)
  } finally {
    child.end()
  }
}

/** For many small orders: so many processes, each of which takes one order after the other, and all end with `use`. */
export async function withChildren<T>(count: number, use: (engine: Engine) => Promise<T>): Promise<T> {
  const children = Array.from({ length: count }, () => oneByOne(startChild()))
  let orders = 0
  try {
    return await use((order, watching) => children[orders++ % count]!.engine(order, watching))
  } finally {
    for (const child of children) child.end()
  }
}

function oneByOne({ engine, end }: Child): Child {
  let before: Promise<unknown> = Promise.resolve()
  return {
    engine: (order, watching) => {
      const outcome = before.then(() => engine(order, watching))
      before = outcome.catch(() => undefined)
      return outcome
    },
    end,
  }
}

function startChild(): Child {
  const child = fork(new URL('./child.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const ended = endOf(child)
  return {
    engine: async (order, { progress, signal }) => {
      const kill = () => child.kill('SIGKILL')
      signal.addEventListener('abort', kill)
      send(child, order)
      return outcomeOf(child, progress, ended).finally(() => signal.removeEventListener('abort', kill))
    },
    end: () => {
      if (child.connected) child.disconnect()
    },
  }
}

function send(child: ChildProcess, order: EngineOrder): void {
  child.send(order, () => undefined) // a child that is gone already is told of by its end
}

type End = Readonly<{ reason: Error }>

/** How the child ended, with the last that it said on its error stream. */
function endOf(child: ChildProcess): Promise<End> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  return new Promise((resolve) => {
    child.once('error', (reason) => resolve({ reason }))
    child.once('close', (code, signal) => {
      resolve({ reason: new Error(`the evaluation process ended with ${signal ?? code}: ${said.trim()}`) })
    })
  })
}

async function outcomeOf(
  child: ChildProcess,
  progress: (progress: EngineProgress) => void,
  ended: Promise<End>,
): Promise<EngineOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineOutcome>()
  const hear = (message: ChildMessage) => {
    if (message.type === 'progress') progress(message.progress)
    else if (message.type === 'outcome') resolve(message.outcome)
    else reject(new Error(message.message))
  }
  child.on('message', hear)
  void ended.then(({ reason }) => reject(reason))
  return promise.finally(() => child.off('message', hear))
}

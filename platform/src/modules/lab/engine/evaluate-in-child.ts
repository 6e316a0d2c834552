// Measures in a process of its own: a big file does not slow the web server, memory is bounded and given back, and a
// fault of a native library ends one attempt and not the service. The child ends when this process does.
import { type ChildProcess, fork } from 'node:child_process'
import type { Engine, EngineOrder, EngineOutcome, EngineProgress } from './engine.ts'

export type ChildMessage =
  | Readonly<{ type: 'progress'; progress: EngineProgress }>
  | Readonly<{ type: 'outcome'; outcome: EngineOutcome }>
  | Readonly<{ type: 'broken'; message: string }>

const HEAP_MEGABYTES = 1024

export const evaluateInChild: Engine = async (order, { progress, signal }) => {
  signal.throwIfAborted()
  const child = fork(new URL('./child.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  })
  const ended = endOf(child)
  send(child, order)
  return outcomeOf(child, progress, ended)
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
  child.on('message', (message: ChildMessage) => {
    if (message.type === 'progress') progress(message.progress)
    else if (message.type === 'outcome') resolve(message.outcome)
    else reject(new Error(message.message))
  })
  void ended.then(({ reason }) => reject(reason))
  return promise
}

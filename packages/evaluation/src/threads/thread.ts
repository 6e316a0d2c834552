// A thread that is handed its work when it starts, sends one answer, and is stopped by whoever started it.
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

export type Thread<T> = { readonly answer: Promise<T>; readonly stop: () => Promise<unknown> }

/** `name` is the module that the thread runs, without its ending, beside the module whose address is `beside`. */
export function startThread<T>(name: string, beside: string, work: object): Thread<T> {
  // Source or what was compiled of it: the one ends as the other does. Flags of the process, such as how to read a text that
  // was given in place of a file, are not for the thread.
  const worker = new Worker(new URL(`./${name}${extname(beside)}`, beside), {
    workerData: work,
    execArgv: [],
  })
  const answer = once(worker, 'message').then(([found]): T => found)
  // A failure is thrown where the answer is awaited, which may be later.
  answer.catch(() => undefined)
  return { answer, stop: () => worker.terminate() }
}

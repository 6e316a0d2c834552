// Runs of the lab: asked for through its form, and watched until they say what is waited for.
import type { ReadStream } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { hidden, type Visitor } from './visitor.ts'

export type RunState = Readonly<{ state: string; progress: number; failure: { kind: string } | null }>

type File = Readonly<{ name: string; bytes: Buffer }>

/** The path of the run that came of it. */
export function askForRun(visitor: Visitor, plan: string, { name, bytes }: File): Promise<string> {
  return send(visitor, plan, { name, mimeType: 'application/octet-stream', buffer: bytes })
}

/** The same with a file that is too large to hold. */
export const askForRunOn = (visitor: Visitor, plan: string, file: ReadStream): Promise<string> =>
  send(visitor, plan, file)

type Sent = ReadStream | { name: string; mimeType: string; buffer: Buffer }

async function send(visitor: Visitor, plan: string, observations: Sent): Promise<string> {
  const form = await (await visitor.get('/lab/runs/new')).text()
  const answer = await visitor.api.post('/lab/runs/new', {
    multipart: { form_key: hidden(form, 'form_key'), plan, observations },
  })
  const { pathname } = new URL(answer.url())
  if (!/^\/lab\/runs\/[a-z0-9]{12}$/.test(pathname)) throw new Error(`no run came of it: ${answer.status()}`)
  return pathname
}

const SOON_MS = 60_000

/** What the run says of itself, once it says what is waited for. */
export async function runState(
  visitor: Visitor,
  path: string,
  isThere: (run: RunState) => boolean,
  patienceMs: number = SOON_MS,
): Promise<RunState> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const run = (await (await visitor.get(`${path}.json`)).json()) as RunState
    if (isThere(run)) return run
    if (Date.now() > deadline) throw new Error(`${path} is still ${run.state}, ${run.progress} done`)
    await pause(50)
  }
}

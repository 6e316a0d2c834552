// Background work, on pg-boss: a queue is a name, a payload schema and a handler. Jobs are sent in the
// transaction that makes them needful, so that neither is ever there without the other. A worker that
// dies stops its heartbeat, and the job is taken up again by whoever is left.
import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database } from '../database/open.ts'
import type { Log } from '../log.ts'

export type Queue<Payload> = Readonly<{
  name: string
  payload: z.ZodType<Payload>
  /** How often a job that failed or whose worker died is tried again. */
  retries: number
  // a method, so that a queue of some payload is also a queue of unknown payload: `payload` has parsed it
  handle(payload: Payload, context: { signal: AbortSignal; attempt: number }): Promise<void>
}>

export type Jobs = Readonly<{
  send: <Payload>(
    transaction: Database,
    queue: Pick<Queue<Payload>, 'name' | 'payload'>,
    payload: Payload,
  ) => Promise<void>
  /** Makes the queues known, so that jobs can be sent; takes none yet. */
  start: (queues: readonly Queue<unknown>[]) => Promise<void>
  /** Begins to take jobs from these queues. */
  work: (queues: readonly Queue<unknown>[]) => Promise<void>
  stop: () => Promise<void>
}>

const HEARTBEAT_SECONDS = 10

export function createJobs(deps: { connection: ConstructorOptions; log: Log }): Jobs {
  const boss = new PgBoss({
    ...deps.connection,
    schema: 'jobs',
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
  })
  boss.on('error', (error) => deps.log.error({ err: error }, 'the job queue reported an error'))

  return {
    start: async (queues) => {
      await boss.start()
      for (const queue of queues) await boss.createQueue(queue.name, queueOptions(queue))
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000, close: true }),
    send: async (transaction, queue, payload) => {
      await boss.send(queue.name, queue.payload.parse(payload) as object, { db: fromKysely(transaction) })
    },
    work: async (queues) => {
      for (const queue of queues) await workOn(boss, queue)
    },
  }
}

const queueOptions = (queue: Queue<unknown>) => ({
  retryLimit: queue.retries,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 6 * 3600,
})

async function workOn(boss: PgBoss, queue: Queue<unknown>): Promise<void> {
  await boss.work(queue.name, { pollingIntervalSeconds: 0.5, includeMetadata: true }, async ([job]) => {
    if (job)
      await queue.handle(queue.payload.parse(job.data), { signal: job.signal, attempt: job.retryCount + 1 })
  })
}

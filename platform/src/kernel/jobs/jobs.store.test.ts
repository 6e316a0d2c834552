// Jobs on the real queue, on both databases: sent with the change that makes them needful, tried again
// when they fail, never without their change.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { OpenDatabase } from '../database/open.ts'
import { createLog } from '../log.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createJobs, type Jobs, type Queue } from './index.ts'

type Payload = { name: string }
const done: string[] = []
const waiting = new Map<string, () => void>()

const queue: Queue<Payload> = {
  name: 'greetings',
  payload: z.object({ name: z.string() }),
  retries: 2,
  async handle({ name }, { attempt }) {
    if (name === 'unlucky' && attempt === 1) throw new Error('not yet')
    done.push(`${name} ${attempt}`)
    waiting.get(name)?.()
  },
}

const handled = (name: string): Promise<void> => new Promise((resolve) => waiting.set(name, resolve))

let open: OpenDatabase
let jobs: Jobs
beforeAll(async () => {
  open = await openTestDatabase()
  jobs = createJobs({ connection: open.jobs, log: createLog('silent') })
  await jobs.start([queue])
  await jobs.work([queue])
})
afterAll(async () => {
  await jobs.stop()
  await open.close()
})

const send = (name: string, then: () => void = () => undefined): Promise<void> =>
  open.database.transaction().execute(async (trx) => {
    await jobs.send(trx, queue, { name })
    then()
  })

test('a job is done, with its payload', async () => {
  const end = handled('somebody')
  await send('somebody')
  await end
  expect(done).toContain('somebody 1')
})

test('a job of a transaction that is rolled back never runs', async () => {
  const refused = send('nobody', () => {
    throw new Error('rolled back')
  })
  await expect(refused).rejects.toThrow('rolled back')
  const end = handled('later')
  await send('later')
  await end
  expect(done.some((entry) => entry.startsWith('nobody'))).toBe(false)
})

test('a job that fails is tried again', async () => {
  const end = handled('unlucky')
  await send('unlucky')
  await end
  expect(done).toContain('unlucky 2')
}, 30_000)

test('a payload that is not of its schema is not sent', async () => {
  const wrong = open.database
    .transaction()
    .execute((trx) => jobs.send(trx, queue, { name: 7 } as unknown as Payload))
  await expect(wrong).rejects.toThrow('expected string')
})

// Killed in the middle of a run, by the operating system and without a word: the run is taken up again and ends,
// nothing that was published is lost, and the audit chain holds.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, madeBadly, newReader, openBrowser } from '../support/browser.ts'
import { askForRunOn, type RunState, runState } from '../support/runs.ts'
import {
  commandOutcome,
  newDataFolder,
  type RunningServer,
  removeFolder,
  runCommand,
  startServer,
} from '../support/server.ts'
import { newDatabase } from '../support/shared.ts'
import { PLAN } from '../support/uploads.ts'
import { type Visitor, visitorSignedIn } from '../support/visitor.ts'

const ROWS = 4_000_000
const MOST_ATTEMPTS = 3
const PERSON = 'demo-calder-contributor'

let folder: string
let big: string
beforeAll(async () => {
  folder = await newDataFolder()
  big = join(folder, 'cases.csv')
  await writeBigFile(big)
})
afterAll(() => removeFolder(folder))

/** Some 50 MB: long enough to be caught at it. */
async function writeBigFile(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write('id,truth,score,sex\n')
  const block = 100_000
  for (let start = 0; start < ROWS; start += block) {
    const rows = Array.from(
      { length: block },
      (_, i) => `${start + i},${i % 2},${(i * 7) % 10},${i % 3 ? 'f' : 'm'}`,
    )
    if (!file.write(`${rows.join('\n')}\n`)) await once(file, 'drain')
  }
  await new Promise<void>((done) => file.end(done))
}

const hasEnded = ({ state }: RunState): boolean => state === 'measured' || state === 'failed'
const isRunning = ({ state }: RunState): boolean => state === 'running'

type Result = { rows: { total: number } }

const recordsOf = async (origin: string): Promise<unknown> => (await fetch(`${origin}/api/v1/records`)).json()

let embedded: RunningServer
let contributor: Visitor
beforeAll(async () => {
  embedded = await startServer()
  contributor = await visitorSignedIn(embedded.origin, PERSON)
})
afterAll(async () => {
  await embedded?.stop('SIGKILL')
  await removeFolder(embedded.dataFolder)
})

/** On the port and the folder of the one before. */
async function restartEmbedded(): Promise<void> {
  const { dataFolder, origin } = embedded
  embedded = await startServer({ dataFolder, port: Number(new URL(origin).port) })
}

let shared: Awaited<ReturnType<typeof startWithWorkers>>
afterAll(() => shared?.stop())

/** A server on PostgreSQL, and workers in processes of their own. */
async function startWithWorkers() {
  const settings = { DATABASE_URL: await newDatabase() }
  const server = await startServer({ settings })
  const workers: ChildProcess[] = []
  return {
    visitor: await visitorSignedIn(server.origin, PERSON),
    databaseUrl: settings.DATABASE_URL,
    startWorker: async (): Promise<ChildProcess> => {
      const worker = runCommand(['work'], { ...settings, POLICEAI_DATA: server.dataFolder })
      workers.push(worker)
      await new Promise<void>((resolve) => worker.stdout?.once('data', () => resolve()))
      return worker
    },
    stop: async (): Promise<void> => {
      for (const worker of workers) worker.kill('SIGKILL')
      await server.stop('SIGKILL')
      await removeFolder(server.dataFolder)
    },
  }
}

let left: readonly string[] = []

test('on PostgreSQL, a worker is killed while it and the server measure a run each', async () => {
  shared = await startWithWorkers()
  const worker = await shared.startWorker()
  left = await Promise.all([1, 2].map(() => askForRunOn(shared.visitor, PLAN, createReadStream(big))))
  await Promise.all(left.map((path) => runState(shared.visitor, path, isRunning)))
  worker.kill('SIGKILL')
  await shared.startWorker()
})

test('a run that is being measured says so on a page that is well made', async () => {
  const path = await askForRunOn(contributor, PLAN, createReadStream(big))
  await runState(contributor, path, isRunning)
  const browser: Browser = await openBrowser()
  const { page } = await newReader(browser, { origin: embedded.origin, javaScript: true, as: contributor })
  await page.goto(path)
  const bars = await page.locator('progress').count()
  const faults = [...(await madeBadly(page)), ...(await accessibilityFaults(page))]
  await browser.close()
  expect(bars).toBe(1)
  expect(faults).toEqual([])
})

test('the server is killed at a run: after a restart the run ends, and nothing is lost', async () => {
  const before = await recordsOf(embedded.origin)
  const path = await askForRunOn(contributor, PLAN, createReadStream(big))
  await runState(contributor, path, isRunning)
  await embedded.stop('SIGKILL')
  await restartEmbedded()
  expect(await recordsOf(embedded.origin)).toEqual(before)
  expect(await runState(contributor, path, hasEnded)).toMatchObject({ state: 'measured' })
  const result = (await (await contributor.get(`${path}/result.json`)).json()) as Result
  expect(result.rows.total).toBe(ROWS)
})

test('killed as often as a run may break off, it is failed with the reason, and can be run again', async () => {
  const path = await askForRunOn(contributor, PLAN, createReadStream(big))
  for (let time = 1; time <= MOST_ATTEMPTS; time += 1) {
    await runState(contributor, path, isRunning)
    await embedded.stop('SIGKILL')
    await restartEmbedded()
  }
  const run = await runState(contributor, path, hasEnded)
  expect(run).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } })
  expect(await (await contributor.get(path)).text()).toContain(
    'The work ended 3 times before it was finished',
  )
  await contributor.post(`${path}/again`, {})
  expect(await runState(contributor, path, hasEnded)).toMatchObject({ state: 'measured', failure: null })
})

test('the audit chain holds after all that', async () => {
  expect(await embedded.stop('SIGTERM')).toBe(0)
  const proof = await commandOutcome(['audit', 'verify'], { POLICEAI_DATA: embedded.dataFolder })
  expect(proof.output).toMatch(/The chain holds: \d+ entries/)
  expect(proof.code).toBe(0)
})

test('on PostgreSQL, another worker took up the run of the killed one, and both have ended', async () => {
  for (const path of left)
    expect(await runState(shared.visitor, path, hasEnded)).toMatchObject({ state: 'measured' })
  const client = new pg.Client({ connectionString: shared.databaseUrl })
  await client.connect()
  const { rows } = await client.query('select attempts from lab.runs where not demonstration order by 1')
  await client.end()
  expect(rows).toEqual([{ attempts: 1 }, { attempts: 2 }])
})

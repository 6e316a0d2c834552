// Before the system tests: one platform on the embedded database and one on a real PostgreSQL, each started when
// the first test asks for it and shared by all that follow, since starting costs more than most tests do.
// Test files run in another process, so that they ask through a small door on loopback.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres, type TestPostgres } from '../../src/kernel/testing/postgres.setup.ts'
import { type RunningServer, removeFolder, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared platforms are asked for. */
    door: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = createShared()
  const door = createServer((request, response) => {
    const answer = shared.answers[request.url ?? '']?.() ?? Promise.reject(new Error(`no ${request.url}`))
    answer.then(
      (text) => response.end(text),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('door', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return () => close(door, shared.stop)
}

async function close(door: Server, stop: () => Promise<void>): Promise<void> {
  door.close()
  await stop()
}

function createShared() {
  const servers: RunningServer[] = []
  const postgres = once(startPostgres)
  let databases = 0
  const start = async (settings: Readonly<Record<string, string>>): Promise<RunningServer> => {
    const server = await startServer({ settings })
    servers.push(server)
    return server
  }
  const newDatabase = async (): Promise<string> => createDatabase(await postgres(), `system_${++databases}`)
  const embedded = once(() => start({}))
  const postgresql = once(async () => start({ DATABASE_URL: await newDatabase() }))
  return {
    answers: {
      '/embedded': async () => (await embedded()).origin,
      '/embedded/output': async () => (await embedded()).output(),
      '/postgresql': async () => (await postgresql()).origin,
      '/database': newDatabase,
    } as Readonly<Record<string, () => Promise<string>>>,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop('SIGKILL')))
      await Promise.all(servers.map((server) => removeFolder(server.dataFolder)))
      if (postgres.begun()) await (await postgres()).stop()
    },
  }
}

async function createDatabase({ url }: TestPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${url}/${name}`
}

type Once<T> = (() => Promise<T>) & { begun: () => boolean }

function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | null = null
  return Object.assign(
    () => {
      made ??= make()
      return made
    },
    { begun: () => made !== null },
  )
}

// Starting, stopping, and being killed: what an operator does to the platform, and what must be left.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  commandOutcome,
  freePort,
  newDataFolder,
  type RunningServer,
  removeFolder,
  startServer,
} from '../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.stop('SIGKILL')
  await removeFolder(server.dataFolder)
})

const settings = (extra: Record<string, string> = {}) => ({ POLICEAI_DATA: server.dataFolder, ...extra })

test('says where it is and whom to sign in as', () => {
  expect(server.output()).toContain(`PoliceAI is running at ${server.origin}`)
  expect(server.output()).toContain('Sign in at /sign-in as one of the demonstration people')
})

test('a second start on the same data folder is refused, and the first goes on', async () => {
  const second = await commandOutcome(['start'], settings({ PORT: String(await freePort()) }))
  expect(second.code).toBe(2)
  expect(second.output).toContain('is in use by another PoliceAI process')
  expect((await fetch(`${server.origin}/ready`)).status).toBe(200)
})

test('other commands on the folder are refused as long as the server runs', async () => {
  const audit = await commandOutcome(['audit', 'verify'], settings())
  expect(audit.code).toBe(2)
  expect(audit.output).toContain('is in use by another PoliceAI process')
})

test('a port that is taken is named', async () => {
  const folder = await newDataFolder()
  const port = new URL(server.origin).port
  const second = await commandOutcome(['start'], { POLICEAI_DATA: folder, PORT: port })
  expect(second.code).toBe(2)
  expect(second.output).toContain(`Port ${port} is in use; name another with PORT.`)
  await removeFolder(folder)
})

test('all faults of configuration are told at once, before anything listens', async () => {
  const outcome = await commandOutcome(['start'], {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
  })
  expect(outcome.code).toBe(2)
  for (const setting of ['PORT', 'DATABASE_URL', 'LOG_LEVEL'])
    expect(outcome.output).toContain(`${setting}: `)
})

test('an unknown command is an error with the nearest name', async () => {
  const outcome = await commandOutcome(['strat'], {})
  expect(outcome.code).toBe(2)
  expect(outcome.output).toContain('Did you mean start?')
})

test('work without a shared database says what to set', async () => {
  const outcome = await commandOutcome(['work'], { POLICEAI_DATA: server.dataFolder, DATABASE_URL: '' })
  expect(outcome.code).toBe(2)
  expect(outcome.output).toContain('set DATABASE_URL')
})

test('SIGTERM stops it cleanly, the audit chain holds, and it starts again with everything there', async () => {
  const before = await (await fetch(`${server.origin}/api/v1/records`)).json()
  expect(await server.stop('SIGTERM')).toBe(0)
  const proof = await commandOutcome(['audit', 'verify'], settings())
  expect(proof.output).toMatch(/The chain holds: \d+ entries/)
  expect(proof.code).toBe(0)
  server = await startServer({ dataFolder: server.dataFolder, port: Number(new URL(server.origin).port) })
  expect(await (await fetch(`${server.origin}/api/v1/records`)).json()).toEqual(before)
})

test('killed without warning, it starts again at once with everything there', async () => {
  const before = await (await fetch(`${server.origin}/api/v1/records`)).json()
  await server.stop('SIGKILL')
  server = await startServer({ dataFolder: server.dataFolder, port: Number(new URL(server.origin).port) })
  expect(await (await fetch(`${server.origin}/api/v1/records`)).json()).toEqual(before)
})

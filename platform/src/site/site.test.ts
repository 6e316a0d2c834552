// The site on a server: pages in two languages, faults as pages and as problem+json, assets that never change.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Fault } from '../kernel/errors.ts'
import { rewriteUrl } from '../kernel/http/language.ts'
import type { App } from '../kernel/module.ts'
import { createSite } from './site.ts'

let folder: string
let app: App

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policeai-site-'))
  await writeFile(join(folder, 'app-1.css'), 'p{}')
  const assets = { stamp: '', stylesheet: '/assets/app-1.css', script: '', font: '', icon: '', folder }
  const site = createSite({ configuration: { operator: 'Wye', mode: 'demonstration' }, assets })
  const server = Fastify({ rewriteUrl }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.decorateRequest('actor', null)
  server.decorateRequest('takeFlash', () => 'Saved')
  app = server as unknown as App
  app.setErrorHandler((error, request, reply) =>
    site.errorPage(request, reply, error instanceof Fault ? error : new Fault('internal', 'No')),
  )
  app.setNotFoundHandler((request, reply) =>
    site.errorPage(request, reply, new Fault('not-found', 'There is no such page.')),
  )
  site.addAssets(app)
  site.addPages(app)
  app.get('/fault', () => {
    throw new Fault('edit-conflict', 'Changed at 14:02.')
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const accept = 'text/html,application/xhtml+xml'
const get = (url: string, headers: Record<string, string> = { accept }) => app.inject({ url, headers })

test.each(['/accessibility', '/privacy', '/cookies', '/ask-us'])(
  '%s stands in both languages',
  async (path) => {
    const [english, welsh] = [await get(path), await get(`/cy${path}`)]
    expect([english.statusCode, welsh.statusCode]).toEqual([200, 200])
    expect(english.body).toContain('<html lang="en"')
    expect(welsh.body).toContain('<html lang="cy"')
    expect(welsh.headers['content-language']).toBe('cy')
    expect(english.body).toContain(`href="/cy${path}"`)
    expect(english.body).toContain('Saved')
  },
)

test('a fault is a page for a reader, without the flash, and problem+json for a program', async () => {
  const reader = await get('/fault')
  expect(reader.statusCode).toBe(409)
  expect(reader.body).toContain('Somebody else has changed this')
  expect(reader.body).not.toContain('Saved')
  const program = await get('/fault', { accept: 'application/json' })
  expect(program.headers['content-type']).toContain('application/problem+json')
  expect(program.json()).toMatchObject({
    type: 'urn:policeai:fault:edit-conflict',
    status: 409,
    detail: 'Changed at 14:02.',
  })
  expect((await get('/api/nothing')).headers['content-type']).toContain('application/problem+json')
})

test('an address that leads nowhere says so in the reader’s language', async () => {
  const welsh = await get('/cy/nowhere')
  expect(welsh.statusCode).toBe(404)
  expect(welsh.body).toContain('Heb ddod o hyd i’r dudalen')
})

test('an asset may be kept for ever, and nothing but assets is given', async () => {
  const answer = await get('/assets/app-1.css')
  expect(answer.body).toBe('p{}')
  expect(answer.headers['cache-control']).toContain('immutable')
  for (const url of ['/assets/app-2.css', '/assets/..%2f..%2fpackage.json', '/assets/.env'])
    expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400)
})

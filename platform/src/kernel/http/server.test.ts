import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Configuration } from '../configuration.ts'
import { Fault } from '../errors.ts'
import { createLog } from '../log.ts'
import { href, languageOf } from './language.ts'
import { createServer } from './server.ts'

type Settings = Pick<Configuration, 'origin' | 'trustProxy' | 'rateLimit' | 'identity'>
const SETTINGS: Settings = {
  origin: 'http://localhost:8080',
  trustProxy: false,
  rateLimit: 1000,
  identity: null,
}

async function serve(settings: Partial<Settings> = {}, lines: string[] = []) {
  const app = await createServer({
    configuration: { ...SETTINGS, ...settings },
    log: createLog('info', { write: (line) => void lines.push(line) }),
    errorPage: (_request, reply, fault) =>
      reply.status(fault.status).send({ code: fault.code, detail: fault.detail }),
    scriptHashes: ["'sha256-abc'"],
  })
  const config = { access: 'public' } as const
  app.get('/where', { config }, async (request) => ({ language: languageOf(request), url: request.url }))
  app.post('/change', { config }, async () => 'changed')
  app.post('/protocol', { config: { ...config, crossSite: 'allowed' } }, async () => 'answered')
  app.get('/broken', { config }, async () => {
    throw new Error('secret of the database')
  })
  app.get('/gone', { config }, async () => {
    throw new Fault('not-found', 'There is no such record.')
  })
  app.get(
    '/checked',
    { config, schema: { querystring: z.object({ page: z.coerce.number().int() }) } },
    async () => 'ok',
  )
  return app
}

test('/cy asks for Welsh, and is off before routing', async () => {
  const app = await serve()
  const get = async (url: string) => (await app.inject(url)).json()
  expect(await get('/where?q=1')).toEqual({ language: 'en', url: '/where?q=1' })
  expect(await get('/cy/where?q=1')).toEqual({ language: 'cy', url: '/where?q=1' })
  expect((await app.inject('/cymru')).statusCode).toBe(404)
})

test('a path in the language of the reader', () => {
  expect(href('en', '/')).toBe('/')
  expect(href('cy', '/')).toBe('/cy')
  expect(href('cy', '/register?q=1')).toBe('/cy/register?q=1')
})

test('what changes something must come from this origin', async () => {
  const app = await serve()
  const post = async (headers: Record<string, string>, url = '/change') =>
    (await app.inject({ method: 'POST', url, headers })).statusCode
  expect(await post({})).toBe(403)
  expect(await post({ origin: 'https://evil.example' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'cross-site', origin: SETTINGS.origin })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await post({ origin: SETTINGS.origin })).toBe(200)
  expect(await post({}, '/protocol')).toBe(200)
})

test('security headers stand on every answer', async () => {
  const app = await serve({
    identity: { issuer: 'https://login.example/v2', clientId: 'a', clientSecret: 'b' },
  })
  for (const url of ['/where', '/no-such-page', '/broken']) {
    const { headers } = await app.inject(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'sha256-abc'")
    expect(policy).toContain("form-action 'self' https://login.example")
    expect(policy).not.toContain('unsafe-inline')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
  }
})

test('https turns on what only https may say', async () => {
  const plain = await (await serve()).inject('/where')
  expect(plain.headers['strict-transport-security']).toBeUndefined()
  const secure = await (await serve({ origin: 'https://register.example' })).inject('/where')
  expect(secure.headers['strict-transport-security']).toContain('max-age=31536000')
})

test('a fault is answered by its name, and a surprise without its secret', async () => {
  const app = await serve()
  expect((await app.inject('/gone')).json()).toEqual({
    code: 'not-found',
    detail: 'There is no such record.',
  })
  const broken = await app.inject('/broken')
  expect(broken.statusCode).toBe(500)
  expect(broken.body).not.toContain('secret')
  const wrong = await app.inject('/checked?page=one')
  expect(wrong.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining('page') })
})

test('too many requests are told so', async () => {
  const app = await serve({ rateLimit: 2 })
  await app.inject('/where')
  await app.inject('/where')
  const third = await app.inject('/where')
  expect(third.statusCode).toBe(429)
  expect(third.json()).toMatchObject({
    code: 'too-many-requests',
    detail: expect.stringMatching(/^Wait .+, then try again\.$/),
  })
})

test('the log has the route and the request id, and nothing about the reader', async () => {
  const lines: string[] = []
  const app = await serve({}, lines)
  const headers = { cookie: 'session=abc', 'user-agent': 'browser of a citizen' }
  const answer = await app.inject({ url: '/where?q=my+name', headers, remoteAddress: '203.0.113.7' })
  const line = JSON.parse(lines.at(-1)!)
  expect(line).toMatchObject({
    method: 'GET',
    route: '/where',
    status: 200,
    reqId: answer.headers['x-request-id'],
  })
  for (const secret of ['my+name', 'session', 'citizen', '203.0.113.7'])
    expect(lines.join()).not.toContain(secret)
})

// What a stranger on the network tries: another site's form, a page in a frame, a stolen look at a cookie, guessing
// which records exist; and what the log gives away after a day's work.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runState } from './support/runs.ts'
import { sharedOrigin, sharedOutput } from './support/shared.ts'
import { PLAN } from './support/uploads.ts'
import { hidden, newVisitor, type Visitor, visitorSignedIn } from './support/visitor.ts'

let origin: string
let contributor: Visitor
beforeAll(async () => {
  origin = await sharedOrigin('embedded')
  contributor = await visitorSignedIn(origin, 'demo-calder-contributor', { secondFactor: true })
})
afterAll(() => contributor?.api.dispose())

describe('a form of another site', () => {
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['with the browser saying so', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['of a neighbour of this site', { 'sec-fetch-site': 'same-site' }],
    ['typed or opened by hand', { 'sec-fetch-site': 'none' }],
    ['of an older browser, that names the other site', { origin: 'https://evil.example' }],
    ['of no browser at all', {}],
  ]
  test.each(cases)('%s: refused, and nothing is done', async (_name, headers) => {
    const cookie = (await contributor.cookies()).cookies
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const before = await (await contributor.get('/work')).text()
    for (const path of ['/work/records/new', '/lab/runs/new', '/sign-out']) {
      const answer = await fetch(origin + path, {
        method: 'POST',
        headers: {
          ...headers,
          cookie,
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'name=Forged&supplier=Forged',
        redirect: 'manual',
      })
      expect(answer.status, path).toBe(403)
    }
    expect(await (await contributor.get('/work')).text()).toBe(before)
  })
})

describe('headers', () => {
  test.each(['/', '/cy/register', '/nothing-here', '/api/v1/records', '/sign-in/stopped'])(
    'of %s',
    async (path) => {
      const { headers } = await fetch(origin + path, { headers: { accept: 'text/html' } })
      const policy = directives(headers.get('content-security-policy') ?? '')
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('script-src')).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/=]+')*$/)
      expect(policy.get('style-src')).toBe("'self'")
      expect(policy.get('frame-ancestors')).toBe("'none'")
      expect(policy.get('base-uri')).toBe("'none'")
      expect(policy.get('form-action')).toBe("'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('server')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
    },
  )

  test('of what is made from uploads: files to keep, never pages of this site', async () => {
    const run = /href="(\/lab\/runs\/[a-z0-9]{12})"/.exec(await (await contributor.get('/lab')).text())?.[1]
    for (const name of ['report.html', 'result.json', 'plan.yaml']) {
      const answer = await contributor.get(`${run}/${name}`)
      expect(answer.status()).toBe(200)
      expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="[a-z0-9]{12}-[\w.]+"$/)
      expect(answer.headers()['x-content-type-options']).toBe('nosniff')
    }
  })
})

const directives = (policy: string): ReadonlyMap<string, string> =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...rest] = directive.trim().split(' ')
      return [name, rest.join(' ')]
    }),
  )

describe('the session', () => {
  test('is a cookie that scripts and other sites do not get, and whose id is new after signing in', async () => {
    const visitor = await newVisitor(origin)
    const chooser = await visitor.get('/sign-in')
    const sessionOf = async () =>
      (await visitor.cookies()).cookies.find(({ name }) => name === 'policeai-session')
    const planted = await sessionOf()
    await visitor.post(new URL(chooser.url()).pathname, { person: 'demo-calder-approver' })
    const session = await sessionOf()
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(planted?.value).toBeTruthy()
    expect(session?.value).not.toBe(planted?.value)
  })

  test('is worth nothing after signing out, also to whoever kept the cookie', async () => {
    const visitor = await visitorSignedIn(origin, 'demo-calder-approver')
    const kept = (await visitor.cookies()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const open = () => fetch(`${origin}/work`, { headers: { cookie: kept }, redirect: 'manual' })
    expect((await open()).status).toBe(200)
    await visitor.post('/sign-out', {})
    expect((await open()).status).toBe(303)
  })

  test('keeps pages of those who signed in out of caches', async () => {
    expect((await contributor.get('/work')).headers()['cache-control']).toBe('no-store')
  })
})

test('an id that is not there and one that is not published cannot be told apart', async () => {
  const work = await (await (await visitorSignedIn(origin, 'demo-westmarch-contributor')).get('/work')).text()
  const ids = [...work.matchAll(/\/work\/records\/([a-z0-9]{12})"/g)].map(([, id = '']) => id)
  const statuses = await Promise.all(ids.map(async (id) => (await fetch(`${origin}/register/${id}`)).status))
  const unpublished = ids.find((_id, i) => statuses[i] === 404)
  if (unpublished === undefined) throw new Error('every record of the force is published')
  for (const rest of ['', '/history', '/versions/1', '/changes/1/2', '.json', '/history?on=2026-07-01'])
    for (const accept of ['text/html', 'application/json'])
      expect(await told(`/register/${unpublished}${rest}`, unpublished, accept)).toEqual(
        await told(`/register/zzzzzzzzzzzz${rest}`, 'zzzzzzzzzzzz', accept),
      )
})

/** The answer without what must differ: the id that was asked for, and the reference of the request. */
async function told(path: string, id: string, accept: string) {
  const answer = await fetch(origin + path, { headers: { accept }, redirect: 'manual' })
  const reference = answer.headers.get('x-request-id') ?? ''
  const body = (await answer.text()).replaceAll(id, 'ID').replaceAll(reference, 'REFERENCE')
  const names = [...answer.headers.keys()].sort()
  return { status: answer.status, body, names, length: answer.headers.get('content-length') }
}

test('the log names nobody, and holds no secret, no address and nothing that was typed', async () => {
  const visitor = await visitorSignedIn(origin, 'demo-calder-contributor', { secondFactor: true })
  const form = await (await visitor.get('/lab/runs/new')).text()
  const file = {
    name: 'private-name.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,outcome\nPRN-12345,2\n'),
  }
  const plan = PLAN.replace('A plan that fits', 'Operation Nightjar')
  const run = await visitor.api.post('/lab/runs/new', {
    multipart: { form_key: hidden(form, 'form_key'), plan, observations: file },
  })
  await runState(visitor, new URL(run.url()).pathname, ({ state }) => state === 'failed')
  await visitor.get('/register?q=nightjar')
  await visitor.get('/sign-in/callback?code=stolen-code&state=none')
  const session =
    (await visitor.cookies()).cookies.find(({ name }) => name === 'policeai-session')?.value ?? '?'
  const output = await sharedOutput()
  expect(output).toContain('"route":"/lab/runs/:id"')
  expect(output).not.toMatch(/[\w.]+@[\w-]+\.\w+/)
  expect(output).not.toMatch(/"(remoteAddress|ip|cookie|authorization|query|body)"/i)
  expect(output.replace(/Server listening at \S+/g, '')).not.toMatch(/\b127\.0\.0\.1\b|::1\b/)
  expect(output).not.toMatch(/PRIVATE KEY|BEGIN [A-Z ]*KEY/)
  for (const secret of [session, decodeURIComponent(session).split('.')[0] ?? '?', 'stolen-code'])
    expect(output).not.toContain(secret)
  for (const typed of ['Nightjar', 'nightjar', 'PRN-12345', 'private-name', 'Digital policing lead'])
    expect(output).not.toContain(typed)
})

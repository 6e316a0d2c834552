// Signing in through an organisation's own provider: who is let in, and what is said to those who are not.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createPersonStore } from './store/people.ts'
import { type Browser, openBrowser, type Seen } from './testing/browser.ts'
import { createFakeProvider, FAKE_ISSUER, type FakeProvider } from './testing/fake-provider.ts'
import { DEMONSTRATION } from './testing/people.ts'
import { openSite, openTestKernel, type TestKernel, type TestSite } from './testing/site.ts'

let base: TestKernel
let site: TestSite
let provider: FakeProvider
let appointed: string
let subjects = 0
const overTheNetwork = globalThis.fetch

const identity = { issuer: FAKE_ISSUER, clientId: 'policeai', clientSecret: 'secret' }

const FIRST = { name: 'Fay First', email: 'fay@centre.test', centre: { en: 'The Centre', cy: 'Y Ganolfan' } }

beforeAll(async () => {
  base = await openTestKernel()
  const demonstration = await openSite(base.kernel)
  appointed = await demonstration.accounts.appointFirstAdministrator(FIRST)
  await demonstration.accounts.loadDemonstration(DEMONSTRATION.people, DEMONSTRATION.organisations)
  await demonstration.close()
})

/** A site and a provider that have never met; the account of one person who has not signed in yet. */
beforeEach(async () => {
  subjects += 1
  provider = createFakeProvider(`subject-${subjects}`)
  vi.stubGlobal('fetch', route)
  site = await openSite(base.kernel, { identity })
  const person = {
    id: `p${subjects}`,
    name: 'Cai',
    email: emailNow(),
    organisationId: 'northshire',
    roles: ['approver'] as const,
  }
  await createPersonStore(base.kernel.database).add(
    base.kernel.database,
    { ...person, identity: null },
    new Date(),
  )
  return async () => {
    await site.close()
    vi.unstubAllGlobals()
  }
})

afterAll(() => base.close())

const emailNow = () => `cai${subjects}@force.test`

const route: typeof fetch = (address, options) =>
  String(address).startsWith(FAKE_ISSUER)
    ? provider.fetch(String(address), {
        method: 'GET',
        headers: {},
        redirect: 'manual',
        body: options?.body as string,
      })
    : overTheNetwork(address, options)

async function signIn(browser: Browser, start = '/sign-in?return_to=/account'): Promise<Seen> {
  const started = await browser.ask(start)
  return browser.open(provider.answer(started.headers.get('location') ?? ''))
}

const vouched = () => ({ email: emailNow(), email_verified: true })

test('the verified address opens the account once; after that the identity does', async () => {
  provider.claims = vouched()
  expect((await signIn(openBrowser(site.origin))).html).toContain('Cai')
  provider.claims = { email: 'new-address@force.test', email_verified: true }
  expect((await signIn(openBrowser(site.origin))).html).toContain('Cai')
  const entries = await base.kernel.audit.list({ subjectId: `p${subjects}`, limit: 9 })
  expect(entries.map(({ action }) => action)).toEqual(['person.signed-in', 'person.first-signed-in'])
})

test('on a new instance, the first administrator is named, and signs in like everybody else', async () => {
  expect(appointed).toBe('appointed')
  provider.claims = { email: FIRST.email, email_verified: true }
  const landed = await signIn(openBrowser(site.origin), '/sign-in?return_to=/administration/people')
  expect(landed).toMatchObject({ status: 200, url: `${site.origin}/administration/people` })
  expect(landed.html).toContain('The Centre')
})

test('somebody else with that address later does not get in', async () => {
  provider.claims = vouched()
  await signIn(openBrowser(site.origin))
  provider.claims = { ...vouched(), sub: 'new-owner-of-the-address' }
  const refused = await signIn(openBrowser(site.origin))
  expect(refused).toMatchObject({ status: 403, url: `${site.origin}/sign-in/stopped?reason=no-account` })
  expect(refused.html).toContain('Ask an administrator')
})

test('an address that the provider does not vouch for opens nothing', async () => {
  provider.claims = { email: emailNow() }
  expect((await signIn(openBrowser(site.origin))).url).toContain('reason=no-account')
})

test('a made-up person cannot be claimed through a real provider', async () => {
  provider.claims = { email: 'ada@example.test', email_verified: true }
  expect((await signIn(openBrowser(site.origin))).url).toContain('reason=no-account')
  expect((await openBrowser(site.origin).ask('/demo-identity/.well-known/openid-configuration')).status).toBe(
    404,
  )
})

test('disabling bites at the next request, and at the next sign-in', async () => {
  provider.claims = vouched()
  const browser = openBrowser(site.origin)
  await signIn(browser)
  const person = { id: `p${subjects}`, version: 1 }
  const { database } = base.kernel
  await createPersonStore(database).change(database, person, { disabledAt: new Date() }, new Date())
  expect((await browser.ask('/account')).status).toBe(303)
  const refused = await signIn(browser)
  expect(refused).toMatchObject({ status: 403, url: `${site.origin}/sign-in/stopped?reason=disabled` })
})

test('a provider that shows no second factor where one is needed is an explanation and no loop', async () => {
  provider.claims = { ...vouched(), amr: ['pwd'] }
  const browser = openBrowser(site.origin)
  await signIn(browser)
  const refused = await signIn(browser, '/sign-in?need=second-factor&return_to=/sealed')
  expect(refused).toMatchObject({
    status: 403,
    url: `${site.origin}/sign-in/stopped?reason=no-second-factor`,
  })
  expect((await browser.ask('/account')).status).toBe(200)
  provider.claims = { ...vouched(), amr: ['pwd', 'mfa'] }
  expect(await signIn(browser, '/sign-in?need=second-factor&return_to=/sealed')).toMatchObject({
    status: 200,
  })
})

test('while the provider is down, a clear page says so, and the public pages are there', async () => {
  provider.up = false
  const browser = openBrowser(site.origin)
  expect(await browser.open('/sign-in')).toMatchObject({
    status: 503,
    url: `${site.origin}/sign-in/stopped?reason=unavailable`,
  })
  expect((await browser.open('/')).status).toBe(200)
  expect((await browser.open('/cy/sign-in')).html).toContain('Ni ellir mewngofnodi')
  provider.up = true
  provider.claims = vouched()
  expect((await signIn(browser)).status).toBe(200)
})

test('signing out goes on to the provider where it offers that', async () => {
  provider.endSession = true
  provider.claims = vouched()
  const browser = openBrowser(site.origin)
  await signIn(browser)
  const left = await browser.ask('/sign-out', {})
  expect(left.headers.get('location')).toMatch(/^https:\/\/identity\.test\/leave\?id_token_hint=/)
  expect((await browser.ask('/account')).status).toBe(303)
})

// Signing in from end to end: a real provider behind the real protocol, on a real port, with a cookie jar.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { StartFault } from '../../kernel/errors.ts'
import { createAccounts } from './index.ts'
import { type Browser, openBrowser, signInAs } from './testing/browser.ts'
import { DEMONSTRATION } from './testing/people.ts'
import { openSite, openTestKernel, type TestKernel, type TestSite } from './testing/site.ts'

let base: TestKernel
let site: TestSite

beforeAll(async () => {
  base = await openTestKernel()
  site = await openSite(base.kernel)
  await site.accounts.loadDemonstration(DEMONSTRATION.people, DEMONSTRATION.organisations)
})

afterEach(() => {
  base.time.now = new Date()
})

afterAll(async () => {
  await site.close()
  await base.close()
})

const SESSION = 'policeai-session'

const later = (minutes: number): void => {
  base.time.now = new Date(base.time.now.getTime() + minutes * 60_000)
}

async function signedIn(person: string): Promise<Browser> {
  const browser = openBrowser(site.origin)
  await signInAs(browser, person)
  return browser
}

/** The address with which the provider sends the reader back, before the browser follows it. */
async function callbackOf(browser: Browser, person: string): Promise<string> {
  const chooser = await browser.open('/sign-in')
  const resume = await browser.ask(chooser.url, { person })
  const back = await browser.ask(resume.headers.get('location') ?? '')
  return back.headers.get('location') ?? ''
}

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.ask('/account')).status === 200

test('a person signs in, is known, and signs out', async () => {
  const browser = openBrowser(site.origin)
  const landed = await signInAs(browser, 'ann', '/account')
  expect(landed).toMatchObject({ status: 200, url: `${site.origin}/account` })
  expect(landed.html).toContain('Ann Contributor')
  expect(landed.html).toContain('Northshire Police')

  const left = await browser.send('/sign-out', {})
  expect(left.url).toBe(`${site.origin}/signed-out`)
  expect(browser.cookies.has(SESSION)).toBe(false)
  expect((await browser.ask('/account')).headers.get('location')).toBe('/sign-in?return_to=%2Faccount')
})

test('the next sign-in asks again who it is', async () => {
  const browser = await signedIn('ann')
  await browser.send('/sign-out', {})
  expect((await signInAs(browser, 'bob', '/account')).html).toContain('Bob Approver')
})

test('who only reads gets no cookie', async () => {
  expect((await openBrowser(site.origin).open('/')).setCookies).toEqual([])
})

test('the cookie is out of reach of scripts and of other sites, and says nothing', async () => {
  const response = await openBrowser(site.origin).ask('/sign-in')
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(/^policeai-session=[\w-]{32}\.[\w%+/-]+; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('in Welsh from beginning to end', async () => {
  const browser = openBrowser(site.origin)
  const chooser = await browser.open('/cy/account')
  expect(chooser.html).toContain('lang="cy"')
  expect(chooser.html).toContain('Heddlu Northshire')
  expect(await signInAs(browser, 'ann', '/cy/account')).toMatchObject({ url: `${site.origin}/cy/account` })
})

test('a sealed page asks for a second factor, and again after a quarter of an hour', async () => {
  const browser = await signedIn('bob')
  const code = await browser.open('/sealed')
  expect(code.html).toContain('Demonstration code')

  const wrong = await browser.send(code.url.split('?')[0] ?? '', { person: 'bob', code: '12 34' })
  expect(wrong.status).toBe(400)
  expect(wrong.html).toContain('value="1234"')

  expect(await signInAs(browser, 'bob', '/sealed')).toMatchObject({
    status: 200,
    url: `${site.origin}/sealed`,
  })
  expect((await browser.ask('/sealed')).status).toBe(200)
  later(16)
  expect((await browser.ask('/sealed')).headers.get('location')).toContain('need=second-factor')
})

test('a form that needs a second factor comes back to the page it was on', async () => {
  const browser = await signedIn('bob')
  await browser.open('/account')
  const asked = await browser.ask('/sealed', { reason: 'because' })
  expect(asked.headers.get('location')).toBe('/sign-in?return_to=%2Faccount&need=second-factor')
})

test('what was typed when the second factor ran out comes back, once, to whoever typed it', async () => {
  const browser = await signedIn('bob')
  await signInAs(browser, 'bob', '/sealed')
  later(16)
  const code = await browser.send('/sealed', { reason: 'A “long” one' })
  base.time.now = new Date() // the provider's clock, which says when the factor was shown, stands still
  expect(code.url).toContain('/code?')
  const [shown = ''] = /(?<=code: )\d{6}/.exec(code.html) ?? []
  const back = await browser.send(code.url.split('?')[0] ?? '', { person: 'bob', code: shown })
  expect(back.url).toBe(`${site.origin}/sealed`)
  expect(back.html).toContain('Kept: {&quot;reason&quot;:&quot;A “long” one&quot;}')
  expect((await browser.open('/sealed')).html).toContain('Kept: null')
})

test('what one person typed is not shown to another who signs in after them', async () => {
  const browser = await signedIn('bob')
  await signInAs(browser, 'bob', '/sealed')
  later(16)
  const code = await browser.send('/sealed', { reason: 'Mine' })
  base.time.now = new Date()
  const everybody = await browser.open(code.url.replace(/code\?.*/, 'all'))
  const other = await browser.send(everybody.url.replace('/all', ''), { person: 'beth' })
  const [shown = ''] = /(?<=code: )\d{6}/.exec(other.html) ?? []
  const back = await browser.send(other.url.split('?')[0] ?? '', { person: 'beth', code: shown })
  expect(back.url).toBe(`${site.origin}/sealed`)
  expect(back.html).toContain('Kept: null')
})

test('who signs in from the public home, or from nowhere, lands where the work is', async () => {
  for (const from of ['/', '/?welcome=1', '/signed-out']) {
    const browser = openBrowser(site.origin)
    await browser.open(from)
    expect((await signInAs(browser, 'ann')).url).toBe(`${site.origin}/work`)
  }
  const welsh = openBrowser(site.origin)
  await welsh.open('/cy')
  expect((await signInAs(welsh, 'ann', '/cy/sign-in')).url).toBe(`${site.origin}/cy/work`)
})

test('the code of one person is not the code of another', async () => {
  const browser = await signedIn('bob')
  const page = await browser.open('/sealed')
  const [code = ''] = /(?<=code: )\d{6}/.exec(page.html) ?? []
  const other = await browser.send(page.url.split('?')[0] ?? '', { person: 'ada', code })
  expect(other.status).toBe(400)
})

test('somebody else can be chosen for the second factor, and then it is they who are signed in', async () => {
  const browser = await signedIn('ann')
  const page = await browser.open('/sign-in?need=second-factor&return_to=/sealed')
  const everybody = await browser.open(page.url.replace(/code\?.*/, 'all'))
  const code = await browser.send(everybody.url.replace('/all', ''), { person: 'bob' })
  const [shown = ''] = /(?<=code: )\d{6}/.exec(code.html) ?? []
  await browser.send(code.url.split('?')[0] ?? '', { person: 'bob', code: shown })
  expect((await browser.open('/account')).html).toContain('Bob Approver')
})

test('nobody chosen is a fault on the page', async () => {
  const browser = openBrowser(site.origin)
  const chooser = await browser.open('/sign-in')
  const again = await browser.send(chooser.url, {})
  expect(again).toMatchObject({ status: 400 })
  expect(again.html).toContain('Choose a person')
})

test('a session that was planted before signing in is worth nothing after', async () => {
  const victim = openBrowser(site.origin)
  await victim.ask('/sign-in')
  const planted = victim.cookies.get(SESSION) ?? ''
  await signInAs(victim, 'ann')
  expect(victim.cookies.get(SESSION)).not.toBe(planted)
  const attacker = openBrowser(site.origin)
  attacker.cookies.set(SESSION, planted)
  expect(await isSignedIn(attacker)).toBe(false)
  expect(await isSignedIn(victim)).toBe(true)
})

test('an answer cannot be played twice, nor in another browser', async () => {
  const browser = openBrowser(site.origin)
  const callback = await callbackOf(browser, 'ann')
  const thief = openBrowser(site.origin)
  expect(await thief.open(callback)).toMatchObject({
    status: 400,
    url: `${site.origin}/sign-in/stopped?reason=expired`,
  })
  await browser.open(callback)
  expect(await isSignedIn(browser)).toBe(true)
  await browser.send('/sign-out', {})
  expect((await browser.open(callback)).url).toContain('reason=expired')
  expect(await isSignedIn(browser)).toBe(false)
})

test('the answer to one state is not taken under another', async () => {
  const browser = openBrowser(site.origin)
  const [first, second] = [await callbackOf(browser, 'ann'), new URL(await callbackOf(browser, 'bob'))]
  const mixed = new URL(first)
  mixed.searchParams.set('state', second.searchParams.get('state') ?? '')
  expect((await browser.open(mixed.href)).url).toContain('reason=failed')
  expect(await isSignedIn(browser)).toBe(false)
})

test('two tabs can sign in side by side', async () => {
  const browser = openBrowser(site.origin)
  const [first, second] = [await callbackOf(browser, 'ann'), await callbackOf(browser, 'ann')]
  await browser.open(first)
  expect(await isSignedIn(browser)).toBe(true)
  expect((await browser.open(second)).url).toContain('reason=expired')
  expect(await isSignedIn(browser)).toBe(true)
})

test('a refusal by the provider is a page that says so', async () => {
  const browser = openBrowser(site.origin)
  const started = await browser.ask('/sign-in')
  const state = new URL(started.headers.get('location') ?? '').searchParams.get('state')
  const iss = encodeURIComponent(`${site.origin}/demo-identity`)
  const answer = `/sign-in/callback?error=access_denied&state=${state}&iss=${iss}`
  const refused = await browser.open(answer)
  expect(refused).toMatchObject({ status: 403, url: `${site.origin}/sign-in/stopped?reason=declined` })
  expect((await browser.open(answer)).url).toContain('reason=expired')
})

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/%09/evil.example'])(
  'signing in never leads to %s',
  async (address) => {
    const browser = openBrowser(site.origin)
    const landed = await signInAs(browser, 'ann', `/sign-in?return_to=${encodeURIComponent(address)}`)
    expect(new URL(landed.url).origin).toBe(site.origin)
    expect(
      (await browser.ask(`/sign-in?return_to=${encodeURIComponent(address)}`)).headers.get('location'),
    ).toMatch(/^\/[^/\\]*/)
  },
)

test('the link in the header comes back to where it was', async () => {
  const browser = openBrowser(site.origin)
  await browser.open('/cy/account-help?page=2')
  expect((await signInAs(browser, 'ann')).url).toBe(`${site.origin}/cy/account-help?page=2`)
})

test('half an hour without a sign of life signs out, and so does a working day with many', async () => {
  const browser = await signedIn('ann')
  later(29)
  expect(await isSignedIn(browser)).toBe(true)
  later(29)
  expect(await isSignedIn(browser)).toBe(true)
  later(31)
  expect(await isSignedIn(browser)).toBe(false)

  const busy = await signedIn('ann')
  for (let minutes = 0; minutes < 475; minutes += 25) {
    expect(await isSignedIn(busy)).toBe(true)
    later(25)
  }
  later(6)
  expect(await isSignedIn(busy)).toBe(false)
})

test('signing out has to come from this site', async () => {
  const browser = await signedIn('ann')
  const cookie = `${SESSION}=${browser.cookies.get(SESSION)}`
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', cookie }
  expect((await fetch(`${site.origin}/sign-out`, { method: 'POST', headers: foreign })).status).toBe(403)
  expect((await browser.ask('/sign-out')).status).toBe(404)
  expect(await isSignedIn(browser)).toBe(true)
})

test('a program is told to sign in, and not sent anywhere', async () => {
  const response = await fetch(`${site.origin}/account`, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
  })
  expect(response.status).toBe(401)
})

test('a message is shown once, on the next page', async () => {
  const browser = await signedIn('bob')
  await signInAs(browser, 'bob', '/sealed')
  expect((await browser.send('/sealed', {})).html).toContain('Sealed it')
  expect((await browser.open('/')).html).not.toContain('Sealed it')
})

test('a sign-in is in the audit log, without a name', async () => {
  await signedIn('ann')
  const [entry] = await site.kernel.audit.list({ subjectType: 'person', subjectId: 'ann', limit: 1 })
  expect(entry).toMatchObject({
    action: 'person.signed-in',
    actor_id: 'ann',
    detail: '{"secondFactor":false}',
  })
})

test('over https the cookie is bound to the host, and http gets an explanation', async () => {
  const secure = await openSite(base.kernel, { origin: 'https://register.example', trustProxy: true })
  const ask = (protocol: string) =>
    secure.app.inject({
      url: '/sign-in',
      headers: { host: 'register.example', 'x-forwarded-proto': protocol },
    })
  const started = await ask('https')
  expect(started.headers.location).toMatch(/^https:\/\/register\.example\/demo-identity\/auth\?/)
  expect(String(started.headers['set-cookie'])).toMatch(
    /^__Host-policeai-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await ask('http')).headers.location).toBe('/sign-in/stopped?reason=insecure')
  await secure.close()
})

test('made-up people are refused in production', async () => {
  const { kernel } = base
  const production = { ...kernel, configuration: { ...kernel.configuration, mode: 'production' as const } }
  expect(() => createAccounts(production)).toThrow(StartFault)
  const identity = { issuer: 'https://identity.test', clientId: 'c', clientSecret: 's' }
  const real = createAccounts({ ...production, configuration: { ...production.configuration, identity } })
  await expect(real.loadDemonstration([], [])).rejects.toThrow(StartFault)
})

test('loading the demonstration again changes nothing', async () => {
  const entries = async () => (await site.kernel.audit.list({ limit: 1 }))[0]?.sequence
  const before = await entries()
  await site.accounts.loadDemonstration(DEMONSTRATION.people, DEMONSTRATION.organisations)
  expect(await entries()).toBe(before)
  expect((await site.accounts.organisations.list()).map(({ id }) => id)).toEqual(['centre', 'northshire'])
})

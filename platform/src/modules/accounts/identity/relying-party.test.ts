import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from '../../../kernel/log.ts'
import type { Attempt } from '../domain/attempts.ts'
import { createFakeProvider, FAKE_ISSUER, type FakeProvider } from '../testing/fake-provider.ts'
import { type Begun, createRelyingParty, type RelyingParty, type Wish } from './relying-party.ts'

const ORIGIN = 'https://register.example'
const PLAIN: Wish = { need: 'sign-in', language: 'en', loginHint: null }
const STEP_UP: Wish = { need: 'second-factor', language: 'cy', loginHint: 'ann@example.test' }

function setUp(log = createLog('silent')): { provider: FakeProvider; party: RelyingParty } {
  const provider = createFakeProvider('subject-1')
  const settings = {
    issuer: FAKE_ISSUER,
    clientId: 'policeai',
    clientSecret: 'secret',
    issuerName: FAKE_ISSUER,
    insecure: false,
    fetch: provider.fetch,
  }
  return { provider, party: createRelyingParty({ settings, origin: ORIGIN, log, now: () => new Date() }) }
}

async function begin(party: RelyingParty, wish: Wish): Promise<{ begun: Begun; attempt: Attempt }> {
  const begun = await party.begin(wish)
  if ('trouble' in begun) throw new Error(begun.trouble)
  const { nonce, codeVerifier } = begun
  const startedAt = new Date().toISOString()
  return { begun, attempt: { ...wish, nonce, codeVerifier, returnTo: '/', startedAt } }
}

async function walk({ provider, party }: ReturnType<typeof setUp>, wish = PLAIN) {
  const { begun, attempt } = await begin(party, wish)
  return party.finish(new URL(provider.answer(begun.address.href)), begun.state, attempt)
}

test('asks with code, PKCE, state and nonce, each fresh', async () => {
  const { party } = setUp()
  const [one, two] = [await begin(party, PLAIN), await begin(party, PLAIN)]
  const asked = Object.fromEntries(one.begun.address.searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    redirect_uri: `${ORIGIN}/sign-in/callback`,
    code_challenge_method: 'S256',
    state: one.begun.state,
    nonce: one.begun.nonce,
  })
  expect(asked).not.toHaveProperty('prompt')
  for (const key of ['state', 'nonce', 'codeVerifier'] as const)
    expect(one.begun[key]).not.toBe(two.begun[key])
})

test('a second factor is asked for by class, and afresh', async () => {
  const { begun } = await begin(setUp().party, STEP_UP)
  const asked = Object.fromEntries(begun.address.searchParams)
  expect(asked).toMatchObject({
    prompt: 'login',
    max_age: '0',
    login_hint: 'ann@example.test',
    ui_locales: 'cy',
  })
  expect(asked['acr_values']).toContain('https://refeds.org/profile/mfa')
})

test('says who it was, how and when', async () => {
  const site = setUp()
  const auth_time = Math.floor(Date.now() / 1000)
  site.provider.claims = {
    email: 'Ann@example.test',
    email_verified: true,
    amr: ['pwd', 'otp'],
    acr: 'x',
    auth_time,
  }
  expect(await walk(site)).toMatchObject({
    identity: { issuer: FAKE_ISSUER, subject: 'subject-1', verifiedEmail: 'ann@example.test' },
    authentication: { amr: ['pwd', 'otp'], acr: 'x', at: new Date(auth_time * 1000) },
  })
})

test('an address that is not in the token is asked of userinfo', async () => {
  const site = setUp()
  site.provider.userInfo = { sub: 'subject-1', email: 'ann@example.test', email_verified: true }
  expect(await walk(site)).toMatchObject({ identity: { verifiedEmail: 'ann@example.test' } })
})

test.each([
  ['another nonce', { nonce: 'stolen' }],
  ['another audience', { aud: 'somebody-else' }],
  ['another issuer', { iss: 'https://evil.test' }],
  ['a token that has expired', { exp: 1 }],
])('%s is refused', async (_, claims) => {
  const site = setUp()
  site.provider.claims = claims
  expect(await walk(site)).toEqual({ trouble: 'failed' })
})

test('a token that somebody else signed is refused', async () => {
  const site = setUp()
  site.provider.forged = true
  expect(await walk(site)).toEqual({ trouble: 'failed' })
})

test('a sign-in from before the question is no second factor', async () => {
  const site = setUp()
  site.provider.claims = { amr: ['mfa'], auth_time: Math.floor(Date.now() / 1000) - 120 }
  expect(await walk(site, STEP_UP)).toEqual({ trouble: 'failed' })
  expect(await walk(site, PLAIN)).toHaveProperty('identity')
})

test('an answer with another state, or without its verifier’s code, is refused', async () => {
  const { provider, party } = setUp()
  const { begun, attempt } = await begin(party, PLAIN)
  const answer = new URL(provider.answer(begun.address.href))
  expect(await party.finish(answer, 'another', attempt)).toEqual({ trouble: 'failed' })
  provider.refusal = 400
  expect(await party.finish(answer, begun.state, attempt)).toEqual({ trouble: 'failed' })
})

test.each([
  ['access_denied', 'declined'],
  ['temporarily_unavailable', 'unavailable'],
  ['server_error', 'unavailable'],
  ['invalid_scope', 'failed'],
])('the provider’s error %s is %s', async (error, trouble) => {
  const { party } = setUp()
  const { begun, attempt } = await begin(party, PLAIN)
  const search = new URLSearchParams({ error, state: begun.state, iss: FAKE_ISSUER })
  expect(await party.finish(new URL(`${ORIGIN}/sign-in/callback?${search}`), begun.state, attempt)).toEqual({
    trouble,
  })
})

test('a provider that is down is asked again later, and one that was found is not', async () => {
  const { provider, party } = setUp()
  provider.up = false
  expect(await party.begin(PLAIN)).toEqual({ trouble: 'unavailable' })
  provider.up = true
  expect(await party.begin(PLAIN)).toHaveProperty('address')
  await party.begin(PLAIN)
  expect(provider.requests).toEqual(Array(2).fill('/.well-known/openid-configuration'))
})

test('a provider that fails at the last step is unavailable', async () => {
  const site = setUp()
  site.provider.refusal = 503
  expect(await walk(site)).toEqual({ trouble: 'unavailable' })
})

test('signs out at the provider where it offers that', async () => {
  const { provider, party } = setUp()
  expect(await party.endSessionAddress('token')).toBeNull()
  const other = setUp()
  other.provider.endSession = true
  const address = await other.party.endSessionAddress('token')
  expect(Object.fromEntries(address?.searchParams ?? [])).toMatchObject({
    id_token_hint: 'token',
    post_logout_redirect_uri: `${ORIGIN}/signed-out`,
  })
  provider.up = false
  expect(await setUp().party.endSessionAddress('token')).toBeNull()
})

test('the log says what went wrong and nothing about whom', async () => {
  const lines = new PassThrough()
  const site = setUp(createLog('info', lines))
  site.provider.claims = { nonce: 'stolen', email: 'ann@example.test', name: 'Ann' }
  await walk(site)
  const line = String(lines.read())
  expect(JSON.parse(line)).toMatchObject({ trouble: 'failed', code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' })
  expect(line).not.toMatch(/ann|subject-1/i)
})

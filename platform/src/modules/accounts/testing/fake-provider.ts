// An identity provider that says what a test wants it to say, and never leaves the process: discovery, keys
// and tokens behind a `fetch`. What it signs is checked by the real client.
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'

import type { CustomFetch } from 'openid-client'

export const FAKE_ISSUER = 'https://identity.test'

export type FakeProvider = {
  /** Claims of the next ID token, over the usual ones. */
  claims: Record<string, unknown>
  /** What userinfo answers; null for a provider that has none. */
  userInfo: Record<string, unknown> | null
  /** False: nothing can be reached. */
  up: boolean
  endSession: boolean
  /** True: tokens are signed with a key that is not the provider's. */
  forged: boolean
  /** The status with which the token endpoint refuses; null where it does not. */
  refusal: number | null
  requests: string[]
  fetch: CustomFetch
  /** What the provider would do once the reader has signed in: the address to send them back to. */
  answer: (authorization: string) => string
}

export function createFakeProvider(subject: string): FakeProvider {
  const keys = newKeys()
  const nonces = new Map<string, string>()
  const json = (body: unknown, status = 200) => Response.json(body, { status })

  const provider: FakeProvider = {
    claims: {},
    userInfo: null,
    up: true,
    endSession: false,
    forged: false,
    refusal: null,
    requests: [],
    answer(authorization) {
      const asked = new URL(authorization).searchParams
      const code = randomUUID()
      nonces.set(code, asked.get('nonce') ?? '')
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = String(new URLSearchParams({ code, state: asked.get('state') ?? '', iss: FAKE_ISSUER }))
      return back.href
    },
    async fetch(address, { body }) {
      const { pathname } = new URL(address)
      provider.requests.push(pathname)
      if (!provider.up) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
      if (pathname === '/.well-known/openid-configuration') return json(metadata(provider))
      if (pathname === '/jwks')
        return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256' }] })
      if (pathname === '/userinfo') return json(provider.userInfo)
      if (provider.refusal !== null) return json({ error: 'invalid_grant' }, provider.refusal)
      const nonce = nonces.get(new URLSearchParams(String(body)).get('code') ?? '')
      return json({
        access_token: 'a',
        token_type: 'bearer',
        id_token: sign({ ...usual(subject), nonce, ...provider.claims }),
      })
    },
  }

  function sign(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const content = `${part({ alg: 'ES256', kid: 'k' })}.${part(claims)}`
    const signature = createSign('sha256')
      .update(content)
      .sign({ key: provider.forged ? newKeys().privateKey : keys.privateKey, dsaEncoding: 'ieee-p1363' })
    return `${content}.${signature.toString('base64url')}`
  }

  return provider
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

const usual = (sub: string) => {
  const now = Math.floor(Date.now() / 1000)
  return { iss: FAKE_ISSUER, aud: 'policeai', sub, iat: now, exp: now + 300, auth_time: now }
}

const metadata = ({ userInfo, endSession }: FakeProvider) => ({
  issuer: FAKE_ISSUER,
  authorization_endpoint: `${FAKE_ISSUER}/authorize`,
  token_endpoint: `${FAKE_ISSUER}/token`,
  jwks_uri: `${FAKE_ISSUER}/jwks`,
  id_token_signing_alg_values_supported: ['ES256'],
  ...(userInfo ? { userinfo_endpoint: `${FAKE_ISSUER}/userinfo` } : {}),
  ...(endSession ? { end_session_endpoint: `${FAKE_ISSUER}/leave` } : {}),
})

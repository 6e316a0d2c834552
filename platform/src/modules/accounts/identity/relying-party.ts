// Our side of OpenID Connect: authorization code with PKCE, state and nonce (RFC 9700). The provider is
// asked about itself at the first sign-in, and again after it could not be reached, so that this server
// starts, and serves the public, while the provider is down.
import * as openid from 'openid-client'
import type { Log } from '../../../kernel/log.ts'
import { type Identity, verifiedEmailOf } from '../domain/admission.ts'
import type { Attempt } from '../domain/attempts.ts'
import { type Authentication, SECOND_FACTOR_CLASSES } from '../domain/second-factor.ts'

export type ProviderSettings = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  /** What to keep as the issuer of an account; the provider's own unless it moves with the address. */
  issuerName: string
  /** Plain http: only ever for the embedded provider. */
  insecure: boolean
  idTokenAlgorithm?: string
  fetch?: openid.CustomFetch
}>

export type Begun = Readonly<{ address: URL; state: string; nonce: string; codeVerifier: string }>
export type Finished = Readonly<{ identity: Identity; authentication: Authentication; idToken: string }>
export type Trouble = Readonly<{ trouble: 'unavailable' | 'declined' | 'failed' }>

export type Wish = Readonly<{
  need: Attempt['need']
  language: Attempt['language']
  loginHint: string | null
}>

export type RelyingParty = Readonly<{
  begin: (wish: Wish) => Promise<Begun | Trouble>
  /** `answer` is the address that the provider sent the reader back to. */
  finish: (answer: URL, state: string, attempt: Attempt) => Promise<Finished | Trouble>
  /** Where to sign out of the provider too; null where it offers no such place. */
  endSessionAddress: (idToken: string) => Promise<URL | null>
}>

type Deps = Readonly<{ settings: ProviderSettings; origin: string; log: Log; now: () => Date }>

export const CALLBACK_PATH = '/sign-in/callback'
export const SIGNED_OUT_PATH = '/signed-out'

const TIMEOUT_SECONDS = 8

export function createRelyingParty({ settings, origin, log, now }: Deps): RelyingParty {
  const discover = discoveryOf(settings)
  const inTrouble = (error: unknown): Trouble => {
    const trouble = troubleOf(error)
    log.warn({ trouble, ...publicPartOf(error) }, 'the identity provider gave no sign-in')
    return { trouble }
  }

  return {
    begin: (wish) =>
      discover()
        .then((provider) => begin(provider, origin, wish))
        .catch(inTrouble),
    finish: (answer, state, attempt) =>
      discover()
        .then((provider) => finish(provider, settings, { answer, state, attempt, now }))
        .catch(inTrouble),
    endSessionAddress: (idToken) =>
      discover()
        .then((provider) => endSessionAddress(provider, origin, idToken))
        .catch(() => null),
  }
}

function discoveryOf(settings: ProviderSettings): () => Promise<openid.Configuration> {
  let found: Promise<openid.Configuration> | null = null
  return () => {
    found ??= discover(settings).catch((error) => {
      found = null
      throw error
    })
    return found
  }
}

function discover(settings: ProviderSettings): Promise<openid.Configuration> {
  const { idTokenAlgorithm: algorithm, fetch } = settings
  const metadata = {
    client_secret: settings.clientSecret,
    ...(algorithm ? { id_token_signed_response_alg: algorithm } : {}),
  }
  return openid.discovery(new URL(settings.issuer), settings.clientId, metadata, undefined, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      openid.enableNonRepudiationChecks,
      ...(settings.insecure ? [openid.allowInsecureRequests] : []),
    ],
    ...(fetch ? { [openid.customFetch]: fetch } : {}),
  })
}

async function begin(provider: openid.Configuration, origin: string, wish: Wish): Promise<Begun> {
  const codeVerifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const address = openid.buildAuthorizationUrl(provider, {
    redirect_uri: origin + CALLBACK_PATH,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: wish.language,
    ...(wish.loginHint ? { login_hint: wish.loginHint } : {}),
    ...(wish.need === 'second-factor' ? stepUp(provider) : {}),
  })
  return { address, state, nonce, codeVerifier }
}

/** OpenID Connect Core 3.1.2.1 and 5.5: sign in afresh, with two factors, and say how it was done. */
function stepUp(provider: openid.Configuration): Record<string, string> {
  const claims = { id_token: { amr: { essential: true }, auth_time: { essential: true } } }
  const takesClaims = provider.serverMetadata().claims_parameter_supported === true
  return {
    acr_values: SECOND_FACTOR_CLASSES.join(' '),
    max_age: '0',
    prompt: 'login',
    ...(takesClaims ? { claims: JSON.stringify(claims) } : {}),
  }
}

type Answer = Readonly<{ answer: URL; state: string; attempt: Attempt; now: () => Date }>

async function finish(
  provider: openid.Configuration,
  settings: ProviderSettings,
  given: Answer,
): Promise<Finished> {
  const { answer, state, attempt } = given
  const tokens = await openid.authorizationCodeGrant(provider, answer, {
    expectedState: state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.codeVerifier,
    ...(attempt.need === 'second-factor' ? { maxAge: secondsSince(attempt.startedAt, given.now()) } : {}),
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) throw new Error('the provider sent no ID token')
  const about =
    claims['email'] === undefined ? await userInfo(provider, tokens.access_token, claims.sub) : claims
  return {
    identity: { issuer: settings.issuerName, subject: claims.sub, verifiedEmail: verifiedEmailOf(about) },
    authentication: authenticationOf(claims),
    idToken: tokens.id_token,
  }
}

/** The proof must be newer than the question: the wait until the reader has answered is allowed for. */
const secondsSince = (iso: string, now: Date): number =>
  Math.max(0, Math.ceil((now.getTime() - Date.parse(iso)) / 1000))

const userInfo = (provider: openid.Configuration, accessToken: string, subject: string) =>
  provider.serverMetadata().userinfo_endpoint === undefined
    ? {}
    : openid.fetchUserInfo(provider, accessToken, subject)

const authenticationOf = (claims: openid.IDToken): Authentication => ({
  amr: Array.isArray(claims['amr']) ? claims['amr'].filter((method) => typeof method === 'string') : [],
  acr: typeof claims['acr'] === 'string' ? claims['acr'] : null,
  at: claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000),
})

function endSessionAddress(provider: openid.Configuration, origin: string, idToken: string): URL | null {
  if (provider.serverMetadata().end_session_endpoint === undefined) return null
  return openid.buildEndSessionUrl(provider, {
    id_token_hint: idToken,
    post_logout_redirect_uri: origin + SIGNED_OUT_PATH,
  })
}

const PASSING = new Set(['temporarily_unavailable', 'server_error'])

function troubleOf(error: unknown): Trouble['trouble'] {
  if (error instanceof openid.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'declined'
    return PASSING.has(error.error) ? 'unavailable' : 'failed'
  }
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'failed'
  return isOutOfReach(error) ? 'unavailable' : 'failed'
}

/** No answer at all, none in time, or one that is not this protocol's. */
function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const unreadable = [
    'OAUTH_TIMEOUT',
    'OAUTH_RESPONSE_IS_NOT_CONFORM',
    'OAUTH_RESPONSE_IS_NOT_JSON',
    'OAUTH_PARSE_ERROR',
  ]
  return (
    unreadable.includes(code) || error.name === 'TimeoutError' || (error instanceof TypeError && code === '')
  )
}

/** For the log: what went wrong, and nothing about whom (the library keeps claims and answers in `cause`). */
const publicPartOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof Error
    ? { message: error.message, ...('code' in error ? { code: String(error.code) } : {}) }
    : { message: String(error) }

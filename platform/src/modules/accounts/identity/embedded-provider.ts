// An OpenID Connect provider in the same process, for demonstrations: made-up people sign in by choosing
// who they are. It is a real provider behind the same protocol, so that what is shown in a demonstration
// is what runs in production; and it is refused there.
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import { type Configuration, type Interaction, interactionPolicy, Provider } from 'oidc-provider'
import type { Configuration as ServerSettings } from '../../../kernel/configuration.ts'
import { SECOND_FACTOR_CLASSES } from '../domain/second-factor.ts'
import { createExpiringAdapter } from './expiring-adapter.ts'
import { CALLBACK_PATH, type ProviderSettings } from './relying-party.ts'

export const EMBEDDED_PATH = '/demo-identity'

/** Kept with the accounts in place of the provider's address, which changes with the port. */
export const EMBEDDED_ISSUER_NAME = 'demonstration'

export type DemonstrationAccount = Readonly<{ id: string; name: string; email: string }>

export type EmbeddedProvider = Readonly<{
  provider: Provider
  /** How the relying party reaches it; its requests do not leave the process. */
  settings: Omit<ProviderSettings, 'fetch'>
  /** The one-time code of this sign-in and this person. */
  codeFor: (interactionId: string, personId: string) => string
}>

type Deps = Readonly<{
  configuration: Pick<ServerSettings, 'origin' | 'trustProxy'>
  findPerson: (id: string) => Promise<DemonstrationAccount | null>
}>

export function createEmbeddedProvider({ configuration, findPerson }: Deps): EmbeddedProvider {
  const issuer = configuration.origin + EMBEDDED_PATH
  const client = { clientId: 'policeai', clientSecret: randomBytes(32).toString('base64url') }
  const provider = new Provider(issuer, settingsOf(configuration.origin, client, findPerson))
  provider.proxy = configuration.trustProxy
  // Nobody stays signed in at the provider: who demonstrates wants to be somebody else next time.
  provider.on('authorization.success', ({ oidc }) => void oidc.session?.destroy())
  const codeKey = randomBytes(32)

  return {
    provider,
    settings: {
      ...client,
      issuer,
      issuerName: EMBEDDED_ISSUER_NAME,
      insecure: configuration.origin.startsWith('http:'),
      idTokenAlgorithm: 'ES256',
    },
    codeFor: (interactionId, personId) => {
      const mac = createHmac('sha256', codeKey).update(`${interactionId} ${personId}`).digest()
      return String(mac.readUInt32BE() % 1_000_000).padStart(6, '0')
    },
  }
}

type Client = Readonly<{ clientId: string; clientSecret: string }>

const settingsOf = (origin: string, client: Client, findPerson: Deps['findPerson']): Configuration => ({
  adapter: createExpiringAdapter(),
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
      redirect_uris: [origin + CALLBACK_PATH],
    },
  ],
  jwks: { keys: [newKey()] },
  acrValues: [...SECOND_FACTOR_CLASSES],
  claims: { openid: ['sub', 'amr', 'acr', 'auth_time'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' },
    short: { httpOnly: true, sameSite: 'lax', path: '/' },
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    claimsParameter: { enabled: true },
  },
  interactions: { policy: alwaysAsk(), url: (_, interaction) => interactionPath(interaction) },
  clientBasedCORS: () => false,
  expiresWithSession: () => false,
  loadExistingGrant: grantEverything,
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 300, Interaction: 900, Session: 900, Grant: 900 },
  findAccount: async (_, id) => {
    const person = await findPerson(id)
    return person
      ? { accountId: id, claims: () => ({ sub: id, email: person.email, email_verified: true }) }
      : undefined
  },
  renderError: (ctx) => ctx.redirect(`${origin}/sign-in/stopped?reason=expired`),
})

function interactionPath(interaction: Interaction): string {
  const welsh = String(interaction.params['ui_locales'] ?? '').startsWith('cy')
  return `${welsh ? '/cy' : ''}${EMBEDDED_PATH}/people/${interaction.uid}`
}

function newKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    ...privateKey.export({ format: 'jwk' }),
    kty: 'EC',
    alg: 'ES256',
    use: 'sig',
    kid: 'demonstration',
  } as const
}

/** One question at each sign-in, who are you; and none about consent, since there is one client. */
function alwaysAsk() {
  const { Check, Prompt } = interactionPolicy
  const unanswered = new Check(
    'sign_in',
    'Somebody has to be chosen',
    'login_required',
    (ctx) => !ctx.oidc.result?.login,
  )
  return [new Prompt({ name: 'login', requestable: true }, unanswered)]
}

const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (accountId === undefined || clientId === undefined) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid email')
  grant.addOIDCClaims(['amr', 'auth_time'])
  await grant.save()
  return grant
}

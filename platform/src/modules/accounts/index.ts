// Accounts: people, organisations, roles and signing in. Everybody else asks here who acts.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { StartFault } from '../../kernel/errors.ts'
import type { addAccess } from '../../kernel/http/access.ts'
import type { App, Kernel, Module } from '../../kernel/module.ts'
import type { AccountsContext } from './context.ts'
import { type DemonstrationPerson, loadDemonstration } from './demonstration.ts'
import type { Organisation } from './domain/organisation.ts'
import { seen } from './domain/visit.ts'
import { appointFirstAdministrator, type FirstAdministrator } from './first-administrator.ts'
import { createEmbeddedProvider, type EmbeddedProvider } from './identity/embedded-provider.ts'
import { innerFetch, mountProvider } from './identity/mount.ts'
import { createRelyingParty, type ProviderSettings } from './identity/relying-party.ts'
import { addSessions } from './sessions.ts'
import { createOrganisationStore } from './store/organisations.ts'
import { createPersonStore } from './store/people.ts'
import { createSessionStore } from './store/sessions.ts'
import { addAccount } from './web/account/page.ts'
import { addAdministration } from './web/administration/page.ts'
import { addAuditLog } from './web/audit/page.ts'
import { addDemonstration } from './web/demonstration/page.ts'
import { addOrganisations } from './web/organisations/page.ts'
import { addPeople } from './web/people/page.ts'
import { addSignIn } from './web/sign-in/page.ts'
import { createAskToSignIn } from './web/sign-in/paths.ts'

export type { DemonstrationOrganisation, DemonstrationPerson } from './demonstration.ts'
export { type Organisation, rolesIn } from './domain/organisation.ts'
export type { FirstAdministrator } from './first-administrator.ts'

type AccessDeps = Parameters<typeof addAccess>[1]

export type Accounts = Module &
  Readonly<{
    /** Who acts in this request, as the database has it now. */
    findActor: (request: FastifyRequest) => Promise<Actor | null>
    askToSignIn: AccessDeps['askToSignIn']
    /** Cookies, sessions, `request.flash` and `request.takeFlash`; on the root, before access and routes. */
    sessions: (app: FastifyInstance) => Promise<void>
    organisations: Readonly<{
      find: (id: string) => Promise<Organisation | null>
      list: () => Promise<readonly Organisation[]>
    }>
    /** Somebody who can let in the others; `not-needed` where there is one already. */
    appointFirstAdministrator: (
      first: FirstAdministrator,
    ) => Promise<'appointed' | 'address-taken' | 'not-needed'>
    /** Adds made-up people and organisations; those that are there stay as they are. */
    loadDemonstration: (
      people: readonly DemonstrationPerson[],
      organisations: readonly Omit<Organisation, 'demonstration'>[],
    ) => Promise<void>
  }>

export function createAccounts(kernel: Kernel): Accounts {
  const { configuration, database, clock } = kernel
  const people = createPersonStore(database)
  const organisations = createOrganisationStore(database)
  const sessionStore = createSessionStore(database, clock)
  const embedded = embeddedProviderOf(kernel, people.find)

  return {
    name: 'accounts',
    migrations: { module: 'accounts', folder: new URL('./store/migrations', import.meta.url) },
    queues: [],
    routes: async (app) => {
      const relyingParty = createRelyingParty({
        settings: settingsOf(kernel, embedded, app),
        origin: configuration.origin,
        log: kernel.log,
        now: clock,
      })
      await addRoutes(app, { kernel, people, organisations, sessionStore, relyingParty }, embedded)
    },
    findActor: (request) => findActor(request, people.findActor, clock()),
    askToSignIn: createAskToSignIn(configuration.origin),
    sessions: (app) => addSessions(app, configuration, sessionStore),
    organisations: { find: organisations.find, list: organisations.list },
    appointFirstAdministrator: (first) => appointFirstAdministrator({ kernel, people, organisations }, first),
    loadDemonstration: (newPeople, newOrganisations) =>
      loadDemonstration({ kernel, people, organisations }, newPeople, newOrganisations),
  }
}

/** Where no provider is configured, and only for a demonstration. */
function embeddedProviderOf(
  { configuration }: Kernel,
  findPerson: Parameters<typeof createEmbeddedProvider>[0]['findPerson'],
): EmbeddedProvider | null {
  if (configuration.identity !== null) return null
  if (configuration.mode === 'production') {
    throw new StartFault([
      'No identity provider is configured: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    ])
  }
  return createEmbeddedProvider({ configuration, findPerson })
}

function settingsOf(
  { configuration }: Kernel,
  embedded: EmbeddedProvider | null,
  app: App,
): ProviderSettings {
  if (embedded !== null) return { ...embedded.settings, fetch: innerFetch(app) }
  const { identity } = configuration
  if (identity === null) throw new TypeError('neither an embedded provider nor a configured one')
  return { ...identity, issuerName: identity.issuer, insecure: false }
}

async function addRoutes(
  app: App,
  context: AccountsContext,
  embedded: EmbeddedProvider | null,
): Promise<void> {
  addSignIn(app, context)
  addAccount(app, context)
  addPeople(app, context)
  addOrganisations(app, context)
  addAdministration(app)
  addAuditLog(app, context)
  if (embedded === null) return
  await mountProvider(app, embedded.provider)
  addDemonstration(app, { ...context, embedded })
}

async function findActor(
  request: FastifyRequest,
  find: (id: string) => Promise<Omit<Actor, 'secondFactorAt'> | null>,
  now: Date,
): Promise<Actor | null> {
  const visit = request.session.visit
  if (visit === undefined) return null
  const actor = await find(visit.personId)
  if (actor === null) return null
  request.session.visit = seen(visit, now)
  return { ...actor, secondFactorAt: visit.secondFactorAt === null ? null : new Date(visit.secondFactorAt) }
}

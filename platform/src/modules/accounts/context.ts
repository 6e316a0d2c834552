// What the parts of this module share; made once, in index.ts.
import type { Kernel } from '../../kernel/module.ts'
import type { EmbeddedProvider } from './identity/embedded-provider.ts'
import type { RelyingParty } from './identity/relying-party.ts'
import type { OrganisationStore } from './store/organisations.ts'
import type { PersonStore } from './store/people.ts'
import type { SessionStore } from './store/sessions.ts'

export type AccountsContext = Readonly<{
  kernel: Kernel
  people: PersonStore
  organisations: OrganisationStore
  sessionStore: SessionStore
  relyingParty: RelyingParty
}>

export type DemonstrationContext = AccountsContext & Readonly<{ embedded: EmbeddedProvider }>

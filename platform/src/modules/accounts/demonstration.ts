// Made-up organisations and people for a demonstration. They sign in through the embedded provider only:
// their identity there is fixed, so that no real provider can ever vouch for them.
import { type Role, SYSTEM_ACTOR } from '../../kernel/actor.ts'
import { StartFault } from '../../kernel/errors.ts'
import type { AccountsContext } from './context.ts'
import type { Organisation } from './domain/organisation.ts'
import { normaliseEmail } from './domain/person.ts'
import { EMBEDDED_ISSUER_NAME } from './identity/embedded-provider.ts'

export type DemonstrationOrganisation = Omit<Organisation, 'demonstration'>

export type DemonstrationPerson = Readonly<{
  id: string
  name: string
  email: string
  organisationId: string
  roles: readonly Role[]
}>

type Context = Pick<AccountsContext, 'kernel' | 'people' | 'organisations'>

export async function loadDemonstration(
  { kernel, people, organisations }: Context,
  newPeople: readonly DemonstrationPerson[],
  newOrganisations: readonly DemonstrationOrganisation[],
): Promise<void> {
  if (kernel.configuration.mode === 'production') {
    throw new StartFault(['Demonstration data are refused in production.'])
  }
  const now = kernel.clock()
  await kernel.database.transaction().execute(async (transaction) => {
    const note = (action: string, type: string, id: string, detail: Readonly<Record<string, unknown>>) =>
      kernel.audit.note(transaction, { actor: SYSTEM_ACTOR, action, subject: { type, id }, detail })

    for (const organisation of newOrganisations) {
      const added = await organisations.add(transaction, { ...organisation, demonstration: true }, now)
      if (added)
        await note('organisation.added', 'organisation', organisation.id, { kind: organisation.kind })
    }
    for (const person of newPeople) {
      const identity = { issuer: EMBEDDED_ISSUER_NAME, subject: person.id }
      const outcome = await people.add(
        transaction,
        { ...person, email: normaliseEmail(person.email), identity },
        now,
      )
      const detail = { roles: person.roles, organisation: person.organisationId }
      if (outcome === 'added') await note('person.added', 'person', person.id, detail)
    }
  })
}

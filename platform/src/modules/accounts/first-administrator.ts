// A new instance has nobody who could let anybody in. Whoever runs the machine names the first one; that
// person then signs in through the organisation's provider like everybody else.
import { SYSTEM_ACTOR } from '../../kernel/actor.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { AccountsContext } from './context.ts'
import { type Organisation, slugOf } from './domain/organisation.ts'
import { normaliseEmail } from './domain/person.ts'

export type FirstAdministrator = Readonly<{
  name: string
  email: string
  /** Names of the centre, where the instance has none yet. */
  centre: Organisation['name']
}>

type Context = Pick<AccountsContext, 'kernel' | 'people' | 'organisations'>

export async function appointFirstAdministrator(
  context: Context,
  first: FirstAdministrator,
): Promise<'appointed' | 'address-taken' | 'not-needed'> {
  const { kernel, people, organisations } = context
  if (await people.hasAdministrator()) return 'not-needed'
  const present = (await organisations.list()).find(({ kind }) => kind === 'centre')
  return kernel.database.transaction().execute(async (transaction) => {
    const centre = present ?? (await found(context, transaction, first.centre))
    const id = kernel.newId()
    const { name, email } = first
    const roles = ['administrator'] as const
    const person = {
      id,
      name,
      email: normaliseEmail(email),
      organisationId: centre.id,
      roles,
      identity: null,
    }
    const outcome = await people.add(transaction, person, kernel.clock())
    if (outcome === 'address-taken') return outcome
    await kernel.audit.note(transaction, {
      actor: SYSTEM_ACTOR,
      action: 'person.added',
      subject: { type: 'person', id },
      detail: { roles, organisation: centre.id },
    })
    return 'appointed'
  })
}

async function found(
  { kernel, organisations }: Context,
  transaction: Database,
  name: Organisation['name'],
): Promise<Organisation> {
  const centre = {
    id: kernel.newId(),
    slug: slugOf(name.en),
    name,
    kind: 'centre',
    demonstration: false,
  } as const
  await organisations.add(transaction, centre, kernel.clock())
  await kernel.audit.note(transaction, {
    actor: SYSTEM_ACTOR,
    action: 'organisation.added',
    subject: { type: 'organisation', id: centre.id },
    detail: { kind: centre.kind },
  })
  return centre
}

// Lets in who has an account: finds it, ties it to the identity at the first sign-in, and notes the visit.
import type { AuditActor } from '../../../../kernel/actor.ts'
import type { AccountsContext } from '../../context.ts'
import { type Admission, admit, type Identity } from '../../domain/admission.ts'
import type { Person } from '../../domain/person.ts'

export async function welcome(
  context: AccountsContext,
  identity: Identity,
  secondFactor: boolean,
): Promise<Admission> {
  const admission = await find(context, identity)
  if (admission.outcome === 'refused') return admission
  const { kernel, people } = context
  const { person, firstTime } = admission
  return kernel.database.transaction().execute(async (transaction): Promise<Admission> => {
    const linked = !firstTime || (await people.link(transaction, person.id, keyOf(identity), kernel.clock()))
    if (!linked) return { outcome: 'refused', why: 'no-account' }
    await kernel.audit.note(transaction, {
      actor: asVisitor(person),
      action: firstTime ? 'person.first-signed-in' : 'person.signed-in',
      subject: { type: 'person', id: person.id },
      detail: { secondFactor },
    })
    return admission
  })
}

async function find({ people }: AccountsContext, identity: Identity): Promise<Admission> {
  const bySubject = await people.findBySubject(identity)
  const known = bySubject !== null || identity.verifiedEmail === null
  return admit({ bySubject, byEmail: known ? null : await people.findByEmail(identity.verifiedEmail) })
}

const keyOf = ({ issuer, subject }: Identity) => ({ issuer, subject })

const asVisitor = (person: Person): AuditActor => ({
  personId: person.id,
  role: person.roles[0] ?? 'system',
  organisationId: person.organisationId,
})

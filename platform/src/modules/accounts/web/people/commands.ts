// What an administrator can do to people. Each change and its entry in the audit log are one transaction;
// the entry holds roles and organisation, and neither name nor address.
import { type Actor, acting, type Role } from '../../../../kernel/actor.ts'
import { Fault } from '../../../../kernel/errors.ts'
import type { Language } from '../../../../kernel/http/language.ts'
import type { AccountsContext } from '../../context.ts'
import { mayChange, type Person } from '../../domain/person.ts'
import { textOf } from '../../locales/index.ts'
import type { PersonCommand } from './form.ts'

type Act = Readonly<{ actor: Actor; language: Language }>

export type PeopleCommands = ReturnType<typeof createPeopleCommands>

export function createPeopleCommands({ kernel, people, sessionStore }: AccountsContext) {
  const { database, audit, clock } = kernel

  /** The new person's id, or `address-taken`. */
  async function add(
    actor: Actor,
    { organisation, ...command }: PersonCommand,
  ): Promise<{ id: string } | 'address-taken'> {
    const id = kernel.newId()
    const person = { id, ...command, organisationId: organisation.id, identity: null }
    return database.transaction().execute(async (transaction) => {
      const outcome = await people.add(transaction, person, clock())
      if (outcome === 'address-taken') return outcome
      await audit.note(transaction, {
        actor: acting(actor, 'administrator'),
        action: 'person.added',
        subject: { type: 'person', id },
        detail: { roles: command.roles, organisation: organisation.id },
      })
      return { id }
    })
  }

  /** Throws where it is one's own account, or where somebody was faster. */
  async function change(act: Act, from: Person, version: number, what: Change): Promise<void> {
    const text = textOf(act.language).people
    if (!mayChange(act.actor, from)) throw new Fault('not-allowed', text.ownAccount)
    const values =
      what.action === 'person.roles-changed'
        ? { roles: what.roles }
        : { disabledAt: disabledAt(what, clock()) }
    await database.transaction().execute(async (transaction) => {
      const outcome = await people.change(transaction, { id: from.id, version }, values, clock())
      if (outcome === 'conflict') throw new Fault('edit-conflict', text.conflict)
      if (what.action === 'person.disabled') await sessionStore.endAllOf(transaction, from.id)
      await audit.note(transaction, {
        actor: acting(act.actor, 'administrator'),
        action: what.action,
        subject: { type: 'person', id: from.id },
        detail: detailOf(from, what),
      })
    })
  }

  return { add, change }
}

export type Change =
  | Readonly<{ action: 'person.roles-changed'; roles: readonly Role[] }>
  | Readonly<{ action: 'person.disabled' }>
  | Readonly<{ action: 'person.enabled' }>

const disabledAt = ({ action }: Change, now: Date): Date | null => (action === 'person.disabled' ? now : null)

const detailOf = (from: Person, what: Change): Readonly<Record<string, unknown>> => ({
  organisation: from.organisationId,
  ...(what.action === 'person.roles-changed'
    ? { before: from.roles, roles: what.roles }
    : { roles: from.roles }),
})

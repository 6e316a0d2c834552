// The form for a new person, and the one for roles: what was typed, and what is wrong with it.
import { z } from 'zod'
import { ROLES, type Role } from '../../../../kernel/actor.ts'
import { allOf, type FormValues, oneOf } from '../../../../kernel/http/forms.ts'
import type { Language } from '../../../../kernel/http/language.ts'
import { type Organisation, rolesForeignTo } from '../../domain/organisation.ts'
import { normaliseEmail } from '../../domain/person.ts'
import { type Text, textOf } from '../../locales/index.ts'
import { rolesInWords } from '../parts.ts'

export type TypedPerson = Readonly<{
  name: string
  email: string
  organisation: string
  roles: readonly Role[]
}>

export const NOTHING_TYPED: TypedPerson = { name: '', email: '', organisation: '', roles: [] }

export type PersonFaults = Readonly<Partial<Record<keyof TypedPerson, string>>>

export type PersonCommand = Readonly<{
  name: string
  email: string
  organisation: Organisation
  roles: readonly Role[]
}>

export type Checked<Command, Faults> = Readonly<{ command: Command } | { faults: Faults }>

export const typedRoles = (form: FormValues): readonly Role[] =>
  ROLES.filter((role) => allOf(form, 'roles').includes(role))

export const typedPerson = (form: FormValues): TypedPerson => ({
  name: oneOf(form, 'name').trim(),
  email: oneOf(form, 'email').trim(),
  organisation: oneOf(form, 'organisation'),
  roles: typedRoles(form),
})

const nameSchema = z.string().min(1).max(100)
const emailSchema = z.email().max(254)

export function checkPerson(
  typed: TypedPerson,
  organisations: readonly Organisation[],
  language: Language,
): Checked<PersonCommand, PersonFaults> {
  const text = textOf(language)
  const organisation = organisations.find(({ id }) => id === typed.organisation)
  const roles = rolesFault(typed.roles, organisation, language)
  const faults: PersonFaults = {
    ...(nameSchema.safeParse(typed.name).success ? {} : { name: text.people.faults.name }),
    ...(emailSchema.safeParse(typed.email).success ? {} : { email: text.people.faults.email }),
    ...(organisation ? {} : { organisation: text.people.faults.organisation }),
    ...(roles === null ? {} : { roles }),
  }
  if (organisation === undefined || Object.keys(faults).length > 0) return { faults }
  return {
    command: { name: typed.name, email: normaliseEmail(typed.email), organisation, roles: typed.roles },
  }
}

/** What is wrong with these roles in this organisation, in words; null where nothing is. */
export function rolesFault(
  roles: readonly Role[],
  organisation: Organisation | undefined,
  language: Language,
): string | null {
  const text: Text = textOf(language)
  if (roles.length === 0) return text.people.faults.roles
  const foreign = organisation ? rolesForeignTo(organisation.kind, roles) : []
  if (organisation === undefined || foreign.length === 0) return null
  return text.people.faults.foreign(rolesInWords(foreign, text), organisation.name[language])
}

// A person: the account of somebody who signs in elsewhere. It says which organisation they act for and in
// which roles; how they prove who they are is their identity provider's business.
import type { Actor, Role } from '../../../kernel/actor.ts'

export type Person = Readonly<{
  id: string
  name: string
  /** Lower case. */
  email: string
  organisationId: string
  roles: readonly Role[]
  /** Counts the changes, so that two administrators cannot overwrite each other unseen. */
  version: number
  disabledAt: Date | null
  /** The identity that this account belongs to, once its owner has signed in. */
  linked: boolean
}>

/** Nobody changes their own account: a role is given by somebody else. */
export const mayChange = (actor: Actor, person: Person): boolean => actor.personId !== person.id

export const normaliseEmail = (email: string): string => email.trim().toLowerCase()

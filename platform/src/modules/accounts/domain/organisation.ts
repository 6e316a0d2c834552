// Organisations are the police forces and the centre itself. What a role can be held for depends on which
// of the two it is: a force writes and authorises records, the centre measures, publishes and oversees.
import type { Role } from '../../../kernel/actor.ts'

export type Organisation = Readonly<{
  id: string
  slug: string
  name: Readonly<{ en: string; cy: string }>
  kind: 'force' | 'centre'
  demonstration: boolean
}>

/** What stands for the name in an address: `Dyfed-Powys Police` is `dyfed-powys-police`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const ROLES_BY_KIND: Readonly<Record<Organisation['kind'], readonly Role[]>> = {
  force: ['contributor', 'approver'],
  centre: ['evaluator', 'editor', 'auditor', 'administrator'],
}

/** The roles that a person can hold in an organisation of this kind. */
export const rolesIn = (kind: Organisation['kind']): readonly Role[] => ROLES_BY_KIND[kind]

/** Roles of the wanted ones that this kind of organisation does not have. */
export const rolesForeignTo = (kind: Organisation['kind'], wanted: readonly Role[]): readonly Role[] =>
  wanted.filter((role) => !rolesIn(kind).includes(role))

// A record: one organisation's use of a tool. It lives on from version to version, until the force that
// published it retires it; it is never deleted.
import type { Person, Refusal } from './rules.ts'

export type RegisterRecord = Readonly<{
  id: string
  organisationId: string
  toolId: string
  toolName: string
  supplier: string
  createdAt: Date
  retiredAt: Date | null
  retiredReason: string | null
  demonstration: boolean
}>

/** What has become of a record, for the rules about it as a whole. */
export type Standing = Readonly<{
  record: RegisterRecord
  /** Number of the newest published version, 0 where none is. */
  published: number
}>

export type StandingRefusal = Refusal | Readonly<{ code: 'not_published' }> | Readonly<{ code: 'retired' }>

/** Why this person may not begin a new version; null where they may. */
export const refusalToRevise = (standing: Standing, person: Person): StandingRefusal | null =>
  refusalTo('contributor', standing, person)

/** Why this person may not retire the record; null where they may. */
export function refusalToRetire(standing: Standing, person: Person, reason: string): StandingRefusal | null {
  return refusalTo('approver', standing, person) ?? (reason.trim() === '' ? { code: 'reason_missing' } : null)
}

function refusalTo(
  role: 'contributor' | 'approver',
  standing: Standing,
  person: Person,
): StandingRefusal | null {
  if (standing.record.organisationId !== person.organisationId) return { code: 'not_yours' }
  if (!person.roles.includes(role)) return { code: 'role', needed: role }
  if (standing.published === 0) return { code: 'not_published' }
  return standing.record.retiredAt === null ? null : { code: 'retired' }
}

// Who acts. Roles are held in one organisation; the centre is an organisation like a force.

export const ROLES = ['contributor', 'approver', 'evaluator', 'editor', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export type Actor = Readonly<{
  personId: string
  name: string
  organisationId: string
  organisationName: string
  roles: readonly Role[]
  /** When a second factor was last shown, or null; authorising and publishing ask for a recent one. */
  secondFactorAt: Date | null
}>

/** What acts when no person does: jobs and the loading of demonstration data. */
export const SYSTEM_ACTOR: AuditActor = { personId: 'system', role: 'system', organisationId: 'policeai' }

/** What the audit log keeps of an actor: an opaque id, the role used, the organisation. No name. */
export type AuditActor = Readonly<{ personId: string; role: Role | 'system'; organisationId: string }>

/** The actor in the role in which this act is done. */
export const acting = (actor: Actor, role: Role): AuditActor => ({
  personId: actor.personId,
  role,
  organisationId: actor.organisationId,
})

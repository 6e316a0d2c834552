// How long somebody stays signed in: half an hour without doing anything, and never more than a working day.
// OWASP Session Management Cheat Sheet, "Session Expiration".

export const IDLE_MINUTES = 30
export const LONGEST_HOURS = 8

/** Somebody's time on the site, from signing in to signing out. Times are ISO 8601. */
export type Visit = Readonly<{
  personId: string
  openedAt: string
  seenAt: string
  secondFactorAt: string | null
  /** Proves to the identity provider whom to sign out. */
  idToken: string
}>

export function expiryOf(visit: Visit | undefined, now: Date): Date {
  const idle = (visit ? Date.parse(visit.seenAt) : now.getTime()) + IDLE_MINUTES * 60_000
  if (visit === undefined) return new Date(idle)
  return new Date(Math.min(idle, Date.parse(visit.openedAt) + LONGEST_HOURS * 3_600_000))
}

const NOTED_EVERY_MS = 60_000

/** The visit, seen again; the same one where that was noted less than a minute ago. */
export function seen(visit: Visit, now: Date): Visit {
  const fresh = now.getTime() - Date.parse(visit.seenAt) < NOTED_EVERY_MS
  return fresh ? visit : { ...visit, seenAt: now.toISOString() }
}

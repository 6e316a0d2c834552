// Who is let in: somebody whose account exists and is not disabled. The provider's own identifier decides;
// the e-mail address is believed once, at the first sign-in, and only where the provider vouches for it.
import { normaliseEmail, type Person } from './person.ts'

/** What the identity provider says about who has just signed in. */
export type Identity = Readonly<{
  issuer: string
  subject: string
  /** Null where the provider names none or does not vouch for it. */
  verifiedEmail: string | null
}>

export type Admission =
  | Readonly<{ outcome: 'admitted'; person: Person; firstTime: boolean }>
  | Readonly<{ outcome: 'refused'; why: 'no-account' | 'disabled' }>

/** An account that is linked to another identity is not found by its address: addresses are given to new owners. */
export function admit(known: Readonly<{ bySubject: Person | null; byEmail: Person | null }>): Admission {
  const unlinked = known.byEmail?.linked ? null : known.byEmail
  const person = known.bySubject ?? unlinked
  if (person === null) return { outcome: 'refused', why: 'no-account' }
  if (person.disabledAt !== null) return { outcome: 'refused', why: 'disabled' }
  return { outcome: 'admitted', person, firstTime: known.bySubject === null }
}

type EmailClaims = Readonly<{ email?: unknown; email_verified?: unknown; xms_edov?: unknown }>

/**
 * The address, where the provider vouches for it. OpenID Connect Core 5.1 `email_verified`; Microsoft Entra
 * has its own claim for the same, `xms_edov`, since an address there can be typed in by any tenant.
 */
export function verifiedEmailOf(claims: EmailClaims): string | null {
  const vouched = claims.email_verified === true || [true, 1, '1'].some((yes) => yes === claims.xms_edov)
  return vouched && typeof claims.email === 'string' ? normaliseEmail(claims.email) : null
}

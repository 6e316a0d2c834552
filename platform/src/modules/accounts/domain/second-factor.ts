// When is a second factor shown? The provider says how somebody signed in (`amr`, RFC 8176) or to which
// class that belongs (`acr`). Two methods of one kind are one factor: two passwords prove no more than one.

/** Asked for, and believed. REFEDS MFA Profile 1.2; OpenID PAPE 1.0, section 4. */
export const SECOND_FACTOR_CLASSES = [
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
] as const

// NIST SP 800-63B names the kinds. Not counted: `sms` and `tel`, which a SIM swap defeats (restricted
// authenticators, 5.1.3.3), and `geo`, `rba`, `wia`, `user` and `mca`, which are no factor of their own.
const KINDS = [
  ['pwd', 'pin', 'kba'], // what one knows
  ['otp', 'hwk', 'swk', 'sc'], // what one has
  ['face', 'fpt', 'iris', 'retina', 'vbm'], // what one is
] as const

export type Authentication = Readonly<{
  amr: readonly string[]
  acr: string | null
  /** When the person proved who they are; null where the provider does not say. */
  at: Date | null
}>

/** When a second factor was shown, or null where none was or the time is not known. */
export const secondFactorAt = (authentication: Authentication): Date | null =>
  hasSecondFactor(authentication) ? authentication.at : null

function hasSecondFactor({ amr, acr }: Authentication): boolean {
  if (amr.includes('mfa') || SECOND_FACTOR_CLASSES.some((one) => one === acr)) return true
  return KINDS.filter((kind) => kind.some((method) => amr.includes(method))).length >= 2
}

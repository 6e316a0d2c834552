// Sign-ins under way, each under the state that the provider will send back. An attempt is used up by the
// first answer to it, right or wrong, so that an answer cannot be played twice.

export type Attempt = Readonly<{
  nonce: string
  codeVerifier: string
  returnTo: string
  language: 'en' | 'cy'
  need: 'sign-in' | 'second-factor'
  /** ISO 8601. */
  startedAt: string
}>

export type Attempts = Readonly<Record<string, Attempt>>

/** Several tabs may sign in at once; the oldest gives way, so that a session stays small. */
const MOST_AT_ONCE = 5

export const withAttempt = (attempts: Attempts | undefined, state: string, attempt: Attempt): Attempts =>
  Object.fromEntries([...Object.entries(attempts ?? {}), [state, attempt] as const].slice(-MOST_AT_ONCE))

/** The attempt with this state, and the attempts without it. */
export function takeAttempt(
  attempts: Attempts | undefined,
  state: string,
): Readonly<{ attempt: Attempt | null; rest: Attempts }> {
  const entries = Object.entries(attempts ?? {})
  const found = entries.find(([key]) => key === state)
  return { attempt: found?.[1] ?? null, rest: Object.fromEntries(entries.filter(([key]) => key !== state)) }
}

// The addresses of signing in, and the rule by which a route that needs it sends the reader there.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../../../kernel/errors.ts'
import { formOf } from '../../../../kernel/http/forms.ts'
import { href, type Language, languageOf } from '../../../../kernel/http/language.ts'
import type { Attempt } from '../../domain/attempts.ts'
import { keptForm } from '../../domain/kept-form.ts'
import { localPath } from '../../domain/return-path.ts'

export type Reason =
  | 'no-account'
  | 'disabled'
  | 'no-second-factor'
  | 'declined'
  | 'expired'
  | 'failed'
  | 'unavailable'
  | 'insecure'

export const signInPath = (language: Language, returnTo: string, need: Attempt['need'] = 'sign-in'): string =>
  href(
    language,
    `/sign-in?${new URLSearchParams({ return_to: returnTo, ...(need === 'sign-in' ? {} : { need }) })}`,
  )

export const stoppedPath = (language: Language, reason: Reason): string =>
  href(language, `/sign-in/stopped?reason=${reason}`)

/**
 * Programs are told; people are sent, and come back to the page, or to the form from which they sent something.
 * What they typed is kept while they show a second factor.
 */
export const createAskToSignIn =
  (origin: string) =>
  (request: FastifyRequest, reply: FastifyReply, need: Attempt['need']): FastifyReply => {
    if (isProgram(request)) throw new Fault('sign-in-needed', 'Sign in with a browser first.')
    const language = languageOf(request)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const from = reads ? localPath(request.originalUrl) : refererPath(request, origin)
    if (!reads && need === 'second-factor' && from !== null) keepForm(request, from)
    return reply.redirect(signInPath(language, from ?? href(language, '/'), need), 303)
  }

function keepForm(request: FastifyRequest, page: string): void {
  const { session } = request
  const kept = session.visit && keptForm(session.visit.personId, [page, request.originalUrl], formOf(request))
  if (kept) session.kept = kept
}

function isProgram(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? ''
  if (request.url.startsWith('/api/')) return true
  return accept.includes('json') && !accept.includes('text/html')
}

/** The page of this site from which the reader came. */
export function refererPath(request: FastifyRequest, origin: string): string | null {
  const referer = request.headers.referer ?? ''
  return referer.startsWith(`${origin}/`) ? localPath(referer.slice(origin.length)) : null
}

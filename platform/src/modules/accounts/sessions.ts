// Sessions are kept in the database; the browser holds a signed, random id and nothing else. A visitor who
// only reads gets no cookie.
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Configuration } from '../../kernel/configuration.ts'
import type { FormValues } from '../../kernel/http/forms.ts'
import { newSessionSecret, ownSecret } from '../../kernel/keys.ts'
import { isFor } from './domain/kept-form.ts'
import type { SessionStore } from './store/sessions.ts'

const isSecure = (origin: string): boolean => origin.startsWith('https:')

/** The prefix binds the cookie to this very host (RFC 6265bis, 4.1.3.2); browsers allow it over https only. */
const cookieName = (origin: string): string =>
  isSecure(origin) ? '__Host-policeai-session' : 'policeai-session'

const cookieOptions = (origin: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(origin) }) as const

export async function addSessions(
  app: FastifyInstance,
  configuration: Configuration,
  store: SessionStore,
): Promise<void> {
  const { origin } = configuration
  await app.register(cookie)
  await app.register(session, {
    secret:
      configuration.sessionSecret ?? (await ownSecret(configuration.dataFolder, 'session', newSessionSecret)),
    cookieName: cookieName(origin),
    cookie: cookieOptions(origin),
    saveUninitialized: false,
    rolling: false,
    store: {
      get: (id, done) => settle(store.get(id), done),
      set: (id, data, done) => settle(store.set(id, data), done),
      destroy: (id, done) => settle(store.destroy(id), done),
    },
  })
  addFlash(app)
  app.decorateRequest('takeKeptForm', takeKeptForm)
}

function settle<T>(work: Promise<T>, done: (error: unknown, result?: T) => void): void {
  work.then((result) => done(null, result), done)
}

function addFlash(app: FastifyInstance): void {
  app.decorateRequest('flash', function flash(this: FastifyRequest, message: string) {
    this.session.flash = message
  })
  app.decorateRequest('takeFlash', function takeFlash(this: FastifyRequest) {
    const message = this.session?.flash ?? null
    if (message !== null) delete this.session.flash
    return message
  })
}

function takeKeptForm(this: FastifyRequest): FormValues | null {
  const { kept, visit } = this.session
  if (kept === undefined || !isFor(kept, visit?.personId, this.originalUrl)) return null
  delete this.session.kept
  return kept.form
}

/** Ends the session here and in the browser. */
export async function endSession(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string,
): Promise<void> {
  await request.session.destroy()
  reply.clearCookie(cookieName(origin), cookieOptions(origin))
}

/** A session that cannot be kept, since its cookie may only travel over https and this request did not. */
export const cannotKeepSession = (request: FastifyRequest, origin: string): boolean =>
  isSecure(origin) && request.protocol !== 'https'

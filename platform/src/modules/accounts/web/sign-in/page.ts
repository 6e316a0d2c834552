// Signing in and out: to the identity provider, back from it, and the pages that say why one is not let in.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { href, type Language, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { AccountsContext } from '../../context.ts'
import { type Attempt, takeAttempt, withAttempt } from '../../domain/attempts.ts'
import type { Person } from '../../domain/person.ts'
import { localPath } from '../../domain/return-path.ts'
import { secondFactorAt } from '../../domain/second-factor.ts'
import { CALLBACK_PATH, type Finished, SIGNED_OUT_PATH } from '../../identity/relying-party.ts'
import { textOf } from '../../locales/index.ts'
import { cannotKeepSession, endSession } from '../../sessions.ts'
import { type Reason, refererPath, stoppedPath } from './paths.ts'
import { reasons, signedOutBody, statusOf, stoppedBody } from './view.ts'
import { welcome } from './welcome.ts'

const OPEN = { config: { access: 'public' } } as const

const startQuery = z.object({
  return_to: z.string().optional().catch(undefined),
  need: z.enum(['sign-in', 'second-factor']).default('sign-in').catch('sign-in'),
})

const stoppedQuery = z.object({ reason: z.enum(reasons).catch('failed') })

export function addSignIn(app: App, context: AccountsContext): void {
  const { origin } = context.kernel.configuration

  app.get('/sign-in', { ...OPEN, schema: { querystring: startQuery } }, (request, reply) => {
    const language = languageOf(request)
    const { return_to, need } = request.query
    const returnTo = localPath(return_to) ?? whereFrom(request, origin) ?? href(language, '/work')
    if (request.actor !== null && need === 'sign-in') return reply.redirect(returnTo, 303)
    if (cannotKeepSession(request, origin)) return stop(reply, language, 'insecure')
    return start(context, request, reply, { returnTo, language, need })
  })

  app.get(CALLBACK_PATH, OPEN, (request, reply) => comeBack(context, request, reply))

  app.get('/sign-in/stopped', { ...OPEN, schema: { querystring: stoppedQuery } }, (request, reply) => {
    const language = languageOf(request)
    const { reason } = request.query
    const { title } = textOf(language).stopped[reason]
    const body = stoppedBody(language, reason, origin)
    return reply.page({ title, body, status: statusOf(reason), unlisted: true })
  })

  app.post('/sign-out', OPEN, async (request, reply) => {
    const idToken = request.session.visit?.idToken
    await endSession(request, reply, origin)
    const elsewhere = idToken === undefined ? null : await context.relyingParty.endSessionAddress(idToken)
    return reply.redirect(elsewhere?.href ?? href(languageOf(request), SIGNED_OUT_PATH), 303)
  })

  app.get(SIGNED_OUT_PATH, OPEN, (request, reply) => {
    const language = languageOf(request)
    return reply.page({
      title: textOf(language).signedOut.title,
      body: signedOutBody(language),
      unlisted: true,
    })
  })
}

const stop = (reply: FastifyReply, language: Language, reason: Reason): FastifyReply =>
  reply.redirect(stoppedPath(language, reason), 303)

/**
 * Who follows the link in the header comes back to the page it was on; but not to the page about leaving, nor to
 * the public home, since somebody who signs in there has come to work.
 */
function whereFrom(request: FastifyRequest, origin: string): string | null {
  const path = refererPath(request, origin)
  return path !== null && /^(\/cy)?\/(sign(-in|ed-out).*)?(\?.*)?$|^\/cy$/.test(path) ? null : path
}

type Plan = Pick<Attempt, 'returnTo' | 'language' | 'need'>

async function start(context: AccountsContext, request: FastifyRequest, reply: FastifyReply, plan: Plan) {
  const { personId } = request.session.visit ?? {}
  const person = personId === undefined ? null : await context.people.find(personId)
  const begun = await context.relyingParty.begin({ ...plan, loginHint: person?.email ?? null })
  if ('trouble' in begun) return stop(reply, plan.language, begun.trouble)
  const { address, state, nonce, codeVerifier } = begun
  const startedAt = context.kernel.clock().toISOString()
  request.session.attempts = withAttempt(request.session.attempts, state, {
    ...plan,
    nonce,
    codeVerifier,
    startedAt,
  })
  return reply.redirect(address.href, 303)
}

async function comeBack(context: AccountsContext, request: FastifyRequest, reply: FastifyReply) {
  const answer = new URL(request.originalUrl, context.kernel.configuration.origin)
  const state = answer.searchParams.get('state') ?? ''
  const { attempt, rest } = takeAttempt(request.session.attempts, state)
  if (attempt === null) return stop(reply, 'en', 'expired')
  request.session.attempts = rest
  await request.session.save()
  const outcome = await conclude(context, answer, state, attempt)
  if (typeof outcome === 'string') return stop(reply, attempt.language, outcome)
  await openVisit(context, request, outcome)
  return reply.redirect(attempt.returnTo, 303)
}

type Concluded = Readonly<{ person: Person; finished: Finished; secondFactor: Date | null }>

async function conclude(
  context: AccountsContext,
  answer: URL,
  state: string,
  attempt: Attempt,
): Promise<Concluded | Reason> {
  const finished = await context.relyingParty.finish(answer, state, attempt)
  if ('trouble' in finished) return finished.trouble
  const secondFactor = secondFactorAt(finished.authentication)
  if (attempt.need === 'second-factor' && secondFactor === null) return 'no-second-factor'
  const admission = await welcome(context, finished.identity, secondFactor !== null)
  if (admission.outcome === 'refused') return admission.why
  return { person: admission.person, finished, secondFactor }
}

/** A new id for the session: one that a stranger planted before is worth nothing now. */
async function openVisit(
  context: AccountsContext,
  request: FastifyRequest,
  concluded: Concluded,
): Promise<void> {
  const now = context.kernel.clock().toISOString()
  const { kept } = request.session
  await request.session.regenerate(kept?.personId === concluded.person.id ? ['kept'] : [])
  request.session.visit = {
    personId: concluded.person.id,
    openedAt: now,
    seenAt: now,
    secondFactorAt: concluded.secondFactor?.toISOString() ?? null,
    idToken: concluded.finished.idToken,
  }
}

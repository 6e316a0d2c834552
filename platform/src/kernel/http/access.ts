// Who may ask for what: denied unless said. A route without an `access` stops the server from
// starting, so that forgetting is an error and never a hole.
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Actor, Role } from '../actor.ts'
import type { Clock } from '../clock.ts'
import { Fault } from '../errors.ts'

/** `public`, or any one of these roles; `secondFactor` asks for one shown within the last 15 minutes. */
export type Access = 'public' | Readonly<{ roles: readonly Role[]; secondFactor?: boolean }>

export const SECOND_FACTOR_MINUTES = 15

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    actor: Actor | null
    /** Set until a form that was sent has been read: it is kept while a second factor is shown. */
    lacksSecondFactor: boolean
  }
}

export type Decision = 'allowed' | 'sign-in' | 'second-factor' | 'denied'

/** The rule, without the web. */
export function decide(access: Access, actor: Actor | null, now: Date): Decision {
  if (access === 'public') return 'allowed'
  if (actor === null) return 'sign-in'
  if (!access.roles.some((role) => actor.roles.includes(role))) return 'denied'
  if (access.secondFactor && !isRecent(actor.secondFactorAt, now)) return 'second-factor'
  return 'allowed'
}

const isRecent = (at: Date | null, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < SECOND_FACTOR_MINUTES * 60_000

type AccessDeps = {
  clock: Clock
  findActor: (request: FastifyRequest) => Promise<Actor | null>
  /** Sends the reader to sign in, and back here afterwards; with the form, where a second factor is asked for. */
  askToSignIn: (
    request: FastifyRequest,
    reply: FastifyReply,
    need: 'sign-in' | 'second-factor',
  ) => FastifyReply
}

export function addAccess(app: FastifyInstance, deps: AccessDeps): void {
  app.decorateRequest('actor', null)
  app.decorateRequest('lacksSecondFactor', false)
  app.addHook('onRoute', refuseUndeclared)
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access
    if (access === undefined) return // no route matched: the 404 page is public
    request.actor = await deps.findActor(request)
    const decision = decide(access, request.actor, deps.clock())
    if (decision === 'allowed') return
    if (decision === 'denied') throw new Fault('not-allowed', 'Your role does not include this.')
    request.lacksSecondFactor = decision === 'second-factor' && request.method === 'POST'
    return request.lacksSecondFactor ? undefined : deps.askToSignIn(request, reply, decision)
  })
  app.addHook('preValidation', async (request, reply) =>
    request.lacksSecondFactor ? deps.askToSignIn(request, reply, 'second-factor') : undefined,
  )
}

function refuseUndeclared(route: RouteOptions): void {
  if (route.config?.access === undefined)
    throw new Error(`${String(route.method)} ${route.url} says nothing about access`)
}

/** The actor of a route that is not public. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Fault('sign-in-needed', 'Sign in to go on.')
  return request.actor
}

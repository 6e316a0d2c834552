// The web server before any module: limits, security headers, language, logs without personal data, one
// answer for every fault. The order in which things are added here is the order in which a request meets them.
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Configuration } from '../configuration.ts'
import { Fault, type FaultCode } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { App } from '../module.ts'
import { rewriteUrl } from './language.ts'
import { addSameSiteCheck } from './same-site.ts'

export type ErrorPage = (request: FastifyRequest, reply: FastifyReply, fault: Fault) => FastifyReply

type ServerDeps = {
  configuration: Pick<Configuration, 'origin' | 'trustProxy' | 'rateLimit' | 'identity'>
  log: Log
  errorPage: ErrorPage
  /** CSP hashes of the inline scripts that the shell carries. */
  scriptHashes: readonly string[]
}

/** A form is text; files come through multipart, which has its own limit. */
const BODY_LIMIT = 2 * 1024 ** 2

export async function createServer(deps: ServerDeps): Promise<App> {
  const { configuration, log } = deps
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: configuration.trustProxy,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 0,
    genReqId: newId,
    rewriteUrl,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  addRequestLog(app as unknown as FastifyInstance)
  await app.register(helmet, securityHeaders(configuration, deps.scriptHashes))
  await app.register(rateLimit, {
    max: configuration.rateLimit,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, context) =>
      new Fault('too-many-requests', `Wait ${context.after}, then try again.`),
  })
  await app.register(formbody, { bodyLimit: BODY_LIMIT })
  addSameSiteCheck(app as unknown as FastifyInstance, configuration.origin)
  app.setErrorHandler((error: FastifyError, request, reply) => answerFault(deps, error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    deps.errorPage(request, reply, new Fault('not-found', 'There is no such page.')),
  )
  return app as unknown as App
}

function addRequestLog(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'none'
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method, route, status: reply.statusCode, ms }, 'answered')
  })
}

const securityHeaders = (
  { origin, identity }: Pick<Configuration, 'origin' | 'identity'>,
  scriptHashes: readonly string[],
) => {
  const secure = origin.startsWith('https:')
  // a form that signs out, or asks for a second factor, is redirected to the identity provider
  const provider = identity === null ? [] : [new URL(identity.issuer).origin]
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scriptHashes],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'", ...provider],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  } as const
}

function answerFault(
  deps: ServerDeps,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const fault = toFault(error)
  if (fault.status >= 500) request.log.error({ err: error }, 'request failed')
  return deps.errorPage(request, reply, fault)
}

const BY_STATUS: Readonly<Record<number, FaultCode>> = {
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
}

function toFault(error: FastifyError | Fault): Fault {
  if (error instanceof Fault) return error
  const status = error.statusCode ?? 500
  if (status >= 500)
    return new Fault('internal', 'The fault has been noted. Try again; what you sent was not saved.', {
      cause: error,
    })
  return new Fault(BY_STATUS[status] ?? 'bad-request', error.message, { cause: error })
}

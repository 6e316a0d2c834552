// The site as a part of the server: `reply.page`, the answer to every fault, the assets and the pages that
// belong to no module.
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Configuration } from '../kernel/configuration.ts'
import { FAULTS, type Fault } from '../kernel/errors.ts'
import { type Language, languageOf } from '../kernel/http/language.ts'
import type { PageParts } from '../kernel/http/page.ts'
import type { ErrorPage } from '../kernel/http/server.ts'
import type { App } from '../kernel/module.ts'
import { ASSETS_PATH, type AssetManifest } from './assets/build-assets.ts'
import { accessibilityPage, askUsPage, cookiesPage, faultPage, privacyPage } from './pages.ts'
import { type Instance, page, SUPPORT_SCRIPT_HASH } from './shell.ts'

export type Site = Readonly<{
  errorPage: ErrorPage
  /** For `script-src` of the Content-Security-Policy. */
  scriptHashes: readonly string[]
  /** First of all routes: assets are the same for everybody, and no session is read for them. */
  addAssets: (app: App) => void
  addPages: (app: App) => void
}>

export type SiteDeps = Readonly<{
  configuration: Pick<Configuration, 'operator' | 'mode'>
  assets: AssetManifest
}>

export function createSite({ configuration: { operator, mode }, assets }: SiteDeps): Site {
  const instance: Instance = { assets, operator, demonstration: mode === 'demonstration' }
  return {
    scriptHashes: [SUPPORT_SCRIPT_HASH],
    errorPage: (request, reply, fault) =>
      wantsPage(request) ? showFault(instance, request, reply, fault) : problem(request, reply, fault),
    addAssets: (app) => addAssets(app, assets),
    addPages(app) {
      app.decorateReply('page', function answer(this: FastifyReply, parts: PageParts) {
        return show(instance, this.request, this, parts, this.request.takeFlash())
      })
      addStatements(app, instance)
    },
  }
}

function show(
  instance: Instance,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
  flash: string | null,
): FastifyReply {
  const signedIn = request.actor ?? null
  const language = languageOf(request)
  return reply
    .status(parts.status ?? 200)
    .header('content-language', language)
    .header('cache-control', signedIn ? 'no-store' : 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page({ ...parts, ...instance, language, path: pathOf(request), signedIn, flash }))
}

/**
 * Where the reader stands, for the switch of language. A form that is shown again stands where it was sent
 * from: its own address answers to sending only.
 */
function pathOf(request: FastifyRequest): string {
  const referer = request.method === 'GET' ? null : URL.parse(request.headers.referer ?? '')
  return referer === null ? request.url : referer.pathname.replace(/^\/cy(?=\/|$)/, '') || '/'
}

/** A flash stays for the next page that succeeds; a fault may come before there is a session at all. */
function showFault(
  instance: Instance,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault,
): FastifyReply {
  return show(instance, request, reply, faultPage(languageOf(request), fault, request.id), null)
}

/** RFC 9457, for programs. */
function problem(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, status, detail }: Fault,
): FastifyReply {
  return reply
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:policeai:fault:${code}`,
        title: FAULTS[code].title,
        status,
        detail,
        request: request.id,
      }),
    )
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
}

/** Names carry the hash of the content, so an answer holds for ever. */
function addAssets(app: App, { folder }: AssetManifest): void {
  const schema = { params: z.strictObject({ name: z.string().regex(/^[\w-]+(\.[\w-]+)+$/) }) }
  const config = { access: 'public', rateLimit: false } as const
  app.register(async (apart: App) => {
    await apart.register(fastifyStatic, { root: folder, serve: false })
    apart.get(`${ASSETS_PATH}/:name`, { schema, config, logLevel: 'warn' }, (request, reply) =>
      reply.sendFile(request.params.name, { maxAge: '365d', immutable: true }),
    )
  })
}

function addStatements(app: App, instance: Instance): void {
  const statements: Readonly<Record<string, (language: Language) => PageParts>> = {
    '/accessibility': (language) => accessibilityPage(language, instance),
    '/privacy': (language) => privacyPage(language, instance),
    '/cookies': (language) => cookiesPage(language, instance),
    '/ask-us': (language) => askUsPage(language, instance),
  }
  for (const [path, statement] of Object.entries(statements)) {
    app.get(path, { config: { access: 'public' } }, (request, reply) =>
      reply.page(statement(languageOf(request))),
    )
  }
}

// A small site for the tests of this module: the real kernel on a test database, and a shell of three lines
// in place of the real one.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { html, render } from '@policeai/govuk/html'
import Fastify, { type FastifyReply } from 'fastify'
import { ROLES as ALL } from '../../../kernel/actor.ts'
import { createAudit } from '../../../kernel/audit/index.ts'
import { type Configuration, readConfiguration } from '../../../kernel/configuration.ts'
import { createFolderDocuments } from '../../../kernel/documents/index.ts'
import { actorOf, addAccess } from '../../../kernel/http/access.ts'
import { languageOf } from '../../../kernel/http/language.ts'
import type { PageParts } from '../../../kernel/http/page.ts'
import { createServer } from '../../../kernel/http/server.ts'
import { newId } from '../../../kernel/ids.ts'
import { createLog } from '../../../kernel/log.ts'
import type { App, Kernel } from '../../../kernel/module.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { type Accounts, createAccounts } from '../index.ts'

export type Clockwork = { now: Date }

export type TestKernel = Readonly<{ kernel: Kernel; time: Clockwork; close: () => Promise<void> }>

export type TestSite = Readonly<{
  accounts: Accounts
  app: App
  kernel: Kernel
  origin: string
  close: () => Promise<void>
}>

export async function openTestKernel(): Promise<TestKernel> {
  const open = await openTestDatabase()
  const dataFolder = await mkdtemp(join(tmpdir(), 'policeai-accounts-'))
  const time = { now: new Date() }
  const clock = () => time.now
  const kernel: Kernel = {
    configuration: readConfiguration({
      POLICEAI_DATA: dataFolder,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '100000',
    }),
    database: open.database,
    audit: createAudit({ database: open.database, clock }),
    documents: await createFolderDocuments(join(dataFolder, 'documents')),
    jobs: { send: async () => {}, start: async () => {}, work: async () => {}, stop: async () => {} },
    clock,
    newId,
    log: createLog('silent'),
  }
  return { kernel, time, close: open.close }
}

const ROLES = ['approver'] as const
const SEALED = { config: { access: { roles: ROLES, secondFactor: true } } } as const

/** Listens on a free port, which is part of the issuer's address and so has to be known first. */
export async function openSite(kernel: Kernel, changes: Partial<Configuration> = {}): Promise<TestSite> {
  const port = await freePort()
  const origin = changes.origin ?? `http://localhost:${port}`
  const configuration = { ...kernel.configuration, port, origin, ...changes }
  const here: Kernel = { ...kernel, configuration }
  const accounts = createAccounts(here)
  const errorPage = (
    _request: unknown,
    reply: FastifyReply,
    { status, code, detail }: { status: number; code: string; detail: string },
  ) => reply.code(status).type('text/plain').send(`${code}: ${detail}`)
  const app = await createServer({ configuration, log: here.log, errorPage, scriptHashes: [] })
  app.decorateReply('page', page)
  await accounts.sessions(app)
  addAccess(app, { clock: here.clock, findActor: accounts.findActor, askToSignIn: accounts.askToSignIn })
  await accounts.routes(app)
  addPages(app)
  await app.listen({ port, host: 'localhost' })
  return { accounts, app, kernel: here, origin, close: () => app.close() }
}

/** Pages of other modules: a public one, and one that is sealed with a second factor. */
function addPages(app: App): void {
  app.get('/', { config: { access: 'public' } }, (_request, reply) =>
    reply.page({ title: 'Home', body: html`` }),
  )
  app.get('/work', { config: { access: { roles: ALL } } }, (_request, reply) =>
    reply.page({ title: 'Work', body: html`` }),
  )
  app.get('/sealed', SEALED, (request, reply) => {
    const kept = request.takeKeptForm()
    return reply.page({ title: 'Seal', body: html`<p>Kept: ${JSON.stringify(kept)}</p>` })
  })
  app.post('/sealed', SEALED, (request, reply) => {
    request.flash('Sealed it')
    return reply.page({ title: actorOf(request).name, body: html`` })
  })
}

function page(this: FastifyReply, { title, body, status = 200 }: PageParts): FastifyReply {
  const flash = this.request.takeFlash()
  const lang = languageOf(this.request)
  const markup = html`<!doctype html><html lang="${lang}"><title>${title}</title><h1>${title}</h1>${flash}${body}</html>`
  return this.code(status).type('text/html').send(render(markup))
}

export async function freePort(): Promise<number> {
  const probe = Fastify()
  await probe.listen({ port: 0, host: '127.0.0.1' })
  const address = probe.server.address()
  await probe.close()
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  return address.port
}

// A lab for tests: a real database, document store and web server; people who sign in with a header, jobs that wait
// until the test works on them, and an engine that the test may hand in.
import { generateKeyPairSync } from 'node:crypto'
import { html, render } from '@policeai/govuk/html'
import { addAccess } from '../../../kernel/http/access.ts'
import { createServer } from '../../../kernel/http/server.ts'
import type { App, Kernel } from '../../../kernel/module.ts'
import type { RunJob } from '../acts/run-job.ts'
import type { Engine } from '../engine/engine.ts'
import { createLab, type Lab } from '../index.ts'
import { openKernel } from './kernel.ts'
import { PEOPLE, type PersonName } from './people.ts'
import { resultOf } from './result.ts'

/** `queue` takes jobs as they come, from the real queue; without it they wait for `work`. */
type Options = Readonly<{ engine?: Engine; uploadLimit?: number; embedded?: boolean; queue?: boolean }>
export type TestLab = Awaited<ReturnType<typeof openLab>>

export async function openLab({ engine = measuring, embedded = false, ...options }: Options = {}) {
  const { kernel, sent, close } = await openKernel(options)
  const labKey = newLabKey()
  const lab = createLab({ kernel, organisations, labKey, embedded, engine })
  await kernel.jobs.start(lab.queues)
  const app = await createApp(kernel, lab)
  await kernel.jobs.work(lab.queues)
  return {
    kernel,
    lab,
    labKey,
    sent,
    get: (person: PersonName | null, url: string) =>
      app.inject({ url, headers: person === null ? {} : { 'x-person': person } }),
    post: (person: PersonName, url: string, form?: FormData) => postForm(app, person, url, form),
    work: () => workOn(lab, sent),
    actions: async () => (await kernel.audit.list({ limit: 100 })).map(({ action }) => action).reverse(),
    close: async () => {
      await app.close()
      await close()
    },
  }
}

/** Measures nothing, and says the same of every file. */
const measuring: Engine = async () => ({ ok: true, result: resultOf() })

const organisations = {
  find: async (id: string) => ({ id, name: { en: `Force ${id}`, cy: `Heddlu ${id}` } }),
  list: async () => ['north', 'south'].map((id) => ({ id, name: { en: `Force ${id}`, cy: `Heddlu ${id}` } })),
}

function newLabKey() {
  const pair = generateKeyPairSync('ed25519')
  const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    privatePem,
    publicPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: 'sha256:abc',
  }
}

async function createApp(kernel: Kernel, lab: Lab): Promise<App> {
  const { configuration, log, clock } = kernel
  const app = await createServer({
    configuration,
    log,
    scriptHashes: [],
    errorPage: (_request, reply, fault) => reply.status(fault.status).type('text/plain').send(fault.message),
  })
  const personOf = (name: unknown) => PEOPLE[name as PersonName] ?? null
  addAccess(app as never, {
    clock,
    findActor: async (request) => personOf(request.headers['x-person']),
    askToSignIn: (_request, reply) => reply.redirect('/sign-in'),
  })
  addShell(app)
  await lab.routes(app)
  await app.ready()
  return app
}

/** As much of a shell as a test can look at. */
function addShell(app: App): void {
  app.decorateRequest('flash', () => undefined)
  app.decorateReply('page', function page({ title, body, status = 200, error = false }) {
    const heading = `${error ? 'Error: ' : ''}${title}`
    return this.status(status)
      .type('text/html')
      .send(render(html`<title>${heading}</title>${body}`))
  })
}

async function postForm(app: App, person: PersonName, url: string, form?: FormData) {
  const encoded = new Response(form ?? new URLSearchParams())
  return app.inject({
    method: 'POST',
    url,
    headers: {
      'x-person': person,
      'sec-fetch-site': 'same-origin',
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

/** Works on every job that waits, as the queue would. */
async function workOn(lab: Lab, sent: RunJob[]): Promise<void> {
  const [queue] = lab.queues
  for (const job of sent.splice(0)) {
    await queue?.handle(job as never, { signal: new AbortController().signal, attempt: 1 })
  }
}

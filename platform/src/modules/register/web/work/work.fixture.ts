// For the tests of the force's and the centre's pages: the whole register behind the real server and shell, with
// made-up accounts (the header `x-person` signs in) and a lab that has signed one run.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKeys, signResult } from '@policeai/evaluation'
import { type Field, type FieldState, type FieldValue, type RecordContent, sections } from '@policeai/record'
import type { Actor, Role } from '../../../../kernel/actor.ts'
import { createAudit } from '../../../../kernel/audit/index.ts'
import { readConfiguration } from '../../../../kernel/configuration.ts'
import type { Database } from '../../../../kernel/database/open.ts'
import { createFolderDocuments } from '../../../../kernel/documents/index.ts'
import { addAccess } from '../../../../kernel/http/access.ts'
import { type FormValues, formOf } from '../../../../kernel/http/forms.ts'
import { createServer } from '../../../../kernel/http/server.ts'
import { newId } from '../../../../kernel/ids.ts'
import { createLog } from '../../../../kernel/log.ts'
import type { App, Kernel } from '../../../../kernel/module.ts'
import { createSite } from '../../../../site/index.ts'
import type { DemonstrationDeps } from '../../acts/demonstration.ts'
import { signText } from '../../domain/chain.fixture.ts'
import { createRegister, type Register } from '../../index.ts'
import { CALDER, CENTRE, GLANAFON, organisations, RESULT } from '../public/public.fixture.ts'

export { CALDER, CENTRE, GLANAFON } from '../public/public.fixture.ts'

export type Answer = Readonly<{ status: number; body: string; location: string }>

export type Sent = Readonly<Record<string, string | readonly string[]>>

export type Desk = Readonly<{
  app: App
  kernel: Kernel
  register: Register
  keys: ReturnType<typeof newKeys>
  /** What the acts stand on, for tests that break one of them. */
  actDeps: DemonstrationDeps
  /** SHA-256 of the run that the lab has signed for Calder. */
  runSha256: string
  /** The clock of this desk; tests move it. */
  time: { now: Date }
  get: (person: PersonName, path: string) => Promise<Answer>
  post: (person: PersonName, path: string, form: Sent) => Promise<Answer>
  /** People who have shown their second factor after all. */
  proven: Set<PersonName>
  /** A flash that was shown to this person, and is used up. */
  lastFlash: (person: PersonName) => string | undefined
}>

const PEOPLE = {
  carys: { organisation: CALDER, roles: ['contributor'] },
  colin: { organisation: CALDER, roles: ['contributor'] },
  asha: { organisation: CALDER, roles: ['approver'] },
  /** Writes and authorises. */
  both: { organisation: CALDER, roles: ['contributor', 'approver'] },
  /** Has shown no second factor. */
  weak: { organisation: CALDER, roles: ['approver'], weak: true },
  gwen: { organisation: GLANAFON, roles: ['contributor', 'approver'] },
  edith: { organisation: CENTRE, roles: ['editor'] },
  weakEdith: { organisation: CENTRE, roles: ['editor'], weak: true },
  audra: { organisation: CENTRE, roles: ['auditor'] },
} as const satisfies Record<
  string,
  Readonly<{ organisation: typeof CALDER; roles: readonly Role[]; weak?: boolean }>
>

export type PersonName = keyof typeof PEOPLE

const isPerson = (name: unknown): name is PersonName => typeof name === 'string' && name in PEOPLE

export function actorCalled(name: PersonName, now: Date, proven: ReadonlySet<PersonName> = new Set()): Actor {
  const { organisation, roles } = PEOPLE[name]
  const person = {
    personId: `person-${name}`,
    name,
    organisationId: organisation.id,
    organisationName: organisation.name.en,
  }
  return { ...person, roles, secondFactorAt: 'weak' in PEOPLE[name] && !proven.has(name) ? null : now }
}

const NO_ASSETS = {
  stamp: '',
  stylesheet: '/a.css',
  script: '/a.js',
  font: '/a.woff2',
  icon: '/a.svg',
  folder: tmpdir(),
}

export async function createDesk(database: Database): Promise<Desk> {
  const time = { now: new Date('2026-11-23T09:00:00Z') }
  const kernel = await createKernel(database, () => time.now)
  const keys = newKeys()
  const run = await signedRun(kernel, keys)
  const lab = {
    publicKey: { keyId: keys.keyId, publicPem: keys.publicKeyPem },
    signedEvidence: async (id: string) => (id === CALDER.id ? [run] : []),
    sign: (text: string) => signText(text, keys),
  }
  const register = createRegister({ kernel, organisations, lab })
  const actDeps = {
    ...kernel,
    organisations,
    sign: lab.sign,
    signingKey: async () => ({ ...lab.publicKey, organisationId: CENTRE.id }),
    ranBy: async () => CALDER.id,
  }
  const flashes = new Map<string, string>()
  const proven = new Set<PersonName>()
  const app = await createApp(kernel, register, flashes, proven)
  const send = async (
    person: PersonName,
    method: 'GET' | 'POST',
    url: string,
    form?: Sent,
  ): Promise<Answer> => {
    const headers = { 'x-person': person, 'sec-fetch-site': 'same-origin', accept: 'text/html' }
    const body = form && {
      payload: encode(form),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    }
    const response = await app.inject({ method, url, headers, ...body })
    return {
      status: response.statusCode,
      body: response.body,
      location: String(response.headers.location ?? ''),
    }
  }
  return {
    app,
    kernel,
    register,
    keys,
    actDeps,
    runSha256: run.sha256,
    time,
    get: (person, path) => send(person, 'GET', path),
    post: (person, path, form) => send(person, 'POST', path, form),
    proven,
    lastFlash: (person) => flashes.get(person),
  }
}

async function createKernel(database: Database, clock: Kernel['clock']): Promise<Kernel> {
  const configuration = readConfiguration({
    POLICEAI_ORIGIN: 'http://register.test',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '100000',
  })
  const documents = await createFolderDocuments(await mkdtemp(join(tmpdir(), 'policeai-work-')))
  const jobs: Kernel['jobs'] = {
    start: async () => {},
    stop: async () => {},
    send: async () => {},
    work: async () => {},
  }
  return {
    configuration,
    database,
    audit: createAudit({ database, clock }),
    documents,
    jobs,
    clock,
    newId,
    log: createLog('silent'),
  }
}

async function signedRun({ documents }: Kernel, keys: ReturnType<typeof newKeys>) {
  const signed = signResult(RESULT, keys.privateKeyPem)
  if (!signed.ok) throw new Error(signed.message)
  const stored = await documents.put(one(Buffer.from(signed.text)), 50_000_000)
  if (stored === 'too-large') throw new Error('the evidence of the fixture is small')
  return {
    sha256: stored.sha256,
    title: 'Passes at the stadium',
    runId: 'run',
    finishedAt: new Date('2026-03-10T12:00:00Z'),
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function createApp(
  kernel: Kernel,
  register: Register,
  flashes: Map<string, string>,
  proven: ReadonlySet<PersonName>,
): Promise<App> {
  const kept = new Map<string, FormValues>()
  const site = createSite({ configuration: kernel.configuration, assets: NO_ASSETS })
  const { configuration, log, clock } = kernel
  const app = await createServer({
    configuration,
    log,
    errorPage: site.errorPage,
    scriptHashes: site.scriptHashes,
  })
  app.decorateRequest('flash', function keep(this: { headers: Record<string, unknown> }, text: string) {
    flashes.set(String(this.headers['x-person']), text)
  })
  app.decorateRequest('takeFlash', () => null)
  app.decorateRequest('takeKeptForm', function take(this: { headers: Record<string, unknown> }) {
    const sent = kept.get(String(this.headers['x-person'])) ?? null
    kept.delete(String(this.headers['x-person']))
    return sent
  })
  addAccess(app as never, {
    clock,
    findActor: async ({ headers }) =>
      isPerson(headers['x-person']) ? actorCalled(headers['x-person'], clock(), proven) : null,
    askToSignIn: (request, reply, need) => {
      if (request.method === 'POST') kept.set(String(request.headers['x-person']), formOf(request))
      return reply.redirect(`/sign-in?need=${need}`, 303)
    },
  })
  site.addPages(app)
  await register.routes(app)
  await app.ready()
  return app
}

function encode(form: Sent): string {
  const pairs = Object.entries(form).flatMap(([key, value]) =>
    [value].flat().map((item) => [key, item] as [string, string]),
  )
  return new URLSearchParams(pairs).toString()
}

/** The least that a record of a tool that is not yet used must say. */
export function completeContent(over: RecordContent = {}): RecordContent {
  const required = sections
    .flatMap(({ fields }) => fields)
    .filter((field) => field.required === 'always' && !field.when)
  const state = (field: Field): FieldState => ({ value: sampleOf(field) })
  const content = Object.fromEntries(required.map((field) => [field.key, state(field)]))
  return {
    ...content,
    phase: { value: 'pre_deployment' },
    authorisation: { value: 'not_yet' },
    third_party_involvement: { value: 'no' },
    ...over,
  }
}

function sampleOf({ key, kind }: Field): FieldValue {
  switch (kind.kind) {
    case 'text':
      return kind.translatable ? { en: `The ${key.replaceAll('_', ' ')}.` } : '1.0'
    case 'choice':
      return kind.several ? [kind.options[0]?.value ?? ''] : (kind.options[0]?.value ?? '')
    case 'date':
      return '2026-11-01'
    case 'url':
      return 'https://force.example/tool'
    case 'email':
      return 'ai@force.example'
    case 'number':
      return 1
    case 'list':
      return [
        Object.fromEntries(
          kind.item
            .filter(({ required }) => required === 'always')
            .map((field) => [field.key, sampleOf(field)]),
        ),
      ]
  }
}

/** The hidden revision and base of the first form on a page. */
export function hidden({ body }: Pick<Answer, 'body'>): Readonly<{ _revision: string; _base: string }> {
  const named = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
  return { _revision: named('_revision'), _base: named('_base') }
}

// For the tests of the public pages: forces, records with published versions and evidence, and the server with
// the real shell around the real routes.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planSchema, type Result, signResult } from '@policeai/evaluation'
import type { FieldState, FieldValue, RecordContent } from '@policeai/record'
import { createAudit } from '../../../../kernel/audit/index.ts'
import { readConfiguration } from '../../../../kernel/configuration.ts'
import type { Database } from '../../../../kernel/database/open.ts'
import { createFolderDocuments } from '../../../../kernel/documents/index.ts'
import { addAccess } from '../../../../kernel/http/access.ts'
import { createServer } from '../../../../kernel/http/server.ts'
import { newId } from '../../../../kernel/ids.ts'
import { createLog } from '../../../../kernel/log.ts'
import type { App, Kernel } from '../../../../kernel/module.ts'
import type { AssetManifest } from '../../../../site/index.ts'
import { createSite } from '../../../../site/site.ts'
import { KEYS, signedVersion } from '../../domain/chain.fixture.ts'
import { CHAIN_ORIGIN, type SignedVersion } from '../../domain/chain.ts'
import { begin } from '../../domain/life.ts'
import { searchWords } from '../../domain/search-words.ts'
import type { Organisation } from '../../neighbours.ts'
import { insertDraft } from '../../store/drafts.ts'
import { attach, keepKey } from '../../store/evidence.ts'
import { findOrAddTool, insertRecord, markRetired } from '../../store/records.ts'
import { insertVersion, newestVersion } from '../../store/versions.ts'
import { addPublicPages } from './index.ts'

export const NOW = new Date('2026-11-23T09:00:00Z')

const force = (slug: string, en: string, cy: string): Organisation => ({
  id: `org-${slug}`,
  slug,
  name: { en, cy },
  kind: 'force',
  demonstration: true,
})

export const CALDER = force('calder', 'Calder Police', 'Heddlu Calder')
export const GLANAFON = force('glanafon', 'Glanafon Police', 'Heddlu Glanafon')
export const SILENT = force('silent', 'Saltmarsh Police', 'Heddlu’r Morfa')
export const CENTRE: Organisation = {
  id: 'org-centre',
  slug: 'centre',
  name: { en: 'PoliceAI Lab', cy: 'Labordy PoliceAI' },
  kind: 'centre',
  demonstration: true,
}
const ALL = [CALDER, GLANAFON, SILENT, CENTRE]

export const organisations = {
  find: async (id: string) => ALL.find((one) => one.id === id) ?? null,
  list: async () => ALL,
}

const value = (held: FieldValue): FieldState => ({ value: held })

/** A record that says something in most sections. */
export const contentOf = (title: string, over: RecordContent = {}): RecordContent => ({
  title: value({ en: title }),
  one_sentence_description: value({
    en: `${title} compares faces with a watchlist.`,
    cy: 'Mae’n cymharu wynebau â rhestr wylio.',
  }),
  phase: value('pilot'),
  tool_family: value('live_facial_recognition'),
  degree_of_automation: value('decision_support'),
  people_affected: value({ en: 'People who walk past the camera, children among them.' }),
  decision: value({ en: 'Whether an officer stops somebody.' }),
  human_review: value({ en: 'An officer compares both pictures before anybody is stopped.' }),
  significant_decision: value('yes'),
  impact_assessments: value([
    { type: 'data_protection', status: 'completed', title: { en: 'DPIA' }, date: '2026-01-10' },
    { type: 'equality', status: 'in_progress', title: { en: 'Equality' } },
  ]),
  configuration: {
    withheld: {
      basis: 's31(1)(a)',
      harm: 'A wanted person could stay below it.',
      balance: {
        for_disclosure: 'It decides who is stopped.',
        for_withholding: 'Rates are public.',
        conclusion: 'Rates are enough.',
      },
      gist: { en: 'One threshold for every deployment.' },
      decided_by: 'Information manager',
      lapses: '2027-06-30',
    },
  },
  ...over,
})

type Counts = Readonly<{ tn: number; fp: number; fn: number; tp: number }>

const measure = (
  name: string,
  slice: Record<string, string>,
  events: number,
  n: number,
): Result['measures'][number] => {
  const p = events / n
  const half = 1.96 * Math.sqrt((p * (1 - p)) / n)
  const interval = { low: Math.max(0, p - half), high: Math.min(1, p + half), level: 0.95, method: 'wilson' }
  return { measure: name, slice, status: n < 30 ? 'too_few' : 'measured', estimate: p, interval, n, events }
}

const measures = (slice: Record<string, string>, { tn, fp, fn, tp }: Counts) => [
  measure('false_positive_rate', slice, fp, fp + tn),
  measure('false_negative_rate', slice, fn, fn + tp),
]

const GROUPS: Readonly<Record<string, Counts>> = {
  women: { tn: 940, fp: 60, fn: 20, tp: 180 },
  men: { tn: 1880, fp: 120, fn: 60, tp: 340 },
  'not recorded': { tn: 9, fp: 1, fn: 1, tp: 4 },
}
const TOTAL: Counts = { tn: 2829, fp: 181, fn: 81, tp: 524 }

export const RESULT: Result = {
  result: 1,
  plan: planSchema.parse({
    plan: 1,
    title: 'Passes at the stadium',
    task: 'classification',
    system: { name: 'Passage', version: '4.1' },
    observations: { file: 'passes.csv' },
    columns: { truth: 'on_list', score: 'score' },
    positive: 1,
    threshold: 0.6,
    groups: ['sex'],
    criteria: [{ measure: 'false_positive_rate', at_most: 0.1 }],
  }),
  rows: { total: 3615, used: 3615, missing: [] },
  groups: Object.entries(GROUPS).map(([group, c]) => ({
    attribute: 'sex',
    group,
    n: c.tn + c.fp + c.fn + c.tp,
  })),
  measures: [
    ...measures({}, TOTAL),
    ...Object.entries(GROUPS).flatMap(([sex, counts]) => measures({ sex }, counts)),
  ],
  disparities: [],
  tables: [],
  curves: [],
  criteria: [
    {
      measure: 'false_positive_rate',
      slice: {},
      at_most: 0.1,
      status: 'met',
      estimate: 0.0601,
      interval: { low: 0.0516, high: 0.0686, level: 0.95, method: 'wilson' },
    },
  ],
  warnings: [],
  provenance: {
    plan: { sha256: 'a'.repeat(64) },
    observations: { name: 'passes.csv', format: 'csv', bytes: 1000, sha256: 'b'.repeat(64) },
    engine: { name: '@policeai/evaluation', version: '0.1.0' },
    seed: 1,
    time: '2026-03-10T12:00:00.000Z',
  },
}

export type World = Readonly<{
  app: App
  kernel: Kernel
  database: Database
  publish: Publish
  draft: (content: RecordContent, to?: string) => Promise<string>
}>

type Publication = Readonly<{
  force?: Organisation
  content: RecordContent
  at?: string
  note?: string
  reviewDue?: string
  /** Signed evidence to cite, on own data or on other data. */
  evidence?: 'own' | 'other'
  result?: Result
  /** The record to add a version to. */
  to?: string
  retired?: string
}>

export type Publish = (publication: Publication) => Promise<SignedVersion>

const NO_ASSETS: AssetManifest = {
  stamp: '',
  stylesheet: '/assets/app.css',
  script: '/assets/app.js',
  font: '/assets/font.woff2',
  icon: '/assets/mark.svg',
  folder: tmpdir(),
}

export async function createWorld(database: Database, assets = NO_ASSETS): Promise<World> {
  const configuration = readConfiguration({
    POLICEAI_ORIGIN: 'http://register.test',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '100000',
  })
  const documents = await createFolderDocuments(await mkdtemp(join(tmpdir(), 'policeai-public-')))
  const clock = () => NOW
  const jobs = {
    start: async () => {},
    stop: async () => {},
    send: async () => {},
    work: async () => {},
  } as unknown as Kernel['jobs']
  const kernel: Kernel = {
    configuration,
    database,
    audit: createAudit({ database, clock }),
    documents,
    jobs,
    clock,
    newId,
    log: createLog('silent'),
  }
  return {
    app: await createApp(kernel, assets),
    kernel,
    database,
    publish: publisher(kernel),
    draft: (content, to) => drafted(database, content, to),
  }
}

async function createApp(kernel: Kernel, assets: AssetManifest): Promise<App> {
  const site = createSite({ configuration: kernel.configuration, assets })
  const app = await createServer({
    configuration: kernel.configuration,
    log: kernel.log,
    errorPage: site.errorPage,
    scriptHashes: site.scriptHashes,
  })
  app.decorateRequest('takeFlash', () => null)
  app.decorateRequest('flash', () => undefined)
  addAccess(app as never, {
    clock: kernel.clock,
    findActor: async () => null,
    askToSignIn: (_request, reply) => reply,
  })
  site.addAssets(app)
  site.addPages(app)
  addPublicPages(app, { kernel, organisations })
  await app.ready()
  return app
}

const CENTRE_KEY = { keyId: KEYS.keyId, organisationId: CENTRE.id, publicPem: KEYS.publicKeyPem }

function publisher({ database, documents }: Kernel): Publish {
  return async (publication) => {
    const { force: owner = CALDER, content, to, retired } = publication
    const id = to ?? (await newRecord(database, owner))
    const evidence = publication.evidence
      ? [await addEvidence(database, documents, id, publication.evidence, publication.result ?? RESULT)]
      : []
    const version = versionAfter(await newestVersion(database, id), { ...publication, to: id }, evidence)
    const names = { toolName: 'Passage', supplier: 'Veridian Ltd', organisation: owner.name }
    await keepKey(database, CENTRE_KEY, NOW)
    await insertVersion(database, version, searchWords(content, names))
    if (retired) await markRetired(database, id, new Date(retired), 'The trial ended.')
    return version
  }
}

function versionAfter(
  head: SignedVersion | null,
  publication: Publication & Readonly<{ to: string }>,
  evidence: readonly string[],
): SignedVersion {
  const { content, to, at = '2026-05-01T10:00:00.000Z', note = '', reviewDue = '2027-05-01' } = publication
  const covered = {
    record: to,
    number: (head?.number ?? 0) + 1,
    content,
    evidence,
    change_note: note,
    authorised_role: 'Assistant Chief Constable',
    authorised_at: at,
    authorised_conditions: null,
    review_due: reviewDue,
    published_at: at,
    previous_hash: head?.hash ?? CHAIN_ORIGIN,
  }
  return signedVersion(covered)
}

async function newRecord(database: Database, owner: Organisation): Promise<string> {
  const toolId = await findOrAddTool(database, {
    id: newId(),
    name: 'Passage',
    supplier: 'Veridian Ltd',
    at: NOW,
  })
  const id = newId()
  await insertRecord(database, {
    id,
    organisationId: owner.id,
    toolId,
    submissionKey: newId(),
    createdAt: NOW,
    demonstration: true,
  })
  return id
}

async function addEvidence(
  database: Database,
  documents: Kernel['documents'],
  recordId: string,
  whose: 'own' | 'other',
  result: Result,
): Promise<string> {
  const signed = signResult(result, KEYS.privateKeyPem)
  if (!signed.ok) throw new Error(signed.message)
  const bytes = Buffer.from(signed.text)
  const stored = await documents.put(
    (async function* () {
      yield bytes
    })(),
    50_000_000,
  )
  if (stored === 'too-large') throw new Error('the evidence of the fixture is small')
  await keepKey(database, CENTRE_KEY, NOW)
  await attach(
    database,
    recordId,
    { sha256: stored.sha256, keyId: KEYS.keyId, result, ownData: whose === 'own' },
    NOW,
  )
  return stored.sha256
}

/** A draft for a record of its own, or towards the next version of one that was published. */
async function drafted(database: Database, content: RecordContent, to?: string): Promise<string> {
  const recordId = to ?? (await newRecord(database, CALDER))
  const person = { id: 'person', organisationId: CALDER.id, roles: ['contributor'] } as const
  await insertDraft(database, begin({ recordId, content }, { person, at: NOW }))
  return recordId
}

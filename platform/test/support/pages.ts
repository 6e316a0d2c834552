// Every page of the platform, and who opens it. Addresses of records, drafts and runs are found on the pages
// themselves, as people find them. What a page is like with faults is seen by sending its form as it stands.
import { sections } from '@policeai/record'
import type { APIResponse } from 'playwright-core'
import { askForRun, runState } from './runs.ts'
import { PLAN } from './uploads.ts'
import type { Visitor } from './visitor.ts'

/** A page; `send` names the form on it that is sent as it stands. */
export type Visit = Readonly<{ path: string; send?: string }>

export type Walk = Readonly<{
  /** A demonstration person, or null for a reader. */
  who: string | null
  secondFactor?: boolean
  isGivenNoCookie?: boolean
  visits: (visitor: Visitor) => Promise<readonly Visit[]>
}>

const at = (...paths: readonly string[]): Visit[] => paths.map((path) => ({ path }))

const readerWalk = async (visitor: Visitor): Promise<readonly Visit[]> => {
  const records = await listRecords(visitor)
  const record = `/register/${must(records.find((one) => one.version > 2 && one.retired_at === null)).id}`
  const untested = must(records.find(({ tested_on }) => tested_on === 'none')).id
  const retired = must(records.find(({ retired_at }) => retired_at !== null)).id
  return [
    ...at('/', '/register', '/register?q=sightline', '/register?q=xylophone', '/register?evidence=own'),
    ...at('/register?q=sihgtline', '/register?situation=street', '/register?evidence=none&phase=retired'),
    ...at(record, `/register/${untested}`, `/register/${retired}`, `${record}/versions/1`),
    ...at(`${record}?on=2026-07-01`, `${record}/history`, `${record}/history?on=2020-01-01`),
    ...at(`${record}/history?on=never`, `${record}/changes/1/2`, `${record}/changes/2/3`),
    ...at('/organisations', '/organisations/calder', '/api', '/lab', '/lab/about'),
    ...at('/accessibility', '/privacy', '/cookies', '/ask-us', '/signed-out', '/sign-in/stopped'),
    ...at('/sign-in/stopped?reason=no-account', '/register/zzzzzzzzzzzz', '/nothing-here'),
  ]
}

const signInWalk = async (): Promise<readonly Visit[]> => [
  { path: '/sign-in' },
  { path: '/sign-in', send: 'main form' },
]

const contributorWalk = async (visitor: Visitor): Promise<readonly Visit[]> => {
  const records = await linksOn(await visitor.get('/work'), /\/work\/records\/[a-z0-9]{12}/)
  const draft = must(await firstThat(records, async (path) => (await visitor.get(`${path}/evidence`)).ok()))
  const runs = await linksOn(await visitor.get('/lab'), /\/lab\/runs\/[a-z0-9]{12}/)
  return [
    ...at(
      '/work',
      '/work/records/new',
      ...records,
      `${draft}/evidence`,
      `${draft}/submit`,
      `${draft}/preview`,
    ),
    ...at(...sections.map(({ key }) => `${draft}/sections/${key}`)),
    ...at('/account', '/lab', '/lab/runs/new', must(runs.at(-1)), await failedRun(visitor)),
    ...at('/queue', '/administration', '/audit'),
    { path: '/work/records/new', send: 'main form' },
    { path: `${draft}/evidence`, send: 'form[action$="/evidence/file"]' },
    { path: '/lab/runs/new', send: 'main form' },
    { path: '/sign-in?need=second-factor&return_to=/account' },
    { path: '/sign-in?need=second-factor&return_to=/account', send: 'main form' },
  ]
}

const approverWalk = async (visitor: Visitor): Promise<readonly Visit[]> => {
  const records = await linksOn(await visitor.get('/work'), /\/work\/records\/[a-z0-9]{12}/)
  const canOpen = (rest: string) => async (path: string) => (await visitor.get(path + rest)).ok()
  const waiting = must(await firstThat(records, canOpen('/authorise')))
  const published = must(await firstThat(records, async (path) => isPublished(visitor, path)))
  return [
    ...at(
      '/work',
      ...records,
      `${waiting}/authorise`,
      `${waiting}/return`,
      `${waiting}/preview`,
      `${published}/retire`,
    ),
    { path: `${waiting}/authorise`, send: 'form[action$="/authorise"]' },
    { path: `${waiting}/authorise`, send: 'form[action$="/return"]' },
    { path: `${published}/retire`, send: 'form[action$="/retire"]' },
  ]
}

const editorWalk = async (visitor: Visitor): Promise<readonly Visit[]> => {
  const waiting = must((await linksOn(await visitor.get('/queue'), /\/queue\/[a-z0-9]{12}/))[0])
  return [
    ...at('/queue', waiting, `${waiting}/return`, '/work'),
    { path: waiting, send: 'form[action$="/return"]' },
  ]
}

const administratorWalk = async (): Promise<readonly Visit[]> => {
  const [people, organisations] = ['/administration/people', '/administration/organisations']
  const person = `${people}/demo-calder-approver`
  return [
    ...at('/administration', people, `${people}?search=calder`, `${people}/new`, person, `${person}/roles`),
    ...at(`${person}/disable`, organisations, `${organisations}/new`),
    { path: `${people}/new`, send: 'main form' },
    { path: `${organisations}/new`, send: 'main form' },
  ]
}

const auditorWalk = async (): Promise<readonly Visit[]> => [
  ...at('/audit', '/audit?action=version.published', '/administration', '/queue', '/lab'),
  { path: '/audit', send: 'form[action$="/verify"]' },
]

export const WALKS: Readonly<Record<string, Walk>> = {
  'a reader': { who: null, isGivenNoCookie: true, visits: readerWalk },
  'somebody who signs in': { who: null, visits: signInWalk },
  'a contributor': { who: 'demo-westmarch-contributor', visits: contributorWalk },
  'an approver': { who: 'demo-northmoor-approver', secondFactor: true, visits: approverWalk },
  'an editor': { who: 'demo-editor', visits: editorWalk },
  'an evaluator': { who: 'demo-evaluator', visits: async () => at('/lab', '/lab/runs/new', '/account') },
  'an administrator': { who: 'demo-administrator', secondFactor: true, visits: administratorWalk },
  'an auditor': { who: 'demo-auditor', visits: auditorWalk },
}

export type Listing = Readonly<{
  id: string
  organisation: { id: string }
  tool: { name: string }
  version: number
  retired_at: string | null
  tested_on: string
}>

export async function listRecords(visitor: Visitor): Promise<readonly Listing[]> {
  const answer = await visitor.get('/api/v1/records')
  return ((await answer.json()) as { records: Listing[] }).records
}

const isPublished = async (visitor: Visitor, workPath: string): Promise<boolean> =>
  (await visitor.get(workPath.replace('/work/records/', '/register/'))).ok()

/** A run whose plan does not fit its file, once that is found. */
async function failedRun(visitor: Visitor): Promise<string> {
  const file = { name: 'cases.csv', bytes: Buffer.from('id,outcome\n1,2\n') }
  const path = await askForRun(visitor, PLAN, file)
  await runState(visitor, path, ({ state }) => state === 'failed')
  return path
}

/** Addresses on a page that fit, each once. */
async function linksOn(answer: APIResponse, pattern: RegExp): Promise<readonly string[]> {
  const found = (await answer.text()).matchAll(new RegExp(`href="(${pattern.source})"`, 'g'))
  return [...new Set([...found].map(([, path]) => path ?? ''))]
}

async function firstThat(
  paths: readonly string[],
  fits: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const path of paths) if (await fits(path)) return path
  return undefined
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the demonstration has no such thing any more')
  return value
}

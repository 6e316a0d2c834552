import { createHash } from 'node:crypto'
import { verifyEvidence } from '@policeai/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../../../kernel/testing/database.ts'
import { contentOf, createWorld, type World } from '../public.fixture.ts'

let open: OpenDatabase
let world: World

beforeAll(async () => {
  open = await openTestDatabase()
  world = await createWorld(open.database)
})
afterAll(async () => {
  await world.app.close()
  await open.close()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  world.app.inject({ url, headers: { accept: 'text/html', ...headers } })

test('the first screen answers how often, with denominator, interval and source', async () => {
  const { record } = await world.publish({ content: contentOf('Gate camera'), evidence: 'own' })
  const page = (await get(`/register/${record}`)).body
  expect(page).toContain('6.0%')
  expect(page).toContain('181 of 3,010 cases that should not have been flagged')
  expect(page).toContain('Missed: 13.4% of the cases that should have been flagged')
  expect(page).toContain('Measured by PoliceAI Lab, March 2026, on this force’s own data.')
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(page).not.toMatch(/\b(approved|certified|safe)\b/i)
  expect(page).not.toMatch(/ style=|<style/)
})

test('by group, every figure of the evidence stands beside the plot', async () => {
  const { record } = await world.publish({ content: contentOf('Gate camera'), evidence: 'own' })
  const page = (await get(`/register/${record}`)).body
  expect(page).toContain('<svg')
  expect(page).toContain('60 of 1,000')
  expect(page).toContain('120 of 2,000')
  expect(page).toMatch(/not recorded<\/th>\s*<td[^>]*>Too few to say/)
  expect(page).toMatch(/Met\s*<\/strong>/)
})

test('without evidence, or on other data only, it says so in place of a figure', async () => {
  const none = await world.publish({ content: contentOf('Untested') })
  expect((await get(`/register/${none.record}`)).body).toContain('No test result has been published.')
  const other = await world.publish({ content: contentOf('Elsewhere'), evidence: 'other' })
  const page = (await get(`/register/${other.record}`)).body
  expect(page).toContain('Not tested on this force’s data')
  expect(page).toContain('on other data')
})

test('a withheld field stands in its place, with ground, gist and end; an empty one says so', async () => {
  const { record } = await world.publish({ content: contentOf('Gate camera') })
  const page = (await get(`/register/${record}`)).body
  expect(page).toContain('Freedom of Information Act 2000, section 31(1)(a)')
  expect(page).toContain('One threshold for every deployment.')
  expect(page).toContain('Withheld until 30 June 2027')
  expect(page).toContain('Not filled in')
})

test('in Welsh: Welsh words, and English ones marked as English', async () => {
  const { record } = await world.publish({ content: contentOf('Gate camera') })
  const page = (await get(`/cy/register/${record}`)).body
  expect(page).toContain('<html lang="cy"')
  expect(page).toContain('Mae’n cymharu wynebau â rhestr wylio.')
  expect(page).toContain('Yn Saesneg yn unig hyd yma:')
  expect(page).toMatch(/lang="en"><p>An officer compares/)
})

test('a review that is past its day is said to be overdue, except of a retired record', async () => {
  const late = await world.publish({ content: contentOf('Late'), reviewDue: '2026-06-01' })
  expect((await get(`/register/${late.record}`)).body).toContain('by 1 June 2026')
  const ended = await world.publish({
    content: contentOf('Ended'),
    reviewDue: '2026-06-01',
    retired: '2026-07-01',
  })
  const page = (await get(`/register/${ended.record}`)).body
  expect(page).toContain('The record was retired on 1 July 2026')
  expect(page).not.toContain('overdue')
})

test('an old version, and what the record said on a day', async () => {
  const first = await world.publish({ content: contentOf('First words'), at: '2026-01-10T23:30:00.000Z' })
  await world.publish({
    content: contentOf('Second words'),
    at: '2026-06-01T22:59:00.000Z',
    note: 'New camera',
    to: first.record,
  })
  const old = (await get(`/register/${first.record}/versions/1`)).body
  expect(old).toContain('This is version 1, as it stood. The newest is version 2.')
  expect(old).toContain('First words')
  expect((await get(`/register/${first.record}?on=2026-05-31`)).body).toContain(
    'version 1, published 10 January 2026',
  )
  expect((await get(`/register/${first.record}?on=2026-06-01`)).body).toContain('version 2')
  const before = await get(`/register/${first.record}?on=2026-01-09`)
  expect([before.statusCode, before.headers.location]).toEqual([
    302,
    `/register/${first.record}/history?on=2026-01-09`,
  ])
  expect((await get(`/register/${first.record}?on=yesterday`)).body).toContain('Second words')
})

test('a record of which nothing is published answers exactly like one that does not exist', async () => {
  const secret = await world.draft(contentOf('Secret draft'))
  const paths = ['', '.json', '/history', '/versions/1', '/changes/1/2', `/evidence/${'a'.repeat(64)}`]
  for (const path of paths) {
    const [real, unreal] = await Promise.all([
      get(`/register/${secret}${path}`),
      get(`/register/nnnnnnnnnnnn${path}`),
    ])
    const same = (answer: typeof real) => ({
      status: answer.statusCode,
      body: answer.body
        .replaceAll(secret, 'ID')
        .replaceAll('nnnnnnnnnnnn', 'ID')
        .replaceAll(String(answer.headers['x-request-id']), 'REQUEST'),
      etag: answer.headers.etag,
      cache: answer.headers['cache-control'],
    })
    expect(same(real)).toEqual(same(unreal))
    expect(real.statusCode).toBe(404)
  }
})

test('what a draft adds to a published record is nowhere to be read', async () => {
  const { record } = await world.publish({ content: contentOf('Open words') })
  await world.draft(contentOf('Hidden words'), record)
  const paths = [
    `/register/${record}`,
    `/register/${record}.json`,
    `/register/${record}/history`,
    '/',
    '/register',
    '/register?q=hidden',
    '/register/feed.atom',
    '/sitemap.xml',
    '/api/v1/records',
    '/api/v1/records.csv',
    '/organisations',
  ]
  for (const path of paths) expect((await get(path)).body).not.toContain('Hidden words')
})

test('the evidence file comes byte for byte, and its own key verifies it', async () => {
  const { record, evidence } = await world.publish({ content: contentOf('Gate camera'), evidence: 'own' })
  const file = await get(`/register/${record}/evidence/${evidence[0]}`)
  expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(evidence[0])
  expect(file.headers).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const key = await get(`/register/${record}/evidence/${evidence[0]}/public.pem`)
  expect(verifyEvidence(file.body, key.body)).toMatchObject({ ok: true })
})

test('evidence that no published version cites is not there', async () => {
  const cited = await world.publish({ content: contentOf('Gate camera'), evidence: 'own' })
  const bare = await world.publish({ content: contentOf('Bare') })
  expect((await get(`/register/${bare.record}/evidence/${cited.evidence[0]}`)).statusCode).toBe(404)
})

test('what the browser has already is not sent again', async () => {
  const { record } = await world.publish({ content: contentOf('Gate camera') })
  const first = await get(`/register/${record}`)
  const again = await get(`/register/${record}`, { 'if-none-match': String(first.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const welsh = await get(`/cy/register/${record}`, { 'if-none-match': String(first.headers.etag) })
  expect(welsh.statusCode).toBe(200)
  await world.publish({ content: contentOf('Gate camera, changed'), to: record })
  expect((await get(`/register/${record}`, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(
    200,
  )
})

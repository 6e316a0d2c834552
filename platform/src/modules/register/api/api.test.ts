import { createHash, createPublicKey, verify } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import type { Version } from '../domain/chain.ts'
import { contentOf, createWorld, GLANAFON, type World } from '../web/public/public.fixture.ts'

let open: OpenDatabase
let world: World
let first: Version
let second: Version

beforeAll(async () => {
  open = await openTestDatabase()
  world = await createWorld(open.database)
  first = await world.publish({
    content: contentOf('Gate camera'),
    evidence: 'own',
    at: '2026-05-01T10:00:00.000Z',
  })
  second = await world.publish({
    to: first.record,
    content: contentOf('Gate camera, two operators', {
      human_review: { value: { en: 'Two operators compare both pictures.' } },
    }),
    note: 'A second operator',
    at: '2026-06-01T10:00:00.000Z',
  })
  await world.publish({
    force: GLANAFON,
    content: contentOf('=HYPERLINK("x"), "Scribe"', { phase: { value: 'production' } }),
  })
})
afterAll(async () => {
  await world.app.close()
  await open.close()
})

const get = (url: string) => world.app.inject(url)

test('a record as JSON is complete, at both its addresses', async () => {
  const answer = await get(`/api/v1/records/${first.record}`)
  expect(answer.json()).toMatchObject({
    id: first.record,
    organisation: { slug: 'calder', name: { en: 'Calder Police' } },
    tool: { name: 'Passage', supplier: 'Veridian Ltd' },
    version: { number: 2, change_note: 'A second operator', previous_hash: first.hash, hash: second.hash },
    links: { html: `http://register.test/register/${first.record}` },
  })
  expect((await get(`/register/${first.record}.json`)).json()).toEqual(answer.json())
})

test('anybody can compute the hash of a version from its JSON', async () => {
  const { hash, signed, ...covered } = (await get(`/api/v1/records/${first.record}/versions/1`)).json()
  expect(
    createHash('sha256')
      .update(String(canonicalize(covered)))
      .digest('hex'),
  ).toBe(hash)
  expect(hash).toBe(first.hash)
})

test('the list has the search, the filters and the counts of the page', async () => {
  const { total, records, counts } = (await get('/api/v1/records?q=gate&force=calder&per_page=1')).json()
  expect([total, records.length, records[0].version, counts.phase.pilot]).toEqual([1, 1, 2, 1])
  expect((await get('/api/v1/records?phase=production')).json().total).toBe(1)
  expect((await get('/api/v1/records?page=2&per_page=1')).json()).toMatchObject({
    total: 2,
    page: 2,
    pages: 2,
  })
})

test('parameters that are not understood are problem+json, all of them named', async () => {
  const answer = await get('/api/v1/records?page=0&per_page=9999&colour=red')
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toMatch('application/problem+json')
  expect(answer.json().errors).toHaveLength(3)
})

test.each([
  '/api/v1/records/nnnnnnnnnnnn',
  '/api/v1/records/..',
  '/api/v1/nothing',
  '/register/nnnnnnnnnnnn.json',
])('%s is a problem, 404', async (url) => {
  const answer = await get(url)
  expect([answer.statusCode, answer.json().status]).toEqual([404, 404])
  expect(answer.headers['content-type']).toMatch('application/problem+json')
})

test('a version that is not there is a problem, and so is a number that is none', async () => {
  expect((await get(`/api/v1/records/${first.record}/versions/9`)).statusCode).toBe(404)
  expect((await get(`/api/v1/records/${first.record}/versions/x`)).statusCode).toBe(400)
})

test('what is known is not sent again', async () => {
  const { headers } = await get(`/api/v1/records/${first.record}`)
  const again = await world.app.inject({
    url: `/api/v1/records/${first.record}`,
    headers: { 'if-none-match': String(headers.etag) },
  })
  expect(again.statusCode).toBe(304)
})

test('the CSV keeps commas, quotes and formulas as text', async () => {
  const answer = await get('/api/v1/records.csv')
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = answer.body.trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(answer.body).toContain(`"'=HYPERLINK(""x""), ""Scribe"""`)
})

test('the description is OpenAPI 3.1 and names every route but no page', async () => {
  const description = (await get('/api/v1/openapi.json')).json()
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/v1/records',
    '/api/v1/records.csv',
    '/api/v1/records/{id}',
    '/api/v1/records/{id}/versions/{number}',
  ])
  expect(description.components.schemas.Version.properties.hash).toBeDefined()
})

test('the published schema of the record accepts what is published', async () => {
  const schema = (await get('/api/v1/record.schema.json')).json()
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  expect(valid({ record: 1, content: second.content })).toBe(true)
  expect(valid({ record: 1, content: { phase: { value: 'soon' } } })).toBe(false)
})

test('the signature over the hash verifies with the public key alone', async () => {
  const { hash, signed } = (await get(`/api/v1/records/${first.record}/versions/2`)).json()
  const pem = await get(`/register/${first.record}/versions/2/public.pem`)
  expect(pem.body).toBe(signed.public_key)
  const key = createPublicKey(pem.body)
  const signature = Buffer.from(signed.signature, 'base64')
  expect(verify(null, Buffer.from(hash), key, signature)).toBe(true)
  expect(verify(null, Buffer.from(first.hash), key, signature)).toBe(false)
  const der = key.export({ type: 'spki', format: 'der' })
  expect(signed.key_id).toBe(`sha256:${createHash('sha256').update(der).digest('hex')}`)
  const history = (await get(`/register/${first.record}/history`)).body
  expect(history).toContain('each hash was signed when it was published')
  expect(history).toContain(signed.signature.replaceAll('=', '&#x3D;').slice(0, 20))
  expect((await get(`/register/${first.record}/versions/9/public.pem`)).statusCode).toBe(404)
})

test('history, differences, the feed and the site map', async () => {
  const history = (await get(`/register/${first.record}/history`)).body
  expect(history).toContain('every hash fits its content')
  expect(history).toContain('A second operator')
  expect(history).toContain(first.hash)
  const changes = (await get(`/register/${first.record}/changes/1/2`)).body
  expect(changes).toContain('Human review')
  expect(changes).toMatch(/<del class="app-removed">[\s\S]*?An officer compares/)
  expect(changes).toMatch(/<ins class="app-added">[\s\S]*?Two operators compare/)
  expect(changes).not.toContain('People affected')
  const feed = await get('/register/feed.atom')
  expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(feed.body).toContain('<summary>A second operator</summary>')
  expect(feed.body.match(/<entry>/g)).toHaveLength(2)
  const map = (await get('/sitemap.xml')).body
  expect(map).toContain(
    `<loc>http://register.test/register/${first.record}</loc><lastmod>2026-06-01T10:00:00.000Z</lastmod>`,
  )
  expect((await get('/robots.txt')).body).toContain('Disallow: /')
})

test('a day leads to the version of that day; a day that is none is a fault of the form', async () => {
  const found = await get(`/register/${first.record}/history?on=2026-05-15`)
  expect([found.statusCode, found.headers.location]).toEqual([302, `/register/${first.record}?on=2026-05-15`])
  const before = await get(`/register/${first.record}/history?on=2020-01-01`)
  expect(before.body).toContain('On 1 January 2020 nothing of this record had been published.')
  const bad = await get(`/register/${first.record}/history?on=2026-02-30`)
  expect([bad.statusCode, bad.body.includes('Give a day as')]).toEqual([400, true])
})

test('the page about the API, in both languages', async () => {
  expect((await get('/api')).body).toContain('/api/v1/openapi.json')
  expect((await get('/cy/api')).body).toContain('Y gofrestr fel data')
})

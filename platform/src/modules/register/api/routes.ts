// The public API: read only, without a key. One record, one version, the list with the filters of the search
// page, the same list as CSV. Rates are limited as for pages.
import { z } from 'zod'
import { Fault } from '../../../kernel/errors.ts'
import type { App } from '../../../kernel/module.ts'
import { FOR_EVER, isKnown } from '../web/public/caching.ts'
import { findPublished, type Published, type Reading } from '../web/public/reading.ts'
import { answer } from '../web/public/search/answer.ts'
import { FACETS, type FacetKey } from '../web/public/search/facets.ts'
import { type Question, readQuestion, SORTS } from '../web/public/search/question.ts'
import { SITUATIONS } from '../web/public/search/situations.ts'
import { csvOf } from './csv.ts'
import { listingOf, recordOf } from './representation.ts'
import { listSchema, problemSchema, recordSchema, versionSchema } from './schemas.ts'

const values = z.union([z.string().max(100), z.array(z.string().max(100)).max(50)]).optional()

const filters = Object.fromEntries(FACETS.map(({ key }) => [key, values])) as Record<FacetKey, typeof values>

const filtersSchema = z.strictObject({
  q: z.string().max(200).optional().describe('Words, with "phrases", or, and -not'),
  situation: z.enum(SITUATIONS).optional().describe('Tools that may be used in this situation'),
  sort: z.enum(SORTS).optional(),
  language: z.enum(['en', 'cy']).default('en').describe('The language of the words'),
  ...filters,
})

const listQuerySchema = filtersSchema.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(50),
})

const idSchema = z.object({ id: z.string() })
const versionParams = idSchema.extend({ number: z.coerce.number().int().min(1).max(1_000_000) })
const errors = { 400: problemSchema, 404: problemSchema }
const open = { access: 'public' } as const

export function addRoutes(api: App, reading: Reading): void {
  addLists(api, reading)
  addRecords(api, reading)
}

function addLists(api: App, reading: Reading): void {
  const { origin } = reading.kernel.configuration
  const list = {
    tags: ['records'],
    summary: 'Search the register',
    querystring: listQuerySchema,
    response: { 200: listSchema, ...errors },
  }
  api.get('/api/v1/records', { config: open, schema: list }, async ({ query }) => {
    const { entries, counts } = await ask(reading, query)
    const records = entries.slice((query.page - 1) * query.per_page, query.page * query.per_page)
    return {
      total: entries.length,
      page: query.page,
      per_page: query.per_page,
      pages: Math.max(1, Math.ceil(entries.length / query.per_page)),
      counts: Object.fromEntries([...counts].map(([key, of]) => [key, Object.fromEntries(of)])),
      records: records.map((listing) => listingOf(listing, origin)),
    }
  })
  const csv = {
    tags: ['records'],
    summary: 'The list as CSV',
    querystring: filtersSchema,
    produces: ['text/csv'],
  }
  api.get('/api/v1/records.csv', { config: open, schema: csv }, async ({ query }, reply) => {
    const { entries } = await ask(reading, query)
    const rows = entries.map((listing) => listingOf(listing, origin))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="policeai-register.csv"')
      .send(csvOf(rows))
  })
}

async function ask(reading: Reading, query: z.output<typeof filtersSchema>) {
  const question: Question = readQuestion(query)
  return answer(await reading.listings(question.words, query.language), question)
}

function addRecords(api: App, reading: Reading): void {
  const { origin } = reading.kernel.configuration
  const schema = {
    tags: ['records'],
    summary: 'A record, as last published',
    params: idSchema,
    response: { 200: recordSchema, ...errors },
  }
  for (const [url, hide] of [
    ['/api/v1/records/:id', false],
    ['/register/:id.json', true],
  ] as const) {
    api.get(url, { config: open, schema: { ...schema, hide } }, async (request, reply) => {
      const found = present(await findPublished(reading, request.params.id))
      const madeFrom = ['record', found.version.hash, found.record.retiredAt?.toISOString() ?? null]
      return isKnown(request, reply, madeFrom) ? reply : recordOf(found, origin)
    })
  }
  const one = {
    tags: ['records'],
    summary: 'A version, as it stood',
    params: versionParams,
    response: { 200: versionSchema, ...errors },
  }
  api.get(
    '/api/v1/records/:id/versions/:number',
    { config: open, schema: one },
    async ({ params }, reply) => {
      const version = (await reading.versions.all(params.id)).find((one) => one.number === params.number)
      if (version === undefined) throw new Fault('not-found', NO_RECORD)
      reply.header('cache-control', FOR_EVER)
      return version
    },
  )
}

const NO_RECORD = 'There is no published record of that id, or no such version of it.'

function present(found: Published | null): Published {
  if (found === null) throw new Fault('not-found', NO_RECORD)
  return found
}

// GET /register/:id : a record, as last published or as it stood on a day; GET …/versions/:number : one version.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../../../kernel/errors.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import type { SignedVersion } from '../../../domain/chain.ts'
import { publicText } from '../../../locales/public/index.ts'
import { isKnown } from '../caching.ts'
import { londonDay, onDay, readDay } from '../days.ts'
import { type Published, type Reading, withVersion } from '../reading.ts'
import { type RecordData, recordView, titleOf } from './view.ts'

const params = z.object({ id: z.string() })
const versionParams = params.extend({ number: z.coerce.number().int() })
const config = { access: 'public' } as const

export function addRecord(app: App, reading: Reading): void {
  app.get('/register/:id', { config, schema: { params } }, async (request, reply) => {
    const versions = await reading.versions.all(request.params.id)
    const asked = readDay((request.query as { on?: unknown }).on)
    const version = asked === null ? versions.at(-1) : onDay(versions, asked)
    if (version === undefined && versions.length > 0 && asked !== null)
      return reply.redirect(href(languageOf(request), `/register/${request.params.id}/history?on=${asked}`))
    return answerRecord(reading, request, reply, { version, newest: versions.length, asked })
  })
  const one = { config, schema: { params: versionParams } } as const
  app.get('/register/:id/versions/:number', one, async (request, reply) => {
    const versions = await reading.versions.all(request.params.id)
    const version = versions.find(({ number }) => number === request.params.number)
    return answerRecord(reading, request, reply, { version, newest: versions.length, asked: null })
  })
}

type Wanted = Readonly<{ version: SignedVersion | undefined; newest: number; asked: string | null }>

async function answerRecord(
  reading: Reading,
  request: FastifyRequest,
  reply: FastifyReply,
  { version, newest, asked }: Wanted,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const found = version && (await withVersion(reading, version))
  if (!found) throw new Fault('not-found', publicText(language).notFound)
  const data = await dataOf(reading, found, newest, asked)
  const retired = found.record.retiredAt?.toISOString() ?? null
  if (isKnown(request, reply, ['record', found.version.hash, newest, asked, retired, data.today]))
    return reply
  reply.header('link', `<${data.origin}/register/${data.id}.json>; rel="alternate"; type="application/json"`)
  return reply.page({
    title: titleOf(language, data),
    heading: false,
    room: 'register',
    wide: true,
    unlisted: found.version.number !== newest,
    breadcrumbs: [
      { text: publicText(language).register, href: href(language, '/register') },
      { text: found.force.name[language], href: href(language, `/organisations/${found.force.slug}`) },
    ],
    body: recordView(language, data),
  })
}

async function dataOf(
  { kernel, organisations }: Reading,
  { record, force, version, evidence }: Published,
  newest: number,
  asked: string | null,
): Promise<RecordData> {
  const pieces = evidence.map(async (piece) => ({
    ...piece,
    signer: await organisations.find(piece.signedBy),
  }))
  return {
    id: record.id,
    origin: kernel.configuration.origin,
    force,
    tool: { name: record.toolName, supplier: record.supplier },
    content: version.content,
    evidence: await Promise.all(pieces),
    today: londonDay(kernel.clock()),
    demonstration: record.demonstration,
    retired: record.retiredAt && { at: record.retiredAt, reason: record.retiredReason },
    publication: { version, newest, asked },
  }
}

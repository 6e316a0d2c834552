// /lab: for those whose work it is, the runs that they may see; for everybody else what the lab does, its public key
// and its formats, which also have an address of their own.
import { schemas } from '@policeai/evaluation'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../../../kernel/actor.ts'
import { Fault } from '../../../../kernel/errors.ts'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { App } from '../../../../kernel/module.ts'
import type { LabContext } from '../../acts/context.ts'
import { measuringRole, seesAll } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import { listRuns } from '../../store/run-list.ts'
import type { Organisations } from '../organisations.ts'
import { aboutView } from './about-view.ts'
import { listView } from './list-view.ts'

const query = z.object({ before: z.string().refine(isId).optional() })
const PUBLIC = { config: { access: 'public' } } as const

export function addLabPages(app: App, context: LabContext, organisations: Organisations): void {
  app.get('/lab', { ...PUBLIC, schema: { querystring: query } }, (request, reply) => {
    const { actor } = request
    const works = actor !== null && (measuringRole(actor) !== null || seesAll(actor))
    if (!works) return about(context, request, reply)
    return list(context, organisations, actor, request.query.before ?? null, request, reply)
  })
  app.get('/lab/about', PUBLIC, (request, reply) => about(context, request, reply))
  app.get(
    '/lab/keys/:file',
    { ...PUBLIC, schema: { params: z.object({ file: z.string() }) } },
    (request, reply) => {
      const { keyId, publicPem } = context.labKey
      if (request.params.file !== `${keyId}.pem`)
        throw new Fault('not-found', 'The Lab has no key of this name.')
      return reply
        .type('application/x-pem-file')
        .header('content-disposition', 'attachment; filename="lab-public.pem"')
        .send(publicPem)
    },
  )
  for (const [name, schema] of Object.entries(schemas)) {
    app.get(`/lab/schemas/${name}.json`, PUBLIC, (_request, reply) =>
      reply.type('application/schema+json').send(JSON.stringify(schema)),
    )
  }
}

function about({ labKey }: LabContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  const { lab } = textOf(language)
  return reply.page({ title: lab, body: aboutView(language, labKey.keyId), room: 'lab' })
}

async function list(
  { kernel }: LabContext,
  organisations: Organisations,
  actor: Actor,
  before: string | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const all = seesAll(actor)
  const page = await listRuns(kernel.database, { organisationId: all ? null : actor.organisationId, before })
  const names = all ? new Map((await organisations.list()).map(({ id, name }) => [id, name[language]])) : null
  const mayMeasure = measuringRole(actor) !== null
  return reply.page({
    title: textOf(language).list.title,
    body: listView({ language, page, names, mayMeasure, first: before === null }),
    room: 'lab',
    breadcrumbs: [{ text: textOf(language).lab, href: href(language, '/lab/about') }],
    wide: true,
    unlisted: true,
  })
}

// The audit log, page by page, and the proof of its chain. For auditors and administrators.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { AccountsContext } from '../../context.ts'
import { textOf } from '../../locales/index.ts'
import { AUDIT_PATH, type AuditQuery, auditBody, type Proof } from './view.ts'

const READ = { config: { access: { roles: ['auditor', 'administrator'] } } } as const

const PAGE_SIZE = 50

const query = z.object({
  subject_type: z.string().trim().max(100).default('').catch(''),
  subject_id: z.string().trim().max(100).default('').catch(''),
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})

export function addAuditLog(app: App, context: AccountsContext): void {
  app.get(AUDIT_PATH, { ...READ, schema: { querystring: query } }, (request, reply) => {
    const { subject_type: subjectType, subject_id: subjectId, before } = request.query
    return show(context, request, reply, { subjectType, subjectId, before: before ?? null }, null)
  })

  app.post(`${AUDIT_PATH}/verify`, READ, async (request, reply) => {
    const proof = await context.kernel.audit.verify()
    return show(context, request, reply, { subjectType: '', subjectId: '', before: null }, proof)
  })
}

async function show(
  { kernel, people, organisations }: AccountsContext,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: AuditQuery,
  proof: Proof | null,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const { subjectType, subjectId, before } = asked
  const found = await kernel.audit.list({
    ...(subjectType === '' ? {} : { subjectType }),
    ...(subjectId === '' ? {} : { subjectId }),
    ...(before === null ? {} : { before }),
    limit: PAGE_SIZE + 1,
  })
  const entries = found.slice(0, PAGE_SIZE)
  const names = await people.namesOf([...new Set(entries.map((entry) => entry.actor_id))])
  const body = auditBody({
    language,
    entries,
    more: found.length > PAGE_SIZE,
    asked,
    proof,
    names,
    organisations: await organisations.list(),
  })
  const { audit, administration } = textOf(language)
  const breadcrumbs = [{ text: administration.title, href: href(language, '/administration') }]
  return reply.page({
    title: audit.title,
    body,
    breadcrumbs,
    room: 'administration',
    wide: true,
    unlisted: true,
  })
}

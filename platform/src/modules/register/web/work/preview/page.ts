// The public page of a record as it would be if it were published now: for the force, and for the editor once
// the force has authorised it.
import type { FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { type RecordData, recordView } from '../../public/record/view.ts'
import {
  notFound,
  type OpenedDraft,
  open,
  openOwnDraft,
  recordParams,
  titleOf,
  trail,
  type WorkPages,
} from '../context.ts'

export function addPreviewPage(app: App, pages: WorkPages): void {
  const readers = {
    config: { access: { roles: ['contributor', 'approver', 'editor'] } },
    schema: { params: recordParams },
  } as const
  app.get('/work/records/:id/preview', readers, async (request, reply) => {
    const language = languageOf(request)
    const opened = await openForPreview(pages, request, request.params.id)
    return reply.page({
      title: workText(language).preview.title(titleOf(opened, language)),
      heading: false,
      wide: true,
      unlisted: true,
      room: 'work',
      breadcrumbs: actorOf(request).roles.includes('editor') ? [] : trail(language, opened),
      body: recordView(language, await previewData(pages, opened)),
    })
  })
}

async function openForPreview(pages: WorkPages, request: FastifyRequest, id: string): Promise<OpenedDraft> {
  if (!actorOf(request).roles.includes('editor')) return openOwnDraft(pages, request, id)
  const opened = await open(pages, id)
  if (opened?.draft?.state !== 'authorised') throw notFound()
  return { ...opened, draft: opened.draft }
}

async function previewData(
  { kernel, organisations }: WorkPages,
  { record, draft }: OpenedDraft,
): Promise<RecordData> {
  const everybody = await organisations.list()
  const find = (id: string) => everybody.find((organisation) => organisation.id === id) ?? null
  const force = find(record.organisationId)
  if (!force) throw notFound()
  const attached = await attachedEvidence(kernel.database, record.id)
  return {
    id: record.id,
    origin: kernel.configuration.origin,
    force,
    tool: { name: record.toolName, supplier: record.supplier },
    content: draft.content,
    evidence: attached.map((one) => ({ ...one, signer: find(one.signedBy) })),
    today: kernel.clock().toISOString().slice(0, 10),
    demonstration: record.demonstration,
    retired: null,
    publication: null,
  }
}

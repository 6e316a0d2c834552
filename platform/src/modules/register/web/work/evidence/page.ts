// The evidence that a record rests on: attached from the force's own runs in the lab, or brought as a file, and
// in both cases verified before anything of it is kept.
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { type AttachOutcome, EVIDENCE_LIMIT, type Offered } from '../../../acts/attaching.ts'
import { workText } from '../../../locales/work/index.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import {
  answerRefusal,
  type OpenedDraft,
  openOwnDraft,
  recordParams,
  recordPath,
  trail,
  type WorkPages,
} from '../context.ts'
import { readUpload } from './upload.ts'
import { type EvidenceFaults, evidenceView } from './view.ts'

const options = { config: { access: { roles: ['contributor'] } }, schema: { params: recordParams } } as const

export async function addEvidencePages(app: App, pages: WorkPages): Promise<void> {
  app.get('/work/records/:id/evidence', options, async (request, reply) =>
    answer(pages, request, reply, await openOwnDraft(pages, request, request.params.id), {}, {}),
  )
  app.post('/work/records/:id/evidence/run', options, (request, reply) =>
    attachRun(pages, request, reply, request.params.id),
  )
  app.post('/work/records/:id/evidence/detach', options, async (request, reply) => {
    const opened = await openOwnDraft(pages, request, request.params.id)
    const outcome = await pages.acts.detach(onDraft(request, opened), oneOf(formOf(request), 'sha256'))
    return finish(pages, request, reply, opened, outcome, workText(languageOf(request)).evidence.detached)
  })
  await app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: EVIDENCE_LIMIT, files: 2, fields: 10 },
    })
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post('/work/records/:id/evidence/file', options, (request, reply) =>
        attachFile(pages, request, reply, request.params.id),
      )
  })
}

const onDraft = (request: FastifyRequest, { record, draft }: OpenedDraft) => ({
  actor: actorOf(request),
  recordId: record.id,
  revision: draft.revision,
})

async function attachRun(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const { evidence: text } = workText(languageOf(request))
  const opened = await openOwnDraft(pages, request, id)
  const form = formOf(request)
  const runs = await pages.lab.signedEvidence(opened.record.organisationId)
  const run = runs.find(({ sha256 }) => sha256 === oneOf(form, 'run'))
  const own = oneOf(form, 'own')
  const faults = { ...(!run && { run: text.runMissing }), ...(own === '' && { own: text.ownMissing }) }
  if (!run || own === '') return answer(pages, request, reply, opened, form, faults)
  const offered = { text: await readText(pages, run.sha256), publicPem: null, ownData: own === 'yes' }
  return keep(pages, request, reply, opened, offered)
}

async function readText({ kernel }: WorkPages, sha256: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of kernel.documents.read(sha256)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

async function attachFile(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const { evidence: text } = workText(languageOf(request))
  const opened = await openOwnDraft(pages, request, id)
  const upload = await readUpload(request)
  const faults = {
    ...(upload.evidence === null && { file: text.fileMissing }),
    ...(upload.tooLarge && { file: text.tooLarge }),
    ...(upload.ownData === null && { fileOwn: text.ownMissing }),
  }
  const { evidence, publicPem, ownData } = upload
  if (evidence === null || ownData === null || upload.tooLarge)
    return answer(pages, request, reply, opened, {}, faults)
  return keep(pages, request, reply, opened, { text: evidence, publicPem, ownData })
}

async function keep(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  offered: Offered,
): Promise<FastifyReply> {
  const { evidence: text } = workText(languageOf(request))
  const outcome = await pages.acts.attach(onDraft(request, opened), offered)
  if (!('unfit' in outcome)) return finish(pages, request, reply, opened, outcome, text.done)
  const { unfit } = outcome
  const fault =
    unfit.code === 'key_needed'
      ? { key: text.keyNeeded(unfit.keyId) }
      : { file: text.notVerified(unfit.message) }
  return answer(pages, request, reply, opened, {}, fault)
}

async function finish(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  outcome: Exclude<AttachOutcome, { unfit: unknown }>,
  done: string,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const { evidence: text } = workText(language)
  if ('refused' in outcome) {
    if (outcome.refused.code === 'attached_already')
      return answer(pages, request, reply, opened, {}, { file: text.attachedAlready })
    return answerRefusal(request, reply, outcome.refused, recordPath(opened.record.id))
  }
  request.flash(done)
  return reply.redirect(href(language, recordPath(opened.record.id, '/evidence')), 303)
}

async function answer(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  form: FormValues,
  faults: EvidenceFaults,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const { record, draft } = opened
  const [attached, runs] = [
    await attachedEvidence(pages.kernel.database, record.id),
    await pages.lab.signedEvidence(record.organisationId),
  ]
  const error = Object.keys(faults).length > 0
  return reply.page({
    title: workText(language).evidence.title,
    status: error ? 422 : 200,
    error,
    room: 'work',
    breadcrumbs: trail(language, opened),
    body: evidenceView({ language, draft, attached, runs, form, faults }),
  })
}

// The editor's check of one record: what changed, what is withheld and why, what should be looked at twice. Then
// publish, with a second factor, or return with reasons; and on to the next.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { authorisedDrafts } from '../../../store/drafts.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { newestVersion } from '../../../store/versions.ts'
import { typed } from '../../work/authorise/form.ts'
import {
  answerRefusal,
  notFound,
  type Opened,
  type OpenedDraft,
  open,
  recordParams,
  titleOf,
  type WorkPages,
} from '../../work/context.ts'
import { type CheckParts, checkView } from './view.ts'

export function addCheckPages(app: App, pages: WorkPages): void {
  const schema = { params: recordParams }
  const readers = { config: { access: { roles: ['editor', 'auditor'] } }, schema } as const
  const editors = { config: { access: { roles: ['editor'] } }, schema } as const
  const strong = { config: { access: { roles: ['editor'], secondFactor: true } }, schema } as const

  app.get('/queue/:id', readers, async (request, reply) => {
    const opened = await openWaiting(pages, request.params.id)
    const unsent = request.takeKeptForm() !== null
    return isWaiting(opened)
      ? answer(pages, request, reply, opened, { ...FRESH, unsent })
      : gone(request, reply)
  })

  app.get('/queue/:id/return', editors, (request, reply) =>
    reply.redirect(href(languageOf(request), `/queue/${request.params.id}`), 303),
  )

  app.post('/queue/:id/publish', strong, async (request, reply) => {
    const opened = await openWaiting(pages, request.params.id)
    const outcome = await pages.acts.publish(onDraft(request, opened))
    if ('refused' in outcome) return answerRefusal(request, reply, outcome.refused, '/queue')
    const done = workText(languageOf(request)).queue.published(
      titleOf(opened, languageOf(request)),
      outcome.done.number,
    )
    return toNext(pages, request, reply, done)
  })

  app.post('/queue/:id/return', editors, async (request, reply) => {
    const opened = await openWaiting(pages, request.params.id)
    const form = formOf(request)
    const outcome = await pages.acts.sendBack('send_back', onDraft(request, opened), typed(form, 'reason'))
    if ('done' in outcome) return toNext(pages, request, reply, workText(languageOf(request)).check.returned)
    const noReason = outcome.refused.code === 'reason_missing' && isWaiting(opened)
    return noReason
      ? answer(pages, request, reply, opened, { ...FRESH, form, reasonMissing: true })
      : answerRefusal(request, reply, outcome.refused, '/queue')
  })
}

type Shown = Pick<CheckParts, 'form' | 'reasonMissing' | 'unsent'>
const FRESH: Shown = { form: {}, reasonMissing: false, unsent: false }

const onDraft = (request: FastifyRequest, { record }: Opened) => ({
  actor: actorOf(request),
  recordId: record.id,
  revision: Number(oneOf(formOf(request), '_revision')),
})

/** What a force has not authorised is its own business: to an editor it is not there, unless it was published. */
async function openWaiting(pages: WorkPages, id: string): Promise<Opened> {
  const opened = await open(pages, id)
  if (!opened) throw notFound()
  if (isWaiting(opened)) return opened
  if ((await newestVersion(pages.kernel.database, id)) === null) throw notFound()
  return opened
}

const isWaiting = (opened: Opened): opened is OpenedDraft => opened.draft?.state === 'authorised'

const gone = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answerRefusal(request, reply, { code: 'already', state: 'published' }, '/queue')

async function toNext(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  done: string,
): Promise<FastifyReply> {
  const next = (await authorisedDrafts(pages.kernel.database))[0]
  request.flash(done)
  return reply.redirect(href(languageOf(request), next ? `/queue/${next.recordId}` : '/queue'), 303)
}

async function answer(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  shown: Shown,
): Promise<FastifyReply> {
  const { database, clock } = pages.kernel
  const language = languageOf(request)
  const { record, draft } = opened
  const [version, evidence] = [
    await newestVersion(database, record.id),
    await attachedEvidence(database, record.id),
  ]
  const force = await pages.organisations.find(record.organisationId)
  const mayPublish = actorOf(request).roles.includes('editor')
  return reply.page({
    title: titleOf(opened, language),
    status: shown.reasonMissing ? 422 : 200,
    error: shown.reasonMissing,
    room: 'work',
    wide: true,
    breadcrumbs: [{ text: workText(language).queue.title, href: href(language, '/queue') }],
    body: checkView({
      language,
      record,
      draft,
      force,
      version,
      evidence,
      ...shown,
      mayPublish,
      now: clock(),
    }),
  })
}

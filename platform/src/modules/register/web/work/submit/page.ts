// Submitting: everything that the draft says on one page, the note on what changed, and what is still missing.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { taskList } from '../../../domain/tasks.ts'
import { workText } from '../../../locales/work/index.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { newestVersion } from '../../../store/versions.ts'
import {
  answerRefusal,
  type OpenedDraft,
  openOwn,
  openOwnDraft,
  recordParams,
  recordPath,
  trail,
  type WorkPages,
} from '../context.ts'
import { submitView } from './view.ts'

const LONGEST_NOTE = 1000

export function addSubmitPages(app: App, pages: WorkPages): void {
  const options = {
    config: { access: { roles: ['contributor'] } },
    schema: { params: recordParams },
  } as const
  app.get('/work/records/:id/submit', options, async (request, reply) => {
    const opened = await openOwnDraft(pages, request, request.params.id)
    return answer(pages, request, reply, opened, { note: opened.draft.changeNote, fault: null })
  })
  app.post('/work/records/:id/submit', options, async (request, reply) => {
    const text = workText(languageOf(request))
    const opened = await openOwn(pages, request, request.params.id)
    const recordId = opened.record.id
    const form = formOf(request)
    const note = oneOf(form, 'note').replaceAll('\u0000', '')
    const { draft } = opened
    if (draft && note.length > LONGEST_NOTE)
      return answer(pages, request, reply, { ...opened, draft }, { note, fault: text.atMost(LONGEST_NOTE) })
    const on = { actor: actorOf(request), recordId, revision: Number(oneOf(form, '_revision')) }
    const outcome = await pages.acts.submit(on, note)
    if ('done' in outcome) {
      request.flash(text.submit.done)
      return reply.redirect(href(languageOf(request), recordPath(recordId)), 303)
    }
    const { code } = outcome.refused
    if (draft && code === 'incomplete')
      return answer(pages, request, reply, { ...opened, draft }, { note, fault: null })
    if (draft && code === 'change_note_missing')
      return answer(pages, request, reply, { ...opened, draft }, { note, fault: text.submit.noteMissing })
    return answerRefusal(request, reply, outcome.refused, recordPath(recordId))
  })
}

type Typed = Readonly<{ note: string; fault: string | null }>

async function answer(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  typed: Typed,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const { record, draft } = opened
  const published = (await newestVersion(pages.kernel.database, record.id)) !== null
  const evidence = await attachedEvidence(pages.kernel.database, record.id)
  const { missing } = taskList(draft.content)
  const error = typed.fault !== null || missing.length > 0
  return reply.page({
    title: workText(language).submit.title,
    status: error && request.method === 'POST' ? 422 : 200,
    error,
    room: 'work',
    breadcrumbs: trail(language, opened),
    body: submitView({ language, draft, evidence, missing, published, ...typed }),
  })
}

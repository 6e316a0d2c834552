// The approver's decision: authorise, with a second factor, or return with reasons. The force's chief officer
// decides and answers for it; the centre does not.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { personOf } from '../../../acts/transaction.ts'
import { refusalOf } from '../../../domain/rules.ts'
import { workText } from '../../../locales/work/index.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { newestVersion } from '../../../store/versions.ts'
import {
  answerRefusal,
  type OpenedDraft,
  openOwn,
  recordParams,
  recordPath,
  trail,
  type WorkPages,
} from '../context.ts'
import { type AuthoriseFaults, readDecision, typed } from './form.ts'
import { authoriseView } from './view.ts'

type Shown = Readonly<{ form: FormValues; faults: AuthoriseFaults; reasonMissing: boolean; unsent: boolean }>
const FRESH: Shown = { form: {}, faults: {}, reasonMissing: false, unsent: false }

export function addAuthorisePages(app: App, pages: WorkPages): void {
  const schema = { params: recordParams }
  const strong = { config: { access: { roles: ['approver'], secondFactor: true } }, schema } as const
  const plain = { config: { access: { roles: ['approver'] } }, schema } as const

  app.get('/work/records/:id/authorise', strong, async (request, reply) => {
    const opened = await openForDecision(pages, request, reply, request.params.id)
    if (!('draft' in opened)) return opened.answered
    const kept = request.takeKeptForm()
    return answer(pages, request, reply, opened, { ...FRESH, form: kept ?? {}, unsent: kept !== null })
  })

  app.get('/work/records/:id/return', plain, (request, reply) =>
    reply.redirect(href(languageOf(request), recordPath(request.params.id, '/authorise')), 303),
  )

  app.post('/work/records/:id/authorise', strong, async (request, reply) => {
    const opened = await openForDecision(pages, request, reply, request.params.id)
    if (!('draft' in opened)) return opened.answered
    const form = formOf(request)
    const today = pages.kernel.clock().toISOString().slice(0, 10)
    const read = readDecision(form, today, workText(languageOf(request)))
    if ('faults' in read)
      return answer(pages, request, reply, opened, { ...FRESH, form, faults: read.faults })
    const outcome = await pages.acts.authorise(onDraft(request, opened, form), read.decision)
    return finish(request, reply, opened, outcome, workText(languageOf(request)).authorise.done)
  })

  app.post('/work/records/:id/return', plain, async (request, reply) => {
    const opened = await openForDecision(pages, request, reply, request.params.id)
    if (!('draft' in opened)) return opened.answered
    const form = formOf(request)
    const outcome = await pages.acts.sendBack('return', onDraft(request, opened, form), typed(form, 'reason'))
    const noReason = 'refused' in outcome && outcome.refused.code === 'reason_missing'
    if (noReason) return answer(pages, request, reply, opened, { ...FRESH, form, reasonMissing: true })
    return finish(request, reply, opened, outcome, workText(languageOf(request)).authorise.returned)
  })
}

const onDraft = (request: FastifyRequest, { record }: OpenedDraft, form: FormValues) => ({
  actor: actorOf(request),
  recordId: record.id,
  revision: Number(oneOf(form, '_revision')),
})

/** A draft that waits for this person's decision, or the answer why it does not. */
async function openForDecision(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<OpenedDraft | Readonly<{ answered: FastifyReply }>> {
  const { record, draft } = await openOwn(pages, request, id)
  const goOn = recordPath(record.id)
  if (draft === null)
    return { answered: answerRefusal(request, reply, { code: 'already', state: 'published' }, goOn) }
  // Returning one's own work is allowed; the page offers that and not the other.
  const refused = refusalOf('return', draft, personOf(actorOf(request)), draft.revision)
  return refused ? { answered: answerRefusal(request, reply, refused, goOn) } : { record, draft }
}

type Outcome = Awaited<ReturnType<WorkPages['acts']['authorise']>>

function finish(
  request: FastifyRequest,
  reply: FastifyReply,
  { record }: OpenedDraft,
  outcome: Outcome,
  done: string,
): FastifyReply {
  if ('refused' in outcome) return answerRefusal(request, reply, outcome.refused, recordPath(record.id))
  request.flash(done)
  return reply.redirect(href(languageOf(request), recordPath(record.id)), 303)
}

async function answer(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  shown: Shown,
): Promise<FastifyReply> {
  const { database } = pages.kernel
  const { record, draft } = opened
  const language = languageOf(request)
  const [version, evidence] = [
    await newestVersion(database, record.id),
    await attachedEvidence(database, record.id),
  ]
  const error = shown.reasonMissing || Object.keys(shown.faults).length > 0
  const ownWork = refusalOf('authorise', draft, personOf(actorOf(request)), draft.revision) !== null
  return reply.page({
    title: workText(language).authorise.title,
    status: error ? 422 : 200,
    error,
    room: 'work',
    wide: true,
    breadcrumbs: trail(language, opened),
    body: authoriseView({ language, draft, version, evidence, ownWork, ...shown }),
  })
}

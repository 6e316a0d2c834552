// Retiring a record: the tool is no longer used, or never should have been listed. It stays public, with the
// reason; what was being written towards a next version is given up.
import { button, characterCount, html, warningText } from '@policeai/govuk'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { typed } from '../authorise/form.ts'
import { unsentNotice } from '../authorise/view.ts'
import {
  answerRefusal,
  type Opened,
  openOwn,
  recordParams,
  recordPath,
  trail,
  type WorkPages,
} from '../context.ts'
import { faultSummary } from '../faults.ts'

const LONGEST_REASON = 1000

export function addRetirePages(app: App, pages: WorkPages): void {
  const options = {
    config: { access: { roles: ['approver'], secondFactor: true } },
    schema: { params: recordParams },
  } as const
  app.get('/work/records/:id/retire', options, async (request, reply) =>
    answer(request, reply, await openOwn(pages, request, request.params.id), {
      fault: null,
      kept: request.takeKeptForm(),
    }),
  )
  app.post('/work/records/:id/retire', options, async (request, reply) => {
    const text = workText(languageOf(request))
    const opened = await openOwn(pages, request, request.params.id)
    const reason = typed(formOf(request), 'reason')
    if (reason.length > LONGEST_REASON)
      return answer(request, reply, opened, { fault: text.atMost(LONGEST_REASON), kept: null })
    const outcome = await pages.acts.retire(actorOf(request), opened.record.id, reason)
    if ('done' in outcome) {
      request.flash(text.retire.done)
      return reply.redirect(href(languageOf(request), recordPath(opened.record.id)), 303)
    }
    if (outcome.refused.code === 'reason_missing')
      return answer(request, reply, opened, { fault: text.retire.missing, kept: null })
    return answerRefusal(request, reply, outcome.refused, recordPath(opened.record.id))
  })
}

type Shown = Readonly<{ fault: string | null; kept: FormValues | null }>

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
  { fault, kept }: Shown,
): FastifyReply {
  const language = languageOf(request)
  const { retire: text, count, error, authorise } = workText(language)
  const box = characterCount({
    name: 'reason',
    id: 'reason',
    value: oneOf(kept ?? formOf(request), 'reason'),
    label: { text: text.reason, classes: 'govuk-label--m' },
    hint: { text: text.hint },
    maxlength: LONGEST_REASON,
    threshold: 75,
    errorMessage: fault === null ? undefined : { text: fault, visuallyHiddenText: error },
    ...count,
  })
  return reply.page({
    title: text.title,
    status: fault === null ? 200 : 422,
    error: fault !== null,
    room: 'work',
    breadcrumbs: trail(language, opened),
    body: html`${faultSummary(language, fault === null ? [] : [{ href: '#reason', text: fault }])}${unsentNotice({ language, unsent: kept !== null })}
<p class="govuk-body">${text.what}</p>
<form method="post" action="${href(language, recordPath(opened.record.id, '/retire'))}" novalidate>${box}
${opened.draft && warningText({ text: text.draftGoes, iconFallbackText: authorise.warningLabel })}
${button({ text: text.button, classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  })
}

// One record of the force: its task list, and what this person can do about it now.
import { actorOf } from '../../../../../kernel/http/access.ts'
import { formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { personOf } from '../../../acts/transaction.ts'
import { workText } from '../../../locales/work/index.ts'
import { attachedEvidence } from '../../../store/evidence.ts'
import { allVersions } from '../../../store/versions.ts'
import { answerRefusal, openOwn, recordParams, recordPath, titleOf, type WorkPages } from '../context.ts'
import { recordView } from './view.ts'

export function addRecordPage(app: App, pages: WorkPages): void {
  const { database } = pages.kernel
  const schema = { params: recordParams }
  const readers = { config: { access: { roles: ['contributor', 'approver'] } }, schema } as const
  const writers = { config: { access: { roles: ['contributor'] } }, schema } as const

  app.get('/work/records/:id', readers, async (request, reply) => {
    const language = languageOf(request)
    const opened = await openOwn(pages, request, request.params.id)
    const [versions, evidence] = [
      await allVersions(database, opened.record.id),
      await attachedEvidence(database, opened.record.id),
    ]
    return reply.page({
      title: titleOf(opened, language),
      room: 'work',
      breadcrumbs: [{ text: workText(language).list.title, href: href(language, '/work') }],
      body: recordView({
        language,
        ...opened,
        versions,
        evidence: evidence.length,
        person: personOf(actorOf(request)),
      }),
    })
  })

  app.post('/work/records/:id/withdraw', writers, async (request, reply) => {
    const recordId = (await openOwn(pages, request, request.params.id)).record.id
    const revision = Number(oneOf(formOf(request), '_revision'))
    const outcome = await pages.acts.withdraw({ actor: actorOf(request), recordId, revision })
    if ('refused' in outcome) return answerRefusal(request, reply, outcome.refused, recordPath(recordId))
    request.flash(workText(languageOf(request)).record.withdrawn)
    return reply.redirect(href(languageOf(request), recordPath(recordId)), 303)
  })

  app.post('/work/records/:id/revise', writers, async (request, reply) => {
    const recordId = (await openOwn(pages, request, request.params.id)).record.id
    const outcome = await pages.acts.revise(actorOf(request), recordId)
    if ('refused' in outcome) return answerRefusal(request, reply, outcome.refused, recordPath(recordId))
    return reply.redirect(href(languageOf(request), recordPath(recordId)), 303)
  })
}

// Starting a record: which tool, and whose. The form carries its own key, so that a double click starts one.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import { isId } from '../../../../../kernel/ids.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { listTools } from '../../../store/records.ts'
import { recordPath, type WorkPages } from '../context.ts'
import { readStart, type StartFaults } from './form.ts'
import { startView } from './view.ts'

const options = { config: { access: { roles: ['contributor'] } } } as const

export function addStartPages(app: App, pages: WorkPages): void {
  app.get('/work/records/new', options, (request, reply) =>
    answer(pages, request, reply, { _key: pages.kernel.newId() }, {}),
  )
  app.post('/work/records/new', options, async (request, reply) => {
    const language = languageOf(request)
    const form = formOf(request)
    const read = readStart(form, workText(language))
    if ('faults' in read) return answer(pages, request, reply, form, read.faults)
    const actor = actorOf(request)
    const submissionKey = isId(oneOf(form, '_key')) ? oneOf(form, '_key') : pages.kernel.newId()
    const organisation = await pages.organisations.find(actor.organisationId)
    const { name, supplier } = read.tool
    const started = await pages.acts.start(actor, {
      tool: { name, supplier },
      submissionKey: `${actor.organisationId}:${submissionKey}`,
      content: firstWords(name, organisation?.name ?? { en: actor.organisationName, cy: '' }),
      demonstration: organisation?.demonstration ?? false,
    })
    return reply.redirect(href(language, recordPath(started.recordId)), 303)
  })
}

/** What is known before anybody writes. */
function firstWords(tool: string, organisation: Readonly<{ en: string; cy: string }>) {
  const { en, cy } = organisation
  return {
    title: { value: { en: tool } },
    name: { value: { en: tool } },
    organisation_name: { value: cy === '' ? { en } : { en, cy } },
  }
}

async function answer(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  form: FormValues,
  faults: StartFaults,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const text = workText(language)
  const error = Object.keys(faults).length > 0
  return reply.page({
    title: text.start.title,
    status: error ? 422 : 200,
    error,
    room: 'work',
    breadcrumbs: [{ text: text.list.title, href: href(language, '/work') }],
    body: startView({ language, form, faults, tools: await listTools(pages.kernel.database) }),
  })
}

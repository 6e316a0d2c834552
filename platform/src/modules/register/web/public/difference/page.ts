// GET /register/:id/changes/:from/:to : what changed between two published versions.
import { z } from 'zod'
import { Fault } from '../../../../../kernel/errors.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { isKnown } from '../caching.ts'
import { findPublished, type Reading } from '../reading.ts'
import { titleOf } from '../record/view.ts'
import { differenceView } from './view.ts'

const number = z.coerce.number().int()
const options = {
  config: { access: 'public' },
  schema: { params: z.object({ id: z.string(), from: number, to: number }) },
} as const

export function addDifference(app: App, reading: Reading): void {
  app.get('/register/:id/changes/:from/:to', options, async (request, reply) => {
    const language = languageOf(request)
    const { id, from, to } = request.params
    const found = await findPublished(reading, id)
    const versions = found ? await reading.versions.all(id) : []
    const [before, after] = [from, to].map((wanted) => versions.find((version) => version.number === wanted))
    if (!found || !before || !after) throw new Fault('not-found', publicText(language).notFound)
    if (isKnown(request, reply, ['changes', before.hash, after.hash, found.version.hash])) return reply
    const { record, version } = found
    const title = titleOf(language, {
      content: version.content,
      tool: { name: record.toolName, supplier: record.supplier },
    })
    return reply.page({
      title: publicText(language).difference.title(from, to),
      room: 'register',
      wide: true,
      breadcrumbs: [
        { text: publicText(language).register, href: href(language, '/register') },
        { text: title, href: href(language, `/register/${id}`) },
        { text: publicText(language).history.heading, href: href(language, `/register/${id}/history`) },
      ],
      body: differenceView({ language, before, after }),
    })
  })
}

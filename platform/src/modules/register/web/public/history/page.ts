// GET /register/:id/history : every version; with ?on=YYYY-MM-DD, on to the version that stood on that day.
// GET /register/:id/versions/:number/public.pem : the key that signed its hash.
import { z } from 'zod'
import { Fault } from '../../../../../kernel/errors.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { asFile, isKnown } from '../caching.ts'
import { onDay, readDay } from '../days.ts'
import { findPublished, type Reading } from '../reading.ts'
import { titleOf } from '../record/view.ts'
import { historyView } from './view.ts'

const options = { config: { access: 'public' }, schema: { params: z.object({ id: z.string() }) } } as const

const versionOptions = {
  config: { access: 'public' },
  schema: { params: z.object({ id: z.string(), number: z.coerce.number().int() }) },
} as const

export function addHistory(app: App, reading: Reading): void {
  app.get('/register/:id/versions/:number/public.pem', versionOptions, async (request, reply) => {
    const { id, number } = request.params
    const version = (await reading.versions.all(id)).find((one) => one.number === number)
    if (version === undefined) throw new Fault('not-found', publicText(languageOf(request)).notFound)
    return asFile(reply, 'public.pem', 'application/x-pem-file').send(version.signed.public_key)
  })
  app.get('/register/:id/history', options, async (request, reply) => {
    const language = languageOf(request)
    const { id } = request.params
    const found = await findPublished(reading, id)
    if (found === null) throw new Fault('not-found', publicText(language).notFound)
    const versions = await reading.versions.all(id)
    const typed = (request.query as { on?: unknown }).on
    const asked = readDay(typed)
    if (asked !== null && onDay(versions, asked))
      return reply.redirect(href(language, `/register/${id}?on=${asked}`))
    const day = typeof typed === 'string' && typed !== '' ? { typed, valid: asked !== null } : null
    const retired = found.record.retiredAt?.toISOString() ?? null
    if (isKnown(request, reply, ['history', found.version.hash, retired, day?.typed ?? null])) return reply
    const { record, force } = found
    const title = titleOf(language, {
      content: found.version.content,
      tool: { name: record.toolName, supplier: record.supplier },
    })
    return reply.page({
      title: publicText(language).history.title(title),
      room: 'register',
      wide: true,
      error: day !== null && !day.valid,
      status: day !== null && !day.valid ? 400 : 200,
      breadcrumbs: [
        { text: publicText(language).register, href: href(language, '/register') },
        { text: title, href: href(language, `/register/${id}`) },
      ],
      body: historyView({ language, record, force, versions, day }),
    })
  })
}

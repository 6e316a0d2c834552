// GET / : the home page.
import { languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { publicText } from '../../../locales/public/index.ts'
import { isKnown } from '../caching.ts'
import type { Reading } from '../reading.ts'
import { homeView } from './view.ts'

export function addHome(app: App, reading: Reading): void {
  app.get('/', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request)
    const listings = await reading.listings('', language)
    const forces = (await reading.organisations.list()).filter(({ kind }) => kind === 'force').length
    if (isKnown(request, reply, ['home', forces, ...listings.map(({ hash }) => hash)])) return reply
    return reply.page({
      title: publicText(language).home.title,
      heading: false,
      wide: true,
      body: homeView({ language, listings, forces }),
    })
  })
}

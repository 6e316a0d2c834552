// Your records: everything that this force has in the register. People of the centre have other rooms, and are
// shown to theirs.
import { ROLES } from '../../../../../kernel/actor.ts'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workplaceOf } from '../../../../../site/index.ts'
import { workText } from '../../../locales/work/index.ts'
import { recordsOf } from '../../../store/records.ts'
import type { WorkPages } from '../context.ts'
import { listView } from './view.ts'

export function addListPage(app: App, { kernel }: WorkPages): void {
  app.get('/work', { config: { access: { roles: ROLES } } }, async (request, reply) => {
    const language = languageOf(request)
    const { roles, organisationId } = actorOf(request)
    const place = workplaceOf(roles)
    if (place !== '/work') return reply.redirect(href(language, place), 303)
    const today = kernel.clock().toISOString().slice(0, 10)
    return reply.page({
      title: workText(language).list.title,
      room: 'work',
      wide: true,
      body: listView({ language, roles, today, lines: await recordsOf(kernel.database, organisationId) }),
    })
  })
}

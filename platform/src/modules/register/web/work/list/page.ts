// Your records: everything that this force has in the register. People of the centre have other rooms, and are
// shown to theirs.
import { actorOf } from '../../../../../kernel/http/access.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { workText } from '../../../locales/work/index.ts'
import { recordsOf } from '../../../store/records.ts'
import type { WorkPages } from '../context.ts'
import { listView } from './view.ts'

const EVERYBODY = ['contributor', 'approver', 'evaluator', 'editor', 'auditor', 'administrator'] as const

export function addListPage(app: App, { kernel }: WorkPages): void {
  app.get('/work', { config: { access: { roles: EVERYBODY } } }, async (request, reply) => {
    const language = languageOf(request)
    const { roles, organisationId } = actorOf(request)
    const room = roomOf(roles)
    if (room) return reply.redirect(href(language, room), 303)
    const today = kernel.clock().toISOString().slice(0, 10)
    return reply.page({
      title: workText(language).list.title,
      room: 'work',
      wide: true,
      body: listView({ language, roles, today, lines: await recordsOf(kernel.database, organisationId) }),
    })
  })
}

type Roles = ReturnType<typeof actorOf>['roles']

/** Where somebody works who neither writes nor authorises; null for the people of a force. */
function roomOf(roles: Roles): string | null {
  if (roles.includes('contributor') || roles.includes('approver')) return null
  if (roles.includes('editor') || roles.includes('auditor')) return '/queue'
  return roles.includes('evaluator') ? '/lab' : '/administration'
}

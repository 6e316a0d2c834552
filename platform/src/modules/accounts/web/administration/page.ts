// The room of those who look after the service: what their roles let them open.

import { html } from '@policeai/govuk/html'
import { actorOf } from '../../../../kernel/http/access.ts'
import { languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import { textOf } from '../../locales/index.ts'
import { administrationLinks } from '../parts.ts'

export function addAdministration(app: App): void {
  app.get(
    '/administration',
    { config: { access: { roles: ['administrator', 'auditor'] } } },
    (request, reply) => {
      const language = languageOf(request)
      const { title } = textOf(language).administration
      const body = html`${administrationLinks(language, actorOf(request).roles)}`
      return reply.page({ title, body, room: 'administration', unlisted: true })
    },
  )
}

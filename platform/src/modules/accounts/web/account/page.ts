// "Your account": whom this service takes the reader for, and what they may do here.
import { button, type Html, html, summaryList } from '@policeai/govuk'
import { type Actor, ROLES } from '../../../../kernel/actor.ts'
import { actorOf } from '../../../../kernel/http/access.ts'
import { href, type Language, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import { formatTime } from '../../../../site/index.ts'
import type { AccountsContext } from '../../context.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { type Text, textOf } from '../../locales/index.ts'
import { administrationLinks, paragraph } from '../parts.ts'

export function addAccount(app: App, { organisations }: AccountsContext): void {
  app.get('/account', { config: { access: { roles: ROLES } } }, async (request, reply) => {
    const actor = actorOf(request)
    const language = languageOf(request)
    const organisation = await organisations.find(actor.organisationId)
    const body = accountBody(language, actor, organisation)
    return reply.page({ title: textOf(language).account.title, body, unlisted: true })
  })
}

export function accountBody(language: Language, actor: Actor, organisation: Organisation | null): Html {
  const text = textOf(language)
  const { account } = text
  const rows: readonly (readonly [string, string | Html])[] = [
    [account.name, actor.name],
    [account.organisation, organisation?.name[language] ?? actor.organisationName],
    [account.roles, rolesList(actor, text)],
    [account.secondFactor, secondFactorText(language, actor)],
  ]
  return html`${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${paragraph(account.wrong)}
${administrationLinks(language, actor.roles)}
<form method="post" action="${href(language, '/sign-out')}">${button({ text: text.signOut })}</form>`
}

const rolesList = (actor: Actor, text: Text): Html =>
  html`<ul class="govuk-list">${actor.roles.map((role) => html`<li>${text.roles[role]}: ${text.roleHints[role]}</li>`)}</ul>`

function secondFactorText(language: Language, { secondFactorAt }: Actor): string {
  const { account } = textOf(language)
  return secondFactorAt === null
    ? account.secondFactorNotShown
    : account.secondFactorShown(formatTime(language, secondFactorAt))
}

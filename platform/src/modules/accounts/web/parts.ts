// Small pieces that the pages of this module share.
import { button, type Content, errorSummary, type Html, html } from '@policeai/govuk'
import type { Role } from '../../../kernel/actor.ts'
import { href, type Language } from '../../../kernel/http/language.ts'
import { linkList } from '../../../site/index.ts'
import { type Text, textOf } from '../locales/index.ts'

export const linkButton = (text: string, href: string, classes?: string): Html =>
  button({ text, href, classes })

export const paragraph = (content: Content): Html => html`<p class="govuk-body">${content}</p>`

export const link = (text: string, href: string): Html =>
  html`<a class="govuk-link" href="${href}">${text}</a>`

export const rolesInWords = (roles: readonly Role[], text: Text): string =>
  roles.length === 0 ? text.noRoles : roles.map((role) => text.roles[role]).join(', ')

/** What is wrong with a form, each fault linked to its field; nothing where nothing is. */
export function faultSummary(faults: Readonly<Record<string, string | undefined>>, text: Text): Html | null {
  const found = Object.entries(faults).flatMap(([field, fault]) =>
    fault ? [{ text: fault, href: `#${field}` }] : [],
  )
  return found.length === 0 ? null : errorSummary({ titleText: text.faultsTitle, errorList: found })
}

export const fieldError = (fault: string | undefined, text: Text) =>
  fault === undefined ? undefined : { text: fault, visuallyHiddenText: text.errorPrefix }

/** The pages of the administration that these roles may open; nothing where there is none. */
export function administrationLinks(language: Language, roles: readonly Role[]): Html | null {
  const { administration } = textOf(language)
  const people = { text: administration.people, href: href(language, '/administration/people') }
  const organisations = {
    text: administration.organisations,
    href: href(language, '/administration/organisations'),
  }
  const audit = { text: administration.audit, href: href(language, '/audit') }
  const queue = { text: administration.queue, href: href(language, '/queue') }
  const administrator = roles.includes('administrator')
  const auditor = roles.includes('auditor')
  const own = [
    ...(administrator ? [people, organisations] : []),
    ...(administrator || auditor ? [audit] : []),
    ...(auditor ? [queue] : []),
  ]
  return own.length === 0 ? null : linkList(own)
}

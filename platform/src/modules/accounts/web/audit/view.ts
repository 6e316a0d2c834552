// How the audit log is shown. The log itself holds no names; they are looked up for the reader, and an
// account that is no longer there leaves its id.
import { button, type Html, html, input, join, notificationBanner, pagination } from '@policeai/govuk'
import { ROLES } from '../../../../kernel/actor.ts'
import type { Audit, ChainedEntry } from '../../../../kernel/audit/index.ts'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { dataTable, formatNumber, formatTime } from '../../../../site/index.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { type Text, textOf } from '../../locales/index.ts'
import { link, linkButton, paragraph } from '../parts.ts'

export const AUDIT_PATH = '/audit'

export type AuditQuery = Readonly<{ subjectType: string; subjectId: string; before: number | null }>

export type Proof = Awaited<ReturnType<Audit['verify']>>

export type AuditPage = Readonly<{
  language: Language
  entries: readonly ChainedEntry[]
  more: boolean
  asked: AuditQuery
  proof: Proof | null
  names: ReadonlyMap<string, string>
  organisations: readonly Organisation[]
}>

export function auditBody(page: AuditPage): Html {
  const { language, entries, proof } = page
  const text = textOf(language)
  return html`${proof === null ? null : proofBanner(proof, language, text)}
${paragraph(text.audit.lead)}
${verifyForm(language, text)}
${filterForm(page, text)}
${entries.length === 0 ? paragraph(text.audit.none) : entriesTable(page, text)}
${pages(page, text)}`
}

function proofBanner(proof: Proof, language: Language, text: Text): Html {
  const { audit: words } = text
  if (proof.ok) {
    const body = html`<p class="govuk-notification-banner__heading">${words.intact(formatNumber(language, proof.entries))}</p>
<p class="govuk-body">${words.head}: <code>${breakable(proof.head)}</code></p>`
    return notificationBanner({ type: 'success', titleText: words.verified, text: body })
  }
  const body = html`<p class="govuk-notification-banner__heading">${words.broken(formatNumber(language, proof.fault.sequence))}</p>
<p class="govuk-body">${proof.fault.fault}</p><p class="govuk-body">${words.brokenNext}</p>`
  return notificationBanner({ role: 'alert', titleText: words.notVerified, text: body })
}

/** A hash that may be broken anywhere, so that it fits a phone, and is copied whole. */
const breakable = (hash: string): Html => join(hash.match(/.{1,8}/g) ?? [], html`<wbr>`)

const verifyForm = (language: Language, { audit: words }: Text): Html =>
  html`<form method="post" action="${href(language, `${AUDIT_PATH}/verify`)}">
${paragraph(words.verifyCost)}
${button({ text: words.verify, classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`

function filterForm({ language, asked }: AuditPage, { audit: words }: Text): Html {
  const filtered = asked.subjectType !== '' || asked.subjectId !== ''
  const classes = 'govuk-input--width-10'
  return html`<form method="get" action="${href(language, AUDIT_PATH)}">
${input({ id: 'subject_type', name: 'subject_type', value: asked.subjectType, label: { text: words.subjectType }, classes, spellcheck: false })}
${input({ id: 'subject_id', name: 'subject_id', value: asked.subjectId, label: { text: words.subjectId }, classes, spellcheck: false })}
<div class="govuk-button-group">
${button({ text: words.filter })}
${filtered ? linkButton(words.clear, href(language, AUDIT_PATH), 'govuk-button--secondary') : null}
</div>
</form>`
}

function entriesTable(page: AuditPage, text: Text): Html {
  const { audit: words } = text
  return dataTable({
    id: 'entries',
    caption: words.caption,
    columns: [
      { text: words.number, numeric: true },
      ...[words.when, words.who, words.action, words.subject, words.detail].map((text) => ({ text })),
    ],
    rows: page.entries.map((entry) => [
      String(entry.sequence),
      formatTime(page.language, entry.at),
      who(entry, page, text),
      html`<code>${entry.action}</code>`,
      subjectLink(entry, page.language),
      entry.detail === '{}' ? '' : html`<code>${entry.detail}</code>`,
    ]),
  })
}

function who(entry: ChainedEntry, { language, names, organisations }: AuditPage, text: Text): string {
  const role = ROLES.find((one) => one === entry.actor_role)
  if (role === undefined && !names.has(entry.actor_id)) return text.audit.system
  const organisation = organisations.find(({ id }) => id === entry.organisation_id)
  const parts = [
    names.get(entry.actor_id) ?? entry.actor_id,
    role === undefined ? null : text.roles[role],
    organisation?.name[language] ?? entry.organisation_id,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function subjectLink(entry: ChainedEntry, language: Language): Html {
  const search = new URLSearchParams({ subject_type: entry.subject_type, subject_id: entry.subject_id })
  return link(`${entry.subject_type} ${entry.subject_id}`, `${href(language, AUDIT_PATH)}?${search}`)
}

function pages({ language, entries, more, asked }: AuditPage, { audit: words }: Text): Html | null {
  if (!more && asked.before === null) return null
  const at = (before: number | undefined): string => {
    const search = new URLSearchParams({ subject_type: asked.subjectType, subject_id: asked.subjectId })
    if (before !== undefined) search.set('before', String(before))
    return `${href(language, AUDIT_PATH)}?${search}`
  }
  return pagination({
    ...(asked.before === null ? {} : { previous: { href: at(undefined), text: words.newest } }),
    ...(more ? { next: { href: at(entries.at(-1)?.sequence), text: words.older } } : {}),
  })
}

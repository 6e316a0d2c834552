// The list of organisations, and the form for a new one.
import { button, type Html, html, input, radios } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { dataTable } from '../../../../site/index.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { textOf } from '../../locales/index.ts'
import { faultSummary, fieldError, linkButton } from '../parts.ts'

export const ORGANISATIONS_PATH = '/administration/organisations'

export type TypedOrganisation = Readonly<{ nameEn: string; nameCy: string; kind: string }>

export type OrganisationFaults = Readonly<Partial<Record<keyof TypedOrganisation, string>>>

export function listBody(language: Language, organisations: readonly Organisation[]): Html {
  const { organisations: words } = textOf(language)
  const rows = organisations.map(({ name, kind }) => [
    name.en,
    html`<span lang="cy">${name.cy}</span>`,
    words.kinds[kind],
  ])
  const columns = [words.nameEn, words.nameCy, words.kind].map((text) => ({ text }))
  return html`${linkButton(words.add, href(language, `${ORGANISATIONS_PATH}/new`))}
${rows.length === 0 ? null : dataTable({ id: 'organisations', caption: words.caption, columns, rows })}`
}

export function addBody(language: Language, typed: TypedOrganisation, faults: OrganisationFaults): Html {
  const text = textOf(language)
  const { organisations: words } = text
  const nameField = (name: 'nameEn' | 'nameCy') =>
    input({
      id: name,
      name,
      value: typed[name],
      label: { text: words[name] },
      errorMessage: fieldError(faults[name], text),
      spellcheck: false,
    })
  return html`${faultSummary(faults, text)}
<form method="post" action="${href(language, ORGANISATIONS_PATH)}" novalidate>
${nameField('nameEn')}
${nameField('nameCy')}
${radios({
  name: 'kind',
  idPrefix: 'kind',
  value: typed.kind,
  fieldset: { legend: { text: words.kind, classes: 'govuk-fieldset__legend--s' } },
  errorMessage: fieldError(faults.kind, text),
  items: (['force', 'centre'] as const).map((kind) => ({ value: kind, text: words.kinds[kind] })),
})}
${button({ text: words.addButton, preventDoubleClick: true })}
</form>`
}

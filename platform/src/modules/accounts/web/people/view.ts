// The pages of the administration: the list of people, one person, and the forms that change them.
import {
  button,
  checkboxes,
  type Html,
  html,
  input,
  pagination,
  select,
  summaryList,
  tag,
} from '@policeai/govuk'
import type { Role } from '../../../../kernel/actor.ts'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { dataTable } from '../../../../site/index.ts'
import { type Organisation, rolesIn } from '../../domain/organisation.ts'
import type { Person } from '../../domain/person.ts'
import { type Text, textOf } from '../../locales/index.ts'
import { faultSummary, fieldError, link, linkButton, paragraph, rolesInWords } from '../parts.ts'
import type { PersonFaults, TypedPerson } from './form.ts'

export const PEOPLE_PATH = '/administration/people'

export const personPath = (language: Language, id: string, act = ''): string =>
  href(language, `${PEOPLE_PATH}/${id}${act === '' ? '' : `/${act}`}`)

export type PeopleList = Readonly<{
  language: Language
  people: readonly Person[]
  organisations: readonly Organisation[]
  search: string
  page: number
  more: boolean
}>

export function listBody(list: PeopleList): Html {
  const { language, people, search } = list
  const text = textOf(language)
  return html`${linkButton(text.people.add, href(language, `${PEOPLE_PATH}/new`))}
${searchForm(language, search)}
${search === '' ? null : html`<h2 class="govuk-heading-m">${text.people.found(search)}</h2>`}
${people.length === 0 ? paragraph(text.people.none) : peopleTable(list, text)}
${pages(list, text)}`
}

function searchForm(language: Language, search: string): Html {
  const { people } = textOf(language)
  return html`<form method="get" action="${href(language, PEOPLE_PATH)}" role="search">
${input({ id: 'search', name: 'search', value: search, label: { text: people.search }, classes: 'govuk-input--width-20', spellcheck: false })}
${button({ text: people.searchButton, classes: 'govuk-button--secondary' })}
</form>`
}

function peopleTable({ language, people, organisations }: PeopleList, text: Text): Html {
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name[language]]))
  const { people: words } = text
  return dataTable({
    id: 'people',
    caption: words.caption,
    columns: [words.name, words.email, words.organisation, words.roles, words.state].map((column) => ({
      text: column,
    })),
    rows: people.map((person) => [
      link(person.name, personPath(language, person.id)),
      person.email,
      nameOf.get(person.organisationId) ?? person.organisationId,
      rolesInWords(person.roles, text),
      stateTag(person, text),
    ]),
  })
}

function stateTag(person: Person, text: Text): Html {
  const { states } = text.people
  if (person.disabledAt !== null) return tag({ text: states.disabled, classes: 'govuk-tag--grey' })
  return person.linked
    ? tag({ text: states.active, classes: 'govuk-tag--green' })
    : tag({ text: states.invited, classes: 'govuk-tag--yellow' })
}

function pages({ language, search, page, more }: PeopleList, text: Text): Html | null {
  if (page === 1 && !more) return null
  const at = (number: number): string =>
    `${href(language, PEOPLE_PATH)}?${new URLSearchParams({ search, page: String(number) })}`
  return pagination({
    ...(page > 1 ? { previous: { href: at(page - 1), text: text.people.previous } } : {}),
    ...(more ? { next: { href: at(page + 1), text: text.people.next } } : {}),
  })
}

export function personBody(
  language: Language,
  person: Person,
  organisation: Organisation | null,
  changeable: boolean,
): Html {
  const text = textOf(language)
  const { people: words } = text
  const rows: readonly (readonly [string, string | Html])[] = [
    [words.name, person.name],
    [words.email, person.email],
    [words.organisation, organisation?.name[language] ?? person.organisationId],
    [words.roles, rolesInWords(person.roles, text)],
    [words.state, stateTag(person, text)],
  ]
  return html`${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${changeable ? changeButtons(language, person, text) : paragraph(words.ownAccount)}`
}

function changeButtons(language: Language, person: Person, text: Text): Html {
  const active = person.disabledAt === null
  return html`<div class="govuk-button-group">
${linkButton(text.people.rolesChange, personPath(language, person.id, 'roles'))}
${
  active
    ? linkButton(text.people.disable, personPath(language, person.id, 'disable'), 'govuk-button--warning')
    : linkButton(text.people.enable, personPath(language, person.id, 'enable'), 'govuk-button--secondary')
}
</div>`
}

export type AddForm = Readonly<{
  language: Language
  typed: TypedPerson
  faults: PersonFaults
  organisations: readonly Organisation[]
}>

export function addBody({ language, typed, faults, organisations }: AddForm): Html {
  const text = textOf(language)
  const { people: words } = text
  return html`${faultSummary(faults, text)}
<form method="post" action="${href(language, PEOPLE_PATH)}" novalidate>
${input({ id: 'name', name: 'name', value: typed.name, label: { text: words.name }, autocomplete: 'off', errorMessage: fieldError(faults.name, text) })}
${input({ id: 'email', name: 'email', type: 'email', value: typed.email, label: { text: words.email }, hint: { text: words.emailHint }, autocomplete: 'off', spellcheck: false, errorMessage: fieldError(faults.email, text) })}
${select({
  id: 'organisation',
  name: 'organisation',
  label: { text: words.organisation },
  value: typed.organisation,
  items: [
    { value: '', text: words.chooseOrganisation },
    ...organisations.map(({ id, name }) => ({ value: id, text: name[language] })),
  ],
  errorMessage: fieldError(faults.organisation, text),
})}
${rolesField(text, typed.roles, faults.roles, [...rolesIn('force'), ...rolesIn('centre')])}
${button({ text: words.addButton, preventDoubleClick: true })}
</form>`
}

const rolesField = (
  text: Text,
  chosen: readonly Role[],
  fault: string | undefined,
  offered: readonly Role[],
): Html =>
  checkboxes({
    name: 'roles',
    idPrefix: 'roles',
    values: chosen,
    fieldset: { legend: { text: text.people.roles, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: text.people.rolesHint },
    errorMessage: fieldError(fault, text),
    items: offered.map((role) => ({
      value: role,
      text: text.roles[role],
      hint: { text: text.roleHints[role] },
    })),
  })

export type RolesForm = Readonly<{
  language: Language
  person: Person
  organisation: Organisation
  chosen: readonly Role[]
  version: string
  fault?: string
}>

export function rolesBody({ language, person, organisation, chosen, version, fault }: RolesForm): Html {
  const text = textOf(language)
  const offered = [...new Set([...rolesIn(organisation.kind), ...person.roles])]
  return html`${faultSummary({ roles: fault }, text)}
<form method="post" novalidate>
<input type="hidden" name="version" value="${version}">
${rolesField(text, chosen, fault, offered)}
<div class="govuk-button-group">
${button({ text: text.save, preventDoubleClick: true })}
${link(text.cancel, personPath(language, person.id))}
</div>
</form>`
}

export function confirmBody(language: Language, person: Person, act: 'disable' | 'enable'): Html {
  const text = textOf(language)
  const { people: words } = text
  const disable = act === 'disable'
  return html`${paragraph(disable ? words.disableBody : words.enableBody)}
<form method="post">
<input type="hidden" name="version" value="${person.version}">
<div class="govuk-button-group">
${button({ text: words[act], preventDoubleClick: true, classes: disable ? 'govuk-button--warning' : undefined })}
${link(text.cancel, personPath(language, person.id))}
</div>
</form>`
}

// How the embedded provider asks: a list of made-up people by organisation, and a code that stands on the page.
import { button, type Html, html, input, insetText, radios } from '@policeai/govuk'
import type { Language } from '../../../../kernel/http/language.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Person } from '../../domain/person.ts'
import { type Text, textOf } from '../../locales/index.ts'
import { faultSummary, fieldError, link, paragraph, rolesInWords } from '../parts.ts'

type Chooser = Readonly<{
  language: Language
  /** Where the choice is sent. */
  action: string
  people: readonly Person[]
  organisations: readonly Organisation[]
  fault: string | undefined
}>

export function chooserBody({ language, action, people, organisations, fault }: Chooser): Html {
  const text = textOf(language)
  const groups = organisations
    .map((organisation) => ({
      organisation,
      members: people.filter((one) => one.organisationId === organisation.id),
    }))
    .filter(({ members }) => members.length > 0)
  return html`${faultSummary({ [`person-${groups[0]?.organisation.id}`]: fault }, text)}
${paragraph(text.demonstration.lead)}
<form method="post" action="${action}" novalidate>
${groups.map(({ organisation, members }) => group(organisation, members, language))}
${button({ text: text.signIn, preventDoubleClick: true })}
</form>`
}

const group = (organisation: Organisation, members: readonly Person[], language: Language): Html =>
  radios({
    name: 'person',
    idPrefix: `person-${organisation.id}`,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: organisation.name[language], classes: 'govuk-fieldset__legend--s' } },
    items: members.map((person) => ({
      value: person.id,
      text: person.name,
      hint: { text: about(person, textOf(language)) },
    })),
  })

const about = (person: Person, text: Text): string =>
  person.disabledAt === null
    ? rolesInWords(person.roles, text)
    : `${rolesInWords(person.roles, text)} (${text.demonstration.disabled})`

type Code = Readonly<{
  language: Language
  person: Person
  code: string
  allPath: string
  wrong: string | undefined
}>

export function codeBody({ language, person, code, allPath, wrong }: Code): Html {
  const text = textOf(language)
  const { demonstration } = text
  const fault = wrong === undefined ? undefined : demonstration.codeWrong
  return html`${faultSummary({ code: fault }, text)}
${paragraph(demonstration.codeLead(person.name))}
${insetText({ text: html`<strong>${demonstration.codeShown(code)}</strong><br>${demonstration.codeWhy}` })}
<form method="post" novalidate>
<input type="hidden" name="person" value="${person.id}">
${input({
  id: 'code',
  name: 'code',
  value: wrong,
  label: { text: demonstration.codeLabel, classes: 'govuk-label--s' },
  hint: { text: demonstration.codeHint },
  errorMessage: fieldError(fault, text),
  classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
})}
${button({ text: text.continue, preventDoubleClick: true })}
</form>
${paragraph(link(demonstration.somebodyElse, allPath))}`
}

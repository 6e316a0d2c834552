// A section of a draft as a form, with what is wrong with it on top; and the same form beside what somebody
// else saved in the meantime.
import { button, type Html, html, insetText } from '@policeai/govuk'
import { difference, type RecordContent, type Section } from '@policeai/record'
import type { FormValues } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { formatTime } from '../../../../../site/index.ts'
import { workText } from '../../../locales/work/index.ts'
import { recordPath } from '../context.ts'
import { faultSummary } from '../faults.ts'
import { stateText } from '../shown.ts'
import { idOf } from './names.ts'
import type { ControlFault } from './read.ts'
import { withholdable } from './withholding.ts'

/** What somebody else saved while this form was open. */
export type Conflict = Readonly<{ saved: RecordContent; typed: RecordContent; at: Date; yourself: boolean }>

export type SectionForm = Readonly<{
  language: Language
  recordId: string
  section: Section
  values: FormValues
  faults: readonly ControlFault[]
  revision: number
  base: string
  conflict: Conflict | null
}>

export function sectionView(form: SectionForm): Html {
  const { language, section, recordId, faults, conflict } = form
  const text = workText(language).section
  const errors = new Map(faults.map(({ name, message }) => [name, message]))
  const drawn = { language, values: form.values, errors }
  const summarised = faults.map(({ name, title, message }) => ({
    href: `#${idOf(name)}`,
    text: `${title}: ${message}`,
  }))
  return html`${faultSummary(language, summarised)}${conflict && savedMeanwhile(form, conflict)}
<p class="govuk-body-l">${section.intro[language]}</p>
<form method="post" action="${href(language, recordPath(recordId, `/sections/${section.key}`))}" novalidate>
<input type="hidden" name="_revision" value="${form.revision}"><input type="hidden" name="_base" value="${form.base}">
<button type="submit" name="_do" value="continue" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">${text.saveAndContinue}</button>
${section.fields.map((field) => withholdable(drawn, field))}
<div class="govuk-button-group">
${button({ text: conflict ? text.saveMine : text.saveAndContinue, name: '_do', value: 'continue' })}
${button({ text: text.saveForLater, name: '_do', value: 'later', classes: 'govuk-button--secondary' })}
<a class="govuk-link" href="${href(language, recordPath(recordId))}">${text.leave}</a>
</div></form>`
}

/** Both texts, field by field: what is saved now, and (in the form below) what this reader typed. */
function savedMeanwhile({ language }: SectionForm, { saved, typed, at, yourself }: Conflict): Html {
  const text = workText(language).conflict
  const when = formatTime(language, at)
  const fields = difference(saved, typed).map(({ field }) => field)
  const one = (state: RecordContent[string] | undefined, key: string) => {
    const field = fields.find((candidate) => candidate.key === key)
    return field && state ? stateText(field, state, language) : text.empty
  }
  return html`${faultSummary(language, [
    { href: '#conflict', text: yourself ? text.byYourself(when) : text.byAnother(when) },
  ])}
<div id="conflict" tabindex="-1"><h2 class="govuk-heading-m">${text.title}</h2><p class="govuk-body">${text.what}</p>
${fields.map(
  (
    field,
  ) => html`<h3 class="govuk-heading-s"><a class="govuk-link" href="#${idOf(firstControl(field))}">${field.title[language]}</a></h3>
<div class="app-difference__sides"><div class="app-difference__side"><p class="app-difference__name">${text.saved}</p>${insetText({ text: one(saved[field.key], field.key) })}</div>
<div class="app-difference__side app-difference__side--after"><p class="app-difference__name">${text.typed}</p>${insetText({ text: one(typed[field.key], field.key) })}</div></div>`,
)}</div>`
}

const firstControl = ({ key, kind }: Section['fields'][number]): string =>
  kind.kind === 'text' && kind.translatable ? `${key}.en` : kind.kind === 'date' ? `${key}.day` : key

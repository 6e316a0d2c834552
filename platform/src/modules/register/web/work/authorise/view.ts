// What the approver reads, and the two ways on: authorise, or return with reasons.
import {
  button,
  characterCount,
  checkboxes,
  details,
  type Html,
  html,
  input,
  insetText,
  warningText,
} from '@policeai/govuk'
import { type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import type { Version } from '../../../domain/chain.ts'
import type { Draft } from '../../../domain/draft.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Attached } from '../../../store/evidence.ts'
import { changesView, contentSummary, evidenceSummary } from '../content.ts'
import { recordPath } from '../context.ts'
import { faultSummary } from '../faults.ts'
import { dateControl } from '../section/controls.ts'
import { idOf } from '../section/names.ts'
import { AUTHORISE_FIELDS, type AuthoriseFaults } from './form.ts'

export type AuthoriseParts = Readonly<{
  language: Language
  draft: Draft
  version: Version | null
  evidence: readonly Attached[]
  /** This person wrote in it: they can only return it. */
  ownWork: boolean
  form: FormValues
  faults: AuthoriseFaults
  reasonMissing: boolean
}>

export function authoriseView(parts: AuthoriseParts): Html {
  const { language, draft, version, evidence, faults, reasonMissing } = parts
  const text = workText(language)
  const listed = AUTHORISE_FIELDS.flatMap((name) =>
    faults[name] === undefined ? [] : [{ href: `#${idOf(name)}`, text: faults[name] }],
  )
  const all = reasonMissing ? [...listed, { href: '#reason', text: text.returning.missing }] : listed
  return html`${faultSummary(language, all)}
<p class="govuk-body-l">${text.authorise.what}</p>
${draft.changeNote !== '' && insetText({ text: html`<h2 class="govuk-heading-s">${text.authorise.note}</h2><p class="govuk-body app-typed">${draft.changeNote}</p>` })}
${version && html`<h2 class="govuk-heading-l">${text.authorise.changes(version.number)}</h2>${changesView(language, version.content, draft.content)}`}
<p class="govuk-body"><a class="govuk-link" href="${href(language, recordPath(draft.recordId, '/preview'))}">${text.record.preview}</a></p>
${details({
  summaryText: text.authorise.everything,
  open: version === null,
  text: html`${contentSummary(language, draft.content)}${evidenceSummary(language, evidence)}`,
})}
${parts.ownWork ? insetText({ text: text.record.ownWork }) : decisionForm(parts)}
${returnForm({ ...parts, action: href(language, recordPath(draft.recordId, '/return')) })}`
}

function decisionForm({ language, draft, form, faults }: AuthoriseParts): Html {
  const { authorise: text, error, count } = workText(language)
  const errorOf = (message: string | undefined) =>
    message === undefined ? undefined : { text: message, visuallyHiddenText: error }
  const drawn = { language, values: form, errors: new Map(Object.entries(faults)) }
  return html`<h2 class="govuk-heading-l">${text.heading}</h2>
<form method="post" action="${href(language, recordPath(draft.recordId, '/authorise'))}" novalidate>
<input type="hidden" name="_revision" value="${draft.revision}">
${input({ name: 'role', id: 'role', value: oneOf(form, 'role'), label: { text: text.role, classes: 'govuk-label--m' }, hint: { text: text.roleHint }, errorMessage: errorOf(faults.role), classes: 'govuk-!-width-two-thirds' })}
${characterCount({ name: 'conditions', id: 'conditions', value: oneOf(form, 'conditions'), label: { text: text.conditions, classes: 'govuk-label--m' }, hint: { text: text.conditionsHint }, maxlength: 2000, threshold: 75, errorMessage: errorOf(faults.conditions), ...count })}
${dateControl(drawn, { name: 'review', title: text.review, help: text.reviewHint, large: true })}
${warningText({ text: text.warning, iconFallbackText: text.warningLabel })}
${checkboxes({ name: 'declared', idPrefix: 'declared', items: [{ value: 'yes', text: text.declare }], errorMessage: errorOf(faults.declared) })}
${button({ text: text.button, preventDoubleClick: true })}</form>`
}

type ReturnParts = Readonly<{
  language: Language
  draft: Draft
  form: FormValues
  reasonMissing: boolean
  action: string
}>

/** The approver's and the editor's: back to the contributors, with what has to be done. */
export function returnForm({ language, draft, form, reasonMissing, action }: ReturnParts): Html {
  const { returning: text, error, count } = workText(language)
  return details({
    summaryText: text.title,
    open: reasonMissing,
    text: html`<form method="post" action="${action}" novalidate><input type="hidden" name="_revision" value="${draft.revision}">
${characterCount({
  name: 'reason',
  id: 'reason',
  value: oneOf(form, 'reason'),
  label: { text: text.reason, classes: 'govuk-label--s' },
  hint: { text: text.hint },
  maxlength: 4000,
  threshold: 75,
  errorMessage: reasonMissing ? { text: text.missing, visuallyHiddenText: error } : undefined,
  ...count,
})}
${button({ text: text.button, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  })
}

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
import { allOf, type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { documentLayout, type Section } from '../../../../../site/index.ts'
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
  /** A second factor was asked for first: what was typed is back, and nothing was sent. */
  unsent: boolean
}>

export function authoriseView(parts: AuthoriseParts): Html {
  const { language, draft, faults, reasonMissing } = parts
  const text = workText(language)
  const listed = AUTHORISE_FIELDS.flatMap((name) =>
    faults[name] === undefined ? [] : [{ href: `#${idOf(name)}`, text: faults[name] }],
  )
  const all = reasonMissing ? [...listed, { href: '#reason', text: text.returning.missing }] : listed
  return html`${faultSummary(language, all)}${unsentNotice(parts)}
<p class="govuk-body-l">${text.authorise.what}</p>
${draft.changeNote !== '' && insetText({ text: html`<h2 class="govuk-heading-s">${text.authorise.note}</h2><p class="govuk-body app-typed">${draft.changeNote}</p>` })}
<p class="govuk-body"><a class="govuk-link" href="${href(language, recordPath(draft.recordId, '/preview'))}">${text.record.preview}</a></p>
${documentLayout(language, sectionsOf(parts), text.check.contents)}`
}

function sectionsOf(parts: AuthoriseParts): readonly Section[] {
  const { language, draft, version, evidence, ownWork } = parts
  const { authorise: text, record } = workText(language)
  const changes = version && {
    id: 'changes',
    title: text.changes(version.number),
    body: changesView(language, version.content, draft.content),
  }
  const said = html`${contentSummary(language, draft.content)}${evidenceSummary(language, evidence)}`
  const action = href(language, recordPath(draft.recordId, '/return'))
  const decision = ownWork ? insetText({ text: record.ownWork }) : decisionForm(parts)
  return [
    ...(changes ? [changes] : []),
    { id: 'everything', title: text.everything, body: said },
    { id: 'decide', title: text.heading, body: html`${decision}${returnForm({ ...parts, action })}` },
  ]
}

export function unsentNotice({
  language,
  unsent,
}: Readonly<{ language: Language; unsent: boolean }>): Html | null {
  return unsent ? insetText({ text: html`<strong>${workText(language).unsent}</strong>` }) : null
}

function decisionForm({ language, draft, form, faults }: AuthoriseParts): Html {
  const { authorise: text, error, count } = workText(language)
  const errorOf = (message: string | undefined) =>
    message === undefined ? undefined : { text: message, visuallyHiddenText: error }
  const drawn = { language, values: form, errors: new Map(Object.entries(faults)) }
  return html`<form method="post" action="${href(language, recordPath(draft.recordId, '/authorise'))}" novalidate>
<input type="hidden" name="_revision" value="${draft.revision}">
${input({ name: 'role', id: 'role', value: oneOf(form, 'role'), label: { text: text.role, classes: 'govuk-label--m' }, hint: { text: text.roleHint }, errorMessage: errorOf(faults.role), classes: 'govuk-!-width-two-thirds' })}
${characterCount({ name: 'conditions', id: 'conditions', value: oneOf(form, 'conditions'), label: { text: text.conditions, classes: 'govuk-label--m' }, hint: { text: text.conditionsHint }, maxlength: 2000, threshold: 75, errorMessage: errorOf(faults.conditions), ...count })}
${dateControl(drawn, { name: 'review', title: text.review, help: text.reviewHint, large: true })}
${warningText({ text: text.warning, iconFallbackText: text.warningLabel })}
${checkboxes({ name: 'declared', idPrefix: 'declared', items: [{ value: 'yes', text: text.declare }], values: [...allOf(form, 'declared')], errorMessage: errorOf(faults.declared) })}
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
